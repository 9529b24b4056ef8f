import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import { useTranslation } from "react-i18next";
import { useProblemText } from "../../../lib/use-problem-text";
import type { Template } from "../../../lib/wire";
import { Pill, type Tone } from "../../../ui/pill";
import { QueryState } from "../../../ui/query-state";
import { isSendable, readableName } from "../template-fill";

interface Props {
  query: { isPending: boolean; isError: boolean; error: unknown; data: unknown; refetch: () => unknown };
  templates: Template[];
  chosenId?: string;
  searching: boolean;
  onChoose: (template: Template) => void;
}

const statusTones: Record<string, Tone> = {
  approved: "ok",
  pending: "info",
  rejected: "danger",
  paused: "warn",
  disabled: "danger",
};
const qualityTones: Record<string, Tone> = { green: "ok", yellow: "warn", red: "danger" };
const categories = ["marketing", "utility", "authentication"];

/** The templates of a connection; what cannot be sent says why. */
export function TemplateList({ query, templates, chosenId, searching, onChoose }: Props) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  return (
    <Box sx={{ flex: 1, minHeight: 0, overflowY: "auto" }}>
      <QueryState
        query={query}
        rowHeight={84}
        texts={{ title: t("states.errorTitle"), reload: t("states.reload"), loading: t("states.loading") }}
        problemText={problemText}
      >
        {templates.length === 0 ? (
          <Box role="status" sx={{ p: 3, fontSize: 13.5, color: "tk.ink2", textAlign: "center", textWrap: "pretty" }}>
            {t(searching ? "templates.noneFound" : "templates.empty")}
          </Box>
        ) : (
          <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
            {templates.map((template) => (
              <li key={template.id}>
                <Row template={template} chosen={template.id === chosenId} onChoose={() => onChoose(template)} />
              </li>
            ))}
          </Box>
        )}
      </QueryState>
    </Box>
  );
}

function Row({ template, chosen, onChoose }: { template: Template; chosen: boolean; onChoose: () => void }) {
  const { t } = useTranslation();
  const can = isSendable(template);
  const category = categories.includes(template.category)
    ? t(`templates.category.${template.category}`)
    : template.category;
  return (
    <ButtonBase
      disabled={!can}
      aria-pressed={chosen}
      onClick={onChoose}
      sx={{
        display: "block",
        width: "100%",
        textAlign: "left",
        px: 2,
        py: 1.25,
        borderLeft: "3px solid",
        borderColor: chosen ? "tk.accent" : "transparent",
        bgcolor: chosen ? "tk.accentSoft" : undefined,
        "&:hover": { bgcolor: chosen ? "tk.accentSoft" : "tk.sunken" },
        "&.Mui-disabled": { opacity: 1 },
      }}
    >
      <Box sx={{ fontSize: 14, fontWeight: 600, color: can ? "tk.ink" : "tk.ink3" }}>{readableName(template.name)}</Box>
      <Box sx={{ fontSize: 12, color: "tk.ink3" }}>{[category, template.language.replace("_", "-")].join(" · ")}</Box>
      <Box
        sx={{
          fontSize: 13,
          color: can ? "tk.ink2" : "tk.ink3",
          overflow: "hidden",
          textOverflow: "ellipsis",
          whiteSpace: "nowrap",
        }}
      >
        {template.body}
      </Box>
      <Box sx={{ display: "flex", gap: 0.5, pt: 0.5, flexWrap: "wrap" }}>
        <Pill tone={statusTones[template.status] ?? "neutral"}>{statusText(template, t)}</Pill>
        {qualityTones[template.quality] && (
          <Pill tone={qualityTones[template.quality] ?? "neutral"}>{t(`templates.quality.${template.quality}`)}</Pill>
        )}
      </Box>
      {!can && <Box sx={{ pt: 0.5, fontSize: 12.5, color: "tk.ink2", textWrap: "pretty" }}>{whyNot(template, t)}</Box>}
    </ButtonBase>
  );
}

type Translate = ReturnType<typeof useTranslation>["t"];

const statusText = (template: Template, t: Translate) =>
  template.status in statusTones ? t(`templates.status.${template.status}`) : template.status;

function whyNot(template: Template, t: Translate) {
  const reason = template.rejectedReason && template.rejectedReason !== "NONE" ? ` (${template.rejectedReason})` : "";
  return t(template.status in statusTones ? `templates.why.${template.status}` : "templates.why.other") + reason;
}
