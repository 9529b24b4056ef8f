import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import InputBase from "@mui/material/InputBase";
import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { formatBytes, formatDuration } from "../file-kinds";
import { CAPTION_MAX, captionStaged, sendAsDocument, takesCaption, unstage, type StagedFile } from "../staged-files";
import { fileLook } from "./bodies/document";
import { BubbleButton } from "./bubble-button";

/** What was chosen and how it will look, before it goes. One file takes its caption from the words below. */
export function PreviewTray({ ticketId, files }: { ticketId: string; files: StagedFile[] }) {
  const { t } = useTranslation();
  return (
    <Box
      component="ul"
      aria-label={t("composer.files.chosen", { count: files.length })}
      sx={{ listStyle: "none", m: 0, mb: 1, p: 0, maxHeight: 264, overflowY: "auto", display: "grid", gap: 0.75 }}
    >
      {files.map((each) => (
        <Row key={each.id} ticketId={ticketId} staged={each} ownCaption={files.length > 1} />
      ))}
    </Box>
  );
}

function Row({ ticketId, staged, ownCaption }: { ticketId: string; staged: StagedFile; ownCaption: boolean }) {
  const { t, i18n } = useTranslation();
  const { file, type } = staged;
  const facts = [
    t(`messages.types.${type}`),
    formatBytes(file.size, i18n.language),
    staged.durationMs ? formatDuration(staged.durationMs / 1000) : null,
  ];
  return (
    <Box
      component="li"
      sx={{ display: "flex", gap: 1.25, p: 0.75, borderRadius: "11px", bgcolor: "tk.sunken", alignItems: "center" }}
    >
      <Thumb staged={staged} large={!ownCaption} />
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box
          title={file.name}
          sx={{ fontSize: 13.5, fontWeight: 600, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" }}
        >
          {file.name}
        </Box>
        <Box sx={{ fontSize: 12, color: "tk.ink3" }}>{facts.filter(Boolean).join(" · ")}</Box>
        {type === "image" && !ownCaption && (
          <BubbleButton onClick={() => sendAsDocument(ticketId, staged.id)}>
            {t("composer.files.asDocument")}
          </BubbleButton>
        )}
        {ownCaption && takesCaption(type) && (
          <InputBase
            value={staged.caption}
            onChange={(event) => captionStaged(ticketId, staged.id, event.target.value)}
            placeholder={t("composer.files.caption")}
            inputProps={{ "aria-label": t("composer.files.captionOf", { name: file.name }), maxLength: CAPTION_MAX }}
            fullWidth
            sx={{
              mt: 0.5,
              px: 1,
              fontSize: 13,
              height: 30,
              borderRadius: "7px",
              bgcolor: "tk.surface",
              border: "1px solid",
              borderColor: "tk.control",
            }}
          />
        )}
      </Box>
      <IconButton
        aria-label={t("composer.files.remove", { name: file.name })}
        title={t("composer.files.removeShort")}
        onClick={() => unstage(ticketId, staged.id)}
      >
        <X size={17} />
      </IconButton>
    </Box>
  );
}

function Thumb({ staged, large }: { staged: StagedFile; large: boolean }) {
  const { Icon, color, ground } = fileLook(staged.file.name);
  const side = large ? 92 : 54;
  const look = {
    width: side,
    height: large ? 76 : side,
    objectFit: "cover",
    borderRadius: 8,
    display: "block",
    flexShrink: 0,
  } as const;
  if (staged.previewUrl && staged.type === "video")
    return <video src={staged.previewUrl} muted playsInline style={look} />;
  if (staged.previewUrl) return <img src={staged.previewUrl} alt="" style={look} />;
  return (
    <Box
      aria-hidden
      sx={{
        width: 54,
        height: 54,
        flexShrink: 0,
        borderRadius: "8px",
        display: "grid",
        placeItems: "center",
        color,
        bgcolor: ground,
      }}
    >
      <Icon size={24} />
    </Box>
  );
}
