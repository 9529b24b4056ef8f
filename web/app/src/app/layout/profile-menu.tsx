import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { withWords } from "../../lib/i18n";
import { useSession } from "../../lib/session";
import { Avatar } from "../../ui/avatar";

const ProfileMenuList = lazy(() =>
  withWords(import("./profile-menu-list")).then((module) => ({ default: module.ProfileMenuList })),
);

const line = { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" } as const;

interface Props {
  narrow: boolean;
  onShortcuts?: () => void;
  size?: number;
}

/** Who is signed in, and the menu behind it. */
export function ProfileMenu({ narrow, onShortcuts, size = 32 }: Props) {
  const { t } = useTranslation();
  const { user, company } = useSession();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [wanted, setWanted] = useState(false);

  return (
    <>
      <ButtonBase
        aria-haspopup="menu"
        aria-expanded={Boolean(anchor)}
        onClick={(event) => {
          setWanted(true);
          setAnchor(event.currentTarget);
        }}
        sx={{
          gap: 1.25,
          p: 0.75,
          borderRadius: "10px",
          justifyContent: narrow ? "center" : "flex-start",
          textAlign: "left",
          "&:hover": { bgcolor: "tk.sunken" },
        }}
      >
        <Avatar name={user.name} seed={user.id} size={size} photo={user.photoUrl} />
        {narrow && <span className="visually-hidden">{t("profile.open", { name: user.name })}</span>}
        {!narrow && (
          <Box sx={{ minWidth: 0, flex: 1 }}>
            <Box sx={{ ...line, fontSize: 13, fontWeight: 600 }}>
              <span className="visually-hidden">{t("profile.of")} </span>
              {user.name}
            </Box>
            <Box sx={{ ...line, fontSize: 12, color: "tk.ink3" }}>{company.name}</Box>
          </Box>
        )}
      </ButtonBase>
      {wanted && (
        <Suspense>
          <ProfileMenuList anchor={anchor} onShortcuts={onShortcuts} onClose={() => setAnchor(null)} />
        </Suspense>
      )}
    </>
  );
}
