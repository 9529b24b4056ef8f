import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogTitle from "@mui/material/DialogTitle";
import { ArrowLeft, RefreshCw } from "lucide-react";
import { useId, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useDates } from "../../../lib/format";
import { noPlace, placeOf, type TypedPlace } from "../../../ui/typed-place";
import { useProblemText } from "../../../lib/use-problem-text";
import type { Template } from "../../../lib/wire";
import { BusyButton } from "../../../ui/busy-button";
import { SearchInput } from "../../../ui/search-input";
import { useSyncTemplates, useTemplates } from "../api/use-templates";
import { missingVariable, needsFile, needsPlace, sortTemplates } from "../template-fill";
import { TemplateForm } from "./template-form";
import { TemplateList } from "./template-list";

export interface ChosenTemplate {
  template: Template;
  values: Record<string, string>;
  file: File | null;
  /** Of a header that is a place. */
  place: TypedPlace;
}

interface Props {
  connectionId: string;
  contact: string;
  /** Draws a message as the conversation does. */
  preview: (chosen: ChosenTemplate) => ReactNode;
  onSend: (chosen: ChosenTemplate) => void;
  onClose: () => void;
}

/** Choose an approved template, fill it in, see what the customer will see, send it. */
export function TemplateDialog({ connectionId, contact, preview, onSend, onClose }: Props) {
  const { t } = useTranslation();
  const dates = useDates();
  const problemText = useProblemText();
  const id = useId();
  const templates = useTemplates(connectionId);
  const sync = useSyncTemplates(connectionId);
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState<ChosenTemplate | null>(null);
  const shown = sortTemplates(templates.data ?? [], search);
  const syncedAt = templates.data
    ?.map((each) => each.syncedAt)
    .sort()
    .at(-1);
  const ready =
    chosen &&
    !missingVariable(chosen.template, chosen.values) &&
    (!needsFile(chosen.template) || chosen.file) &&
    (!needsPlace(chosen.template) || placeOf(chosen.place));

  return (
    <Dialog
      open
      onClose={onClose}
      fullWidth
      maxWidth="md"
      aria-labelledby={id}
      slotProps={{ paper: { sx: { height: { md: 620 } } } }}
    >
      <DialogTitle id={id} sx={{ display: "flex", alignItems: "center", gap: 1.5, flexWrap: "wrap" }}>
        <Box component="span" sx={{ flex: 1 }}>
          {t("templates.title", { name: contact })}
        </Box>
        <BusyButton size="small" busy={sync.isPending} onClick={() => sync.mutate()}>
          <RefreshCw size={14} aria-hidden />
          {t("templates.sync")}
        </BusyButton>
      </DialogTitle>
      {sync.isError && (
        <Box role="alert" sx={{ px: 3, fontSize: 13, color: "tk.danger" }}>
          {problemText(sync.error)}
        </Box>
      )}
      <Box
        sx={{
          flex: 1,
          minHeight: 0,
          display: "grid",
          gridTemplateColumns: { xs: "1fr", md: "340px 1fr" },
          borderTop: "1px solid",
          borderColor: "tk.line",
        }}
      >
        <Box
          sx={{
            display: { xs: chosen ? "none" : "flex", md: "flex" },
            flexDirection: "column",
            minHeight: 0,
            borderRight: { md: "1px solid" },
            borderColor: { md: "tk.line" },
          }}
        >
          <Box sx={{ p: 1.5 }}>
            <SearchInput
              label={t("templates.search")}
              placeholder={t("templates.search")}
              value={search}
              onChange={setSearch}
            />
          </Box>
          <TemplateList
            query={templates}
            templates={shown}
            chosenId={chosen?.template.id}
            searching={search.trim() !== ""}
            onChoose={(template) => setChosen({ template, values: {}, file: null, place: noPlace })}
          />
          {syncedAt && (
            <Box sx={{ px: 2, py: 1, fontSize: 12, color: "tk.ink3", borderTop: "1px solid", borderColor: "tk.line" }}>
              {t("templates.syncedAt", { at: dates.full(syncedAt) })}
            </Box>
          )}
        </Box>
        <Box
          sx={{
            display: { xs: chosen ? "flex" : "none", md: "flex" },
            flexDirection: "column",
            minHeight: 0,
            overflowY: "auto",
          }}
        >
          {chosen ? (
            <>
              <Button
                size="small"
                variant="text"
                onClick={() => setChosen(null)}
                sx={{ display: { md: "none" }, alignSelf: "flex-start", m: 1 }}
              >
                <ArrowLeft size={16} aria-hidden />
                {t("templates.back")}
              </Button>
              <TemplateForm chosen={chosen} onChange={setChosen} preview={preview(chosen)} />
            </>
          ) : (
            <Box sx={{ m: "auto", p: 4, fontSize: 14, color: "tk.ink2", textAlign: "center" }}>
              {t("templates.choose")}
            </Box>
          )}
        </Box>
      </Box>
      <DialogActions>
        <Button onClick={onClose}>{t("forms.cancel")}</Button>
        <Button variant="contained" color="primary" disabled={!ready} onClick={() => chosen && onSend(chosen)}>
          {t("templates.send")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
