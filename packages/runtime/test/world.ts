/** A world for the command: a folder of its own, streams that remember, and small documents of which a test changes what it is about. */

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { compileStrategy, type Program, parseStrategy, type Strategy } from "@dunlin/engine";
import { afterAll } from "vitest";
import {
  checkMapping,
  type ExitCode,
  type Io,
  type Mapping,
  type ReplayReport,
  replayPortfolio,
  runDunlin,
  type Story,
  tellCase,
} from "../src/index.ts";

export type Json = Readonly<Record<string, unknown>>;

/** What a run of the command left behind. */
export interface Outcome {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

export interface Terminal {
  /** Both streams are terminals of this width. */
  readonly columns?: number;
  readonly env?: Io["env"];
  /** Milliseconds by which the clock moves whenever it is read. */
  readonly tick?: number;
}

/** A folder that is gone after the test file. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), "dunlin-"));

  constructor() {
    afterAll(() => rmSync(this.path, { recursive: true, force: true }));
  }

  /** Writes a file, objects as JSON, and gives its path. */
  write(name: string, content: string | Buffer | object): string {
    const text = typeof content === "string" || Buffer.isBuffer(content) ? content : JSON.stringify(content, null, 2);
    writeFileSync(this.of(name), text);
    return this.of(name);
  }

  gzip(name: string, content: string): string {
    return this.write(name, gzipSync(content));
  }

  of(name: string): string {
    return join(this.path, name);
  }

  /** Names and contents of everything in it. */
  contents(): Record<string, string> {
    if (!existsSync(this.path)) return {};
    const names = readdirSync(this.path).sort();
    return Object.fromEntries(names.map((name) => [name, readFileSync(this.of(name), "latin1")]));
  }
}

/** Runs `dunlin` with streams that are pipes, or terminals of the given width. */
export async function dunlin(args: readonly string[], terminal: Terminal = {}): Promise<Outcome> {
  const { columns, env = {}, tick = 1 } = terminal;
  let [out, err, now] = ["", "", 0];
  const tty = columns === undefined ? {} : { isTTY: true, columns };
  const code = await runDunlin(args, {
    stdout: { ...tty, write: (text: string) => (out += text) },
    stderr: { ...tty, write: (text: string) => (err += text) },
    env,
    now: () => (now += tick),
    today: () => "2026-11-25",
  });
  return { code, out, err };
}

/** One reminder by e-mail three days after the due date, a letter a week later, the end a month after that. */
export const strategy = (parts: Json = {}): Strategy & Json => ({
  format: "dunlin.strategy/1",
  id: "reminders",
  name: "Two reminders",
  time: { zone: "UTC", at: "09:00" },
  entry: { start: "due3" },
  exits: [{ id: "paid", when: { "<=": [{ var: "totalDue" }, 0] }, outcome: "paid" }],
  nodes: {
    due3: {
      type: "wait",
      until: { anchor: "oldestDueDate", offset: "P3D" },
      ifPast: "skip",
      to: { next: "friendly", skipped: "due10" },
    },
    friendly: {
      type: "send",
      name: "Friendly reminder",
      via: [{ channel: "email", template: "friendly@1" }],
      to: { next: "due10" },
    },
    due10: {
      type: "wait",
      name: "Ten days late",
      until: { anchor: "oldestDueDate", offset: "P10D" },
      ifPast: "now",
      gap: "P2D",
      to: { next: "letter" },
    },
    letter: {
      type: "send",
      name: "Letter",
      via: [{ channel: "letter", template: "letter@1" }],
      to: { next: "rest" },
    },
    rest: { type: "wait", for: "P30D", to: { next: "end" } },
    end: { type: "exit", outcome: "exhausted" },
  },
  ...parts,
});

/** Columns `id,due,amount,paid`: one invoice per row, in euros, known three weeks before it is due. */
export const mapping = (parts: Json = {}): Json => ({
  format: "dunlin.mapping/1",
  source: { format: "csv" },
  columns: {
    due: { type: "date" },
    amount: { type: "money", currency: "EUR" },
    paid: { type: "date", empty: "missing" },
  },
  observeFrom: "2026-03-01",
  facts: facts(),
  history: [{ type: "payment.received", at: "$paid", data: { amountMinor: "$amount" } }],
  ...parts,
});

export const facts = (parts: Json = {}): Json => ({
  caseId: "$id",
  currency: "EUR",
  debtor: { id: "$id", zones: ["UTC"] },
  obligations: [obligation()],
  ...parts,
});

export const obligation = (parts: Json = {}): Json => ({
  ref: "$id",
  dueDate: "$due",
  currency: "EUR",
  amountMinor: "$amount",
  outstandingMinor: "$amount",
  ...parts,
});

/** The same for JSON whose members have their types already: `id`, `due`, `amount` in cents, and whatever a test adds. */
export const jsonMapping = (parts: Json = {}): Json => ({
  ...mapping({ columns: {}, source: { format: "json" }, history: "$history" }),
  ...parts,
});

export const row = (parts: Json = {}): Json => ({
  id: "C-1",
  due: "2026-03-10",
  amount: 10_000,
  history: [],
  ...parts,
});

export const ROWS = [
  "id,due,amount,paid",
  "C-1,2026-03-10,100.00,",
  "C-2,2026-03-10,250.00,2026-03-16",
  "C-3,2026-03-11,80.50,2026-03-12",
  "",
].join("\n");

export const program = (parts: Json = {}): Program => compileStrategy(parseStrategy(strategy(parts)), { seen: 0 });

/** Replays rows, given as text of a CSV file or as objects, through a strategy. */
export async function replay(folder: Folder, rows: string | readonly Json[], parts: Parts = {}): Promise<ReplayReport> {
  return replayPortfolio(options(folder, rows, parts));
}

/** The story, or the stories, of one case. */
export async function story(
  folder: Folder,
  rows: string | readonly Json[],
  parts: Parts & { readonly caseId?: string } = {},
): Promise<readonly Story[]> {
  const { caseId = "C-1" } = parts;
  const told = await tellCase({ ...options(folder, rows, parts), caseId, locale: "en" });
  if (told === undefined || "code" in told) throw new Error(`no story: ${told?.message}`);
  return told;
}

/** The contacts of a story, as in `2026-03-13T09:00:00.000Z email friendly@1`. */
export const contactsOf = ({ moments }: Story): string[] =>
  moments.flatMap(({ at, effects }) =>
    effects.flatMap((effect) => (effect.kind === "message.send" ? [`${at} ${effect.channel} ${effect.template}`] : [])),
  );

/** The two contacts of `strategy()` with a `row()` of which nothing else is known. */
export const EMAIL = "2026-03-13T09:00:00.000Z email friendly@1";
export const LETTER = "2026-03-20T09:00:00.000Z letter letter@1";

/** A payment of all that a `row()` owes. */
export const payment = (at: string, parts: Json = {}): Json => ({
  type: "payment.received",
  at,
  data: { amountMinor: 10_000 },
  ...parts,
});

/** What becomes of a case with some history. */
export function historiesIn(folder: Folder) {
  type More = Parts & { readonly row?: Json };
  const tell = async (history: readonly Json[], parts: More = {}): Promise<Story> => {
    const [told] = await story(folder, [row({ ...parts.row, history })], parts);
    if (told === undefined) throw new Error("no story");
    return told;
  };
  return {
    tell,
    contacts: async (history: readonly Json[], parts: More = {}) => contactsOf(await tell(history, parts)),
    /** What it owes at the end, by currency; or why its row is broken. */
    async owed(history: readonly Json[], parts: More = {}): Promise<unknown> {
      const { amounts, rows } = await replay(folder, [row({ ...parts.row, history })], parts);
      const [problem] = rows.problems;
      if (problem !== undefined) return `${problem.code}: ${problem.message}`;
      return Object.fromEntries(amounts.map((each) => [each.currency, each.outstandingAtEndMinor]));
    },
  };
}

/** Days since 1970-01-01. */
export const day = (text: string): number => Date.parse(`${text}T00:00:00Z`) / 86_400_000;

export interface Parts {
  /** Of the strategy. */
  readonly strategy?: Json;
  /** Of the mapping. */
  readonly mapping?: Json;
  readonly from?: string;
  readonly to?: string;
}

function options(folder: Folder, rows: string | readonly Json[], parts: Parts) {
  const isText = typeof rows === "string";
  const portfolio = folder.write(isText ? "rows.csv" : "rows.json", rows);
  const checked: Mapping = checkMapping(isText ? mapping(parts.mapping) : jsonMapping(parts.mapping));
  const { from, to } = parts;
  return {
    program: program(parts.strategy),
    mapping: checked,
    portfolio,
    from: from === undefined ? undefined : day(from),
    to: to === undefined ? undefined : day(to),
  };
}
