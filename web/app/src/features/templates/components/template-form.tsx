import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { Paperclip } from "lucide-react";
import { useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "../../../ui/field";
import { PlaceFields } from "../../../ui/place-fields";
import { needsFile, needsPlace, readableName } from "../template-fill";
import type { ChosenTemplate } from "./template-dialog";

interface Props {
  chosen: ChosenTemplate;
  onChange: (chosen: ChosenTemplate) => void;
  preview: ReactNode;
}

const accept: Record<string, string> = { image: "image/jpeg,image/png", video: "video/mp4,video/3gpp" };
const places = ["header", "body", "button"];

/** The variables of a template, with the customer's view changing as one types. */
export function TemplateForm({ chosen, onChange, preview }: Props) {
  const { t } = useTranslation();
  const { template, values, file } = chosen;
  const input = useRef<HTMLInputElement>(null);

  function labelOf(key: string, label: string) {
    const place = key.split(":")[0] ?? "";
    return t(`templates.place.${places.includes(place) ? place : "body"}`, {
      name: /^\d+$/.test(label) ? label : readableName(label),
    });
  }

  return (
    <Box sx={{ p: 3, pt: 2, display: "grid", gap: 2 }}>
      <Box sx={{ p: 2, borderRadius: "14px", bgcolor: "tk.chat", display: "flex", justifyContent: "center" }}>
        <Box sx={{ width: "100%", maxWidth: 380 }} role="group" aria-label={t("templates.preview")}>
          {preview}
        </Box>
      </Box>
      {needsFile(template) && (
        <Box>
          <Box sx={{ fontSize: 13, fontWeight: 550, pb: 0.75 }}>
            {t(`templates.file.${template.headerFormat ?? "document"}`)}
          </Box>
          <Box sx={{ display: "flex", alignItems: "center", gap: 1.25, minWidth: 0 }}>
            <Button onClick={() => input.current?.click()}>
              <Paperclip size={15} aria-hidden />
              {t(file ? "templates.file.change" : "templates.file.choose")}
            </Button>
            <Box
              sx={{
                fontSize: 13,
                color: "tk.ink2",
                overflow: "hidden",
                textOverflow: "ellipsis",
                whiteSpace: "nowrap",
              }}
            >
              {file?.name ?? t("templates.file.needed")}
            </Box>
          </Box>
          <input
            ref={input}
            type="file"
            hidden
            accept={accept[template.headerFormat ?? ""] ?? ""}
            onChange={(event) => onChange({ ...chosen, file: event.target.files?.[0] ?? file })}
          />
        </Box>
      )}
      {needsPlace(template) && (
        <Box role="group" aria-label={t("templates.file.location")} sx={{ display: "grid", gap: 2 }}>
          <PlaceFields value={chosen.place} onChange={(place) => onChange({ ...chosen, place })} autoFocus />
        </Box>
      )}
      {template.variables.map((variable, index) => (
        <Field
          key={`${template.id}:${variable.key}`}
          label={labelOf(variable.key, variable.label)}
          help={variable.example ? t("templates.example", { example: variable.example }) : undefined}
          value={values[variable.key] ?? ""}
          autoFocus={index === 0 && !needsPlace(template)}
          inputProps={{ maxLength: 1024 }}
          onChange={(event) => onChange({ ...chosen, values: { ...values, [variable.key]: event.target.value } })}
        />
      ))}
      {template.variables.length === 0 && !needsFile(template) && !needsPlace(template) && (
        <Box sx={{ fontSize: 13.5, color: "tk.ink2" }}>{t("templates.noVariables")}</Box>
      )}
    </Box>
  );
}
