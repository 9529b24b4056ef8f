import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import { LocateFixed } from "lucide-react";
import { useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import { BusyButton } from "../../../../ui/busy-button";
import { noPlace, placeOf } from "../../../../ui/typed-place";
import { PlaceFields } from "../../../../ui/place-fields";
import type { Draft } from "../../outbox";
import { LocationBody } from "../bodies/location";

const WAIT_MS = 15_000;

/** A place: where this browser is, or what is typed or pasted from a map. */
export function LocationForm({ onSend, onClose }: { onSend: (draft: Draft) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(noPlace);
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState<"refused" | "unknown" | null>(null);

  const place = placeOf(typed);

  function locate() {
    setAsking(true);
    setRefused(null);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setAsking(false);
        setTyped((before) => ({ ...before, point: `${coords.latitude.toFixed(6)}, ${coords.longitude.toFixed(6)}` }));
      },
      (error) => {
        setAsking(false);
        setRefused(error.code === error.PERMISSION_DENIED ? "refused" : "unknown");
      },
      { enableHighAccuracy: true, timeout: WAIT_MS },
    );
  }

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    if (place) onSend({ type: "location", text: place.name ?? place.address, content: { location: place } });
  }

  return (
    <form onSubmit={submit}>
      <DialogContent sx={{ display: "grid", gap: 2 }}>
        {"geolocation" in navigator && (
          <Box>
            <BusyButton busy={asking} onClick={locate}>
              <LocateFixed size={16} aria-hidden />
              {t("composer.location.here")}
            </BusyButton>
            {refused && (
              <Box role="alert" sx={{ pt: 1, fontSize: 13, color: "tk.danger" }}>
                {t(`composer.location.${refused}`)}
              </Box>
            )}
          </Box>
        )}
        <PlaceFields value={typed} onChange={setTyped} />
        {place && (
          <Box sx={{ justifySelf: "center", p: "5px", borderRadius: "14px", bgcolor: "tk.bubbleOut", fontSize: 14 }}>
            <LocationBody place={place} />
          </Box>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t("forms.cancel")}</Button>
        <Button type="submit" variant="contained" color="primary" disabled={!place}>
          {t("composer.send")}
        </Button>
      </DialogActions>
    </form>
  );
}
