import Box from "@mui/material/Box";
import { ExternalLink, MapPin } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Place } from "../../../../lib/wire";

/** Opens the place where the reader likes to look at maps. */
export const mapUrl = ({ latitude, longitude }: Place) =>
  `https://www.google.com/maps/search/?api=1&query=${latitude.toFixed(6)},${longitude.toFixed(6)}`;

/** A drawn piece of town with a pin: nothing is fetched from a map service, which would learn where the customer is. */
export function LocationBody({ place }: { place: Place }) {
  const { t } = useTranslation();
  const title = place.name ?? t("messages.location.title");
  const point = `${place.latitude.toFixed(5)}, ${place.longitude.toFixed(5)}`;
  return (
    <Box sx={{ width: 290, maxWidth: "100%", whiteSpace: "normal" }}>
      <Box
        component="a"
        href={mapUrl(place)}
        target="_blank"
        rel="noopener noreferrer nofollow"
        aria-label={t("messages.location.open", { name: title })}
        sx={{ display: "block", position: "relative", height: 130, borderRadius: "10px", overflow: "hidden" }}
      >
        <DrawnMap seed={place.latitude * 7919 + place.longitude * 104729} />
        <Box
          sx={{ position: "absolute", left: "50%", top: "50%", transform: "translate(-50%, -92%)", color: "tk.danger" }}
        >
          <MapPin size={34} aria-hidden style={{ fill: "var(--palette-tk-surface)" }} />
        </Box>
      </Box>
      <Box sx={{ px: 1, pt: 0.75 }}>
        <Box sx={{ fontWeight: 600 }}>{title}</Box>
        <Box sx={{ fontSize: 12.5, color: "tk.ink2" }}>{place.address ?? point}</Box>
        <Box
          component="a"
          href={mapUrl(place)}
          target="_blank"
          rel="noopener noreferrer nofollow"
          sx={{
            color: "tk.accent",
            display: "inline-flex",
            alignItems: "center",
            gap: 0.5,
            mt: 0.25,
            fontSize: 12.5,
            fontWeight: 600,
          }}
        >
          {t("messages.location.openMaps")}
          <ExternalLink size={13} aria-hidden />
        </Box>
      </Box>
    </Box>
  );
}

function DrawnMap({ seed }: { seed: number }) {
  const turn = ((seed % 40) + 40) % 40;
  const shift = ((seed % 23) + 23) % 23;
  const lines = [-90, -30, 30, 90, 150, 210, 270, 330, 390];
  return (
    <svg viewBox="0 0 290 130" width="100%" height="100%" preserveAspectRatio="xMidYMid slice" aria-hidden>
      <rect width="290" height="130" fill="var(--palette-tk-neutralSoft)" />
      <g transform={`rotate(${turn - 20} 145 65) translate(${shift} ${-shift / 2})`}>
        <rect x="32" y="32" width="56" height="56" rx="5" fill="var(--palette-tk-okSoft)" />
        <path d="M -120 150 C 40 96, 160 172, 420 112 L 420 190 L -120 200 Z" fill="var(--palette-tk-infoSoft)" />
        {lines.map((at) => (
          <g key={at} stroke="var(--palette-tk-surface)" strokeWidth={at === 150 ? 11 : 6}>
            <line x1={at} y1="-160" x2={at} y2="320" />
            <line x1="-160" y1={at} x2="460" y2={at} />
          </g>
        ))}
        <line x1="-160" y1="-40" x2="460" y2="190" stroke="var(--palette-tk-surface)" strokeWidth="9" />
      </g>
    </svg>
  );
}
