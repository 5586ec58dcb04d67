/**
 * The compact portable form of a state: what a store may write instead of JSON. One line of text, fields separated by
 * `~`, times as differences in base-36 minutes, everything rare as JSON at the end. Exact in both directions.
 *
 * Fields: `1` + status letter (`-` when not yet entered) ~ case ~ strategy@version[:run] ~ entered ~ at ~ node ~
 * visit[.index] ~ due;since;from ~ dueAt when it is not the node's ~ channel:last,... ~ rest as JSON.
 */

import type { CaseState, NodeData } from "../model/case.ts";
import { isRecord } from "./facts.ts";

const STATUS = { active: "a", held: "h", exited: "x" } as const;
const STATUS_OF: Readonly<Record<string, CaseState["status"]>> = { a: "active", h: "held", x: "exited" };
const CHANNEL_CODES: Readonly<Record<string, string>> = {
  email: "e",
  sms: "s",
  whatsapp: "w",
  voice: "v",
  letter: "l",
  push: "p",
};
const CHANNEL_OF = Object.fromEntries(Object.entries(CHANNEL_CODES).map(([channel, code]) => [code, channel]));
const MINUTE = 60_000;

export function encodeState(state: CaseState): string {
  const { n, enteredAt, at } = state;
  const run = state.run === 1 ? "" : `:${state.run}`;
  const fields = [
    `1${STATUS[state.status]}${state.entered ? "" : "-"}`,
    text(state.case),
    `${text(state.strategy)}@${state.version}${run}`,
    time(enteredAt),
    time(at - enteredAt),
    text(state.node),
    state.index === 0 ? `${state.visit}` : `${state.visit}.${state.index}`,
    n === undefined ? "" : encodeNode(n, at),
    state.dueAt === usualDue(state.status, n) ? "" : state.dueAt === null ? "!" : time(state.dueAt - at),
    encodeLast(state, at),
    encodeRest(state),
  ];
  return fields.join("~").replace(/~+$/, "");
}

/** @throws RangeError when `encoded` is not a state that `encodeState` wrote. */
export function decodeState(encoded: string): CaseState {
  const [
    head = "",
    caseId = "",
    program = "",
    entered = "",
    after = "",
    node = "",
    count = "",
    data = "",
    due = "",
    last = "",
    ...tail
  ] = encoded.split("~");
  const [, letter = "", moved] = /^1([ahx])(-)?$/.exec(head) ?? bad(encoded);
  const [, strategy = "", version, run] = /^(.*)@(\d+)(?::(\d+))?$/.exec(program) ?? bad(encoded);
  const [, visit, index] = /^(\d+)(?:\.(\d+))?$/.exec(count) ?? bad(encoded);
  const rest = tail.length === 0 ? {} : decodeRest(tail.join("~"), encoded);
  const { n: extra, outcome, ...others } = rest;
  const status = STATUS_OF[letter] as CaseState["status"];
  const enteredAt = instant(entered, encoded);
  const at = enteredAt + instant(after, encoded);
  const n = data === "" ? undefined : decodeNode(data, at, extra, encoded);
  return {
    v: 1,
    case: plain(caseId),
    run: Number(run ?? 1),
    strategy: plain(strategy),
    version: Number(version),
    status,
    ...(outcome !== undefined && { outcome: outcome as string }),
    dueAt: due === "" ? usualDue(status, n) : due === "!" ? null : at + instant(due, encoded),
    enteredAt,
    at,
    node: plain(node),
    entered: moved === undefined,
    visit: Number(visit),
    index: Number(index ?? 0),
    ...(n !== undefined && { n }),
    ...ordered(others, REST),
    ...(last !== "" && { last: decodeLast(last, at, encoded) }),
    ...ordered(others, ["seen"]),
  };
}

/** In the order that states have. */
const REST = ["holds", "heldSince", "loops", "vars", "stage", "tags", "cached", "arms", "commitment", "breaks"];

const usualDue = (status: CaseState["status"], n: NodeData | undefined): number | null =>
  status === "active" ? (n?.due ?? null) : null;

/** `due;since;from`, each against the one before; `=` when all three are plain. */
function encodeNode(n: NodeData, at: number): string {
  const due = n.due === undefined ? "!" : time(n.due - n.since);
  const fields = [due, n.since === at ? "" : time(n.since - at), n.from === n.since ? "" : time(n.from - n.since)];
  return fields.join(";").replace(/;+$/, "");
}

function decodeNode(data: string, at: number, extra: unknown, encoded: string): NodeData {
  const [due = "", since = "", from = ""] = data.split(";");
  const arrival = at + (since === "" ? 0 : instant(since, encoded));
  return {
    since: arrival,
    from: arrival + (from === "" ? 0 : instant(from, encoded)),
    ...(due !== "!" && { due: arrival + instant(due, encoded) }),
    ...(isRecord(extra) ? extra : {}),
  };
}

const encodeLast = ({ last }: CaseState, at: number): string =>
  Object.entries(last ?? {})
    .map(([channel, ms]) => `${CHANNEL_CODES[channel] ?? `=${list(channel)}`}:${time(at - ms)}`)
    .join(",");

const decodeLast = (last: string, at: number, encoded: string): Record<string, number> =>
  Object.fromEntries(
    last.split(",").map((entry) => {
      const [, code = "", ago = ""] = /^([^:]+):(.+)$/.exec(entry) ?? bad(encoded);
      return [
        code.startsWith("=") ? plain(code.slice(1)) : (CHANNEL_OF[code] ?? bad(encoded)),
        at - instant(ago, encoded),
      ];
    }),
  );

/** Members that most states lack. */
function encodeRest(state: CaseState): string {
  const { outcome, holds, heldSince, loops, vars, stage, tags, cached, arms, commitment, breaks, seen } = state;
  const { since, from, due, ...extra } = state.n ?? { since: 0, from: 0 };
  const n = Object.keys(extra).length === 0 ? undefined : extra;
  const json = JSON.stringify({
    ...{ n, outcome, holds, heldSince, loops, vars, stage, tags },
    ...{ cached, arms, commitment, breaks, seen },
  });
  return json === "{}" ? "" : json;
}

function decodeRest(json: string, encoded: string): Record<string, unknown> {
  try {
    const rest: unknown = JSON.parse(json);
    return isRecord(rest) ? rest : bad(encoded);
  } catch {
    return bad(encoded);
  }
}

const ordered = (record: Record<string, unknown>, names: readonly string[]): Partial<CaseState> =>
  Object.fromEntries(names.filter((name) => Object.hasOwn(record, name)).map((name) => [name, record[name]]));

/** Whole minutes as they are, anything finer in ms behind a dot. */
const time = (ms: number): string => (ms % MINUTE === 0 ? (ms / MINUTE).toString(36) : `.${ms.toString(36)}`);

function instant(encoded: string, whole: string): number {
  const fine = encoded.startsWith(".");
  const value = Number.parseInt(fine ? encoded.slice(1) : encoded, 36);
  return Number.isNaN(value) ? bad(whole) : fine ? value : value * MINUTE;
}

/** Free text without the separators. Ids stay as they are. */
const text = (value: string): string => value.replace(/[%~]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
const list = (value: string): string => value.replace(/[%~:,]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
const plain = (value: string): string =>
  value.replace(/%([0-9a-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

function bad(encoded: string): never {
  throw new RangeError(`not an encoded case state: ${encoded.slice(0, 80)}`);
}
