/** Scripts of faults: which of them is due at a moment, how often, and whether only the nth time. */

export interface Timing {
  /** Only the nth that it could be about, from 1; default every one. */
  readonly nth?: number;
  /** How often it happens; default always. */
  readonly times?: number;
}

export interface Script<Rule extends Timing> {
  add(rule: Rule): void;
  clear(): void;
  /** The first rule that is due for what `concerns` says, which then has happened once more. */
  take(concerns: (rule: Rule) => boolean): Rule | undefined;
}

export function scriptOf<Rule extends Timing>(given: readonly Rule[]): Script<Rule> {
  let rules: { readonly rule: Rule; seen: number; left: number }[] = [];
  const add = (rule: Rule): void => {
    rules.push({ rule, seen: 0, left: rule.times ?? Number.POSITIVE_INFINITY });
  };
  for (const rule of given) add(rule);
  return {
    add,
    clear() {
      rules = [];
    },
    take(concerns) {
      const could = rules.filter(({ rule }) => concerns(rule));
      for (const one of could) one.seen += 1;
      const due = could.find(({ rule, seen, left }) => left > 0 && (rule.nth === undefined || rule.nth === seen));
      if (due !== undefined) due.left -= 1;
      return due?.rule;
    },
  };
}
