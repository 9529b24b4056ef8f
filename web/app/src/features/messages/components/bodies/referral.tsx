import Box from "@mui/material/Box";
import { Megaphone } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { MessageContent } from "../../../../lib/wire";

const isWeb = (url: string | null | undefined) => /^https?:\/\//i.test(url ?? "");

/** The advertisement that brought the customer here. */
export function ReferralCard({ referral }: { referral: NonNullable<MessageContent["referral"]> }) {
  const { t } = useTranslation();
  const body = (
    <>
      <Box sx={{ display: "flex", alignItems: "center", gap: 0.75, fontSize: 11.5, fontWeight: 650, color: "tk.info" }}>
        <Megaphone size={13} aria-hidden />
        {t("messages.referral")}
      </Box>
      {referral.headline && <Box sx={{ fontWeight: 600, color: "tk.ink" }}>{referral.headline}</Box>}
      {referral.body && (
        <Box
          sx={{
            color: "tk.ink2",
            display: "-webkit-box",
            WebkitLineClamp: 2,
            WebkitBoxOrient: "vertical",
            overflow: "hidden",
          }}
        >
          {referral.body}
        </Box>
      )}
    </>
  );
  const look = {
    display: "block",
    mb: "6px",
    px: 1.25,
    py: 0.75,
    borderRadius: "9px",
    bgcolor: "tk.infoSoft",
    fontSize: 13,
    lineHeight: 1.4,
    whiteSpace: "normal",
    textDecoration: "none",
  } as const;
  return isWeb(referral.sourceUrl) ? (
    <Box component="a" href={referral.sourceUrl ?? ""} target="_blank" rel="noopener noreferrer nofollow" sx={look}>
      {body}
    </Box>
  ) : (
    <Box sx={look}>{body}</Box>
  );
}
