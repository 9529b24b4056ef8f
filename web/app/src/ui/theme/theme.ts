import "./augment";
import { createTheme } from "@mui/material/styles";
import { components } from "./components";
import { dark, fontFamily, light, radius, type Tokens } from "./tokens";

function palette(tk: Tokens) {
  return {
    tk,
    primary: { main: tk.accent, dark: tk.accentHover, contrastText: tk.accentInk },
    error: { main: tk.danger, contrastText: tk.surface },
    warning: { main: tk.warn },
    info: { main: tk.info },
    success: { main: tk.ok },
    text: { primary: tk.ink, secondary: tk.ink2 },
    divider: tk.line,
    background: { default: tk.bg, paper: tk.surface },
  };
}

export const theme = createTheme({
  cssVariables: { colorSchemeSelector: "data-theme", cssVarPrefix: "" },
  colorSchemes: { light: { palette: palette(light) }, dark: { palette: palette(dark) } },
  shape: { borderRadius: radius.control },
  spacing: 8,
  typography: {
    fontFamily,
    fontSize: 14,
    htmlFontSize: 16,
    h1: { fontSize: 20, lineHeight: 1.3, fontWeight: 650, letterSpacing: "-0.015em" },
    h2: { fontSize: 16, lineHeight: 1.35, fontWeight: 650, letterSpacing: "-0.01em" },
    h3: { fontSize: 14, lineHeight: 1.4, fontWeight: 600 },
    title: { fontSize: 14, lineHeight: 1.35, fontWeight: 600 },
    body1: { fontSize: 14, lineHeight: 1.5 },
    body2: { fontSize: 13, lineHeight: 1.45 },
    caption: { fontSize: 12, lineHeight: 1.4 },
    label: { fontSize: 12, lineHeight: 1.4, fontWeight: 600 },
    button: { fontSize: 13.5, fontWeight: 600, textTransform: "none", letterSpacing: 0 },
  },
  components,
});
