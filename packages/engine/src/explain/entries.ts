/**
 * What each trace entry has to say, read from its data and put into finished pieces. Total: a trace of another
 * version or with parts missing still becomes sentences.
 */

import { textOf } from "../base/json.ts";
import type { Node } from "../model/node.ts";
import type { Violation } from "../model/policy.ts";
import type { Strategy } from "../model/strategy.ts";
import type { TraceCode, TraceEntry } from "../model/trace.ts";
import { reminderIn } from "../nodes/contact.ts";
import { nodeIn, nodeName } from "./names.ts";
import {
  anchorText,
  dateText,
  eventClauses,
  eventsText,
  momentText,
  moneyText,
  numberText,
  type Setting,
  templateText,
  term,
} from "./phrases.ts";
import { reasonText, violationText } from "./policy.ts";
import { readingsOf, readName } from "./readings.ts";
import type { TraceArguments } from "./traceWords.ts";

type Reader<C extends TraceCode> = (about: About) => TraceArguments[C];

/** One entry with everything its words depend on. */
class About {
  /** The outermost strategy, and the one that the entry's node stands in. */
  readonly root: Strategy;
  readonly strategy: Strategy;
  readonly setting: Setting;
  readonly id: string;
  readonly node: Node | undefined;
  readonly #data: TraceEntry["data"];

  constructor(entry: TraceEntry, strategy: Strategy, setting: Setting) {
    this.root = strategy;
    this.setting = setting;
    this.#data = typeof entry.data === "object" && entry.data !== null ? entry.data : {};
    this.id = entry.nodeId ?? "?";
    const place = nodeIn(strategy, this.id, setting.strategies);
    this.strategy = place?.strategy ?? strategy;
    this.node = place?.node;
  }

  value(name: string): unknown {
    return Object.hasOwn(this.#data, name) ? this.#data[name] : undefined;
  }

  text(name: string): string {
    const value = this.value(name);
    return typeof value === "string" || typeof value === "number" ? String(value) : "?";
  }

  number(name: string): string {
    const value = this.value(name);
    return typeof value === "number" ? numberText(value, this.setting.catalog.forms) : "?";
  }

  texts(name: string): readonly string[] {
    const value = this.value(name);
    return Array.isArray(value) ? value.map(textOf) : [];
  }

  quoted(name: string): string {
    return this.setting.catalog.forms.quote(this.text(name));
  }

  moment(name: string): string {
    return momentText(this.value(name), this.value("zone"), this.setting);
  }

  /** Empty while the end is open. */
  until(): string {
    return typeof this.value("until") === "number" ? this.moment("until") : "";
  }

  /** `a and b`, quoted; empty when there are none. */
  listed(name: string): string {
    const { forms } = this.setting.catalog;
    const items = this.texts(name).map(forms.quote);
    return items.length === 0 ? "" : forms.list(items, "and");
  }

  /** The values read, as clauses; empty when there are none. */
  reads(): string {
    const readings = readingsOf(this.value("values"), this.strategy, this.setting);
    return readings.length === 0 ? "" : this.setting.catalog.trace.reads(readings);
  }

  /** That the event happened. */
  happened(): string {
    return eventClauses(this.text("type"), this.setting.catalog)[1];
  }

  nodeNamed(name: string): string {
    return nodeName(this.root, this.text(name), this.setting);
  }
}

const READERS: { readonly [C in TraceCode]: Reader<C> } = {
  "entry.refused": (about) => ({ reason: about.text("reason"), reads: about.reads(), path: about.text("path") }),
  "case.exited": (about) => ({ outcome: outcomeText(about) }),
  "case.parked": (about) => ({ reason: about.text("reason"), path: about.text("path") }),
  "case.migrated": (about) => ({
    from: about.text("from"),
    to: about.text("to"),
    node: about.text("target") === "" ? "" : about.nodeNamed("target"),
  }),
  "event.unknown": (about) => ({ name: about.quoted("type") }),
  "event.invalid": (about) => ({ name: about.quoted("type"), path: about.text("path") }),
  "event.duplicate": (about) => ({ happened: about.happened() }),
  "event.late": (about) => ({ happened: about.happened() }),
  "event.refused": (about) => ({ happened: about.happened() }),
  "event.afterExit": (about) => ({ happened: about.happened() }),
  "event.ignored": (about) => ({ happened: about.happened() }),
  "version.mismatch": (about) => ({ strategy: about.quoted("strategy"), version: about.text("version") }),
  "time.clamped": (about) => ({ given: about.moment("now"), kept: about.moment("at") }),
  "zone.unknown": (about) => ({
    zones: about.listed("zones"),
    several: about.texts("zones").length > 1,
    used: about.text("used"),
  }),
  "calendar.uncovered": (about) => ({
    calendar: about.quoted("calendar"),
    day: dateText(about.text("day"), about.setting.catalog.forms),
  }),
  "facts.mixedCurrency": (about) => ({ currencies: about.listed("currencies") }),
  "condition.unknown": (about) => ({
    ...placeOf(about),
    fields: about.texts("paths").map((path) => readName(path, about.strategy, about.setting)),
  }),
  "rule.matched": (about) => ({ rule: about.quoted("rule"), events: ruleEvents(about), reads: about.reads() }),
  "handler.matched": (about) => ({
    handler: about.quoted("handler"),
    happened: about.happened(),
    target: about.nodeNamed("goto"),
    reads: about.reads(),
  }),
  "node.entered": (about) => ({
    first: about.value("visit") === 1,
    node: nodeName(about.root, about.id, about.setting),
  }),
  "node.left": (about) => ({ way: wayOf(about), target: about.nodeNamed("to") }),
  "wait.planned": (about) => ({ due: about.moment("due") }),
  "wait.replanned": (about) => ({ due: about.moment("due"), was: about.moment("was"), anchor: anchorOf(about) }),
  "wait.slept": (about) => ({ anchor: anchorOf(about) }),
  "wait.missed": (about) => ({ due: about.moment("due"), skipped: about.value("port") === "skipped" }),
  "contact.allowed": contactArguments,
  "contact.deferred": (about) => ({
    reason: about.text("reason"),
    until: about.until(),
    rules: policyText(about),
    task: about.node?.type === "task",
  }),
  "contact.suppressed": (about) => ({
    reason: about.text("reason"),
    rules: policyText(about),
    task: about.node?.type === "task",
  }),
  "split.assigned": (about) => ({
    experiment: about.quoted("experiment"),
    variant: about.quoted("variant"),
    bucket: numberText(Number(about.value("bucket") ?? 0), about.setting.catalog.forms),
    unit: about.node?.type === "split" ? (about.node.unit ?? "debtor") : "debtor",
    kept: about.value("kept") === true,
  }),
  "decision.taken": (about) => ({
    way: decisionOf(about),
    port: about.quoted("port"),
    rows: rowsOf(about),
    reads: about.reads(),
  }),
  "repeat.round": (about) => ({ round: about.number("round"), max: about.number("max") }),
  "fee.skipped": (about) => ({ fee: about.quoted("fee"), reason: about.text("reason") }),
  "call.entered": (about) => ({ strategy: about.quoted("strategy"), start: about.nodeNamed("start") }),
  "call.returned": (about) => ({ outcome: outcomeText(about) }),
  "hold.began": (about) => ({
    hold: holdText(about),
    contactOnly: about.value("scope") === "contact",
    until: about.until(),
  }),
  "hold.ended": (about) => ({ hold: holdText(about), ...endOf(about) }),
  "offer.published": (about) => ({
    kind: about.text("offer"),
    amount: amountOf(about, "totalMinor"),
    options: about.listed("options"),
    until: about.until(),
    left: leftOf(about),
  }),
  "offer.judged": (about) => ({
    kind: about.text("offer"),
    status: about.text("status"),
    option: about.quoted("option"),
    counter: about.value("counter") === true,
    reasons: reasonsOf(about),
  }),
  "offer.nothing": (about) => ({ reason: about.text("reason"), left: leftOf(about) }),
  "payment.attempted": (about) => ({ attempt: about.number("attempt"), amount: amountOf(about, "amountMinor") }),
  "payment.skipped": (about) => ({ attempt: about.number("attempt"), reason: about.text("reason") }),
  "commitment.opened": (about) => ({ kind: about.text("kind"), parts: partsOf(about) }),
  "commitment.judged": (about) => ({ kind: about.text("kind"), closing: closingText(about) }),
};

/** The sentence of an entry; `undefined` for a code of another version of the engine. */
export function sentenceOf(entry: TraceEntry, strategy: Strategy, setting: Setting): string | undefined {
  if (!Object.hasOwn(READERS, entry.code)) return undefined;
  return speak(entry.code, new About(entry, strategy, setting));
}

/** Reader and words of one code belong together by their type. */
function speak<C extends TraceCode>(code: C, about: About): string {
  const words = about.setting.catalog.trace[code] as (given: TraceArguments[C]) => string;
  return words(READERS[code](about));
}

const amountOf = (about: About, name: string): string => {
  const { catalog, currency } = about.setting;
  const own = about.value("currency");
  return moneyText(Number(about.value(name)), typeof own === "string" ? own : currency, catalog.forms);
};

function leftOf(about: About): TraceArguments["offer.nothing"]["left"] {
  const left = about.value("left");
  return (Array.isArray(left) ? left : []).map((entry: unknown) => {
    const { key, code } = (entry ?? {}) as { readonly key?: unknown; readonly code?: unknown };
    return { key: about.setting.catalog.forms.quote(textOf(key)), code: textOf(code) };
  });
}

/** Limits are amounts, numbers of installments or dates, as their codes say. */
function reasonsOf(about: About): TraceArguments["offer.judged"]["reasons"] {
  const { catalog, currency } = about.setting;
  const reasons = about.value("reasons");
  return (Array.isArray(reasons) ? reasons : []).map((entry: unknown) => {
    const { code, limit } = (entry ?? {}) as { readonly code?: unknown; readonly limit?: unknown };
    if (typeof limit === "string") {
      const isDate = /^\d{4}-/.test(limit);
      return { code: textOf(code), limit: isDate ? dateText(limit, catalog.forms) : limit };
    }
    if (typeof limit !== "number") return { code: textOf(code), limit: "" };
    const counted = code === "count.beyond";
    const said = counted ? numberText(limit, catalog.forms) : moneyText(limit, currency, catalog.forms);
    return { code: textOf(code), limit: said };
  });
}

function outcomeText(about: About): string {
  const { terms } = about.setting.catalog;
  return term(terms.outcomes, about.text("outcome"), terms.outcome);
}

function holdText(about: About): string {
  const { terms } = about.setting.catalog;
  return term(terms.holds, about.text("hold"), terms.hold);
}

function closingText(about: About): string {
  const { terms } = about.setting.catalog;
  return term(terms.closings, about.text("status"), terms.closing);
}

function anchorOf(about: About): string {
  return typeof about.value("anchor") === "string" ? anchorText(about.text("anchor"), about.setting) : "";
}

/** Why a hold ended: a word of the engine, or the event that lifted it. */
function endOf(about: About): Pick<TraceArguments["hold.ended"], "reason" | "event"> {
  const reason = about.text("reason");
  if (reason === "released" || reason === "expired" || reason === "closed") return { reason, event: "" };
  return { reason: "event", event: eventClauses(reason, about.setting.catalog)[1] };
}

/** What a rule listens to; empty for one that looks at facts only. */
function ruleEvents(about: About): string {
  const exits = [...(about.strategy.exits ?? []), ...(about.root.exits ?? [])];
  const rule = exits.find((exit) => exit.id === about.value("rule"));
  return rule?.on === undefined || rule.on.length === 0 ? "" : eventsText(rule.on, about.setting.catalog);
}

/** Which condition had no answer: `exits/paid`, `cases/0`, `values/score`, `when`. */
function placeOf(about: About): { readonly about: string; readonly name: string } {
  const { forms } = about.setting.catalog;
  const [place = "", ...rest] = about.text("where").split("/");
  const name = rest.join("/");
  if (place === "exits" || place === "handlers")
    return { about: place === "exits" ? "exit" : "handler", name: forms.quote(name) };
  if (place === "values" || place === "inputs" || place === "input" || place === "priority")
    return { about: "value", name: forms.quote(name === "" ? place : name) };
  if (place === "rows") return { about: "row", name: numberText(Number(name) + 1, forms) };
  if (place === "cases") return { about: "case", name: forms.quote(casePort(about.node, Number(name)) ?? name) };
  return { about: place === "entry" ? "entry" : "question", name: "" };
}

const casePort = (node: Node | undefined, index: number): string | undefined =>
  node?.type === "switch" || node?.type === "waitFor" ? node.cases[index]?.port : undefined;

/** Why a node was left, where no other entry tells. */
function wayOf(about: About): "over" | "timeout" | "failed" | "" {
  const port = about.value("port");
  if (about.node?.type === "wait" && port === "next") return "over";
  if (about.node?.type === "waitFor" && port === "timeout") return "timeout";
  return about.node?.type === "send" && port === "failed" ? "failed" : "";
}

function decisionOf(about: About): TraceArguments["decision.taken"]["way"] {
  const port = about.text("port");
  if (about.node?.type === "waitFor") return "heard";
  if (about.node?.type === "task") return "result";
  if (about.node?.type === "repeat") return "done";
  if (about.node?.type === "table") return about.node.hit === "collect" ? "rows" : port === "else" ? "else" : "row";
  if (about.node?.type === "split") return "out";
  if (about.node?.type === "switch") return port === "else" ? "else" : "case";
  return port === "yes" || port === "no" || port === "unknown" ? port : "case";
}

function rowsOf(about: About): string {
  const { forms } = about.setting.catalog;
  const rows = about.value("rows");
  const numbers = Array.isArray(rows) ? rows.map((row) => numberText(Number(row), forms)) : [];
  return numbers.length === 0 ? "" : forms.list(numbers, "and");
}

function contactArguments(about: About): TraceArguments["contact.allowed"] {
  const { catalog } = about.setting;
  const { terms } = catalog;
  const node = about.node?.type === "send" || about.node?.type === "task" ? about.node : undefined;
  const reminder = about.node === undefined ? undefined : reminderIn(about.node);
  const purpose = node?.purpose ?? reminder?.purpose ?? "collect";
  const recipient = node?.recipient ?? "debtor";
  return {
    message: term(terms.channels, about.text("channel"), terms.channel)[node?.type === "task" ? 1 : 0],
    task: node?.type === "task",
    template: about.text("template") === "" ? "" : templateText(about.text("template"), catalog),
    purpose: term(terms.purposes, purpose, () => ""),
    recipient: term(terms.recipients, recipient, catalog.forms.quote),
  };
}

/** What the policies said: why, and by which law. Without that the ids of the rules. */
function policyText(about: About): string {
  const { catalog } = about.setting;
  const list = about.value("violations");
  const why = about.value("why");
  const told = [
    ...((Array.isArray(list) ? list : []) as readonly Partial<Violation>[]).map((one) => violationText(one, catalog)),
    ...(why === undefined ? [] : [reasonText(textOf(why), catalog)]),
  ];
  return told.length === 0 ? about.listed("rules") : catalog.forms.list([...new Set(told)], "and");
}

function partsOf(about: About): TraceArguments["commitment.opened"]["parts"] {
  const { catalog, currency } = about.setting;
  const parts = about.value("parts");
  if (!Array.isArray(parts)) return [];
  return parts.map((part: unknown) => {
    const { due, amountMinor } = (part ?? {}) as { readonly due?: unknown; readonly amountMinor?: unknown };
    return {
      due: dateText(textOf(due), catalog.forms),
      amount: moneyText(Number(amountMinor), currency, catalog.forms),
    };
  });
}
