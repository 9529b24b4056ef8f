import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import ptBR from "../locales/pt-BR.json";

export const languages = ["pt-BR", "en", "es"] as const;
export type Language = (typeof languages)[number];

const KEY = "taktchat.language";

// Portuguese travels with the first load because nearly everyone reads it; the others are fetched when chosen.
const loaders: Record<Exclude<Language, "pt-BR">, () => Promise<{ default: object }>> = {
  en: () => import("../locales/en.json"),
  es: () => import("../locales/es.json"),
};

function isLanguage(value: string | null | undefined): value is Language {
  return languages.includes(value as Language);
}

export async function initI18n() {
  await i18next.use(initReactI18next).init({
    resources: { "pt-BR": { translation: ptBR } },
    lng: "pt-BR",
    fallbackLng: "pt-BR",
    supportedLngs: [...languages],
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  const chosen = localStorage.getItem(KEY);
  if (isLanguage(chosen)) await showLanguage(chosen);
}

async function showLanguage(language: Language) {
  if (language !== "pt-BR" && !i18next.hasResourceBundle(language, "translation")) {
    i18next.addResourceBundle(language, "translation", (await loaders[language]()).default);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

export async function chooseLanguage(language: Language) {
  localStorage.setItem(KEY, language);
  await showLanguage(language);
}

/** The user's or the company's language counts until this browser has chosen one of its own. */
export async function suggestLanguage(language: string | null | undefined) {
  if (!localStorage.getItem(KEY) && isLanguage(language) && language !== i18next.language) await showLanguage(language);
}
