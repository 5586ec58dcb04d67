/** The language of the page, for everything below the frame. */

import { createContext, useContext } from "react";
import type { Language } from "./model.ts";

export const LanguageContext = createContext<Language>("en");

export const useLanguage = (): Language => useContext(LanguageContext);

/** Words of a screen, by language. What English says, every other language says as well. */
export const wordsOf =
  <Words,>(en: Words, es: NoInfer<Words>) =>
  (language: Language): Words =>
    ({ en, es })[language];
