import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import { ChevronDown, CornerDownRight, ExternalLink, List, MapPin, Phone, Reply } from "lucide-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Interactive, MessageButton } from "../../../../lib/wire";
import { RichText } from "../rich-text";

/** The words of a message with buttons, a list or a link, in the order the customer reads them. */
export function InteractiveBody({ interactive, text }: { interactive: Interactive; text: string | null }) {
  if (interactive.reply) return <ChosenReply interactive={interactive} />;
  if (interactive.kind === "form") return <FormAnswers interactive={interactive} text={text} />;
  return <Framed header={interactive.header} text={text} footer={interactive.footer} />;
}

/** Head, words and small print, shared by interactive messages and templates. */
export function Framed({
  header,
  text,
  footer,
}: {
  header?: string | null;
  text: string | null;
  footer?: string | null;
}) {
  return (
    <>
      {header && <Box sx={{ fontWeight: 650, mb: "2px" }}>{header}</Box>}
      {text && <RichText text={text} />}
      {footer && <Box sx={{ fontSize: 12.5, color: "tk.ink3", mt: "2px" }}>{footer}</Box>}
    </>
  );
}

/** What the customer chose, marked as an answer and not as something typed. */
function ChosenReply({ interactive }: { interactive: Interactive }) {
  const { t } = useTranslation();
  return (
    <Box sx={{ display: "flex", gap: 1, whiteSpace: "normal" }}>
      <Box sx={{ color: "tk.accent", pt: "2px" }}>
        <CornerDownRight size={16} aria-label={t("messages.interactive.chosen")} />
      </Box>
      <Box>
        <Box sx={{ fontWeight: 600 }}>{interactive.reply?.title}</Box>
        {interactive.reply?.description && (
          <Box sx={{ fontSize: 12.5, color: "tk.ink2" }}>{interactive.reply.description}</Box>
        )}
      </Box>
    </Box>
  );
}

function FormAnswers({ interactive, text }: { interactive: Interactive; text: string | null }) {
  const { t } = useTranslation();
  return (
    <Box sx={{ whiteSpace: "normal", minWidth: 200 }}>
      <Box sx={{ fontWeight: 650 }}>{text || t("messages.interactive.form")}</Box>
      <Box component="dl" sx={{ m: 0, mt: 0.5, display: "grid", gap: "4px" }}>
        {interactive.answers?.map(({ field, answer }) => (
          <Box key={field}>
            <Box component="dt" sx={{ fontSize: 12, color: "tk.ink3" }}>
              {field}
            </Box>
            <Box component="dd" sx={{ m: 0 }}>
              {answer}
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

/** What the customer can tap under the words. Nothing happens here when an agent does. */
export function InteractiveStrip({ interactive }: { interactive: Interactive }) {
  const { t } = useTranslation();
  if (interactive.reply || interactive.kind === "form") return null;
  if (interactive.kind === "location_request") {
    return <StripLine icon={<MapPin size={15} aria-hidden />}>{t("messages.interactive.sendLocation")}</StripLine>;
  }
  if (interactive.kind === "list") return <ListStrip interactive={interactive} />;
  return <ButtonStrip buttons={interactive.buttons ?? []} />;
}

export function ButtonStrip({ buttons }: { buttons: MessageButton[] }) {
  return buttons.map((button, index) => (
    <StripLine
      key={`${button.title}:${index}`}
      title={button.url ?? button.phone ?? undefined}
      icon={
        button.url ? (
          <ExternalLink size={15} aria-hidden />
        ) : button.phone ? (
          <Phone size={15} aria-hidden />
        ) : (
          <Reply size={15} aria-hidden />
        )
      }
    >
      {button.title}
    </StripLine>
  ));
}

const lineLook = {
  display: "flex",
  alignItems: "center",
  justifyContent: "center",
  gap: 0.75,
  width: "100%",
  minHeight: 36,
  px: 1.5,
  fontSize: 13.5,
  fontWeight: 600,
  color: "tk.accent",
  borderTop: "1px solid",
  borderColor: "color-mix(in srgb, var(--palette-tk-ink) 12%, transparent)",
} as const;

function StripLine({ icon, title, children }: { icon: ReactNode; title?: string; children: ReactNode }) {
  return (
    <Box sx={lineLook} title={title}>
      {icon}
      {children}
    </Box>
  );
}

function ListStrip({ interactive }: { interactive: Interactive }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <ButtonBase sx={lineLook} aria-expanded={open} onClick={() => setOpen(!open)}>
        <List size={15} aria-hidden />
        {interactive.listButton}
        <ChevronDown size={14} aria-hidden style={{ transform: open ? "rotate(180deg)" : undefined }} />
      </ButtonBase>
      {open && (
        <Box sx={{ px: 1.5, pb: 1, whiteSpace: "normal" }}>
          {interactive.sections?.map((section, index) => (
            <Box key={index} sx={{ pt: 0.75 }}>
              {section.title && <Box sx={{ fontSize: 12, fontWeight: 650, color: "tk.accent" }}>{section.title}</Box>}
              {section.rows.map((row) => (
                <Box key={row.id} sx={{ py: "3px" }}>
                  <Box>{row.title}</Box>
                  {row.description && <Box sx={{ fontSize: 12, color: "tk.ink2" }}>{row.description}</Box>}
                </Box>
              ))}
            </Box>
          ))}
        </Box>
      )}
    </>
  );
}
