import Box from "@mui/material/Box";
import CircularProgress from "@mui/material/CircularProgress";
import Popover from "@mui/material/Popover";
import useMediaQuery from "@mui/material/useMediaQuery";
import EmojiPicker, { EmojiStyle, Theme } from "emoji-picker-react";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { anchorOf, quickReactions, type MenuPlace } from "./message-menu";

interface Props {
  at: MenuPlace;
  /** Begins with the six that most people use. */
  quick?: boolean;
  onPick: (emoji: string) => void;
  onClose: () => void;
}

// Unified code points, as the picker names them.
const codes = quickReactions.map((emoji) => [...emoji].map((char) => char.codePointAt(0)?.toString(16)).join("-"));

const data = {
  "pt-BR": () => import("emoji-picker-react/data/emojis-pt"),
  en: () => import("emoji-picker-react/data/emojis-en"),
  es: () => import("emoji-picker-react/data/emojis-es"),
};

/** All emoji, with search in the reader's language. Drawn by the page's own font: nothing is fetched from elsewhere. */
export function EmojiPopover({ at, quick, onPick, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const narrow = useMediaQuery("(max-width: 420px)");
  const dark =
    getComputedStyle(document.documentElement).colorScheme.includes("dark") ||
    document.documentElement.dataset.theme === "dark";
  return (
    <Popover
      open
      onClose={onClose}
      {...anchorOf(at)}
      anchorOrigin={{ vertical: "top", horizontal: "left" }}
      transformOrigin={{ vertical: "bottom", horizontal: "left" }}
      slotProps={{
        paper: {
          sx: {
            borderRadius: "14px",
            border: "1px solid",
            borderColor: "tk.line",
            boxShadow: "0 12px 32px rgb(0 0 0 / .2)",
          },
        },
      }}
    >
      <Box
        sx={{
          minWidth: quick ? 200 : 320,
          minHeight: quick ? 50 : 380,
          "& .EmojiPickerReact": {
            "--epr-bg-color": "var(--palette-tk-surface)",
            "--epr-category-label-bg-color": "var(--palette-tk-surface)",
            "--epr-text-color": "var(--palette-tk-ink2)",
            "--epr-hover-bg-color": "var(--palette-tk-sunken)",
            "--epr-focus-bg-color": "var(--palette-tk-accentSoft)",
            "--epr-highlight-color": "var(--palette-tk-accent)",
            "--epr-search-input-bg-color": "var(--palette-tk-sunken)",
            "--epr-search-border-color": "var(--palette-tk-accent)",
            "--epr-picker-border-color": "transparent",
            "--epr-emoji-size": "26px",
            fontFamily: "inherit",
            "& .epr-emoji-category-label": { textTransform: "none" },
          },
        }}
      >
        <Suspense fallback={<CircularProgress size={20} />}>
          <EmojiPicker
            emojiStyle={EmojiStyle.NATIVE}
            theme={dark ? Theme.DARK : Theme.LIGHT}
            emojiData={data[i18n.language as keyof typeof data] ?? data.en}
            width={narrow ? 300 : 340}
            height={quick ? 400 : 380}
            lazyLoadEmojis
            autoFocusSearch={!quick}
            skinTonesDisabled={false}
            previewConfig={{ showPreview: false }}
            reactionsDefaultOpen={quick}
            allowExpandReactions
            reactions={codes}
            labels={{
              searchPlaceholder: t("emoji.search"),
              searchLabel: t("emoji.search"),
              searchClear: t("emoji.clear"),
              searchResultsNone: t("emoji.none"),
              categoryNavigation: t("emoji.categories"),
              reactions: t("messages.menu.react"),
              expandReactions: t("messages.menu.moreReactions"),
              loading: t("states.loading"),
            }}
            onEmojiClick={({ emoji }) => onPick(emoji)}
            onReactionClick={({ emoji }) => onPick(emoji)}
          />
        </Suspense>
      </Box>
    </Popover>
  );
}
