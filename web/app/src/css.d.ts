declare module "*.css";
declare module "@fontsource-variable/inter/wght.css";
declare module "@infolektuell/noto-color-emoji";
