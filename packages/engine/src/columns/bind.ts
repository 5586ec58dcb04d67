/** Joins a plan to the columns that it reads: what comes of it are loops over their arrays. */

import type { Condition } from "../model/condition.ts";
import { always, chosen, flagged, inTurn, type Kernel, listed, MAYBE, NO, notAll, within, YES } from "./kernels.ts";
import type { Column, ColumnField, ColumnProblem } from "./model.ts";
import type { Plan, Test, Tri } from "./plan.ts";
import { missing, mixed } from "./refusal.ts";

/** A loop, or what will be one: tests of one column in a row become one test. */
type Step =
  | { readonly kind: "loop"; readonly kernel: Kernel }
  | { readonly kind: "list"; readonly column: Column; readonly masks: Uint8Array; readonly gap: number }
  | {
      readonly kind: "range";
      readonly column: Column;
      readonly least: number;
      readonly most: number;
      readonly flip: 0 | 1;
      readonly gap: number;
    };

export class Binder {
  readonly problems: ColumnProblem[] = [];
  readonly #condition: Condition;
  readonly #column: (path: string) => Column | undefined;

  /** Arrays of flags begin at a word. */
  constructor(condition: Condition, column: (path: string) => Column | undefined) {
    this.#condition = condition;
    this.#column = column;
  }

  kernel(plan: Plan): Kernel {
    return inTurn(joined(this.#steps(plan, false)));
  }

  /** Steps that all hold where the plan, or with `denied` its opposite, holds. */
  #steps(plan: Plan, denied: boolean): readonly Step[] {
    switch (plan.kind) {
      case "constant":
        return constantly(denied && plan.value !== undefined ? !plan.value : plan.value);
      case "not":
        return this.#steps(plan.plan, !denied);
      case "all":
      case "any": {
        // Any of them: not all of their opposites.
        const turned = plan.kind === "any";
        const steps = plan.plans.flatMap((each) => this.#steps(each, turned));
        return denied === turned ? steps : [loop(notAll(joined(steps)))];
      }
      case "choose": {
        const kernel = chosen(this.kernel(plan.test), this.kernel(plan.whenTrue), this.kernel(plan.whenFalse));
        return [loop(denied ? notAll([kernel]) : kernel)];
      }
      default:
        return this.#test(plan, denied);
    }
  }

  #test(plan: Extract<Plan, { readonly field: ColumnField }>, denied: boolean): readonly Step[] {
    const column = this.#columnOf(plan.field, plan.kind);
    if (column === undefined) return [];
    const { known, other } = column;
    const flip = denied ? 1 : 0;
    switch (plan.kind) {
      case "known":
        return known === undefined ? constantly(!denied) : [loop(flagged(known, other, flip))];
      case "other":
        return other === undefined ? constantly(denied) : [loop(flagged(other, undefined, flip))];
      default:
        return plan.gap !== undefined && other !== undefined
          ? this.#steps(withoutGap(plan, plan.gap), denied)
          : [stepOf(column, plan, denied)];
    }
  }

  #columnOf(field: ColumnField, kind: Plan["kind"]): Column | undefined {
    const column = this.#column(field.path);
    if (column === undefined || column.type !== field.type) {
      this.problems.push(missing(field, this.#condition));
      return undefined;
    }
    // Texts that are no dates still stand before or after a date: days cannot tell.
    if (kind === "range" && column.other !== undefined && (field.type === "date" || field.type === "instant")) {
      this.problems.push(mixed(field, this.#condition));
      return undefined;
    }
    return column;
  }
}

const loop = (kernel: Kernel): Step => ({ kind: "loop", kernel });

const constantly = (value: Tri): readonly Step[] =>
  value === true ? [] : [loop(always(value === undefined ? MAYBE : NO))];

const maskOf = (value: Tri, denied: boolean): number => (value === undefined ? MAYBE : value !== denied ? YES : NO);

/** Where there is a value of another type, there is one. */
function withoutGap(plan: Test, gap: boolean): Plan {
  const { gap: _, ...whenTrue } = plan;
  const test = { kind: "known", field: plan.field } as const;
  return { kind: "choose", test, whenTrue, whenFalse: { kind: "constant", value: gap } };
}

function stepOf(column: Column, plan: Test, denied: boolean): Step {
  const gap = maskOf(plan.gap, denied);
  if (plan.kind === "text") {
    // Each text of the dictionary is asked once.
    const { dictionary = [] } = column;
    const masks = new Uint8Array(Math.max(BYTES, dictionary.length));
    for (const [place, text] of dictionary.entries()) masks[place] = maskOf(plan.holds(text), denied);
    return { kind: "list", column, masks, gap };
  }
  const { values } = column;
  if (values instanceof Uint8Array) {
    const masks = Uint8Array.from({ length: BYTES }, (_, value) =>
      maskOf(plan.from <= value && value <= plan.to, denied),
    );
    return { kind: "list", column, masks, gap };
  }
  const range = { least: plan.from, most: plan.to, flip: denied ? 1 : 0 } as const;
  return { kind: "range", column, ...(values instanceof Int32Array ? wholeRange(range) : range), gap };
}

const BYTES = 256;

type Ends = Pick<Extract<Step, { readonly kind: "range" }>, "least" | "most" | "flip">;

/** The same in whole numbers that an `Int32Array` can hold, and as a range itself where its opposite is one. */
function wholeRange({ least, most, flip }: Ends): Ends {
  const [first, last] = [-(2 ** 31), 2 ** 31 - 1];
  if (flip === 1 && most === Infinity) return wholeRange({ least: -Infinity, most: Math.ceil(least) - 1, flip: 0 });
  if (flip === 1 && least === -Infinity) return wholeRange({ least: Math.floor(most) + 1, most: Infinity, flip: 0 });
  const [from, to] = [Math.max(Math.ceil(least), first), Math.min(Math.floor(most), last)];
  return from > to ? { least: 1, most: 0, flip } : { least: from, most: to, flip };
}

/** Loops of the steps, with tests of one column made one. */
function joined(steps: readonly Step[]): readonly Kernel[] {
  const own: Step[] = [];
  for (const step of steps) {
    const place = own.findIndex((one) => isJoinable(one, step));
    if (place < 0) own.push(step);
    else own[place] = join(own[place] as Step, step);
  }
  return own.map(kernelOf);
}

function isJoinable(one: Step, more: Step): boolean {
  if (one.kind === "loop" || more.kind === "loop" || one.column !== more.column) return false;
  return one.kind === "list" || (more.kind === "range" && one.flip === 0 && more.flip === 0);
}

function join(one: Step, more: Step): Step {
  if (one.kind === "list" && more.kind === "list")
    return { ...one, masks: one.masks.map((mask, i) => mask & (more.masks[i] as number)), gap: one.gap & more.gap };
  if (one.kind !== "range" || more.kind !== "range") throw new Error("steps of different kinds");
  const [least, most] = [Math.max(one.least, more.least), Math.min(one.most, more.most)];
  return { ...one, least, most, gap: one.gap & more.gap };
}

function kernelOf(step: Step): Kernel {
  if (step.kind === "loop") return step.kernel;
  const { column } = step;
  if (step.kind === "range") return within(column.values as Int32Array | Float64Array, column.known, step);
  const [no, yes] = step.masks;
  const isFlag = column.type === "boolean" && column.known === undefined && no !== MAYBE && yes !== MAYBE && no !== yes;
  if (isFlag) return flagged(column.values as Uint8Array, undefined, no === YES ? 1 : 0);
  return listed(column.values as Uint8Array | Int32Array, column.known, step);
}
