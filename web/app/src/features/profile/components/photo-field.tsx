import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import LinearProgress from "@mui/material/LinearProgress";
import { ImageUp, Trash2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useProblemText } from "../../../lib/use-problem-text";
import { Avatar } from "../../../ui/avatar";
import { BusyButton } from "../../../ui/busy-button";
import { Notice } from "../../../ui/notice";
import { toast } from "../../../ui/toast";
import { usePhoto } from "../api/use-photo";
import type { Me } from "../me";

const SIDE = 72;
// What the server takes; it looks at the bytes, this only spares the way there.
const TYPES = ["image/jpeg", "image/png", "image/webp", "image/gif"];
const MAX_BYTES = 5 * 1024 * 1024;

/** My photo: chosen, looked at as the square it will be, then saved; or taken away. */
export function PhotoField({ me }: { me: Me }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const photo = usePhoto();
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<{ file: File; url: string }>();
  const [wrong, setWrong] = useState<string>();
  useEffect(() => () => void (chosen && URL.revokeObjectURL(chosen.url)), [chosen]);

  function choose(file: File | undefined) {
    if (!file) return;
    photo.reset();
    const problem = !TYPES.includes(file.type)
      ? t("me.photo.kind")
      : file.size > MAX_BYTES
        ? t("me.photo.size")
        : undefined;
    setWrong(problem);
    setChosen(problem ? undefined : { file, url: URL.createObjectURL(file) });
  }

  const done = (words: string) => ({
    onSuccess: () => {
      setChosen(undefined);
      toast(words);
    },
  });
  const error = wrong ?? (photo.error ? problemText(photo.error) : undefined);

  return (
    <Box sx={{ flex: 1, minWidth: 0 }}>
      <Box sx={{ display: "flex", alignItems: "center", gap: 2, flexWrap: "wrap" }}>
        <Avatar name={me.name} seed={me.id} size={SIDE} photo={chosen?.url ?? me.photoUrl} />
        <Box sx={{ minWidth: 0, flex: "1 1 180px" }}>
          <Box sx={{ fontSize: 16, fontWeight: 650, overflowWrap: "anywhere" }}>{me.name}</Box>
          <Box sx={{ fontSize: 13, color: "tk.ink2", overflowWrap: "anywhere" }}>{me.email}</Box>
        </Box>
        <Box sx={{ display: "flex", gap: 1, flexWrap: "wrap" }}>
          {chosen ? (
            <>
              <Button size="small" disabled={photo.isPending} onClick={() => setChosen(undefined)}>
                {t("forms.cancel")}
              </Button>
              <BusyButton
                size="small"
                variant="contained"
                color="primary"
                busy={photo.isPending}
                onClick={() => photo.mutate(chosen.file, done(t("me.photo.saved")))}
              >
                {t("me.photo.use")}
              </BusyButton>
            </>
          ) : (
            <>
              <Button
                size="small"
                variant="outlined"
                startIcon={<ImageUp size={16} aria-hidden />}
                onClick={() => input.current?.click()}
              >
                {t(me.photoUrl ? "me.photo.change" : "me.photo.choose")}
              </Button>
              {me.photoUrl && (
                <BusyButton
                  size="small"
                  busy={photo.isPending}
                  startIcon={<Trash2 size={16} aria-hidden />}
                  onClick={() => photo.mutate(null, done(t("me.photo.removed")))}
                >
                  {t("me.photo.remove")}
                </BusyButton>
              )}
            </>
          )}
        </Box>
      </Box>
      <Box sx={{ mt: 1, fontSize: 12, color: "tk.ink3" }}>{t("me.photo.help")}</Box>
      {photo.progress !== undefined && (
        <LinearProgress
          variant="determinate"
          value={photo.progress * 100}
          aria-label={t("me.photo.uploading")}
          sx={{ mt: 1.25, borderRadius: "3px" }}
        />
      )}
      {error && (
        <Box sx={{ mt: 1.25 }}>
          <Notice tone="danger">{error}</Notice>
        </Box>
      )}
      <input
        ref={input}
        type="file"
        accept={TYPES.join(",")}
        hidden
        aria-label={t("me.photo.choose")}
        onChange={(event) => {
          choose(event.target.files?.[0]);
          // The same picture may be chosen again.
          event.target.value = "";
        }}
      />
    </Box>
  );
}
