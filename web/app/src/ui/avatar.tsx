import Box from "@mui/material/Box";
import { useState } from "react";
import { avatarColors } from "./theme/tokens";

/** Marina Castro → MC; a phone number gives its last two digits, which tell people apart where "+5" would not. */
export function initials(name: string) {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = words[0] ?? "";
  if (/^\+?\d/.test(first)) return name.replace(/\D/g, "").slice(-2);
  const last = words.length > 1 ? (words.at(-1) ?? "") : "";
  return ([...first][0] ?? "?").concat([...last][0] ?? "").toUpperCase();
}

function colorOf(seed: string) {
  let hash = 0;
  for (const char of seed) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) >>> 0;
  return avatarColors[hash % avatarColors.length];
}

interface Props {
  name: string;
  seed?: string;
  size?: number;
  /** A signed address that ends within the hour; the initials stand in where there is none, or no more. */
  photo?: string | null;
}

/** Decorative: the name always stands beside it. */
export function Avatar({ name, seed, size = 40, photo }: Props) {
  const [broken, setBroken] = useState<string>();
  return (
    <Box
      aria-hidden
      sx={{
        width: size,
        height: size,
        flexShrink: 0,
        borderRadius: "50%",
        display: "grid",
        placeItems: "center",
        color: "#fff",
        background: colorOf(seed ?? name),
        fontWeight: 600,
        fontSize: Math.round(size * 0.34),
        letterSpacing: ".01em",
        userSelect: "none",
        overflow: "hidden",
        "& img": { width: "100%", height: "100%", objectFit: "cover" },
      }}
    >
      {photo && photo !== broken ? (
        <img src={photo} alt="" loading="lazy" onError={() => setBroken(photo)} />
      ) : (
        initials(name)
      )}
    </Box>
  );
}
