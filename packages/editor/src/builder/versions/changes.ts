/** A difference as it is told: what it is called, and the words that changed. */

import type { Template } from "@dunlin/templates";
import { variableAt } from "@dunlin/templates/editing";
import { own } from "../document/own.ts";
import type { ValueChange } from "./diff.ts";
import type { VersionsWords } from "./words.ts";
import { isRuns, plainWords, type WordsPiece, wordsChanged } from "./wordsChanged.ts";

export interface ToldChange {
  readonly key: string;
  /** The member, with its language. */
  readonly name: string;
  /** Of a text. */
  readonly words?: readonly WordsPiece[];
  /** Of anything else. */
  readonly says?: string;
}

export function tellChange(
  { path, before, after }: ValueChange,
  doc: Template,
  words: VersionsWords,
  languageOf: (tag: string) => string,
): ToldChange {
  const parts = path.split("/").slice(1);
  const rest = parts[0] === "props" || parts[0] === "settings" ? parts.slice(1) : parts;
  const last = rest.at(-1) ?? "";
  const language = doc.locales.includes(last) && rest.length > 1 ? last : undefined;
  const members = (language === undefined ? rest : rest.slice(0, -1)).filter((part) => !/^\d+$/.test(part));
  const member = members.map((part) => own(words.members, part) ?? part).join(", ");
  const name = [member === "" ? words.members.settings : member, language === undefined ? "" : languageOf(language)]
    .filter(Boolean)
    .join(" · ");
  const head = { key: path, name };
  const [old, now] = [runsOf(before), runsOf(after)];
  if (old !== undefined && now !== undefined && (isRuns(before) || isRuns(after))) {
    const nameOf = (variable: string) => variableAt(doc.variables, variable)?.title ?? variable;
    const [was, is] = [plainWords(old, nameOf), plainWords(now, nameOf)];
    return was === is ? { ...head, says: words.looks } : { ...head, words: wordsChanged(was, is) };
  }
  const [was, is] = [plain(before, words), plain(after, words)];
  return { ...head, says: was === undefined || is === undefined ? words.other : words.was(was, is) };
}

/** A text that is not there says nothing. */
const runsOf = (value: unknown) =>
  value === undefined || (Array.isArray(value) && value.length === 0) ? [] : isRuns(value) ? value : undefined;

/** What can be said in a few words. */
function plain(value: unknown, { nothing }: VersionsWords): string | undefined {
  if (value === undefined || value === null) return nothing;
  if (Array.isArray(value) && value.every((one) => typeof one === "string")) return value.join(", ") || nothing;
  if (typeof value === "object") return undefined;
  const text = String(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
