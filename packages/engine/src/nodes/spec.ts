/**
 * What a node type is: its parameters as JSON Schema, its ports, and what it does when a case arrives, stays and
 * hears an event. One file per type describes all of it, so validation, compilation and documentation agree.
 */

import type { Calendar } from "../base/calendar.ts";
import type { Duration } from "../base/duration.ts";
import type { Zone } from "../base/zone.ts";
import type { Environment } from "../conditions/environment.ts";
import type {
  CaseFacts,
  Commitment,
  ContactRecord,
  Hold,
  Loop,
  NodeData,
  Obligation,
  OfferedTerms,
} from "../model/case.ts";
import type { Condition } from "../model/condition.ts";
import type { EffectBody } from "../model/effect.ts";
import type { CaseEvent } from "../model/event.ts";
import type { NodeType, NodeTypes, Purpose, Recipient } from "../model/node.ts";
import type { ContactVerdict } from "../model/policy.ts";
import type { Strategy } from "../model/strategy.ts";
import type { TraceCode } from "../model/trace.ts";
import type { Span } from "./span.ts";

/** A JSON Schema (draft 2020-12) fragment. */
export type JsonSchema = { readonly [keyword: string]: unknown };

export interface Port {
  readonly name: string;
  readonly required: boolean;
  /** The port used when this one is not connected; never set on required ports. */
  readonly fallback?: string;
  /** Not connected, the case stays where it is. */
  readonly stays?: true;
}

/** A condition inside a node, with its place relative to the node (JSON pointer, as in `/cases/0/when`). */
export interface PlacedCondition {
  readonly at: string;
  readonly rule: Condition;
  /** True where any value will do (an expression of `set`), false where a boolean is expected. */
  readonly expression?: boolean;
  /** The events it is looked at for; absent: none in particular. */
  readonly on?: readonly string[];
}

export interface NodeSpec<T extends NodeType = NodeType> {
  readonly type: T;
  /** One sentence for people: what the node does. */
  readonly title: string;
  /** Schema of the parameters, closed by the document schema: `properties` and `required` only. */
  readonly parameters: {
    readonly properties: Readonly<Record<string, JsonSchema>>;
    readonly required?: readonly string[];
  };
  /** In the order in which they are drawn. */
  ports(node: NodeTypes[T]): readonly Port[];
  /** Ports that the type has only with certain parameters, and what they take: connected in vain they are unused, not unknown. */
  readonly sometimes?: Readonly<Record<string, string>>;
  conditions(node: NodeTypes[T]): readonly PlacedCondition[];
  /** Days between arriving and leaving by a port; absent: none, a node that is left in the step it is entered. */
  span?(node: NodeTypes[T], port: string): Span;
  /** Whether a case can rest here, so that a path through it takes time. */
  waits(node: NodeTypes[T]): boolean;
  compile(node: NodeTypes[T], kit: Kit): Behavior;
  /** Sentences about a node of the host's own type; built-in types have theirs in the catalogs. */
  describe?(node: NodeTypes[T], locale: string): string;
}

/** Ports that must be connected. */
export const required = (...names: string[]): Port[] => names.map((name) => ({ name, required: true }));

/** Where a port leads: to its own target, or where its fallback leads. `undefined`: nowhere. */
export function targetOf(
  ports: readonly Port[],
  to: Readonly<Record<string, string>>,
  name: string | undefined,
): string | undefined {
  if (name === undefined) return undefined;
  return to[name] ?? targetOf(ports, to, ports.find((port) => port.name === name)?.fallback);
}

/** A condition ready to run, and what it reads (for the trace). */
export interface Test {
  /** Any value; `undefined` is unknown. */
  readonly value: (environment: Environment) => unknown;
  readonly reads: readonly string[];
  /** Questions about the case that no path answers, each named by its rule as JSON. */
  readonly asks: readonly { readonly name: string; readonly value: (environment: Environment) => unknown }[];
}

/** What a node type may use while it is compiled. Durations and conditions have been checked before. */
export interface Kit {
  readonly strategy: Strategy;
  test(rule: Condition): Test;
  duration(text: string): Duration;
  /** The named calendar, or the strategy's own. */
  calendar(id?: string): Calendar;
  /** Which text of a template a debtor gets at this node; `undefined` where it has one text. */
  textFor(template: string): ((debtor: string) => string) | undefined;
}

/** The expressions of a map, with their places. */
export const placedValues = (at: string, values: Readonly<Record<string, Condition>> = {}): PlacedCondition[] =>
  Object.entries(values).map(([path, rule]) => ({ at: `${at}/${path}`, rule, expression: true }));

/** Works out a map of expressions; what is unknown is null. `where` names them in the trace. */
export function assign(
  values: Readonly<Record<string, Condition>> | undefined,
  kit: Kit,
  where: string,
): (turn: Turn) => Record<string, unknown> {
  const tests = Object.entries(values ?? {}).map(([path, rule]) => ({ path, test: kit.test(rule) }));
  return (turn) =>
    Object.fromEntries(tests.map(({ path, test }) => [path, turn.decide(test, `${where}/${path}`) ?? null]));
}

/** What a node wants next. */
export type Move =
  | { readonly to: "stay" }
  | { readonly to: "port"; readonly port: string }
  /** Into the strategy that this node calls. */
  | { readonly to: "call" }
  /** `frame`: path of the call whose strategy ends; empty for the case itself, absent for the innermost one. */
  | { readonly to: "exit"; readonly outcome: string; readonly rule?: string; readonly frame?: string };

export const STAY: Move = { to: "stay" };
export const by = (port: string): Move => ({ to: "port", port });

/** Why a node is looked at: the case has just come, a hold has just ended, or any later step. */
export type Moment = "arrival" | "release" | "step";

export interface Behavior {
  /** Called on arrival and in every later step in which the case is here and not held. */
  visit(turn: Turn, moment: Moment): Move;
  /** An event while the case is here, held or not. `undefined`: the node does not react to it. */
  react?(turn: Turn, event: CaseEvent): Move | undefined;
  /** The case leaves while the node waits, by a handler or an exit rule. */
  interrupted?(turn: Turn): void;
  /** Kinds of commitments that it watches, so that one that opens here needs no hold. */
  readonly watches?: readonly Commitment["kind"][];
}

/** A contact that a node would make now. */
export interface Proposal {
  readonly channel: string;
  readonly template: string;
  readonly purpose: Purpose;
  readonly recipient: Recipient;
}

/** One step of one case while it is worked out: what a node may read and do. */
export interface Turn {
  readonly now: number;
  readonly zone: Zone;
  readonly facts: CaseFacts;
  readonly event: CaseEvent | undefined;
  /** The node's memory; replaced as a whole. Present once the node was entered. */
  node: NodeData;
  /** Value of a compiled condition: an unknown one is written to the trace. `where` names it, as in `when`. */
  decide(test: Test, where: string): unknown;
  /** Values of the paths a test reads, for the trace. */
  values(test: Test): Readonly<Record<string, unknown>>;
  /** Adds an effect and gives its id. */
  emit(body: EffectBody): string;
  note(code: TraceCode, data: Readonly<Record<string, unknown>>): void;
  /** The instant or date behind an anchor name; `undefined` when unknown. */
  anchor(name: string): { readonly day: number } | { readonly instant: number } | undefined;
  /** Newest outbound contact on any or the given channels (ms). */
  lastContact(channels?: readonly string[]): number | undefined;
  /** What the policy packs say to a contact now; `undefined` when the strategy selects none. */
  guard(proposal: Proposal): ContactVerdict | undefined;
  /** Remembers an outbound contact of this step: its effect, and the obligations it is about. */
  contacted(channel: string, effect: string, obligations: readonly string[]): void;
  contactHistory(): readonly ContactRecord[];
  /** Obligations that may be asked for now: open, not disputed, not on hold. */
  collectible(): readonly Obligation[];
  open(): readonly Obligation[];
  /** The contact-scope hold that does not let `purpose` through: its end in ms, or null for an open end. */
  contactHold(purpose: Purpose): { readonly until: number | null } | undefined;
  /** Whether the debtor can be reached on a channel as far as the facts tell. */
  usable(channel: string): boolean;
  /** The first exit rule without events that matches now. */
  exitRule(): { readonly id: string; readonly outcome: string; readonly frame: string } | undefined;
  /** What may be asked for now, in minor units; `undefined` when that is nothing, or in several currencies. */
  collectibleDue(): { readonly amountMinor: number; readonly currency: string } | undefined;
  /** Publishes an offer until a moment (ms) and gives its id; `undefined` where no option can be made for the sum. */
  publishOffer(terms: OfferedTerms, until: number): string | undefined;
  /** Whether an offer can still be accepted. */
  offerStands(id: string): boolean;
  /** The commitment that is open. */
  readonly commitment: Commitment | undefined;
  /** Opens a commitment; one that was open is closed as replaced. */
  openCommitment(commitment: Commitment): void;
  /** Notes which parts of the open commitment were missed or recalled. */
  markCommitment(marks: Pick<Commitment, "missed" | "reminded">): void;
  closeCommitment(status: string): void;
  /** Whether this case has judged a promise already, as far as it remembers. */
  hasJudged(promise: string): boolean;
  /** Whether a hold of this kind stands. */
  holds(kind: string): boolean;
  /** Places a hold; one of the same kind is replaced. */
  placeHold(hold: Hold): void;
  /** Lifts holds of these kinds; by default every one of scope `contact`. */
  releaseHolds(kinds?: readonly string[]): void;
  /** Collectible obligations whose due date has passed. */
  overdue(): readonly Obligation[];
  /** Rounds of the repeat that is visited. */
  loop: Loop;
  /** When a function last answered for a path under `vars` (ms), and that it has answered now. */
  cachedAt(path: string): number | undefined;
  remember(path: string): void;
  arm(experiment: string): string | undefined;
  setArm(experiment: string, variant: string): void;
  /** Applies a `set`: state and `case.patch` in one. */
  patch(change: {
    stage?: string;
    vars?: Record<string, unknown>;
    addTags?: readonly string[];
    removeTags?: readonly string[];
  }): void;
}
