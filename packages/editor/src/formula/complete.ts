/** What could be written at the caret: fields by title and by path, functions, words, and the values that a field can take. */

import { EACH } from "../conditions/each.ts";
import type { FieldInfo } from "../conditions/fields.ts";
import { FUNCTIONS } from "./language.ts";
import { fieldNamed, type Names, type Scope, scopeInside } from "./names.ts";

export interface Completion {
  readonly kind: "field" | "function" | "word" | "value";
  /** What is written: a path, a call up to its parenthesis. */
  readonly insert: string;
  /** What people call it; of a function its arguments. */
  readonly title: string;
  /** Of a function: what it gives. */
  readonly about?: string | undefined;
}

export interface Completions {
  /** The stretch of the text that a completion replaces. */
  readonly from: number;
  readonly to: number;
  readonly items: readonly Completion[];
}

export interface CompletionSources {
  readonly scope?: Scope | undefined;
  readonly names: Names;
  readonly segments?: Readonly<Record<string, { readonly title?: string }>> | undefined;
  /** Arguments and meaning of each function. */
  readonly functions: Readonly<Record<string, readonly [args: string, about: string]>>;
}

/** More than these nobody reads. */
const MOST = 40;

export function completionsAt(text: string, caret: number, sources: CompletionSources): Completions {
  const before = text.slice(0, caret);
  const calls = callsAround(before);
  const quoted = /"(?:[^"\\]|\\.)*$/.exec(withoutTexts(before))?.[0];
  const typed = quoted ?? /[\p{L}\p{N}_$.]*$/u.exec(before)?.[0] ?? "";
  const from = caret - typed.length;
  const rest = quoted === undefined ? /^[\p{L}\p{N}_$]*/u : /^[^"\n]*"|^/;
  const to = caret + (rest.exec(text.slice(caret))?.[0].length ?? 0);
  const scope = scopeAround(calls, sources);
  const values = valuesAt(before.slice(0, from), calls, scope, sources);
  if (quoted !== undefined || values.length > 0) return { from, to, items: ranked(values, typed.replaceAll('"', "")) };
  if (/^\d/.test(typed)) return { from, to, items: [] };
  return { from, to, items: ranked(named(scope, sources), typed) };
}

function named(scope: Scope | undefined, { names, functions }: CompletionSources): Completion[] {
  const own = scope === undefined ? names.fields : (scope.members ?? []);
  const field = (before: string) => (info: FieldInfo) => ({
    kind: "field" as const,
    insert: before + info.path,
    title: info.title,
  });
  const calls = [...FUNCTIONS].map((name) => {
    const [title = "", about] = functions[name] ?? [];
    return { kind: "function" as const, insert: `${name}(`, title, about };
  });
  return [
    ...own.map(field("")),
    ...(scope === undefined ? [] : names.fields.map(field("$."))),
    ...calls,
    ...["and", "or", "not", "in", "between", "true", "false"].map((word) => ({
      kind: "word" as const,
      insert: word,
      title: "",
    })),
  ];
}

/** Values of the field that is compared here, or the segments there are. */
function valuesAt(
  before: string,
  calls: readonly Call[],
  scope: Scope | undefined,
  sources: CompletionSources,
): Completion[] {
  const value = (of: string | number, title: string): Completion => ({
    kind: "value",
    insert: JSON.stringify(of),
    title: title === String(of) ? "" : title,
  });
  const call = calls.at(-1);
  if (call?.name === "segment" && /\(\s*$/.test(before))
    return Object.entries(sources.segments ?? {}).map(([id, { title }]) => value(id, title ?? id));
  const path = /([\p{L}\p{N}_$.]+)\s*(?:[=!]?==?|!=|<>|≠|\bin\s*\[(?:[^\]]*,)?)\s*$/u.exec(before)?.[1];
  const field = path === undefined ? undefined : fieldNamed(sources.names, scope, path);
  return (field?.values ?? []).map(({ value: one, label }) => value(one, label));
}

/** Those that begin so, before those with a word that does, before those that contain it. */
function ranked(items: readonly Completion[], typed: string): readonly Completion[] {
  const wanted = plain(typed);
  const rank = ({ insert, title }: Completion): number => {
    const [path, name] = [plain(insert.replaceAll('"', "")), plain(title)];
    const last = path.slice(path.lastIndexOf(".") + 1);
    if (wanted === "" || path.startsWith(wanted)) return 0;
    if (name.startsWith(wanted) || last.startsWith(wanted)) return 1;
    if (name.includes(` ${wanted}`)) return 2;
    return wanted.length > 2 && (path.includes(wanted) || name.includes(wanted)) ? 3 : 4;
  };
  return items
    .map((item) => ({ item, at: rank(item) }))
    .filter(({ at }) => at < 4)
    .sort((a, b) => a.at - b.at)
    .slice(0, MOST)
    .map(({ item }) => item);
}

/** Without capitals and accents, as people search. */
const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

interface Call {
  readonly name: string;
  readonly from: number;
  /** The argument at the caret. */
  place: number;
  first: string;
}

const withoutTexts = (text: string): string => text.replace(/"(?:[^"\\]|\\.)*"/gs, (found) => "_".repeat(found.length));

/** The calls that are open at the end of a text, outermost first. */
function callsAround(before: string): readonly Call[] {
  const open: Call[] = [];
  for (const { 0: found, 1: name = "", index } of withoutTexts(before).matchAll(
    /([\p{L}_][\p{L}\p{N}_]*)?\s*[([{]|[)\]},]/gu,
  )) {
    const call = open.at(-1);
    if (/[([{]$/.test(found)) open.push({ name, from: index + found.length, place: 0, first: "" });
    else if (found !== ",") open.pop();
    else if (call !== undefined) {
      if (call.place === 0) call.first = before.slice(call.from, index).trim();
      call.place++;
    }
  }
  return open;
}

const scopeAround = (calls: readonly Call[], { names, scope: outer }: CompletionSources): Scope | undefined =>
  calls.reduce<Scope | undefined>(
    (scope, { name, place, first }) =>
      EACH.has(name) && place > 0 ? scopeInside(name, [{ var: first }], names, scope) : scope,
    outer,
  );
