/**
 * The compact portable form of a state: what a store may write instead of JSON. One line of text, fields separated by
 * `~`, times as differences in base-36 minutes, everything rare as JSON at the end. Exact in both directions.
 *
 * Fields: `1` + status letter + `-` when not yet entered ~ case ~ strategy@version[:run] ~ entered ~ at ~ node ~
 * visit[.index] ~ due;since;from;sent;via ~ dueAt when it is not the node's ~ channel last ... ~ experiment:variant,... ~
 * rest as JSON.
 *
 * With its program a state starts with `2`, names of the document are their places in `program.names`, and in the
 * place of strategy and version stands a check that the reading program has the same names.
 */

import { murmur3_32 } from "../base/hash.ts";
import { isRecord } from "../base/json.ts";
import type { CaseState, NodeData } from "../model/case.ts";
import { effectId, runPart } from "./effectId.ts";
import type { Program } from "./program.ts";

const STATUS = { active: "a", held: "h", exited: "x" } as const;
const STATUS_OF: Readonly<Record<string, CaseState["status"]>> = { a: "active", h: "held", x: "exited" };
const CHANNEL_CODES: Readonly<Record<string, string>> = {
  email: "E",
  sms: "S",
  whatsapp: "W",
  voice: "V",
  letter: "L",
  push: "P",
};
const CHANNEL_OF = Object.fromEntries(Object.entries(CHANNEL_CODES).map(([channel, code]) => [code, channel]));
const MINUTE = 60_000;

/**
 * The compact form of a state. Given its `program` it is shorter by the ids of the document, and `decodeState` needs the
 * same program again: the strategy in the same version.
 *
 * @throws RangeError when the state belongs to another strategy or version than `program`.
 */
export function encodeState(state: CaseState, program?: Program): string {
  const { n, enteredAt, at } = state;
  const book = program && bookFor(program);
  if (program !== undefined && (state.strategy !== program.id || state.version !== program.version)) {
    throw new RangeError(`a state of ${state.strategy}@${state.version} cannot be encoded with another program`);
  }
  const line =
    `${book ? 2 : 1}${STATUS[state.status]}${state.entered ? "" : "-"}` +
    `~${text(state.case)}~${book ? book.check : `${text(state.strategy)}@${state.version}`}` +
    `${state.run === 1 ? "" : `:${state.run}`}~${time(enteredAt)}~${time(at - enteredAt)}` +
    `~${name(state.node, book)}~${state.visit}${state.index === 0 ? "" : `.${state.index}`}` +
    `~${n === undefined ? "" : encodeNode(n, state)}` +
    `~${state.dueAt === usualDue(state.status, n) ? "" : state.dueAt === null ? "!" : time(state.dueAt - at)}` +
    `~${encodeLast(state)}~${encodeArms(state, book)}~${encodeRest(state)}`;
  let end = line.length;
  while (line.charCodeAt(end - 1) === TILDE) end -= 1;
  return line.slice(0, end);
}

const TILDE = 126;
const SEMICOLON = 59;

/**
 * @param program The program that the state was encoded with, if it was.
 * @throws RangeError when `encoded` is not a state that `encodeState` wrote, or was written with another program.
 */
export function decodeState(encoded: string, program?: Program): CaseState {
  const fields = encoded.split("~");
  const [head = "", caseId = "", origin = "", entered = "", after = "", node = "", count = "", data = ""] = fields;
  const { book, status } = readHead(head, encoded, program);
  const [, named = "", run] = /^(.*?)(?::(\d+))?$/.exec(origin) ?? bad(encoded);
  if (book !== undefined && named !== book.check) return otherProgram(encoded);
  const [, id = "", version] = (book === undefined ? /^(.*)@(\d+)$/.exec(named) : ["", "", ""]) ?? bad(encoded);
  const [, visit, index] = /^(\d+)(?:\.(\d+))?$/.exec(count) ?? bad(encoded);
  const enteredAt = instant(entered, encoded);
  const at = enteredAt + instant(after, encoded);
  const state: Writable<CaseState> = {
    v: 1,
    case: plain(caseId),
    run: Number(run ?? 1),
    strategy: book === undefined ? plain(id) : (program as Program).id,
    version: book === undefined ? Number(version) : (program as Program).version,
    status,
  } as CaseState;
  const rest: Partial<CaseState> = fields.length > 11 ? decodeRest(fields.slice(11).join("~"), encoded) : {};
  if (rest.outcome !== undefined) state.outcome = rest.outcome;
  state.dueAt = null;
  Object.assign(state, { enteredAt, at, node: nameOf(node, book, encoded), entered: !head.endsWith("-") });
  state.visit = Number(visit);
  state.index = Number(index ?? 0);
  if (data !== "") state.n = decodeNode(data, state, rest.n, encoded);
  const [due = "", last = "", arms = ""] = fields.slice(8, 11);
  state.dueAt = due === "" ? usualDue(status, state.n) : due === "!" ? null : at + instant(due, encoded);
  for (const member of ["holds", "heldSince", "loops", "vars", "stage", "tags", "cached"] as const) {
    if (rest[member] !== undefined) Object.assign(state, { [member]: rest[member] });
  }
  if (arms !== "") state.arms = decodeArms(arms, book, encoded);
  if (rest.offers !== undefined) state.offers = rest.offers;
  if (rest.commitment !== undefined) state.commitment = rest.commitment;
  if (rest.breaks !== undefined) state.breaks = rest.breaks;
  if (last !== "") state.last = decodeLast(last, at, encoded);
  if (rest.seen !== undefined) state.seen = rest.seen;
  return state;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function readHead(head: string, encoded: string, program: Program | undefined) {
  const [, form, letter = ""] = /^([12])([ahx])-?$/.exec(head) ?? bad(encoded);
  if (form === "2" && program === undefined) {
    throw new RangeError("this state was encoded with its program: give decodeState the same program");
  }
  return {
    book: form === "2" ? bookFor(program as Program) : undefined,
    status: STATUS_OF[letter] as CaseState["status"],
  };
}

/** The names of a program with their places, and a check of them all. */
interface Book {
  readonly names: readonly string[];
  readonly places: ReadonlyMap<string, string>;
  readonly check: string;
}

const books = new WeakMap<Program, Book>();

function bookFor(program: Program): Book {
  const known = books.get(program);
  if (known !== undefined) return known;
  const { id, names, version } = program;
  const check = murmur3_32(JSON.stringify([id, version, names]), 0) >>> 8;
  const places = new Map(names.map((own, i) => [own, i.toString(36)]));
  const book = { names, places, check: check.toString(36) };
  books.set(program, book);
  return book;
}

/** A name of the document: its place, or itself behind `=`. */
const name = (value: string, book: Book | undefined): string =>
  book === undefined ? list(value) : (book.places.get(value) ?? `=${list(value)}`);

function nameOf(field: string, book: Book | undefined, encoded: string): string {
  if (book === undefined) return plain(field);
  if (field.startsWith("=")) return plain(field.slice(1));
  return book.names[Number.parseInt(field, 36)] ?? bad(encoded);
}

const usualDue = (status: CaseState["status"], n: NodeData | undefined): number | null =>
  status === "active" ? (n?.due ?? null) : null;

/** `due;since;from;sent;via`, times each against the one before; `sent` as the index of its effect in this visit. */
function encodeNode(n: NodeData, state: CaseState): string {
  const { since, from } = n;
  const due = n.due === undefined ? "!" : time(n.due - since);
  const times = `${due};${since === state.at ? "" : time(since - state.at)};${from === since ? "" : time(from - since)}`;
  const sent = n.sent === undefined ? -1 : sentIndex(n.sent, state);
  const line = `${times};${sent < 0 ? "" : sent};${n.via ?? ""}`;
  let end = line.length;
  while (line.charCodeAt(end - 1) === SEMICOLON) end -= 1;
  return line.slice(0, end);
}

/** The index behind an effect id of this visit, or -1. */
function sentIndex(sent: string, state: CaseState): number {
  const index = Number(sent.slice(sent.lastIndexOf(".") + 1));
  return Number.isSafeInteger(index) && sentId(state, index) === sent ? index : -1;
}

const sentId = (state: CaseState, index: number): string => effectId(runPart(state), state.node, state.visit, index);

function decodeNode(data: string, state: CaseState, extra: Partial<NodeData> = {}, encoded: string): NodeData {
  const [due = "", since = "", from = "", sent = "", via = ""] = data.split(";");
  const arrival = state.at + (since === "" ? 0 : instant(since, encoded));
  const n = { since: arrival, from: arrival + (from === "" ? 0 : instant(from, encoded)) } as Writable<NodeData>;
  if (due !== "!") n.due = arrival + instant(due, encoded);
  const { sent: other, part, made, ...more } = extra;
  Object.assign(n, more);
  if (via !== "") n.via = Number(via);
  if (other !== undefined) n.sent = other;
  if (sent !== "") n.sent = sentId(state, Number(sent));
  if (part !== undefined) n.part = part;
  if (made !== undefined) n.made = made;
  return n;
}

function encodeLast({ last, at }: CaseState): string {
  let line = "";
  for (const channel in last) {
    line += (CHANNEL_CODES[channel] ?? `=${list(channel)}:`) + time(at - (last[channel] as number));
  }
  return line;
}

/** A capital stands for a channel that is known here, `=name:` for any other; digits of times are small letters. */
const LAST = /(?:([A-Z])|=([^:]+):)([-.0-9a-z]+)/gy;

function decodeLast(field: string, at: number, encoded: string): Record<string, number> {
  const entries: [string, number][] = [];
  LAST.lastIndex = 0;
  while (LAST.lastIndex < field.length) {
    const [, code = "", channel, ago = ""] = LAST.exec(field) ?? bad(encoded);
    entries.push([
      channel === undefined ? (CHANNEL_OF[code] ?? bad(encoded)) : plain(channel),
      at - instant(ago, encoded),
    ]);
  }
  return Object.fromEntries(entries);
}

function encodeArms({ arms }: CaseState, book: Book | undefined): string {
  let line = "";
  for (const experiment in arms) {
    line += `${line === "" ? "" : ","}${name(experiment, book)}:${name(arms[experiment] as string, book)}`;
  }
  return line;
}

const decodeArms = (field: string, book: Book | undefined, encoded: string): Record<string, string> =>
  Object.fromEntries(
    field.split(",").map((pair) => {
      const cut = pair.indexOf(":");
      if (cut < 1) return bad(encoded);
      return [nameOf(pair.slice(0, cut), book, encoded), nameOf(pair.slice(cut + 1), book, encoded)];
    }),
  );

/** Members that most states lack, in the order that states have. */
const RARE = [
  ...(["outcome", "holds", "heldSince", "loops", "vars", "stage"] as const),
  ...(["tags", "cached", "offers", "commitment", "breaks", "seen"] as const),
];

function encodeRest(state: CaseState): string {
  const extra = state.n && rareOf(state.n, state);
  let rest: Record<string, unknown> | undefined = extra && { n: extra };
  for (const member of RARE) {
    if (state[member] === undefined) continue;
    rest ??= {};
    rest[member] = state[member];
  }
  return rest === undefined ? "" : JSON.stringify(rest);
}

/** What a node remembers beside times and the effect it waits for. */
function rareOf(n: NodeData, state: CaseState): Partial<NodeData> | undefined {
  const { asleep, until, reason, part, made } = n;
  const sent = n.sent !== undefined && sentIndex(n.sent, state) < 0 ? n.sent : undefined;
  const some = asleep ?? reason ?? sent ?? part ?? made;
  if (some === undefined && until === undefined) return undefined;
  return { ...(asleep && { asleep }), ...(until !== undefined && { until }), ...tidy({ reason, sent, part, made }) };
}

const tidy = (members: object): object =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));

function decodeRest(json: string, encoded: string): Partial<CaseState> {
  try {
    const rest: unknown = JSON.parse(json);
    return isRecord(rest) ? rest : bad(encoded);
  } catch {
    return bad(encoded);
  }
}

/** Whole minutes as they are, anything finer in ms behind a dot. */
const time = (ms: number): string => (ms % MINUTE === 0 ? (ms / MINUTE).toString(36) : `.${ms.toString(36)}`);

function instant(encoded: string, whole: string): number {
  const fine = encoded.charCodeAt(0) === 46;
  const value = Number.parseInt(fine ? encoded.slice(1) : encoded, 36);
  return Number.isNaN(value) ? bad(whole) : fine ? value : value * MINUTE;
}

const SIGNS = /[%~]/;
const LIST_SIGNS = /[%~:,]/;
const escaped = (sign: string): string => `%${sign.charCodeAt(0).toString(16)}`;

/** Free text without the separators. Ids stay as they are. */
const text = (value: string): string => (SIGNS.test(value) ? value.replace(/[%~]/g, escaped) : value);
const list = (value: string): string => (LIST_SIGNS.test(value) ? value.replace(/[%~:,]/g, escaped) : value);
const plain = (value: string): string =>
  value.includes("%")
    ? value.replace(/%([0-9a-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : value;

function otherProgram(encoded: string): never {
  throw new RangeError(`this state was encoded with another program: ${encoded.slice(0, 80)}`);
}

function bad(encoded: string): never {
  throw new RangeError(`not an encoded case state: ${encoded.slice(0, 80)}`);
}
