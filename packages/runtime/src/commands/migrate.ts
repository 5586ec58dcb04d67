/** `dunlin migrate --dry-run`: what a change of version would do to the cases that are inside. Moves nobody. */

import { type CaseFacts, type CaseState, compileStrategy, type Program, parseInstant } from "@dunlin/engine";
import {
  type MigratingCase,
  type MigrationChoice,
  type MigrationPlan,
  mergeImpacts,
  migrationHtml,
  migrationImpact,
  planMigration,
} from "@dunlin/engine/change";
import { readJson, writeDocument } from "../files.ts";
import type { ExitCode, Io } from "../io.ts";
import { error, InputError, inDocument, problemLine, UsageError } from "../problem.ts";
import { migrationLines } from "../render/migration.ts";
import { styleFor } from "../render/style.ts";
import { isRowProblem, type Row, type RowProblem } from "../replay/row.ts";
import { openRows } from "../replay/source.ts";
import { type CalledStrategies, loadCalled, loadStrategy } from "../strategyFile.ts";
import type { Locale } from "../words/shape.ts";

export interface MigrateCommand {
  readonly from: string;
  readonly to: string;
  /** JSON lines of `{ state, facts }`. */
  readonly cases: string;
  /** File of a `MigrationChoice`. */
  readonly map: string | undefined;
  /** Files or directories of strategies that either version calls. */
  readonly called: readonly string[];
  /** The moment the dry run stands for, ISO 8601. */
  readonly at: string;
  /** Where to write the plan as a page. */
  readonly html: string | undefined;
  readonly json: boolean;
  readonly locale: Locale;
}

/** Exit code 1 when the plan has problems or a row cannot be read: a case left out would change the result without a word. */
export async function migrate(command: MigrateCommand, io: Io): Promise<ExitCode> {
  const now = parseInstant(command.at);
  if (now === undefined)
    throw new UsageError(`--at needs an instant such as 2026-11-26T09:00:00Z, not "${command.at}".`);
  const strategies = await loadCalled(command.called);
  const from = await loadStrategy(command.from, { strategies });
  const to = numbered(await loadStrategy(command.to, { strategies }), from, strategies);
  const choice = command.map === undefined ? {} : await readChoice(command.map);
  const plan = await planned({ from, to, choice, now }, command.cases);
  const sides = { locale: command.locale, before: from.strategy, after: to.strategy };
  if (command.html !== undefined) await writeDocument(command.html, migrationHtml(plan, sides));
  const lines = migrationLines(plan, now, styleFor(io.stdout, io.env), command.locale);
  io.stdout.write(command.json ? `${JSON.stringify(plan, null, 2)}\n` : `${lines.join("\n")}\n`);
  const file = command.map ?? command.to;
  for (const { code, severity, path, message } of plan.problems)
    io.stderr.write(`${problemLine({ code, severity, path, file, message })}\n`);
  return plan.problems.length > 0 ? 1 : 0;
}

/** A newer document that has no number yet gets the one that publishing would give it. */
function numbered(to: Program, from: Program, strategies: CalledStrategies): Program {
  if (to.strategy.version !== undefined && to.version !== from.version) return to;
  return compileStrategy({ ...to.strategy, version: from.version + 1 }, { strategies });
}

interface Planning {
  readonly from: Program;
  readonly to: Program;
  readonly choice: MigrationChoice;
  readonly now: number;
}

async function planned({ from, to, choice, now }: Planning, path: string): Promise<MigrationPlan> {
  const plan = planMigration(from, to, undefined, choice);
  let { impact } = plan;
  const { batches } = await openRows(path, { format: "json" });
  for await (const batch of batches) {
    const cases = batch.map((item) => caseIn(item, path, from));
    impact = mergeImpacts(impact, migrationImpact(from, to, plan, { now, cases }));
  }
  return { ...plan, impact };
}

function caseIn(item: Row | RowProblem, file: string, from: Program): MigratingCase {
  const { line } = item;
  if (isRowProblem(item)) throw new InputError([error(item.code, item.message, { file, line })]);
  const { state, facts } = item.cells as { readonly state?: Partial<CaseState>; readonly facts?: CaseFacts };
  const sound =
    isObject(state) &&
    isObject(facts) &&
    ["case", "strategy", "node", "status"].every((name) => typeof state?.[name as keyof CaseState] === "string") &&
    ["run", "version", "enteredAt", "at", "visit", "index"].every((name) =>
      Number.isSafeInteger(state?.[name as keyof CaseState]),
    );
  if (sound) return { state: state as CaseState, facts: facts as CaseFacts };
  const says = `A case is an object with its "state" in ${from.id} and its "facts", as \`enroll\` and \`advance\` give and take them.`;
  throw new InputError([error("row.value", says, { file, line })]);
}

const isObject = (value: unknown): boolean => typeof value === "object" && value !== null && !Array.isArray(value);

const MEMBERS: ReadonlySet<string> = new Set(["rule", "moment", "nodes"]);

/** What a person decided: `{ "nodes": { "old": { "to": "node", "node": "new" } } }`. */
function readChoice(path: string): Promise<MigrationChoice> {
  return inDocument(path, async () => {
    const value = await readJson(path);
    if (!isObject(value))
      throw new InputError([error("choice.invalid", "Write an object with the member nodes.", { path: "" })]);
    const choice = value as MigrationChoice;
    const extra = Object.keys(choice).find((name) => !MEMBERS.has(name));
    const refuse = (at: string, says: string) => new InputError([error("choice.invalid", says, { path: at })]);
    if (extra !== undefined)
      throw refuse(`/${extra}`, `A choice has the members rule, moment and nodes, and no ${extra}.`);
    if (!["follow", "pin", undefined].includes(choice.rule)) throw refuse("/rule", "Write follow or pin.");
    if (!["now", "checkpoint", undefined].includes(choice.moment)) throw refuse("/moment", "Write now or checkpoint.");
    for (const [node, target] of Object.entries(choice.nodes ?? {}))
      if (!isObject(target)) throw refuse(`/nodes/${node}`, 'Write a target, as { "to": "node", "node": "reminder" }.');
    return choice;
  });
}
