import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import ptBR from "../locales/pt-BR.json?first";

export const languages = ["pt-BR", "en", "es"] as const;
export type Language = (typeof languages)[number];

const KEY = "taktchat.language";

// Of Portuguese, which nearly everyone reads, the words of the first screen travel with it and the rest comes with the
// first screen that needs them (vite.config.ts parts them); the other languages are fetched whole when chosen.
const loaders: Record<Exclude<Language, "pt-BR">, () => Promise<{ default: object }>> = {
  en: () => import("../locales/en.json"),
  es: () => import("../locales/es.json"),
};

export function isLanguage(value: string | null | undefined): value is Language {
  return languages.includes(value as Language);
}

let rest: Promise<void> | undefined;

/** The words that are not part of the first load, fetched once. */
export function loadAllWords(): Promise<void> {
  rest ??= import("../locales/pt-BR.json?rest").then(
    ({ default: words }) => void i18next.addResourceBundle("pt-BR", "translation", words, true, false),
    (error: unknown) => {
      rest = undefined;
      throw error;
    },
  );
  return rest;
}

/** A screen fetched when it is opened, together with all words. */
export async function withWords<T>(screen: Promise<T>): Promise<T> {
  const [module] = await Promise.all([screen, loadAllWords()]);
  return module;
}

export async function initI18n() {
  await i18next.use(initReactI18next).init({
    resources: { "pt-BR": { translation: ptBR } },
    lng: "pt-BR",
    fallbackLng: "pt-BR",
    supportedLngs: [...languages],
    interpolation: { escapeValue: false },
    returnNull: false,
    // The later half of Portuguese draws whoever asked for it too early once more.
    react: { bindI18nStore: "added" },
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
  if (language !== i18next.language) await showLanguage(language);
}

/** The user's or the company's language counts until this browser has chosen one of its own. */
export async function suggestLanguage(language: string | null | undefined) {
  if (!localStorage.getItem(KEY) && isLanguage(language) && language !== i18next.language) await showLanguage(language);
}
