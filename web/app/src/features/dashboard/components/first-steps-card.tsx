import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Skeleton from "@mui/material/Skeleton";
import { Check } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { Card } from "../../../ui/page";
import type { Step, StepKey } from "../first-steps";

const HEIGHT = 76;

interface Props {
  steps: Step[] | undefined;
  /** Where each step is done; left out where this person may not. */
  links: Partial<Record<StepKey, string>>;
}

/** The first steps of a company, each with its true state and the way to it. */
export function FirstStepsCard({ steps, links }: Props) {
  const { t } = useTranslation();
  const done = steps?.filter(({ state }) => state === "done").length ?? 0;
  const all = steps?.length ?? 4;

  return (
    <Box component="section" aria-labelledby="first-steps" sx={{ mb: 3 }}>
      <Card>
        <Box sx={{ px: { xs: 2, sm: 2.5 }, pt: 2.25, pb: 2, borderBottom: "1px solid", borderColor: "tk.line" }}>
          <Box sx={{ display: "flex", alignItems: "baseline", gap: 1.5 }}>
            <Box component="h2" id="first-steps" sx={{ m: 0, flex: 1, fontSize: 16, fontWeight: 650 }}>
              {t("dashboard.steps.title")}
            </Box>
            <Box sx={{ fontSize: 13, color: "tk.ink2", fontVariantNumeric: "tabular-nums" }}>
              {steps && t("dashboard.steps.progress", { done, all })}
            </Box>
          </Box>
          <Box
            role="progressbar"
            aria-label={t("dashboard.steps.title")}
            aria-valuemin={0}
            aria-valuemax={all}
            aria-valuenow={done}
            sx={{ mt: 1.5, height: 6, borderRadius: 999, bgcolor: "tk.neutralSoft", overflow: "hidden" }}
          >
            <Box
              sx={{
                height: "100%",
                width: `${(done / all) * 100}%`,
                borderRadius: 999,
                bgcolor: "tk.accent",
                transition: "width .3s",
              }}
            />
          </Box>
        </Box>
        <Box component="ol" aria-busy={!steps} sx={{ listStyle: "none", m: 0, p: 0 }}>
          {steps
            ? steps.map((step, at) => <StepRow key={step.key} step={step} number={at + 1} href={links[step.key]} />)
            : Array.from({ length: all }, (_, at) => <SkeletonRow key={at} />)}
        </Box>
      </Card>
    </Box>
  );
}

const row = {
  display: "flex",
  alignItems: "center",
  gap: 2,
  minHeight: HEIGHT,
  px: { xs: 2, sm: 2.5 },
  py: 1.5,
  "& + &": { borderTop: "1px solid", borderColor: "tk.line" },
} as const;

function StepRow({ step, number, href }: { step: Step; number: number; href: string | undefined }) {
  const { t } = useTranslation();
  const { key, state, count, isBegun } = step;
  const done = state === "done";
  const text = done
    ? t(`dashboard.steps.${key}.done`, { count })
    : isBegun
      ? t("dashboard.steps.connection.begun")
      : t(`dashboard.steps.${key}.text`);

  return (
    <Box component="li" sx={row}>
      <Box
        aria-hidden
        sx={{
          width: 30,
          height: 30,
          flexShrink: 0,
          borderRadius: "50%",
          display: "grid",
          placeItems: "center",
          fontSize: 13,
          fontWeight: 650,
          color: done ? "tk.ok" : state === "next" ? "tk.accentInk" : "tk.ink2",
          bgcolor: done ? "tk.okSoft" : state === "next" ? "tk.accent" : "tk.neutralSoft",
        }}
      >
        {done ? <Check size={16} strokeWidth={2.4} /> : number}
      </Box>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box sx={{ fontWeight: 600 }}>
          {t(`dashboard.steps.${key}.title`)}
          {done && <span className="visually-hidden"> · {t("dashboard.steps.isDone")}</span>}
        </Box>
        <Box sx={{ mt: "2px", fontSize: 13, lineHeight: 1.45, color: "tk.ink2", textWrap: "pretty" }}>{text}</Box>
      </Box>
      {href && (
        <Button
          component={Link}
          href={href}
          variant={state === "next" ? "contained" : done ? "text" : "outlined"}
          color={state === "next" ? "primary" : "inherit"}
          aria-label={`${done ? t("dashboard.steps.look") : t(`dashboard.steps.${key}.action`)} · ${t(`dashboard.steps.${key}.title`)}`}
        >
          {done ? t("dashboard.steps.look") : t(`dashboard.steps.${key}.action`)}
        </Button>
      )}
    </Box>
  );
}

function SkeletonRow() {
  return (
    <Box component="li" sx={row}>
      <Skeleton variant="circular" width={30} height={30} />
      <Box sx={{ flex: 1 }}>
        <Skeleton variant="rounded" width="34%" height={14} />
        <Skeleton variant="rounded" width="62%" height={11} sx={{ mt: 1.25 }} />
      </Box>
      <Skeleton variant="rounded" width={96} height={36} />
    </Box>
  );
}
