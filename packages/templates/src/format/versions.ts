/** What formatted a message. Other versions write other spaces and words, so a trace keeps this beside the rendered text. */

import { formatDateTime } from "./dates.ts";
import { formatMoney } from "./numbers.ts";
import { formatList } from "./words.ts";

export interface FormatterVersions {
  /** Of the libraries, where the host tells them: Node does, browsers do not. */
  readonly icu?: string;
  readonly cldr?: string;
  readonly tz?: string;
  /** Of a fixed set of formatted values: eight hexadecimal digits that differ where the texts do. */
  readonly sample: string;
}

const SAMPLE_LOCALES = ["en", "es", "pt", "de", "fr", "fi", "pl", "ar", "he"];

let known: FormatterVersions | undefined;

export function formatterVersions(): FormatterVersions {
  known ??= { ...hostVersions(), sample: fingerprint(SAMPLE_LOCALES.map(sampleIn).join("\n")) };
  return known;
}

function sampleIn(locale: string): string {
  const money = formatMoney(-123_456_789, "EUR", locale);
  const moment = formatDateTime(1_772_442_000_000, locale, "Europe/Madrid", "full");
  return `${money}|${moment}|${formatList(["a", "b", "c"], locale)}`;
}

function hostVersions(): Omit<FormatterVersions, "sample"> {
  const { process } = globalThis as { process?: { versions?: Readonly<Record<string, string | undefined>> } };
  const found = ["icu", "cldr", "tz"].flatMap((name) => {
    const version = process?.versions?.[name];
    return version === undefined ? [] : [[name, version] as const];
  });
  return Object.fromEntries(found);
}

/** FNV-1a, 32 bit (Fowler, Noll, Vo), over UTF-16. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
