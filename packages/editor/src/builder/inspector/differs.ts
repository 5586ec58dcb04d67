/** What differs between two wordings: words one by one, and values, which have to stay. */

import type { RichText, Run } from "@dunlin/templates";
import { marksOf } from "./runs.ts";

export interface Token {
  /** Told apart by it. */
  readonly key: string;
  /** With as much of the words as it stands for. */
  readonly run: Run;
}

export interface Stretch {
  readonly change: "same" | "gone" | "new";
  readonly tokens: readonly Token[];
}

/** Words, blanks and other signs by themselves; what is no words whole. */
export const tokensOf = (runs: RichText): readonly Token[] =>
  runs.flatMap((run): readonly Token[] => {
    if (!("t" in run)) return [{ key: JSON.stringify(ordered(run)), run }];
    const parts = run.t.match(/[\p{L}\p{N}\p{M}’']+|\s+|[^\p{L}\p{N}\p{M}\s]/gu) ?? [];
    return parts.map((t) => ({ key: `${t}\u0000${marksOf(run)}`, run: { ...run, t } }));
  });

/** The longest wording that both have stays; together with what is gone it is the first, with what is new the second. */
export function differs(before: RichText, after: RichText): readonly Stretch[] {
  const [old, fresh] = [tokensOf(before), tokensOf(after)];
  const longest = lengths(old, fresh);
  const stretches: { change: Stretch["change"]; tokens: Token[] }[] = [];
  const put = (change: Stretch["change"], token: Token) => {
    const last = stretches.at(-1);
    if (last?.change === change) last.tokens.push(token);
    else stretches.push({ change, tokens: [token] });
  };
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    const [one, other] = [old[i], fresh[j]];
    if (one !== undefined && other !== undefined && one.key === other.key) {
      put("same", one);
      i++;
      j++;
    } else if (
      one !== undefined &&
      (other === undefined || lengthAt(longest, i + 1, j) >= lengthAt(longest, i, j + 1))
    ) {
      put("gone", one);
      i++;
    } else {
      put("new", other as Token);
      j++;
    }
  }
  return stretches;
}

type Lengths = readonly Uint32Array[];
const lengthAt = (all: Lengths, i: number, j: number): number => all[i]?.[j] ?? 0;

/** Of the longest common rest from each pair of places. */
function lengths(old: readonly Token[], fresh: readonly Token[]): Lengths {
  const all = Array.from({ length: old.length + 1 }, () => new Uint32Array(fresh.length + 1));
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = fresh.length - 1; j >= 0; j--) {
      const row = all[i] as Uint32Array;
      row[j] =
        old[i]?.key === fresh[j]?.key
          ? lengthAt(all, i + 1, j + 1) + 1
          : Math.max(lengthAt(all, i + 1, j), row[j + 1] ?? 0);
    }
  return all;
}

/** Values that another wording leaves out, and such that were not there, by what they show; each as often as it happens. */
export function valuesChanged(
  before: RichText,
  after: RichText,
): { readonly dropped: readonly string[]; readonly invented: readonly string[] } {
  const left = [...pathsIn(after)];
  const dropped = pathsIn(before).filter((path) => {
    const at = left.indexOf(path);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return { dropped, invented: left };
}

/** Paths of values, of links that are values, and of what a wording is chosen by; Handlebars as it stands. */
const pathsIn = (runs: RichText): readonly string[] =>
  runs.flatMap((run): readonly string[] => {
    const link = "a" in run && run.a?.to === "variable" ? [run.a.var] : [];
    if ("var" in run) return [run.var, ...link];
    if ("plural" in run) return [run.plural, ...Object.values(run.forms).flatMap((form) => pathsIn(form as RichText))];
    if ("select" in run) return [run.select, ...Object.values(run.cases).flatMap(pathsIn)];
    return "hbs" in run ? [run.hbs] : link;
  });

const ordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => [name, ordered(member)]),
  );
};
