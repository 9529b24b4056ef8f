import type { Components, CssVarsTheme, Theme } from "@mui/material/styles";
import { fontFamily, radius, size } from "./tokens";

type ThemeComponents = Components<Omit<Theme, "components" | "palette"> & CssVarsTheme>;

const v = (name: string) => `var(--palette-tk-${name})`;
const ring = { outline: `2px solid ${v("accent")}`, outlineOffset: 2 };

/** How the kit's parts look here: flat, quiet, one accent, visible focus, no ripple, no shouting capitals. */
export const components: ThemeComponents = {
  MuiCssBaseline: {
    styleOverrides: {
      "html, body, #root": { height: "100%" },
      body: {
        fontFamily,
        overflow: "hidden",
        WebkitFontSmoothing: "antialiased",
        fontFeatureSettings: '"cv11", "calt"',
        scrollbarColor: `${v("lineStrong")} transparent`,
      },
      "*, *::before, *::after": { scrollbarWidth: "thin" },
      ":focus-visible": ring,
      "::selection": { background: v("accentSoft") },
      "@media (prefers-reduced-motion: reduce)": {
        "*, *::before, *::after": { animationDuration: "1ms !important", transitionDuration: "1ms !important" },
      },
      ".visually-hidden": {
        position: "absolute",
        width: 1,
        height: 1,
        margin: -1,
        overflow: "hidden",
        clipPath: "inset(50%)",
        whiteSpace: "nowrap",
      },
    },
  },
  MuiButtonBase: {
    defaultProps: { disableRipple: true },
    styleOverrides: { root: { fontFamily: "inherit", "&.Mui-focusVisible": ring } },
  },
  MuiButton: {
    defaultProps: { disableElevation: true, variant: "outlined", color: "inherit" },
    styleOverrides: {
      root: {
        height: size.control,
        minWidth: 0,
        padding: "0 14px",
        borderRadius: radius.control,
        whiteSpace: "nowrap",
        flexShrink: 0,
        gap: 6,
        "&.MuiButton-sizeSmall": { height: 30, padding: "0 10px", fontSize: 13 },
        "&.MuiButton-outlined.MuiButton-colorInherit": {
          borderColor: v("lineStrong"),
          background: v("surface"),
          "&:hover": { background: v("sunken") },
        },
        "&.MuiButton-contained.MuiButton-colorPrimary": {
          "&:hover": { background: v("accentHover") },
          "&.Mui-disabled": { background: v("neutralSoft"), color: v("ink3") },
        },
        "&.MuiButton-text.MuiButton-colorInherit": {
          color: v("ink2"),
          "&:hover": { background: v("sunken"), color: v("ink") },
        },
        "&.MuiButton-outlined.MuiButton-colorError": { borderColor: v("danger"), color: v("danger") },
      },
      startIcon: { margin: 0 },
    },
  },
  MuiIconButton: {
    styleOverrides: {
      root: {
        width: size.control,
        height: size.control,
        borderRadius: radius.control,
        color: v("ink2"),
        "&:hover": { background: v("sunken"), color: v("ink") },
      },
    },
  },
  MuiOutlinedInput: {
    defaultProps: { notched: false },
    styleOverrides: {
      root: {
        background: v("surface"),
        borderRadius: radius.control,
        fontSize: 14,
        "& .MuiOutlinedInput-notchedOutline": { borderColor: v("control"), top: 0 },
        "& legend": { display: "none" },
        "&:hover .MuiOutlinedInput-notchedOutline": { borderColor: v("ink3") },
        "&.Mui-focused .MuiOutlinedInput-notchedOutline": { borderColor: v("accent"), borderWidth: 2 },
      },
      input: {
        padding: "9px 12px",
        height: 22,
        ":focus-visible": { outline: "none" },
        "&::placeholder": { color: v("ink3"), opacity: 1 },
      },
      multiline: { padding: 0 },
    },
  },
  MuiInputBase: { styleOverrides: { input: { ":focus-visible": { outline: "none" } } } },
  MuiFormLabel: {
    styleOverrides: {
      root: {
        color: v("ink"),
        fontSize: 13,
        fontWeight: 550,
        lineHeight: 1.4,
        "&.Mui-focused, &.Mui-error": { color: v("ink") },
      },
    },
  },
  MuiFormHelperText: {
    styleOverrides: {
      root: { margin: "5px 0 0", fontSize: 12.5, color: v("ink3"), "&.Mui-error": { color: v("danger") } },
    },
  },
  MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: "none" } } },
  MuiDialog: {
    styleOverrides: {
      paper: {
        borderRadius: 16,
        border: `1px solid ${v("line")}`,
        boxShadow: "0 24px 64px rgb(0 0 0 / .28)",
      },
    },
  },
  MuiDialogTitle: {
    styleOverrides: { root: { fontSize: 17, fontWeight: 650, letterSpacing: "-.01em", padding: "20px 24px 8px" } },
  },
  MuiDialogContent: { styleOverrides: { root: { padding: "8px 24px 20px" } } },
  MuiDialogActions: {
    styleOverrides: { root: { padding: "14px 24px", borderTop: `1px solid ${v("line")}`, gap: 4 } },
  },
  MuiMenu: {
    styleOverrides: {
      paper: {
        marginTop: 6,
        minWidth: 200,
        borderRadius: radius.card,
        border: `1px solid ${v("line")}`,
        boxShadow: "0 12px 32px rgb(0 0 0 / .16)",
      },
      list: { padding: 6 },
    },
  },
  MuiMenuItem: {
    styleOverrides: {
      root: {
        fontSize: 14,
        minHeight: 36,
        borderRadius: 8,
        padding: "6px 10px",
        gap: 10,
        "&.Mui-selected": { background: v("accentSoft"), "&:hover": { background: v("accentSoft") } },
      },
    },
  },
  MuiSkeleton: { defaultProps: { animation: "wave" }, styleOverrides: { root: { background: v("neutralSoft") } } },
};
