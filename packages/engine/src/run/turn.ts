/** One step of one case while it is worked out: the `Turn` that nodes see, over a draft of the state. */

import type { Calendar } from "../base/calendar.ts";
import { parseDate } from "../base/civil.ts";
import { parseInstant } from "../base/instant.ts";
import type { Zone } from "../base/zone.ts";
import type { CompiledFrame, CompiledRule, Tables } from "../compile/compile.ts";
import type {
  CaseFacts,
  CaseState,
  Commitment,
  ContactRecord,
  Hold,
  Loop,
  NodeData,
  Obligation,
  OfferedTerms,
} from "../model/case.ts";
import type { Effect, EffectBody } from "../model/effect.ts";
import type { CaseEvent } from "../model/event.ts";
import type { Purpose } from "../model/node.ts";
import type { ContactVerdict } from "../model/policy.ts";
import type { TraceCode, TraceEntry } from "../model/trace.ts";
import { asksForMoney } from "../nodes/contact.ts";
import type { TemplateFacts } from "../nodes/options.ts";
import type { Proposal, Test, Turn } from "../nodes/spec.ts";
import { closeCommitment, nextUncovered, openCommitment } from "./commitment.ts";
import type { Draft } from "./draft.ts";
import { effectId, runPart } from "./effectId.ts";
import { judge } from "./guard.ts";
import { clearHold, PARKED, placeHold } from "./holds.ts";
import { publishOffer } from "./offers.ts";
import { Reading } from "./reading.ts";

/** The result of a step. `state` is the same object when nothing changed. */
export interface Step {
  readonly state: CaseState;
  readonly effects: readonly Effect[];
  readonly trace: readonly TraceEntry[];
}

export interface TurnInput {
  readonly tables: Tables;
  readonly facts: CaseFacts;
  readonly draft: Draft;
  readonly now: number;
  readonly event?: CaseEvent | undefined;
}

export class CaseTurn implements Turn {
  readonly tables: Tables;
  readonly facts: CaseFacts;
  readonly now: number;
  readonly zone: Zone;
  event: CaseEvent | undefined;
  readonly draft: Draft;
  readonly effects: Effect[] = [];
  readonly trace: TraceEntry[] = [];
  /** Id of the rule or event behind the effects that follow. */
  cause: string | undefined;
  readonly #reading: Reading;
  /** What the ids of all effects of this run begin with. */
  #run: string | undefined;
  #mixedNoted = false;

  constructor({ tables, facts, draft, now, event }: TurnInput) {
    this.tables = tables;
    this.facts = facts;
    this.draft = draft;
    this.now = now;
    this.event = event;
    this.cause = event?.id;
    this.zone = caseZone(tables, facts);
    this.#reading = new Reading(tables, facts, draft, now, this.zone, event);
  }

  /** What happened is something else than it came as. */
  hear(event: CaseEvent): void {
    this.event = event;
    this.#reading.hear(event);
  }

  get node(): NodeData {
    return this.draft.n ?? { since: this.now, from: this.now };
  }

  set node(data: NodeData) {
    this.draft.n = data;
  }

  get reading(): Reading {
    return this.#reading;
  }

  decide(test: Test, where: string): unknown {
    const value = test.value(this.#reading);
    if (value === undefined) this.#noteUnknown(test, where);
    return value;
  }

  /** Whether a rule's events and condition match. An unknown condition does not. */
  matches({ id, events, test }: CompiledRule, list: "exits" | "handlers"): boolean {
    if (events !== undefined && (this.event === undefined || !events.has(this.event.type))) return false;
    if (test === undefined) return true;
    const value = test.value(this.#reading);
    if (value === undefined) this.#noteUnknown(test, `${list}/${id}`);
    return value === true;
  }

  values(test: Test): Record<string, unknown> {
    const values: Record<string, unknown> = {};
    for (const { name, value } of test.asks) values[name] = summary(value(this.#reading));
    for (const path of test.reads) values[path] = summary(valueAt(this.#reading, path));
    return values;
  }

  #noteUnknown(test: Test, where: string): void {
    const paths = test.reads.filter((path) => valueAt(this.#reading, path) == null);
    const asks = test.asks.filter(({ value }) => value(this.#reading) === undefined).map(({ name }) => name);
    const unknown = paths.length > 0 ? paths : asks;
    this.note("condition.unknown", { where, paths: unknown.length > 0 ? unknown : test.reads });
    if (!this.#mixedNoted && this.#reading.balance().mixed) {
      this.#mixedNoted = true;
      const currencies = new Set(this.#reading.balance().open.map((obligation) => obligation.currency));
      this.note("facts.mixedCurrency", { currencies: [...currencies].sort() });
    }
  }

  emit(body: EffectBody): string {
    const { draft, tables, now: at } = this;
    const { node: nodeId } = draft;
    this.#run ??= runPart({ case: draft.case, run: draft.run, strategy: tables.id, version: tables.version });
    const id = effectId(this.#run, nodeId, draft.visit, draft.index);
    const { kind } = body;
    const cause = this.cause === undefined ? undefined : { cause: this.cause };
    // The body repeats `kind`, which keeps the place it has.
    this.effects.push({ id, kind, nodeId, at, ...cause, ...(body as object) } as Effect);
    draft.index += 1;
    return id;
  }

  note(code: TraceCode, data: Readonly<Record<string, unknown>>): void {
    this.trace.push({ code, nodeId: this.draft.node, data });
  }

  anchor(name: string): { readonly day: number } | { readonly instant: number } | undefined {
    switch (name) {
      case "oldestDueDate":
        return asDay(this.#reading.balance().oldest);
      case "commitmentDue": {
        const due = this.draft.commitment && nextUncovered(this.draft.commitment, this.facts, this.now);
        return asDay(due === undefined ? undefined : parseDate(due));
      }
      case "entered":
        return { instant: this.draft.enteredAt };
      case "lastContact":
        return asInstant(this.#reading.lastContact());
      case "lastPayment":
        return asInstant(this.#reading.lastPayment());
      default: {
        const value = valueAt(this.#reading, name);
        if (typeof value !== "string") return undefined;
        return asDay(parseDate(value)) ?? asInstant(parseInstant(value));
      }
    }
  }

  lastContact(channels?: readonly string[]): number | undefined {
    return this.#reading.lastContact(channels);
  }

  guard(proposal: Proposal): ContactVerdict | undefined {
    const { tables, facts, now } = this;
    const packs = tables.nodes.get(this.draft.node)?.policies ?? [];
    if (packs.length === 0) return undefined;
    const claims = asksForMoney(proposal.purpose) ? this.collectible() : this.open();
    const { disclosures = [], topics = [] } = templateOf(tables, proposal.template);
    return judge(tables.library, packs, {
      facts,
      now,
      history: this.#reading.contacts(),
      contact: { ...proposal, debts: claims.map(({ ref }) => ref), disclosures, topics },
    });
  }

  contacted(channel: string, effect: string, debts: readonly string[]): void {
    this.draft.last = { ...this.draft.last, [channel]: this.now };
    this.#reading.addContact({ id: effect, channel, debts });
  }

  contactHistory(): readonly ContactRecord[] {
    return this.#reading.contacts();
  }

  collectible(): readonly Obligation[] {
    return this.#reading.balance().collectible;
  }

  open(): readonly Obligation[] {
    return this.#reading.balance().open;
  }

  contactHold(purpose: Purpose): { readonly until: number | null } | undefined {
    return contactHold(this.draft.holds, purpose);
  }

  usable(channel: string): boolean {
    return isUsable(this.facts, channel);
  }

  exitRule(): { readonly id: string; readonly outcome: string; readonly frame: string } | undefined {
    const found = this.exitOf((rule) => rule.events === undefined);
    return found && { id: found.rule.id, outcome: found.rule.then, frame: found.frame.path };
  }

  /** The first exit rule that matches, of the outermost strategy first; it is noted. */
  exitOf(
    asked: (rule: CompiledRule) => boolean,
  ): { readonly frame: CompiledFrame; readonly rule: CompiledRule } | undefined {
    for (const frame of this.tables.nodes.get(this.draft.node)?.frames ?? []) {
      for (const rule of frame.exits) {
        if (!asked(rule) || !this.matches(rule, "exits")) continue;
        const values = rule.test ? this.values(rule.test) : {};
        this.note("rule.matched", { rule: rule.id, outcome: rule.then, values });
        return { frame, rule };
      }
    }
    return undefined;
  }

  collectibleDue(): { readonly amountMinor: number; readonly currency: string } | undefined {
    const { collectible, collectibleDue: amountMinor, mixed } = this.#reading.balance();
    const currency = collectible[0]?.currency;
    if (currency === undefined || mixed || !(amountMinor > 0) || !Number.isSafeInteger(amountMinor)) return undefined;
    return { amountMinor, currency };
  }

  publishOffer(terms: OfferedTerms, until: number): string | undefined {
    return publishOffer(this, terms, until, this.tables.calendar() as Calendar);
  }

  offerStands(id: string): boolean {
    return this.draft.offers.some((offer) => offer.id === id);
  }

  get commitment(): Commitment | undefined {
    return this.draft.commitment;
  }

  openCommitment(commitment: Commitment): void {
    openCommitment(this, commitment);
  }

  markCommitment(marks: Pick<Commitment, "missed" | "reminded">): void {
    const { commitment } = this.draft;
    if (commitment === undefined) return;
    const { missed = commitment.missed, reminded = commitment.reminded } = marks;
    const { id, kind, madeAt, parts } = commitment;
    this.draft.commitment = { id, kind, madeAt, parts, ...(missed && { missed }), ...(reminded && { reminded }) };
  }

  closeCommitment(status: string): void {
    closeCommitment(this, status);
  }

  hasJudged(promise: string): boolean {
    return this.draft.breaks.some(({ id }) => id === promise);
  }

  holds(kind: string): boolean {
    return this.draft.holds.some((hold) => hold.kind === kind);
  }

  placeHold(hold: Hold): void {
    placeHold(this, hold);
  }

  releaseHolds(kinds?: readonly string[]): void {
    for (const hold of this.draft.holds) {
      if (hold.kind === PARKED) continue;
      if (kinds === undefined ? hold.scope === "contact" : kinds.includes(hold.kind)) clearHold(this, hold, "released");
    }
  }

  overdue(): readonly Obligation[] {
    const today = this.#reading.today();
    return this.collectible().filter(({ dueDate }) => (parseDate(dueDate) ?? today) < today);
  }

  get loop(): Loop {
    const { loops, node } = this.draft;
    return (Object.hasOwn(loops, node) ? loops[node] : undefined) ?? { count: 0, since: this.now };
  }

  set loop(loop: Loop) {
    this.draft.loops = { ...this.draft.loops, [this.draft.node]: loop };
  }

  cachedAt(path: string): number | undefined {
    return Object.hasOwn(this.draft.cached, path) ? this.draft.cached[path] : undefined;
  }

  remember(path: string): void {
    this.draft.cached = { ...this.draft.cached, [path]: this.now };
  }

  arm(experiment: string): string | undefined {
    return Object.hasOwn(this.draft.arms, experiment) ? this.draft.arms[experiment] : undefined;
  }

  setArm(experiment: string, variant: string): void {
    this.draft.arms = { ...this.draft.arms, [experiment]: variant };
  }

  patch(change: Parameters<Turn["patch"]>[0]): void {
    const { draft } = this;
    for (const [path, value] of Object.entries(change.vars ?? {}))
      draft.vars = withValue(draft.vars, path.split("."), value);
    if (change.stage !== undefined) draft.stage = change.stage;
    const removed = new Set(change.removeTags ?? []);
    draft.tags = [...new Set([...draft.tags, ...(change.addTags ?? [])])].filter((tag) => !removed.has(tag));
    this.emit({ kind: "case.patch", ...change });
  }
}

/** What the host says of a template; nothing of one that it does not list. */
export const templateOf = ({ templates }: Tables, name: string): TemplateFacts =>
  (Object.hasOwn(templates, name) ? templates[name] : undefined) ?? NOT_LISTED;

const NOT_LISTED: TemplateFacts = {};

/** The debtor's first zone that the zone data know, or the strategy's. */
export function caseZone(tables: Tables, facts: CaseFacts): Zone {
  if ((tables.strategy.time.clock ?? "debtor") === "debtor") {
    for (const name of facts.debtor.zones ?? []) {
      const zone = tables.zones.get(name);
      if (zone !== undefined) return zone;
    }
  }
  return tables.zone;
}

/** Whether the debtor can be reached on a channel as far as the facts tell; no list of channels: on every one. */
function isUsable(facts: CaseFacts, channel: string): boolean {
  const { channels } = facts.debtor;
  if (channels === undefined) return true;
  return channels.some(
    (c) => c.channel === channel && c.optedOut !== true && c.bounced !== true && c.consent !== false,
  );
}

/** The longest contact-scope hold that does not let `purpose` through. Only collecting purposes are held. */
export function contactHold(holds: readonly Hold[], purpose: Purpose): { readonly until: number | null } | undefined {
  if (!asksForMoney(purpose)) return undefined;
  const blocking = holds.filter((hold) => hold.scope === "contact" && hold.allow?.includes(purpose) !== true);
  if (blocking.length === 0) return undefined;
  const open = blocking.some((hold) => hold.until === undefined);
  return { until: open ? null : Math.max(...blocking.map((hold) => hold.until as number)) };
}

/** A value by dotted path, own members only. */
function valueAt(reading: Reading, path: string): unknown {
  const [root = "", ...rest] = path.split(".");
  let value = reading.read(root);
  for (const name of rest) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}

/** What the trace keeps of a value: scalars as they are, lists and objects by size. */
function summary(value: unknown): unknown {
  if (value === undefined) return null;
  if (Array.isArray(value)) return { count: value.length };
  if (typeof value === "object" && value !== null) return { members: Object.keys(value).length };
  return value;
}

/** `record` with `value` at a path; `null` (unknown) removes the member. */
function withValue(
  record: Readonly<Record<string, unknown>>,
  path: readonly string[],
  value: unknown,
): Record<string, unknown> {
  const [name = "", ...rest] = path;
  const { [name]: old, ...others } = record;
  if (rest.length > 0) {
    const inner = typeof old === "object" && old !== null && !Array.isArray(old) ? old : {};
    return { ...others, [name]: withValue(inner as Record<string, unknown>, rest, value) };
  }
  return value === null ? others : { ...others, [name]: value };
}

const asDay = (day: number | undefined) => (day === undefined ? undefined : { day });
const asInstant = (instant: number | undefined) => (instant === undefined ? undefined : { instant });
