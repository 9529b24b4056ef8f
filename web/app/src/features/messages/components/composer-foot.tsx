import Box from "@mui/material/Box";
import { useTranslation } from "react-i18next";
import { useTypers } from "../typing";
import { ViaLine } from "./composer-shell";

const TELL_LEFT_BELOW = 200;

interface Props {
  ticketId: string;
  via: string;
  /** Characters that may still be written. */
  left: number;
  /** A slash alone: here the canned responses will open. */
  slash: boolean;
}

/** Under the words: what they go out on, who else is writing, and how much room is left. */
export function ComposerFoot({ ticketId, via, left, slash }: Props) {
  const { t } = useTranslation();
  const typers = useTypers(ticketId);
  const names = typers.map((each) => each.name.split(" ")[0] ?? each.name);
  const cut = { minWidth: 0, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" } as const;
  return (
    <ViaLine via={via}>
      {names.length > 0 && (
        <Box component="span" role="status" sx={{ ...cut, flex: 1, color: "tk.accent", fontWeight: 600 }}>
          {t("composer.typing", { count: names.length, names: names.join(", ") })}
        </Box>
      )}
      {left < TELL_LEFT_BELOW ? (
        <Box
          component="span"
          role="status"
          sx={{ color: left < 0 ? "tk.danger" : "tk.ink2", fontWeight: 600, flexShrink: 0 }}
        >
          {t("composer.left", { count: left })}
        </Box>
      ) : slash ? (
        <Box component="span" role="status" sx={{ ...cut, color: "tk.ink2" }}>
          {t("composer.slash")}
        </Box>
      ) : (
        names.length === 0 && (
          <Box component="span" sx={{ display: "none", "@container (min-width: 620px)": { display: "inline" } }}>
            {t("composer.hint")}
          </Box>
        )
      )}
    </ViaLine>
  );
}
