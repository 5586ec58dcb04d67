/** What a reader prefers: kept in this browser, at first as the browser says. */

import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import type { Language, Theme } from "./model.ts";

export const THEMES = ["light", "dark", "system"] as const;
export type ThemeChoice = (typeof THEMES)[number];

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function useKept<Value extends string>(key: string, first: () => Value, allowed: readonly Value[]) {
  const [value, setValue] = useState<Value>(() => allowed.find((one) => one === read(key)) ?? first());
  const keep = useCallback(
    (next: Value) => {
      setValue(next);
      try {
        localStorage.setItem(key, next);
      } catch {
        // Private windows keep nothing; the choice holds until the page is left.
      }
    },
    [key],
  );
  return [value, keep] as const;
}

export function useLanguageChoice() {
  const choice = useKept<Language>("dunlin.language", () => (navigator.language.startsWith("es") ? "es" : "en"), [
    "en",
    "es",
  ]);
  const [language] = choice;
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return choice;
}

const DARK = "(prefers-color-scheme: dark)";

const watchDark = (told: () => void) => {
  const query = matchMedia(DARK);
  query.addEventListener("change", told);
  return () => query.removeEventListener("change", told);
};

/** @returns The theme to draw in, the choice that leads to it, and how to choose. */
export function useTheme(): readonly [Theme, ThemeChoice, (choice: ThemeChoice) => void] {
  const [choice, choose] = useKept<ThemeChoice>("dunlin.theme", () => "system", THEMES);
  const dark = useSyncExternalStore(watchDark, () => matchMedia(DARK).matches);
  const theme: Theme = choice === "system" ? (dark ? "dark" : "light") : choice;
  useEffect(() => {
    document.documentElement.style.colorScheme = theme;
  }, [theme]);
  return [theme, choice, choose];
}
