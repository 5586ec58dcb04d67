/** Nodes that are left in the step they are entered (FORMAT section 5), but for repeat and calls. */

import { bucketOf } from "../../src/base/hash.ts";
import { mulDiv } from "../../src/base/money.ts";
import type { Obligation } from "../../src/model/case.ts";
import type { Condition } from "../../src/model/condition.ts";
import type {
  FeeNode,
  IfNode,
  ReleaseNode,
  SetNode,
  SplitNode,
  SwitchNode,
  TableCell,
  TableNode,
} from "../../src/model/node.ts";
import { liftHold } from "./holds.ts";
import { collectibleOf, decide, overdueOf, valuesRead } from "./knowledge.ts";
import { by, type Move } from "./move.ts";
import { emit, note, tidy, type Work } from "./world.ts";

export function visitIf(work: Work, node: IfNode): Move {
  const value = decide(work, node.when, "when");
  const port = value === true ? "yes" : value === false ? "no" : "unknown";
  note(work, "decision.taken", { port, values: valuesRead(work, [node.when]) });
  return by(port);
}

export function visitSwitch(work: Work, node: SwitchNode): Move {
  const looked: Condition[] = [];
  for (const [i, { port, when }] of node.cases.entries()) {
    looked.push(when);
    if (decide(work, when, `cases/${i}`) !== true) continue;
    note(work, "decision.taken", { port, values: valuesRead(work, looked) });
    return by(port);
  }
  note(work, "decision.taken", { port: "else", values: valuesRead(work, looked) });
  return by("else");
}

/** A cell as a condition over its input; `undefined` for any value. */
function cellRule(cell: TableCell, input: Condition): Condition | undefined {
  if (cell === null) return undefined;
  if (typeof cell !== "object") return { "==": [input, cell] };
  const [[op, operand] = ["", null]] = Object.entries(cell);
  return { [op]: [input, ...(op === "between" ? (operand as readonly Condition[]) : [operand])] };
}

/** Cell after cell, until one does not match. */
const rowMatches = (work: Work, node: TableNode, i: number): boolean =>
  (node.rows[i]?.match ?? []).every((cell, column) => {
    const rule = cellRule(cell, node.inputs[column] ?? null);
    return rule === undefined || decide(work, rule, `rows/${i}`) === true;
  });

export function visitTable(work: Work, node: TableNode): Move {
  const matching: number[] = [];
  for (let i = 0; i < node.rows.length; i++) {
    if (node.hit !== "collect" && matching.length > 0) break;
    if (rowMatches(work, node, i)) matching.push(i);
  }
  const rows = matching.map((i) => ({ ...(node.rows[i] as TableNode["rows"][number]), i }));
  const port = node.hit === "collect" ? "next" : (rows[0]?.port ?? "else");
  note(work, "decision.taken", { port, rows: matching.map((i) => i + 1), values: valuesRead(work, node.inputs) });
  for (const { set, i } of rows) if (set !== undefined) patch(work, { vars: valuesOf(work, set, `rows/${i}`) });
  return by(port);
}

export function visitSplit(work: Work, node: SplitNode): Move {
  const { experiment, salt = experiment, unit = "debtor", ramp } = node;
  const { facts, state } = work;
  const id = unit === "debtor" ? facts.debtor.id : unit === "case" ? facts.caseId : (facts.accountId ?? facts.caseId);
  const bucket = bucketOf(salt, id);
  const kept = state.arms?.[experiment];
  if (kept === undefined && ramp !== undefined && bucketOf(`${salt}:ramp`, id) >= ramp) {
    note(work, "decision.taken", { port: "out", values: {} });
    return by("out");
  }
  let sum = 0;
  const drawn = node.variants.find(({ weight }) => {
    sum += weight;
    return bucket < sum;
  });
  const variant = kept ?? drawn?.key ?? "";
  if (kept === undefined) {
    state.arms = { ...state.arms, [experiment]: variant };
    emit(work, { kind: "experiment.exposed", experiment, variant, bucket });
  }
  note(work, "split.assigned", { experiment, variant, bucket, kept: kept !== undefined });
  return by(variant);
}

/** Works out expressions; what is unknown is null. */
export const valuesOf = (
  work: Work,
  values: Readonly<Record<string, Condition>> | undefined,
  where: string,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values ?? {}).map(([path, rule]) => [path, decide(work, rule, `${where}/${path}`) ?? null]),
  );

interface Change {
  readonly stage?: string;
  readonly vars?: Record<string, unknown>;
  readonly addTags?: readonly string[];
  readonly removeTags?: readonly string[];
}

/** Changes the case and tells the host; null takes a variable out. */
export function patch(work: Work, change: Change): void {
  const { state } = work;
  for (const [path, value] of Object.entries(change.vars ?? {}))
    state.vars = withValue(state.vars ?? {}, path.split("."), value);
  if (change.stage !== undefined) state.stage = change.stage;
  const tags = new Set([...(state.tags ?? []), ...(change.addTags ?? [])]);
  state.tags = [...tags].filter((tag) => change.removeTags?.includes(tag) !== true);
  emit(work, { kind: "case.patch", ...tidy(change) });
}

function withValue(
  vars: Readonly<Record<string, unknown>>,
  [name = "", ...rest]: readonly string[],
  value: unknown,
): Record<string, unknown> {
  const { [name]: member, ...others } = vars;
  if (rest.length === 0) return value === null ? others : { ...others, [name]: value };
  const inner = typeof member === "object" && member !== null && !Array.isArray(member) ? member : {};
  return { ...others, [name]: withValue(inner as Record<string, unknown>, rest, value) };
}

export function visitSet(work: Work, node: SetNode): Move {
  const { stage, addTags, removeTags } = node;
  const vars = node.values && valuesOf(work, node.values, "values");
  patch(work, tidy({ stage, vars, addTags, removeTags }) as Change);
  return by("next");
}

export function visitFee(work: Work, node: FeeNode): Move {
  const { fee, currency } = node;
  const skip = (reason: string) => note(work, "fee.skipped", { fee, reason });
  const overdue = overdueOf(work, collectibleOf(work));
  if (overdue.length === 0) skip("nothingOverdue");
  else if (overdue.some((one) => one.currency !== currency)) skip("currency");
  else charge(work, node, node.per === "obligation" ? overdue.map((one) => [one]) : [overdue]);
  return by("next");
}

function charge(work: Work, node: FeeNode, groups: readonly (readonly Obligation[])[]): void {
  const { fee, currency, legalBasis } = node;
  for (const group of groups) {
    const amountMinor = amountOf(node, group);
    if (amountMinor <= 0) note(work, "fee.skipped", { fee, reason: "amount" });
    else {
      const obligation = node.per === "obligation" ? { obligation: group[0]?.ref ?? "" } : {};
      emit(work, { kind: "ledger.fee", fee, amountMinor, currency, ...obligation, legalBasis });
    }
  }
}

function amountOf({ amountMinor, rateBp = 0, capMinor }: FeeNode, group: readonly Obligation[]): number {
  const base = group.reduce((total, { outstandingMinor }) => total + outstandingMinor, 0);
  const amount = amountMinor ?? mulDiv(base, rateBp, 10_000);
  return Math.min(amount, capMinor ?? amount);
}

export function visitRelease(work: Work, node: ReleaseNode): Move {
  for (const { kind, scope } of work.state.holds ?? [])
    if (node.kinds === undefined ? scope === "contact" : node.kinds.includes(kind)) liftHold(work, kind, "released");
  return by("next");
}
