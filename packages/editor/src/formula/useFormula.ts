/** A formula as text while it is typed, and when it becomes an edit. */

import type { Condition } from "@dunlin/engine";
import { useEffect, useMemo, useRef, useState } from "react";
import { alike, type Checked, type Checks, checkFormula, type Finding } from "./check.ts";
import { printFormula } from "./print.ts";

export interface Edits {
  readonly value: Condition | undefined;
  /** `undefined` takes it away, where it is optional. */
  readonly onChange: (rule: Condition | undefined) => void;
  readonly optional?: boolean;
  /** Rest after a key before there is an edit, ms; leaving the field is one as well. */
  readonly rest?: number;
}

/**
 * The text as it is typed. A value that changes meanwhile, by an undo, shows at once. With a mistake in it the value is again what it
 * was before this text was begun: half of a formula may well be one that nobody meant.
 */
export function useFormula({ value, onChange, optional = false, rest = 0 }: Edits, checks: Checks) {
  const print = (rule: Condition | undefined) => (rule === undefined ? "" : printFormula(rule, checks.formula));
  const [text, setText] = useState(() => print(value));
  const own = useRef(value);
  const before = useRef(value);
  const latest = useRef(onChange);
  latest.current = onChange;
  const pending = useRef<Pending | undefined>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another value than the own one is written anew
  useEffect(() => {
    const same = isSame(value, own.current);
    own.current = value;
    if (same) return;
    before.current = value;
    setText(print(value));
  }, [value]);
  useEffect(() => () => clearTimeout(pending.current?.timer), []);
  const check = (typed: string): Checked =>
    optional && typed.trim() === "" ? { findings: [] } : checkFormula(typed, checks);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rest of the settings is in what is made of them
  const { findings } = useMemo(() => check(text), [text, optional, checks.formula]);
  const commit = (rule: Condition | undefined) => {
    if (isSame(rule, own.current)) return;
    own.current = rule;
    latest.current(rule);
  };
  const stop = () => {
    clearTimeout(pending.current?.timer);
    pending.current = undefined;
  };
  const settle = () => {
    pending.current?.run();
    stop();
  };
  const type = (typed: string) => {
    setText(typed);
    stop();
    const { rule, findings: found } = check(typed);
    const run = () => commit(found.some(isBad) ? before.current : rule);
    if (rest === 0) run();
    else pending.current = { run, timer: Number.isFinite(rest) ? setTimeout(settle, rest) : undefined };
  };
  const finish = () => {
    settle();
    if (!findings.some(isBad)) before.current = own.current;
  };
  const cancel = () => {
    stop();
    setText(print(own.current));
  };
  return { text, type, finish, cancel, findings };
}

interface Pending {
  readonly timer: ReturnType<typeof setTimeout> | undefined;
  readonly run: () => void;
}

export const isBad = ({ tone }: Finding): boolean => tone === "bad";
const isSame = (one: Condition | undefined, other: Condition | undefined): boolean =>
  one === undefined || other === undefined ? one === other : alike(one, other);
