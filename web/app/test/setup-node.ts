import i18next from "i18next";
import ptBR from "../src/locales/pt-BR.json";

await i18next.init({ resources: { "pt-BR": { translation: ptBR } }, lng: "pt-BR" });
