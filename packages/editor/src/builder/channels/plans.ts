/** Plans on a page as the engine would make them: true days and sums in place of those of a sample. */

import { type Frequency, planSchedule, ScheduleError, type ScheduleErrorCode } from "@dunlin/engine";
import type { Block, BlockRegistry, Template } from "@dunlin/templates";
import { propsOf, variableAt } from "@dunlin/templates/editing";
import { valueAt } from "../document/contexts.ts";
import { placesOf } from "../document/tree.ts";

export interface PlanWish {
  readonly totalMinor: number;
  /** ISO 4217. */
  readonly currency: string;
  /** How many parts each plan has. */
  readonly counts: readonly number[];
  readonly frequency: Frequency;
  /** ISO 8601. */
  readonly firstDue: string;
}

export interface PlanRow {
  readonly count: number;
  readonly amountMinor: number;
  readonly totalMinor: number;
  readonly parts: readonly { readonly due: string; readonly amountMinor: number }[];
}

export type PlanRows =
  | { readonly ok: true; readonly rows: readonly PlanRow[] }
  | { readonly ok: false; readonly code: ScheduleErrorCode };

export function planRows({ counts, ...spec }: PlanWish): PlanRows {
  try {
    const rows = counts.map((count): PlanRow => {
      const parts = planSchedule({ ...spec, count }).map(({ due, amountMinor }) => ({ due, amountMinor }));
      const totalMinor = parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
      return { count, amountMinor: parts[0]?.amountMinor ?? 0, totalMinor, parts };
    });
    return { ok: true, rows };
  } catch (error) {
    if (error instanceof ScheduleError) return { ok: false, code: error.code };
    throw error;
  }
}

/** Blocks that offer plans, in reading order. */
export const offersIn = ({ root }: Template): readonly Block[] =>
  [...placesOf(root).values()].map(({ block }) => block).filter(({ type }) => type === "installmentOffer");

/** A context whose plans are these, under the names that the block asks for. */
export function withPlans(context: object, block: Block, rows: readonly PlanRow[], registry: BlockRegistry): object {
  const props = propsIn(block, registry);
  const row = ({ count, amountMinor, totalMinor, parts }: PlanRow) => {
    const made = {};
    put(made, below(props.plan, props.list), `p${count}`);
    put(made, below(props.count, props.list), count);
    put(made, below(props.amount, props.list), amountMinor);
    put(made, below(props.total, props.list), totalMinor);
    const inside = parts.map((part) => {
      const one = {};
      put(one, below(props.date, props.parts), part.due);
      put(one, below(props.partAmount, props.parts), part.amountMinor);
      return one;
    });
    put(made, below(props.parts, props.list), inside);
    return made;
  };
  const copy = structuredClone(context);
  put(copy, props.list, rows.map(row));
  return copy;
}

/** What is paid when nothing is paid in parts, and in which currency. */
export function wholeOf(context: object, block: Block, doc: Template, registry: BlockRegistry) {
  const path = propsIn(block, registry).whole;
  const unit = path === undefined ? undefined : variableAt(doc.variables, path)?.["x-currency"];
  const totalMinor = valueIn(context, path);
  const currency = unit === undefined ? undefined : /^[A-Z]{3}$/.test(unit) ? unit : valueIn(context, unit);
  if (typeof totalMinor !== "number" || typeof currency !== "string") return undefined;
  return { totalMinor, currency };
}

/** The day of the first part of the first plan of a context. */
export function firstDueIn(context: object, block: Block, registry: BlockRegistry): string | undefined {
  const { list, parts, date } = propsIn(block, registry);
  const [row] = rowsIn(context, list);
  const [part] = rowsIn(row ?? {}, below(parts, list));
  const day = valueIn(part ?? {}, below(date, parts));
  return typeof day === "string" && /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : undefined;
}

/** Plans of a sample whose parts do not make their total: people would see sums that are wrong. */
export function wrongSums(context: object, block: Block, registry: BlockRegistry): readonly number[] {
  const { list, parts, partAmount, total } = propsIn(block, registry);
  return rowsIn(context, list).flatMap((row, i) => {
    const whole = valueIn(row, below(total, list));
    const inside = rowsIn(row, below(parts, list)).map((part) => Number(valueIn(part, below(partAmount, parts))));
    return typeof whole !== "number" || inside.reduce((sum, amount) => sum + amount, 0) === whole ? [] : [i + 1];
  });
}

type Paths = {
  readonly [name in
    | "list"
    | "plan"
    | "count"
    | "amount"
    | "total"
    | "parts"
    | "date"
    | "partAmount"
    | "whole"]?: string;
};

function propsIn(block: Block, registry: BlockRegistry): Paths {
  const definition = registry.get(block.type);
  return (definition === undefined ? block.props : propsOf(block, definition)) as Paths;
}

/** `parts` of `plans[].parts` below `plans`. */
const below = (path: string | undefined, list: string | undefined): string | undefined =>
  path === undefined || list === undefined || !path.startsWith(`${list}[].`) ? undefined : path.slice(list.length + 3);

const rowsIn = (context: object, path: string | undefined): readonly object[] => {
  const rows = valueIn(context, path);
  return Array.isArray(rows) ? rows.filter((row) => typeof row === "object" && row !== null) : [];
};

const valueIn = (context: object, path: string | undefined): unknown =>
  path === undefined ? undefined : valueAt(context, path);

const RESERVED: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

function put(target: object, path: string | undefined, value: unknown): void {
  const parts = path?.split(".") ?? [];
  if (parts.length === 0 || parts.some((part) => RESERVED.has(part))) return;
  let at = target as Record<string, unknown>;
  for (const part of parts.slice(0, -1)) {
    const next = Object.hasOwn(at, part) ? at[part] : undefined;
    if (typeof next !== "object" || next === null) at[part] = {};
    at = at[part] as Record<string, unknown>;
  }
  at[parts.at(-1) as string] = value;
}
