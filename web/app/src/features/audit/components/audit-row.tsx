import Box from "@mui/material/Box";
import { useTranslation } from "react-i18next";
import { useDates } from "../../../lib/format";
import { Avatar } from "../../../ui/avatar";
import type { AuditLine } from "../api/use-audit";

/** Who did what to what, and what became of it. */
export function AuditRow({ line }: { line: AuditLine }) {
  const { t } = useTranslation();
  const dates = useDates();
  const subject = line.action === "ticket.deleted" ? `#${line.label}` : line.label;
  return (
    <Box
      component="li"
      sx={{
        display: "flex",
        gap: 1.75,
        px: 2.5,
        py: 1.5,
        minHeight: 64,
        "& + &": { borderTop: "1px solid", borderColor: "tk.line" },
      }}
    >
      <Avatar name={line.actorName} seed={line.actorId} size={36} photo={line.actorPhotoUrl} />
      <Box sx={{ flex: 1, minWidth: 0, overflowWrap: "anywhere" }}>
        <Box>
          <Box component="span" sx={{ fontWeight: 600 }}>
            {line.actorName}
          </Box>{" "}
          <Box component="span" sx={{ color: "tk.ink2" }}>
            {t(`audit.done.${line.action}`, { defaultValue: line.action })}
          </Box>
          {subject && (
            <>
              {" "}
              <Box component="span" sx={{ fontWeight: 550 }}>
                {subject}
              </Box>
            </>
          )}
        </Box>
        {line.changes.length > 0 && (
          <Box component="ul" sx={{ listStyle: "none", m: 0, mt: 0.5, p: 0, fontSize: 12.5, color: "tk.ink2" }}>
            {line.changes.map((change) => (
              <Change key={change.field} change={change} />
            ))}
          </Box>
        )}
      </Box>
      <Box
        component="time"
        dateTime={line.at}
        sx={{ flexShrink: 0, fontSize: 12, color: "tk.ink3", fontVariantNumeric: "tabular-nums", pt: "2px" }}
      >
        {dates.full(line.at)}
      </Box>
    </Box>
  );
}

/** A value with what it was before; of a secret only that it is another now. */
function Change({ change: { field, from, to } }: { change: AuditLine["changes"][number] }) {
  const { t } = useTranslation();
  const words = (value: string) =>
    field === "role"
      ? t(`users.roles.${value}`, { defaultValue: value })
      : field === "language"
        ? t(`profile.languages.${value}`, { defaultValue: value })
        : value;
  const name = t(`audit.fields.${field}`, { defaultValue: field });
  return (
    <Box component="li">
      {from === null && to === null
        ? t("audit.secret", { field: name })
        : from === null
          ? `${name}: ${words(to ?? "")}`
          : t("audit.fromTo", { field: name, from: words(from), to: words(to ?? "") })}
    </Box>
  );
}
