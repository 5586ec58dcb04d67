/** What is collected while a document becomes a plan: numbers for tests, ways, acts and event types. */

import type { Calendar } from "../../base/calendar.ts";
import { type Duration, parseDuration } from "../../base/duration.ts";
import type { CompiledNode, CompiledRule, Tables } from "../../compile/compile.ts";
import { compileAst } from "../../conditions/closures.ts";
import { parseCondition } from "../../conditions/parse.ts";
import { asksOf, readsOf } from "../../conditions/reads.ts";
import type { Condition } from "../../model/condition.ts";
import type { Kit, Test } from "../../nodes/spec.ts";
import type { Act, Way } from "./model.ts";
import type { RowRule, RowTest } from "./rows.ts";

export class Compiling {
  readonly tables: Tables;
  readonly numbers: ReadonlyMap<string, number>;
  readonly types = new Map<string, number>([["timer.fired", 1]]);
  readonly tests: RowTest[] = [];
  readonly ways: Way[] = [];
  readonly acts: Act[] = [];
  readonly outcomes: string[] = [];
  /** Path or asking operator in conditions, to the place where it stands first. */
  readonly reads = new Map<string, string>();
  readonly kit: Kit;
  /** Where in the document the next test stands (JSON pointer). */
  at = "";

  constructor(tables: Tables) {
    this.tables = tables;
    this.numbers = new Map([...tables.nodes.keys()].map((id, i) => [id, i]));
    for (const type of tables.listens) this.typeNumber(type);
    this.kit = {
      strategy: tables.strategy,
      test: (rule) => ({ value: this.tests[this.test(rule)] as RowTest, reads: [], asks: [] }),
      duration: (text) => parseDuration(text) as Duration,
      calendar: (id) => tables.calendar(id) as Calendar,
      textFor: () => undefined,
    };
    for (const [id, { when }] of Object.entries(tables.strategy.segments ?? {})) {
      this.at = `/segments/${id}/when`;
      this.#note(when);
    }
  }

  typeNumber(type: string): number {
    const number = this.types.get(type) ?? this.types.size + 1;
    this.types.set(type, number);
    return number;
  }

  /** Flags by the number of a type; made when all types have one. */
  eventFlags(events: Iterable<string>): Uint8Array {
    const flags = new Uint8Array(this.types.size + 1);
    for (const type of events) flags[this.typeNumber(type)] = 1;
    return flags;
  }

  /** Names at the root that conditions read. */
  roots(): ReadonlySet<string> {
    return new Set([...this.reads.keys()].map((path) => path.split(".", 1)[0] as string));
  }

  /** The number of a condition. */
  test(rule: Condition): number {
    this.#note(rule);
    return this.tests.push(compileAst(this.#parse(rule))) - 1;
  }

  #parse(rule: Condition) {
    const parsed = parseCondition(rule, { gives: "any" });
    if (!parsed.ok) throw new Error(`a condition that was not checked: ${JSON.stringify(parsed.error)}`);
    return parsed.value;
  }

  #note(rule: Condition): void {
    const ast = this.#parse(rule);
    this.#noteReads(
      readsOf(ast),
      asksOf(ast).map(({ op }) => op),
    );
  }

  #noteReads(paths: readonly string[], asks: readonly string[]): void {
    for (const name of [...paths, ...asks]) if (!this.reads.has(name)) this.reads.set(name, this.at);
  }

  /** A test of the tables; -1 for none. */
  compiled(test: Test | undefined, at: string): number {
    if (test === undefined) return -1;
    this.at = at;
    this.#noteReads(
      test.reads,
      test.asks.map(({ name }) => Object.keys(JSON.parse(name) as object)[0] ?? ""),
    );
    return this.tests.push(test.value) - 1;
  }

  rule({ events, test, id }: CompiledRule, then: number, list: "exits" | "handlers"): RowRule {
    return { events: events && this.eventFlags(events), test: this.compiled(test, `/${list}/${id}`), then };
  }

  /** The number of a port of a node. */
  way({ id, ports }: CompiledNode, port: string): number {
    const target = ports.get(port);
    if (target === undefined) throw new Error(`a document that was not checked: port ${port} of ${id}`);
    const [node, to] = [this.numberOf(id), this.numberOf(target)];
    const known = this.ways.findIndex((way) => way.node === node && way.port === port);
    return known >= 0 ? known : this.ways.push({ node, port, to }) - 1;
  }

  numberOf(id: string): number {
    return this.numbers.get(id) as number;
  }

  act(act: Act): number {
    return this.acts.push(act) - 1;
  }

  /** The act of an end; outcomes are numbered with it. */
  exit(outcome: string, rule?: string): number {
    if (!this.outcomes.includes(outcome)) this.outcomes.push(outcome);
    return this.act({ kind: "case.exited", outcome, ...(rule !== undefined && { rule }) });
  }
}
