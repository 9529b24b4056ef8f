import Box from "@mui/material/Box";
import { FileUp } from "lucide-react";
import { useRef, useState, type DragEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useStageFiles } from "../use-stage-files";

/** Files dropped anywhere on a conversation are put beside the words to be sent. */
export function DropZone({ ticketId, enabled, children }: { ticketId: string; enabled: boolean; children: ReactNode }) {
  const { t } = useTranslation();
  const stage = useStageFiles(ticketId);
  const [over, setOver] = useState(false);
  // Every child tells of entering and leaving; only the balance says whether the pointer is still inside.
  const depth = useRef(0);
  const hasFiles = (event: DragEvent) => enabled && event.dataTransfer.types.includes("Files");

  function move(event: DragEvent, by: number) {
    if (!hasFiles(event)) return;
    event.preventDefault();
    depth.current = Math.max(0, depth.current + by);
    setOver(depth.current > 0);
  }

  return (
    <Box
      onDragEnter={(event) => move(event, 1)}
      onDragLeave={(event) => move(event, -1)}
      onDragOver={(event) => hasFiles(event) && event.preventDefault()}
      onDrop={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        depth.current = 0;
        setOver(false);
        stage(event.dataTransfer.files);
      }}
      sx={{ position: "relative", flex: 1, minHeight: 0, minWidth: 0, display: "flex", flexDirection: "column" }}
    >
      {children}
      {over && (
        <Box
          aria-hidden
          sx={{
            position: "absolute",
            inset: 12,
            zIndex: 5,
            display: "grid",
            placeItems: "center",
            borderRadius: "16px",
            border: "2px dashed",
            borderColor: "tk.accent",
            bgcolor: "color-mix(in srgb, var(--palette-tk-accentSoft) 88%, transparent)",
            color: "tk.accent",
            fontSize: 16,
            fontWeight: 650,
            pointerEvents: "none",
          }}
        >
          <Box sx={{ display: "grid", justifyItems: "center", gap: 1 }}>
            <FileUp size={34} />
            {t("composer.files.drop")}
          </Box>
        </Box>
      )}
    </Box>
  );
}
