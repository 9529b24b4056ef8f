import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import IconButton from "@mui/material/IconButton";
import { Plus, X } from "lucide-react";
import { useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import {
  emptyValues,
  limits,
  toInteractive,
  type InteractiveFormKind,
  type InteractiveValues,
} from "../../interactive-draft";
import type { Draft } from "../../outbox";
import { InteractiveBody, InteractiveStrip } from "../bodies/interactive";
import { LimitedField } from "./limited-field";

interface Props {
  kind: InteractiveFormKind;
  onSend: (draft: Draft) => void;
  onClose: () => void;
}

/** Buttons, a list or a link, with the customer's view beside the form. */
export function InteractiveForm({ kind, onSend, onClose }: Props) {
  const { t } = useTranslation();
  const [values, setValues] = useState<InteractiveValues>(emptyValues);
  const set = (next: Partial<InteractiveValues>) => setValues((before) => ({ ...before, ...next }));
  const interactive = toInteractive(kind, values);

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    if (interactive) onSend({ type: "interactive", text: values.body.trim(), content: { interactive } });
  }

  return (
    <form onSubmit={submit}>
      <DialogContent sx={{ display: "grid", gridTemplateColumns: { xs: "1fr", md: "1fr 300px" }, gap: 3 }}>
        <Box sx={{ display: "grid", gap: 1.75, alignContent: "start" }}>
          <LimitedField
            label={t("composer.interactive.header")}
            max={limits.line}
            value={values.header}
            onValue={(header) => set({ header })}
          />
          <LimitedField
            label={t("composer.interactive.body")}
            max={kind === "list" ? limits.listBody : limits.body}
            multiline
            value={values.body}
            onValue={(body) => set({ body })}
            autoFocus
          />
          {kind === "buttons" && <Buttons values={values} set={set} />}
          {kind === "list" && <Rows values={values} set={set} />}
          {kind === "link" && (
            <>
              <LimitedField
                label={t("composer.interactive.linkTitle")}
                max={limits.button}
                value={values.buttons[0] ?? ""}
                onValue={(title) => set({ buttons: [title] })}
              />
              <LimitedField
                label={t("composer.interactive.linkUrl")}
                max={2000}
                value={values.url}
                onValue={(url) => set({ url })}
              />
            </>
          )}
          <LimitedField
            label={t("composer.interactive.footer")}
            max={limits.line}
            value={values.footer}
            onValue={(footer) => set({ footer })}
          />
        </Box>
        <Box sx={{ p: 2, borderRadius: "14px", bgcolor: "tk.chat", alignSelf: "start" }}>
          <Box sx={{ fontSize: 12, fontWeight: 600, color: "tk.ink3", pb: 1 }}>{t("composer.interactive.preview")}</Box>
          <Preview kind={kind} values={values} />
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t("forms.cancel")}</Button>
        <Button type="submit" variant="contained" color="primary" disabled={!interactive}>
          {t("composer.send")}
        </Button>
      </DialogActions>
    </form>
  );
}

function Preview({ kind, values }: { kind: InteractiveFormKind; values: InteractiveValues }) {
  const { t } = useTranslation();
  const shown = {
    kind,
    header: values.header,
    footer: values.footer,
    listButton: values.listButton || t("composer.interactive.listButton"),
    buttons: values.buttons.filter(Boolean).map((title) => ({ title, url: kind === "link" ? values.url : null })),
    sections: [
      {
        title: null,
        rows: values.rows.filter((row) => row.title).map((row, index) => ({ id: String(index), ...row })),
      },
    ],
  };
  return (
    <Box sx={{ borderRadius: "14px", bgcolor: "tk.bubbleOut", fontSize: 14, lineHeight: 1.45, overflow: "hidden" }}>
      <Box sx={{ px: 1.5, py: 1, whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
        <InteractiveBody interactive={shown} text={values.body || t("composer.interactive.body")} />
      </Box>
      <InteractiveStrip interactive={shown} />
    </Box>
  );
}

interface PartProps {
  values: InteractiveValues;
  set: (next: Partial<InteractiveValues>) => void;
}

function Buttons({ values, set }: PartProps) {
  const { t } = useTranslation();
  return (
    <>
      {values.buttons.map((title, index) => (
        <Box key={index} sx={{ display: "flex", alignItems: "flex-end", gap: 0.5 }}>
          <LimitedField
            label={t("composer.interactive.button", { at: index + 1 })}
            max={limits.button}
            value={title}
            onValue={(next) => set({ buttons: values.buttons.with(index, next) })}
          />
          {values.buttons.length > 1 && (
            <Remove
              label={t("composer.interactive.remove", { at: index + 1 })}
              onClick={() => set({ buttons: values.buttons.toSpliced(index, 1) })}
            />
          )}
        </Box>
      ))}
      <Add
        hidden={values.buttons.length >= limits.buttons}
        label={t("composer.interactive.addButton", { max: limits.buttons })}
        onClick={() => set({ buttons: [...values.buttons, ""] })}
      />
    </>
  );
}

function Rows({ values, set }: PartProps) {
  const { t } = useTranslation();
  const change = (index: number, next: Partial<InteractiveValues["rows"][number]>) =>
    set({ rows: values.rows.map((row, at) => (at === index ? { ...row, ...next } : row)) });
  return (
    <>
      <LimitedField
        label={t("composer.interactive.listButton")}
        max={limits.button}
        value={values.listButton}
        onValue={(listButton) => set({ listButton })}
      />
      {values.rows.map((row, index) => (
        <Box key={index} sx={{ display: "grid", gridTemplateColumns: "1fr 1.3fr auto", alignItems: "end", gap: 0.75 }}>
          <LimitedField
            label={t("composer.interactive.row", { at: index + 1 })}
            max={limits.row}
            value={row.title}
            onValue={(title) => change(index, { title })}
          />
          <LimitedField
            label={t("composer.interactive.description")}
            max={limits.description}
            value={row.description}
            onValue={(description) => change(index, { description })}
          />
          <Remove
            label={t("composer.interactive.remove", { at: index + 1 })}
            disabled={values.rows.length < 2}
            onClick={() => set({ rows: values.rows.toSpliced(index, 1) })}
          />
        </Box>
      ))}
      <Add
        hidden={values.rows.length >= limits.rows}
        label={t("composer.interactive.addRow", { max: limits.rows })}
        onClick={() => set({ rows: [...values.rows, { title: "", description: "" }] })}
      />
    </>
  );
}

function Add({ hidden, label, onClick }: { hidden: boolean; label: string; onClick: () => void }) {
  if (hidden) return null;
  return (
    <Button size="small" onClick={onClick} sx={{ justifySelf: "start" }}>
      <Plus size={15} aria-hidden />
      {label}
    </Button>
  );
}

function Remove({ label, disabled, onClick }: { label: string; disabled?: boolean; onClick: () => void }) {
  return (
    <IconButton aria-label={label} title={label} disabled={disabled} onClick={onClick} sx={{ mb: "3px" }}>
      <X size={17} />
    </IconButton>
  );
}
