/**
 * The mapping file `dunlin.mapping/1`: how a row of somebody's table becomes a case, its facts at the start and what was
 * recorded later. This module reads and checks its shape; templates are compiled once the columns are known.
 */

import { parseDate, parseInstant } from "@dunlin/engine";
import { defaultZones } from "@dunlin/engine/zones";
import { jsonIn } from "../files.ts";
import { error, InputError, type Problem } from "../problem.ts";
import { compilePattern } from "./datePattern.ts";

export const MAPPING_FORMAT = "dunlin.mapping/1";

export interface Mapping {
  readonly format: typeof MAPPING_FORMAT;
  readonly title?: string;
  readonly note?: string;
  readonly source: SourceSpec;
  readonly columns: Readonly<Record<string, ColumnSpec>>;
  /** Template: when the case is first looked at. A date means the beginning of that local day. */
  readonly observeFrom: unknown;
  /** Template: the last moment the file knows about; nothing is replayed beyond it. */
  readonly observeUntil?: unknown;
  /** Template of the facts at the start. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** Template of what is personal beside the addresses, as names: imported under the person's key, and never replayed. */
  readonly personal?: Readonly<Record<string, unknown>>;
  /** Templates of what was recorded. */
  readonly history?: unknown;
  /** Template of a list: what was left to chance for the case, each `{ experiment, variant, probability, at }`. */
  readonly assignments?: unknown;
  /** Template of a list: contacts that were really made, each `{ channel, at, template }`. */
  readonly contacted?: unknown;
}

export interface SourceSpec {
  readonly format: "csv" | "json";
  /** One character; default a comma. */
  readonly delimiter?: string;
}

/** How the text of a column becomes a value. `empty: "missing"` reads an empty cell as no value at all. */
export interface ColumnSpec {
  readonly type: ColumnType;
  readonly empty?: "missing" | "error";
  /** `date`, `instant`: the form of the text; default ISO 8601. */
  readonly pattern?: string;
  /** `instant` with a pattern: the zone of the wall time. */
  readonly zone?: string;
  /** `money`: a currency code, or `$Column` that holds one. */
  readonly currency?: string;
  /** `money`, `number`: the decimal mark, default a point. */
  readonly decimal?: "." | ",";
  /** `money`, `number`, `integer`, `minor`: the mark between groups of digits; default none. */
  readonly group?: string;
  /** `boolean`: the texts that mean it; default `true` and `false`. */
  readonly true?: readonly string[];
  readonly false?: readonly string[];
}

const COLUMN_TYPES = ["text", "integer", "number", "money", "minor", "date", "instant", "boolean", "json"] as const;
export type ColumnType = (typeof COLUMN_TYPES)[number];

/** Options of a column beside `type` and `empty`. */
const COLUMN_OPTIONS: Readonly<Record<ColumnType, readonly string[]>> = {
  text: [],
  integer: ["group"],
  number: ["decimal", "group"],
  money: ["currency", "decimal", "group"],
  minor: ["group"],
  date: ["pattern"],
  instant: ["pattern", "zone"],
  boolean: ["true", "false"],
  json: [],
};

const MEMBERS = [
  ...["format", "title", "note", "source", "columns", "observeFrom", "observeUntil", "facts", "personal", "history"],
  ...["assignments", "contacted"],
];

/**
 * Reads a mapping.
 *
 * @throws InputError with everything that is wrong with it.
 */
export function parseMapping(text: string): Mapping {
  return checkMapping(jsonIn(text));
}

/** As `parseMapping` for a value. */
export function checkMapping(value: unknown): Mapping {
  const problems: Problem[] = [];
  if (!isObject(value)) throw new InputError([shape("", "A mapping is a JSON object.")]);
  if (value.format !== MAPPING_FORMAT) {
    const message = `The format must be "${MAPPING_FORMAT}"; this version reads no other.`;
    throw new InputError([error("mapping.format", message, { path: "/format" })]);
  }
  problems.push(...unknownMembers(value, "", MEMBERS));
  for (const name of ["title", "note"]) {
    if (value[name] !== undefined && typeof value[name] !== "string")
      problems.push(shape(`/${name}`, "Write a text here."));
  }
  problems.push(...sourceProblems(value.source), ...columnsProblems(value.columns));
  problems.push(...momentProblems(value));
  if (!isObject(value.facts))
    problems.push(shape("/facts", "Describe the facts of a case here, with `caseId`, `debtor` and `obligations`."));
  else {
    for (const name of ["caseId", "debtor", "obligations"]) {
      if (value.facts[name] === undefined) problems.push(shape(`/facts/${name}`, `Facts need \`${name}\`.`));
    }
  }
  if (value.personal !== undefined && !isObject(value.personal))
    problems.push(shape("/personal", 'Write an object here, as in { "name": "$Name" }.'));
  if (problems.length > 0) throw new InputError(problems);
  return { columns: {}, ...value } as unknown as Mapping;
}

function momentProblems(value: Readonly<Record<string, unknown>>): Problem[] {
  const wrong = (name: string, message: string) => [shape(`/${name}`, message)];
  const written = (moment: unknown) =>
    typeof moment === "string" ? !moment.startsWith("$") : moment !== undefined && !isObject(moment);
  const isMoment = (text: unknown) =>
    typeof text === "string" && (parseDate(text) !== undefined || parseInstant(text) !== undefined);
  const literal = (name: string) =>
    written(value[name]) && !isMoment(value[name])
      ? wrong(name, 'Write a column as in "$InvoiceDate", a date as in "2026-03-02", or an instant with its offset.')
      : [];
  const missing =
    value.observeFrom === undefined
      ? wrong("observeFrom", 'Say when a case is first looked at: a column with a date, as in "$InvoiceDate".')
      : [];
  return [...missing, ...literal("observeFrom"), ...literal("observeUntil")];
}

function sourceProblems(source: unknown): Problem[] {
  if (!isObject(source))
    return [shape("/source", 'Say what kind of file it is: { "format": "csv" } or { "format": "json" }.')];
  const problems = unknownMembers(source, "/source", ["format", "delimiter"]);
  if (source.format !== "csv" && source.format !== "json")
    problems.push(shape("/source/format", 'Write "csv" or "json".'));
  const { delimiter } = source;
  if (delimiter === undefined) return problems;
  if (source.format === "json") problems.push(shape("/source/delimiter", "Only CSV has a delimiter."));
  else if (typeof delimiter !== "string" || delimiter.length !== 1 || '"\r\n'.includes(delimiter)) {
    problems.push(shape("/source/delimiter", 'A delimiter is one character, such as "," or ";" or "\\t".'));
  }
  return problems;
}

function columnsProblems(columns: unknown): Problem[] {
  if (columns === undefined) return [];
  if (!isObject(columns)) return [shape("/columns", "Write an object here: the name of a column and how it is read.")];
  return Object.entries(columns).flatMap(([name, spec]) =>
    columnProblems(spec, `/columns/${escapePointer(name)}`, columns),
  );
}

function columnProblems(spec: unknown, path: string, columns: Readonly<Record<string, unknown>>): Problem[] {
  const type = isObject(spec) ? COLUMN_TYPES.find((known) => known === spec.type) : undefined;
  if (!isObject(spec) || type === undefined) {
    return [error("mapping.columnType", `A column is one of ${COLUMN_TYPES.join(", ")}.`, { path: `${path}/type` })];
  }
  const problems = unknownMembers(spec, path, ["type", "empty", ...COLUMN_OPTIONS[type]]);
  const expect = (name: string, right: boolean, message: string) => {
    const applies = spec[name] !== undefined && (name === "empty" || COLUMN_OPTIONS[type].includes(name));
    if (applies && !right) problems.push(shape(`${path}/${name}`, message));
  };
  expect("empty", spec.empty === "missing" || spec.empty === "error", 'Write "missing" or "error".');
  expect("decimal", spec.decimal === "." || spec.decimal === ",", 'Write "." or ",".');
  expect("group", isGroupMark(spec.group), "Write one character that is neither a digit nor a sign.");
  const decimals = type === "money" || type === "number";
  expect(
    "group",
    !decimals || spec.group !== (spec.decimal ?? "."),
    "The same mark cannot separate groups and decimals.",
  );
  expect("true", isTexts(spec.true), "Write a list of texts.");
  expect("false", isTexts(spec.false), "Write a list of texts.");
  if (type === "boolean") problems.push(...wordProblems(spec, path));
  if (type === "money") problems.push(...currencyProblems(spec.currency, `${path}/currency`, columns));
  if (type === "date" || type === "instant") problems.push(...patternProblems(type, spec, path));
  return problems;
}

const isGroupMark = (mark: unknown): boolean => typeof mark === "string" && /^[^\d+-]$/.test(mark);

/** The same text cannot mean yes and no. */
function wordProblems(spec: Readonly<Record<string, unknown>>, path: string): Problem[] {
  const { true: yes = ["true"], false: no = ["false"] } = spec;
  const both = Array.isArray(yes) && Array.isArray(no) ? yes.find((word) => no.includes(word)) : undefined;
  return both === undefined ? [] : [shape(`${path}/false`, `"${both}" stands for true already.`)];
}

function currencyProblems(currency: unknown, path: string, columns: Readonly<Record<string, unknown>>): Problem[] {
  if (typeof currency === "string" && /^([A-Z]{3}|\$.+)$/.test(currency)) {
    const name = currency.startsWith("$") ? currency.slice(1) : "";
    const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
    if (!isObject(column) || column.type === "text") return [];
    return [error("mapping.currency", `The column "${name}" holds the currency, so its type must be text.`, { path })];
  }
  const message = 'Money needs a currency: a code of three capital letters such as "USD", or "$Column" that holds one.';
  return [error("mapping.currency", message, { path })];
}

function patternProblems(type: "date" | "instant", spec: Readonly<Record<string, unknown>>, path: string): Problem[] {
  const { pattern, zone } = spec;
  if (pattern === undefined) {
    return zone === undefined || type === "date" ? [] : [shape(`${path}/zone`, "A zone belongs to a pattern.")];
  }
  const compiled = typeof pattern === "string" ? compilePattern(pattern) : undefined;
  const fits = compiled !== undefined && compiled.timed === (type === "instant");
  const problems: Problem[] = [];
  if (!fits) {
    const [form, example] =
      type === "date"
        ? ["YYYY, M or MM, and D or DD", "M/D/YYYY"]
        : ["YYYY, M or MM, D or DD, H or HH, mm, and perhaps ss", "DD.MM.YYYY HH:mm"];
    const message = `Write the pattern with ${form}, as in "${example}".`;
    problems.push(error("mapping.pattern", message, { path: `${path}/pattern` }));
  }
  if (type === "instant" && (typeof zone !== "string" || defaultZones.get(zone) === undefined)) {
    problems.push(
      error("mapping.zone", 'Name the zone of these wall times, as in "Europe/Madrid".', { path: `${path}/zone` }),
    );
  }
  return problems;
}

export function unknownMembers(
  value: Readonly<Record<string, unknown>>,
  path: string,
  known: readonly string[],
): Problem[] {
  return Object.keys(value)
    .filter((name) => !known.includes(name))
    .map((name) => {
      const message = `"${name}" means nothing here. Known are ${known.join(", ")}.`;
      return error("mapping.unknownMember", message, { path: `${path}/${escapePointer(name)}` });
    });
}

const shape = (path: string, message: string): Problem => error("mapping.shape", message, { path });
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every((item) => typeof item === "string");

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** One part of a JSON pointer (RFC 6901). */
export const escapePointer = (part: string): string => part.replaceAll("~", "~0").replaceAll("/", "~1");
