/** A row through the mapping: the facts a case begins with, and what was recorded about it, in time. */

import { type CaseFacts, EVENTS, parseDate, parseInstant } from "@dunlin/engine";
import {
  type CaseHistory,
  NAMED_LISTS,
  namedListProblem,
  obligationProblem,
  type Recorded,
} from "@dunlin/engine/simulate";
import type { Zone } from "@dunlin/engine/zones";
import { error, InputError, type Problem } from "../problem.ts";
import { createColumns } from "./columns.ts";
import { logsOf } from "./logs.ts";
import { escapePointer, isObject, type Mapping, unknownMembers } from "./mapping.ts";
import { listed, quoted, type Row, RowError } from "./row.ts";
import { type Compile, compileEach, compileList, compileTemplate, compileTest, type Site } from "./template.ts";

/** A case as its row says, with the line it is on. */
export interface CaseRecord extends CaseHistory {
  readonly line: number;
}

export interface BoundMapping {
  /**
   * What a case is at present and what is personal about its debtor, for an import; without its history.
   *
   * @throws RowError when the row makes no case.
   */
  inputOf(row: Row): { readonly facts: CaseFacts; readonly personal?: Readonly<Record<string, unknown>> };
  /** @throws RowError when the row makes no case. */
  recordOf(row: Row): CaseRecord;
  /** Id of the case, for messages about rows that make none. */
  caseIdOf(row: Row): string | undefined;
  /** JSON members that the mapping asks for and no row had. */
  unseen(): readonly string[];
}

/**
 * Joins a mapping with the columns of a file.
 *
 * @param header - Columns of a CSV file; `undefined` for JSON.
 * @param zoneOf - The zone of a case by its facts.
 * @throws InputError with everything in the mapping that does not fit the file.
 */
export function bindMapping(
  mapping: Mapping,
  header: readonly string[] | undefined,
  zoneOf: (facts: CaseFacts) => Zone,
): BoundMapping {
  const columns = createColumns(mapping, header);
  const problems = header === undefined ? [] : undeclared(mapping, header);
  const site: Site = { columns, problems, inEach: false };
  const facts = compileTemplate(mapping.facts, "/facts", site);
  const caseId = compileTemplate(mapping.facts.caseId, "/facts/caseId", { ...site, problems: [] });
  const from = compileTemplate(mapping.observeFrom, "/observeFrom", site);
  const until = compileTemplate(mapping.observeUntil, "/observeUntil", site);
  const history = compileHistory(mapping.history ?? [], "/history", site);
  const personal = compileTemplate(mapping.personal, "/personal", site);
  const logs = logsOf(mapping, site);
  if (problems.length > 0) throw new InputError(problems);

  return {
    unseen: columns.unseen,
    inputOf(row) {
      const scope = { row };
      const known = checkFacts(facts(scope));
      const own = personal(scope);
      return { facts: known, ...(isObject(own) && { personal: own }) };
    },
    caseIdOf(row) {
      try {
        const id = caseId({ row });
        return typeof id === "string" && id !== "" ? id : undefined;
      } catch {
        return undefined;
      }
    },
    recordOf(row) {
      const scope = { row };
      const known = checkFacts(facts(scope));
      const zone = zoneOf(known);
      const entries = history(scope);
      if (!Array.isArray(entries))
        throw new RowError("row.template", `\`history\` must be a list, not ${quoted(entries)}.`);
      const recorded = entries.flatMap((entry) => recordedOf(entry, zone));
      const observeUntil = until(scope);
      return {
        line: row.line,
        facts: known,
        zone,
        observeFrom: momentOf(from(scope), zone, "observeFrom"),
        ...(observeUntil !== undefined && { observeUntil: endOf(observeUntil, zone) }),
        history: isSorted(recorded) ? recorded : recorded.toSorted((a, b) => a.at - b.at),
        ...logs(scope, zone),
      };
    },
  };
}

function undeclared({ columns }: Mapping, header: readonly string[]): Problem[] {
  const named = Object.entries(columns).flatMap(([name, { currency }]) => [
    { name, path: `/columns/${escapePointer(name)}` },
    ...(currency?.startsWith("$")
      ? [{ name: currency.slice(1), path: `/columns/${escapePointer(name)}/currency` }]
      : []),
  ]);
  return named
    .filter(({ name }) => !header.includes(name))
    .map(({ name, path }) => {
      return error("mapping.unknownColumn", `There is no column "${name}". The file has ${listed(header)}.`, { path });
    });
}

const ENTRY_MEMBERS = ["type", "at", "when", "id", "obligation", "data", "facts", "replace"];

/** A list of entries, one `each` of entries, or a column that holds them. */
function compileHistory(source: unknown, path: string, site: Site) {
  if (Array.isArray(source)) return compileList(source, path, site, compileEntry);
  if (isObject(source) && Object.hasOwn(source, "each")) return compileEach(source, path, site, compileEntry);
  if (!isComputed(source)) {
    const message =
      'Write a list of entries, `{ "each": ... }` of them, or a column that holds them, as in "$History".';
    site.problems.push(error("mapping.shape", message, { path }));
  }
  return compileTemplate(source, path, site);
}

const isComputed = (source: unknown): boolean =>
  typeof source === "string" ? source.startsWith("$") : isObject(source) && Object.hasOwn(source, "$");

/** One entry. Its `when` is looked at first, so that what did not happen need not be readable. */
const compileEntry: Compile = (source, path, site) => {
  if (isComputed(source)) return compileTemplate(source, path, site);
  if (!isObject(source)) {
    const message = "Write an entry as an object with `type` and `at`, or a column that holds one.";
    site.problems.push(error("mapping.shape", message, { path }));
    return () => undefined;
  }
  const { when, ...members } = source;
  site.problems.push(...unknownMembers(source, path, ENTRY_MEMBERS));
  for (const name of ["type", "at"]) {
    if (source[name] === undefined) {
      site.problems.push(
        error("mapping.shape", `An entry of the history needs \`${name}\`.`, { path: `${path}/${name}` }),
      );
    }
  }
  const { type } = source;
  if (typeof type === "string" && !type.startsWith("$") && !isEventType(type)) {
    const message = `There is no event type "${type}". Use one of the format, or custom.<name>.`;
    site.problems.push(error("mapping.eventType", message, { path: `${path}/type` }));
  }
  const entry = compileTemplate(members, path, site);
  if (when === undefined) return entry;
  const happened = compileTest(when, `${path}/when`, site);
  return (scope) => (happened(scope) ? entry(scope) : undefined);
};

const isEventType = (type: string): boolean =>
  type !== "timer.fired" && (Object.hasOwn(EVENTS, type) || /^custom\.[A-Za-z0-9_-]{1,64}$/.test(type));

/** An entry as it came out of its template. Without a moment it did not happen. */
function recordedOf(entry: unknown, zone: Zone): Recorded[] {
  if (!isObject(entry))
    throw new RowError("row.event", `An entry of the history must be an object, not ${quoted(entry)}.`);
  if (entry.when === false || entry.at === undefined || entry.at === null) return [];
  const { type, id, obligation, data, facts, replace } = entry;
  if (typeof type !== "string" || !isEventType(type)) {
    throw new RowError("row.event", `${quoted(type)} is no event type.`);
  }
  const expect = (name: string, right: boolean, what: string) => {
    if (entry[name] !== undefined && !right) throw new RowError("row.event", `\`${name}\` of ${type} must be ${what}.`);
  };
  expect("id", typeof id === "string" && id !== "", "a text");
  expect("obligation", typeof obligation === "string", "the ref of an obligation");
  expect("data", isObject(data), "an object");
  expect("facts", isObject(facts), "an object");
  expect("replace", typeof replace === "boolean", "true or false");
  return [{ ...(entry as Omit<Recorded, "at">), at: momentOf(entry.at, zone, "at") }];
}

/** A date is the beginning of that local day. */
function momentOf(value: unknown, zone: Zone, name: string): number {
  const moment = typeof value === "string" ? (startOfDay(value, zone) ?? parseInstant(value)) : undefined;
  if (moment !== undefined) return moment;
  if (value === undefined) throw new RowError("row.value", `\`${name}\` is missing.`);
  throw new RowError("row.value", `\`${name}\` must be a date or an instant, not ${quoted(value)}.`);
}

/** The moment after the last one that counts: a date counts to its end. */
function endOf(value: unknown, zone: Zone): number {
  const day = typeof value === "string" ? parseDate(value) : undefined;
  return day === undefined ? momentOf(value, zone, "observeUntil") + 1 : zone.instantOf(day + 1, 0);
}

function startOfDay(text: string, zone: Zone): number | undefined {
  const day = parseDate(text);
  return day === undefined ? undefined : zone.instantOf(day, 0);
}

/** What the replay itself relies on; the engine checks the rest. */
function checkFacts(value: unknown): CaseFacts {
  const facts = isObject(value) ? value : {};
  const { caseId, debtor, obligations, currency } = facts;
  const wrong = (message: string): never => {
    throw new RowError("row.facts", message);
  };
  if (typeof caseId !== "string" || caseId === "") {
    const what = caseId === undefined || caseId === "" ? "is missing" : `must be a text, not ${quoted(caseId)}`;
    throw new RowError("row.id", `\`caseId\` ${what}.`);
  }
  if (!isObject(debtor)) wrong("`debtor` is missing.");
  if (!Array.isArray(obligations)) return wrong("`obligations` must be a list.");
  if (currency !== undefined && typeof currency !== "string") wrong("`currency` must be a text.");
  const problems = [
    ...NAMED_LISTS.map((name) => (facts[name] === undefined ? undefined : namedListProblem(name, facts[name]))),
    ...obligations.map(obligationProblem),
  ];
  const problem = problems.find((each) => each !== undefined);
  if (problem !== undefined) wrong(problem);
  return facts as unknown as CaseFacts;
}

const isSorted = (list: readonly Recorded[]): boolean =>
  list.every((item, i) => i === 0 || (list[i - 1]?.at ?? 0) <= item.at);
