/** What differs between two wordings: words one by one, and values, which have to stay. */

import type { RichText, Run } from "@dunlin/templates";
import { marksOf } from "../text/runs.ts";

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
    return parts.map((t) => ({ key: `${t}\u0000${JSON.stringify(ordered(marksOf(run)))}`, run: { ...run, t } }));
  });

/**
 * What both have stays; together with what is gone it is the first wording, with what is new the second. What changes is gone first
 * and then new, and blanks between two changes change with them, so that it can be read.
 */
export function differs(before: RichText, after: RichText): readonly Stretch[] {
  const stretches: Stretch[] = [];
  const [gone, fresh, held]: [Token[], Token[], Token[]] = [[], [], []];
  const end = () => {
    if (gone.length > 0) stretches.push({ change: "gone", tokens: gone.splice(0) });
    if (fresh.length > 0) stretches.push({ change: "new", tokens: fresh.splice(0) });
    if (held.length > 0) stretches.push({ change: "same", tokens: held.splice(0) });
  };
  for (const { change, token } of stepsOf(tokensOf(before), tokensOf(after))) {
    if (change === "same") {
      held.push(token);
      continue;
    }
    if (held.every(isBlank) && gone.length + fresh.length > 0) {
      gone.push(...held);
      fresh.push(...held.splice(0));
    } else end();
    (change === "gone" ? gone : fresh).push(token);
  }
  end();
  return stretches;
}

const isBlank = ({ run }: Token): boolean => "t" in run && run.t.trim() === "";

/** By the longest wording that both have in common. */
function stepsOf(old: readonly Token[], fresh: readonly Token[]) {
  const longest = lengths(old, fresh);
  const steps: { readonly change: Stretch["change"]; readonly token: Token }[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    const [one, other] = [old[i], fresh[j]];
    if (one !== undefined && one.key === other?.key) {
      steps.push({ change: "same", token: one });
      i++;
      j++;
    } else if (
      one !== undefined &&
      (other === undefined || lengthAt(longest, i + 1, j) >= lengthAt(longest, i, j + 1))
    ) {
      steps.push({ change: "gone", token: one });
      i++;
    } else {
      steps.push({ change: "new", token: other as Token });
      j++;
    }
  }
  return steps;
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
