/**
 * The words of reports and stories, by language. What is inside a document or a file is never translated, and messages
 * about broken input are English everywhere, as diagnostics are.
 */

import { en } from "./en.ts";
import { es } from "./es.ts";
import type { Locale, Names, Words } from "./shape.ts";

const CATALOGS: Readonly<Record<Locale, Words>> = { en, es };

export const wordsOf = (locale: Locale): Words => CATALOGS[locale];

/** The word for a name, or the name itself. */
export const nameIn = (names: Names, name: string): string =>
  Object.hasOwn(names, name) ? (names[name] ?? name) : name;
