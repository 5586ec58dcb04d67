/** Nodes that are left in the step they are entered: decisions, marks, and what is remembered. */

import { BUCKETS, bucketsOf, variantAt } from "../../base/hash.ts";
import type { CompiledNode } from "../../compile/compile.ts";
import type { CaseFacts } from "../../model/case.ts";
import type { NodeTypes } from "../../model/node.ts";
import type { Compiling } from "./compiling.ts";
import { type Kernel, LEAVE } from "./kernel.ts";
import { NEITHER, YES } from "./memory.ts";
import type { Rows } from "./rows.ts";

export function ifKernel(node: NodeTypes["if"], own: CompiledNode, made: Compiling): Kernel {
  const test = made.test(node.when);
  const [yes, no, unknown] = ["yes", "no", "unknown"].map((port) => made.way(own, port)) as [number, number, number];
  return {
    visit(rows, row) {
      const answer = rows.ask(row, test);
      return answer === YES ? yes : answer === NEITHER ? unknown : no;
    },
  };
}

export function switchKernel(node: NodeTypes["switch"], own: CompiledNode, made: Compiling): Kernel {
  const cases = node.cases.map(({ port, when }) => ({ way: made.way(own, port), test: made.test(when) }));
  const otherwise = made.way(own, "else");
  return {
    visit(rows, row) {
      for (const { way, test } of cases) if (rows.ask(row, test) === YES) return way;
      return otherwise;
    },
  };
}

export function splitKernel(node: NodeTypes["split"], own: CompiledNode, made: Compiling, arms: SplitArms): Kernel {
  const { place, variants } = arms;
  const salt = node.salt ?? node.experiment;
  const bucketFor = bucketsOf(salt);
  const rampFor = bucketsOf(`${salt}:ramp`);
  const { ramp, experiment } = node;
  const number = made.numberOf(own.id);
  const out = ramp === undefined ? -1 : made.way(own, "out");
  // By 1 + the place of the variant in the experiment; -1: another node's.
  const ways = [-1, ...variants.map((key) => (own.ports.has(key) ? made.way(own, key) : -1))];
  const acts = variants.map((variant) => made.act({ kind: "experiment.exposed", experiment, variant }));
  const armOf = Uint8Array.from({ length: BUCKETS }, (_, bucket) => variants.indexOf(variantAt(node.variants, bucket)));
  return {
    visit(rows, row) {
      const column = rows.memory.arms[place] as Uint8Array;
      const kept = ways[column[row] as number] as number;
      if (kept >= 0) return kept;
      const unit = unitOf(node, rows.ledger.base(row));
      if (ramp !== undefined && rampFor(unit) >= ramp) return out;
      const bucket = bucketFor(unit);
      const arm = armOf[bucket] as number;
      column[row] = arm + 1;
      rows.settled = false;
      rows.act(row, acts[arm] as number, number, bucket);
      return ways[arm + 1] as number;
    },
  };
}

/** Column of an experiment, and all of its variants. */
export interface SplitArms {
  readonly place: number;
  readonly variants: readonly string[];
}

function unitOf({ unit }: NodeTypes["split"], facts: CaseFacts): string {
  if (unit === "case") return facts.caseId;
  if (unit === "account") return facts.accountId ?? facts.caseId;
  return facts.debtor.id;
}

export function goalKernel(node: NodeTypes["goal"], own: CompiledNode, made: Compiling): Kernel {
  return marking(made.act({ kind: "metric.mark", goal: node.goal }), own, made);
}

export function escalateKernel(_: NodeTypes["escalate"], own: CompiledNode, made: Compiling): Kernel {
  return marking(made.act({ kind: "case.escalate" }), own, made);
}

function marking(act: number, own: CompiledNode, made: Compiling): Kernel {
  const [next, number] = [made.way(own, "next"), made.numberOf(own.id)];
  return {
    visit(rows, row) {
      rows.act(row, act, number);
      return next;
    },
  };
}

export function setKernel(node: NodeTypes["set"], own: CompiledNode, made: Compiling): Kernel {
  const [next, number] = [made.way(own, "next"), made.numberOf(own.id)];
  const act = made.act({ kind: "case.patch" });
  const values = Object.entries(node.values ?? {}).map(([path, rule]) => ({
    path: path.split("."),
    ...constantOr(rule, made),
  }));
  const { stage, addTags = [], removeTags = [] } = node;
  const constant = values.every(({ test }) => test < 0);
  // What the same names become is one object for all cases.
  const known = new WeakMap<object, Readonly<Record<string, unknown>>>();
  const assigned = (rows: Rows, row: number) => {
    const before = rows.memory.vars(row);
    const same = constant ? known.get(before) : undefined;
    if (same !== undefined) return same;
    // Every value is worked out before any is set.
    const worked = values.map(({ path, test, value }) => ({
      path,
      value: test < 0 ? value : (rows.value(test) ?? null),
    }));
    const vars = worked.reduce((sum, { path, value }) => withValue(sum, path, value), before);
    if (constant) known.set(before, vars);
    return vars;
  };
  return {
    visit(rows, row) {
      if (values.length > 0) rows.memory.setVars(row, assigned(rows, row));
      if (stage !== undefined) rows.memory.setStage(row, stage);
      rows.memory.setTags(row, addTags, removeTags);
      rows.settled = false;
      rows.act(row, act, number);
      return next;
    },
  };
}

function constantOr(rule: unknown, made: Compiling): { readonly test: number; readonly value: unknown } {
  if (typeof rule !== "object" || rule === null) return { test: -1, value: rule };
  return { test: made.test(rule as Parameters<Compiling["test"]>[0]), value: null };
}

/** `record` with a value at a path; `null` (unknown) removes the member. */
function withValue(
  record: Readonly<Record<string, unknown>>,
  [name = "", ...rest]: readonly string[],
  value: unknown,
): Readonly<Record<string, unknown>> {
  const { [name]: old, ...others } = record;
  if (rest.length > 0) {
    const inner = typeof old === "object" && old !== null && !Array.isArray(old) ? old : {};
    return { ...others, [name]: withValue(inner as Record<string, unknown>, rest, value) };
  }
  return value === null ? others : { ...others, [name]: value };
}

/** Rounds of a repeat that has `place` among them. */
export function repeatKernel(
  node: NodeTypes["repeat"],
  own: CompiledNode,
  made: Compiling,
  parts: RepeatParts,
): Kernel {
  const { place, timing } = parts;
  const until = node.until === undefined ? -1 : made.test(node.until);
  const done = until < 0 ? -1 : made.way(own, "done");
  const [body, exhausted] = [made.way(own, "body"), made.way(own, "exhausted")];
  return {
    visit(rows, row) {
      if (until >= 0 && rows.ask(row, until) === YES) return done;
      const { memory } = rows;
      const rounds = memory.rounds[place] as Uint16Array;
      const since = memory.roundSince[place];
      const count = rounds[row] as number;
      if (count >= node.max) return exhausted;
      if (count > 0 && timing !== undefined && since !== undefined) {
        const rested = timing(rows, row, since.get(row));
        if (rested !== undefined) return rested;
      }
      if (since?.fits(rows.now) === false) return LEAVE;
      rounds[row] = count + 1;
      since?.set(row, rows.now);
      return body;
    },
  };
}

export interface RepeatParts {
  /** Its column. */
  readonly place: number;
  /** Rests a row until the next round may begin; undefined: it may now. */
  readonly timing: ((rows: Rows, row: number, from: number) => number | undefined) | undefined;
}
