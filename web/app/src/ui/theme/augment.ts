import type { Tokens } from "./tokens";

declare module "@mui/material/styles" {
  interface Palette {
    tk: Tokens;
  }
  interface PaletteOptions {
    tk?: Tokens;
  }
  interface TypographyVariants {
    title: React.CSSProperties;
    label: React.CSSProperties;
  }
  interface TypographyVariantsOptions {
    title?: React.CSSProperties;
    label?: React.CSSProperties;
  }
}

declare module "@mui/material/Typography" {
  interface TypographyPropsVariantOverrides {
    title: true;
    label: true;
  }
}
