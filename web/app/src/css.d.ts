declare module "*.css";
declare module "@fontsource-variable/inter/wght.css";
declare module "@infolektuell/noto-color-emoji";
declare module "*/pt-BR.json?first" {
  const words: Record<string, object>;
  export default words;
}
declare module "*/pt-BR.json?rest" {
  const words: Record<string, object>;
  export default words;
}
