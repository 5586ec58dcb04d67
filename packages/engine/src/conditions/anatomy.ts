/**
 * What a condition is made of, with places: the facts it reads and whether a missing one would make it unknown, what it
 * compares, and which segments and calendars it names. For conditions that have been read without a problem.
 */

import { pointer } from "../base/pointer.ts";
import { operationIn } from "./codec.ts";
import { operatorOf, type ValueKind } from "./operators.ts";
import { pathOf } from "./path.ts";

export interface Read {
  /** JSON pointer of the `var`. */
  readonly at: string;
  readonly path: readonly string[];
  /** JSON pointer of the path as it is written, and what stands before it there. */
  readonly text: string;
  readonly prefix: string;
  /** Nothing near it says what to do when it is missing. */
  readonly bare: boolean;
  /** Under an operator that denies: a reader expects "not so" to hold where the value is missing. */
  readonly denied: boolean;
}

export interface Comparison {
  readonly at: string;
  readonly op: string;
  readonly args: readonly unknown[];
}

/** A fact that an operator takes as a value of a certain kind. */
export interface Operand {
  /** JSON pointer of the `var`. */
  readonly at: string;
  readonly op: string;
  readonly path: readonly string[];
  readonly wanted: ValueKind;
}

export interface Anatomy {
  readonly reads: readonly Read[];
  readonly operands: readonly Operand[];
  readonly comparisons: readonly Comparison[];
  readonly segments: readonly string[];
  readonly calendars: readonly { readonly at: string; readonly id: string }[];
  /** Dotted paths of which it asks whether they are known. */
  readonly asked: ReadonlySet<string>;
  /** Depends on nothing. */
  readonly constant: boolean;
}

const COMPARING: ReadonlySet<string> = new Set(["==", "===", "!=", "!==", "<", "<=", ">", ">=", "between"]);
const DENYING: ReadonlySet<string> = new Set(["!", "!=", "!==", "none"]);
/** Operators whose answer depends on the case or on today, whatever their arguments. */
const DEPENDING: ReadonlySet<string> = new Set([
  ...["segment", "hasTag", "countContacts", "countPromises", "missing", "missing_some"],
  ...["daysSince", "daysUntil", "businessDaysSince"],
]);

interface Context {
  /** Inside a list operator, where `var` means the element. */
  readonly inside: boolean;
  readonly bare: boolean;
  readonly denied: boolean;
}

/** Pointer of each argument. */
type Places = (i: number) => string;

export function anatomyOf(rule: unknown, at: string): Anatomy {
  const dissection = new Dissection();
  dissection.walk(rule, at, { inside: false, bare: true, denied: false });
  return dissection.result();
}

class Dissection {
  readonly #reads: Read[] = [];
  readonly #operands: Operand[] = [];
  readonly #comparisons: Comparison[] = [];
  readonly #segments: string[] = [];
  readonly #calendars: { at: string; id: string }[] = [];
  readonly #asked = new Set<string>();
  #depends = false;

  result(): Anatomy {
    const reads = this.#reads.map((read) => ({ ...read, bare: read.bare && !this.#asked.has(read.path.join(".")) }));
    return {
      reads,
      operands: this.#operands,
      comparisons: this.#comparisons,
      segments: this.#segments,
      calendars: this.#calendars,
      asked: this.#asked,
      constant: !this.#depends,
    };
  }

  walk(rule: unknown, at: string, context: Context): void {
    if (Array.isArray(rule)) {
      rule.forEach((item, i) => {
        this.walk(item, `${at}/${i}`, context);
      });
      return;
    }
    const operation = operationIn(rule);
    if (operation === undefined) return;
    const { op, args, listed } = operation;
    const place = (i: number) => at + pointer(listed ? [op, i] : [op]);
    if (op === "var") this.#variable(args, at, place, context);
    else this.#call(op, args, at, place, context);
  }

  #call(op: string, args: readonly unknown[], at: string, place: Places, context: Context): void {
    if (DEPENDING.has(op)) this.#depends = true;
    if (COMPARING.has(op) && !context.inside) this.#comparisons.push({ at, op, args });
    if (op === "segment") this.#segments.push(String(args[0]));
    if (op === "businessDaysSince" && typeof args[1] === "string") this.#calendars.push({ at: place(1), id: args[1] });
    if (op === "missing" || op === "missing_some") {
      for (const path of args.flat(2)) if (typeof path === "string") this.#asked.add(path);
    }
    if (op === "countContacts" || op === "countPromises") return;
    const { each, takes = [] } = operatorOf(op) ?? {};
    args.forEach((arg, i) => {
      const wanted = takes[Math.min(i, takes.length - 1)] ?? "any";
      if (wanted !== "any" && i !== each && !context.inside) this.#operand(op, arg, wanted, place(i));
      this.walk(arg, place(i), {
        inside: context.inside || i === each,
        bare: context.bare && op !== "known" && (op !== "??" || i === args.length - 1),
        denied: context.denied || DENYING.has(op),
      });
      if (op === "known") this.#guard(arg);
    });
  }

  #variable(args: readonly unknown[], at: string, place: Places, context: Context): void {
    const { path, scope } = pathOf(String(args[0]));
    const fallback = args[1] !== undefined;
    if (!context.inside || scope === "root") {
      this.#depends = true;
      if (path.length > 0) {
        const written = { text: place(0), prefix: scope === "root" ? "$." : "" };
        this.#reads.push({ at, path, ...written, bare: context.bare && !fallback, denied: context.denied });
      }
    }
    if (fallback) this.walk(args[1], place(1), context);
  }

  /** A fact with a default is of the kind that is wanted often enough. */
  #operand(op: string, arg: unknown, wanted: ValueKind, at: string): void {
    const operation = operationIn(arg);
    if (operation?.op !== "var" || operation.args.length !== 1) return;
    this.#operands.push({ at, op, path: pathOf(String(operation.args[0])).path, wanted });
  }

  #guard(arg: unknown): void {
    const operation = operationIn(arg);
    if (operation?.op === "var") this.#asked.add(pathOf(String(operation.args[0])).path.join("."));
  }
}
