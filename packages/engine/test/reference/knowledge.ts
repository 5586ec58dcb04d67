/** What is known of a case: derived facts (FORMAT section 10) and the answers of conditions (section 9). */

import { type Calendar, type CalendarData, createCalendar, WEEKDAYS } from "../../src/base/calendar.ts";
import { type Day, formatDate, formatTime, parseDate, weekday } from "../../src/base/civil.ts";
import { formatInstant, MINUTE, parseInstant } from "../../src/base/instant.ts";
import { conditionFromJsonLogic } from "../../src/conditions/codec.ts";
import { countContacts, countPromises } from "../../src/conditions/counting.ts";
import { type Environment, ownMember } from "../../src/conditions/environment.ts";
import { interpret } from "../../src/conditions/interpret.ts";
import { asksOf, readsOf } from "../../src/conditions/reads.ts";
import type { ContactRecord, Obligation } from "../../src/model/case.ts";
import type { Condition } from "../../src/model/condition.ts";
import type { Strategy } from "../../src/model/strategy.ts";
import type { TraceEntry } from "../../src/model/trace.ts";
import { note, strategyHere, type Work } from "./world.ts";

const todayOf = (work: Work): Day => work.zone.dayOf(work.now);
export const dayOfDate = (text: string): Day => parseDate(text) ?? Number.NaN;
const sum = (list: readonly Obligation[]): number => list.reduce((total, item) => total + item.outstandingMinor, 0);

export const openOf = ({ facts }: Work): readonly Obligation[] =>
  facts.obligations.filter(({ outstandingMinor }) => outstandingMinor > 0);

export const collectibleOf = (work: Work): readonly Obligation[] =>
  openOf(work).filter(({ disputed, onHold }) => disputed !== true && onHold !== true);

export const overdueOf = (work: Work, list: readonly Obligation[]): readonly Obligation[] =>
  list.filter(({ dueDate }) => dayOfDate(dueDate) < todayOf(work));

const currenciesOf = (work: Work): string[] => [...new Set(openOf(work).map(({ currency }) => currency))];

/** Newest outbound contact on these channels, of facts or of the engine's own. */
export function lastContactOf({ facts, state }: Work, channels?: readonly string[]): number | undefined {
  const fits = (channel: string) => channels === undefined || channels.includes(channel);
  const told = (facts.contacts ?? [])
    .filter(({ channel, direction }) => direction !== "inbound" && fits(channel))
    .map(({ at }) => parseInstant(at));
  const own = Object.entries(state.last ?? {}).flatMap(([channel, at]) => (fits(channel) ? [at] : []));
  return newest([...told, ...own]);
}

export const lastPaymentOf = ({ facts }: Work): number | undefined =>
  newest((facts.payments ?? []).filter(({ reversed }) => reversed !== true).map(({ at }) => parseInstant(at)));

const newest = (instants: readonly (number | undefined)[]): number | undefined =>
  instants.reduce((a, b) => (a === undefined || (b !== undefined && b > a) ? b : a), undefined);

export const oldestDueDateOf = (work: Work): string | undefined =>
  collectibleOf(work)
    .map(({ dueDate }) => dueDate)
    .sort()[0];

export function daysPastDueOf(work: Work): number | undefined {
  const oldest = oldestDueDateOf(work);
  return oldest === undefined ? undefined : todayOf(work) - dayOfDate(oldest);
}

/** Days of the local calendar from an instant to today. */
const daysSince = (work: Work, instant: number | undefined): number | undefined =>
  instant === undefined ? undefined : todayOf(work) - work.zone.dayOf(instant);

const textOf = (instant: number | undefined): string | undefined =>
  instant === undefined ? undefined : formatInstant(instant);

function bucketOf(dpd: number | undefined): string | undefined {
  if (dpd === undefined) return undefined;
  if (dpd <= 0) return "current";
  if (dpd <= 30) return "1-30";
  if (dpd <= 60) return "31-60";
  return dpd <= 90 ? "61-90" : "90+";
}

/** Closed promises of the facts and of this case, each once; what the facts still tell as open goes by the case's own judgment. */
function closedPromises({ facts, state }: Work): readonly Readonly<Record<string, unknown>>[] {
  const own = (state.breaks ?? []).map(({ id, at, status }) => ({ id, status, closedAt: formatInstant(at) }));
  const told = (facts.promises ?? []).map((promise) =>
    promise.status === "open" ? { ...promise, ...own.findLast(({ id }) => id === promise.id) } : promise,
  );
  return [...told, ...own.filter(({ id }) => !told.some((promise) => promise.id === id))].map((promise) => ({
    ...promise,
  }));
}

/** Every name that the engine derives or keeps; `undefined` is unknown. */
export function derived(work: Work): Readonly<Record<string, unknown>> {
  const { state, now, zone, event } = work;
  const [open, collectible] = [openOf(work), collectibleOf(work)];
  const [overdue, asked] = [overdueOf(work, open), overdueOf(work, collectible)];
  const money = (list: readonly Obligation[]) => (currenciesOf(work).length > 1 ? undefined : sum(list));
  const [dpd, lastContact, lastPayment] = [daysPastDueOf(work), lastContactOf(work), lastPaymentOf(work)];
  const kind = state.commitment?.kind;
  return {
    totalDue: money(open),
    totalOverdue: money(overdue),
    collectibleDue: money(collectible),
    collectibleOverdue: money(asked),
    numberUnpaid: open.length,
    numberOverdue: overdue.length,
    oldestDueDate: oldestDueDateOf(work),
    dpd,
    bucket: bucketOf(dpd),
    lastPaymentAt: textOf(lastPayment),
    lastContactAt: textOf(lastContact),
    daysSinceLastPayment: daysSince(work, lastPayment),
    daysSinceLastContact: daysSince(work, lastContact),
    daysInStrategy: daysSince(work, state.enteredAt),
    brokenPromises12m: countPromises(closedPromises(work), { status: "broken", days: 365 }, daysOf(work)),
    promiseOpen: kind === "promise" || kind === "extension",
    planOpen: kind === "plan" || kind === "settlement",
    today: formatDate(todayOf(work)),
    weekday: weekday(todayOf(work)),
    localTime: formatTime(Math.floor(zone.localOf(now).time / MINUTE)),
    stage: state.stage,
    vars: state.vars,
    arms: state.arms,
    run: state.run,
    event: event && { type: event.type, at: event.at ?? formatInstant(now), data: event.data },
  };
}

const daysOf = (work: Work) => ({
  today: () => todayOf(work),
  localDay: (instant: number) => work.zone.dayOf(instant),
});

export function calendarOf(work: Work, id: string | undefined) {
  const name = id ?? work.world.document.time.calendar ?? WEEKDAYS.id;
  const data = [WEEKDAYS, ...work.world.calendars].find((calendar) => calendar.id === name);
  return data && watched(data, work);
}

/** A calendar that keeps in mind which business days outside its dates were counted on. */
function watched(data: CalendarData, { guessed }: Work): Calendar {
  const { id, from = "", to = "9999" } = data;
  const calendar = createCalendar(data);
  const lookAt = (...ends: readonly Day[]): void => {
    for (let day = Math.min(...ends); day <= Math.max(...ends); day++) {
      const known = formatDate(day) >= from && formatDate(day) <= to;
      if (!known && calendar.isBusinessDay(day)) guessed.set(id, Math.min(day, guessed.get(id) ?? Infinity));
    }
  };
  return {
    ...calendar,
    isBusinessDay(day) {
      lookAt(day);
      return calendar.isBusinessDay(day);
    },
    roll(day, direction) {
      const rolled = calendar.roll(day, direction);
      lookAt(day, rolled);
      return rolled;
    },
    add(day, count) {
      const moved = calendar.add(day, count);
      if (count === 0) lookAt(day, moved);
      else lookAt(day + Math.sign(count), moved);
      return moved;
    },
    countAfter(first, last) {
      if (first !== last) lookAt(Math.min(first, last) + 1, Math.max(first, last));
      return calendar.countAfter(first, last);
    },
  };
}

/** The step, its trace with what calendars did not know, behind what else had to be taken for granted. */
export function withGuesses<S extends { readonly trace: readonly TraceEntry[] }>(step: S, { guessed }: Work): S {
  const { trace } = step;
  const entries = [...guessed.keys()].sort().map((calendar): TraceEntry => {
    const day = formatDate(guessed.get(calendar) as Day);
    return { code: "calendar.uncovered", data: { calendar, day } };
  });
  const rest = trace.findIndex(({ code }) => code !== "time.clamped" && code !== "zone.unknown");
  const place = rest < 0 ? trace.length : rest;
  return { ...step, trace: [...trace.slice(0, place), ...entries, ...trace.slice(place)] };
}

/** What the conditions of one strategy may ask. */
function environmentOf(work: Work, strategy: Strategy): Environment {
  const { facts, state } = work;
  const names = derived(work);
  const environment: Environment = {
    read: (name) => (Object.hasOwn(names, name) ? names[name] : ownMember(facts, name)),
    ...daysOf(work),
    calendar: (id) => calendarOf(work, id),
    segment: (id) => {
      const segment = strategy.segments?.[id];
      const value = segment && interpret(conditionFromJsonLogic(segment.when), environment);
      return typeof value === "boolean" ? value : undefined;
    },
    hasTag: (tag) => [...(facts.tags ?? []), ...(facts.debtor.tags ?? []), ...(state.tags ?? [])].includes(tag),
    countContacts: (query) => countContacts(contactHistory(work), query, daysOf(work)),
    countPromises: (query) => countPromises(closedPromises(work), query, daysOf(work)),
  };
  return environment;
}

/** Contacts that the facts tell of, and those made earlier in this step. */
function contactHistory({ facts, effects }: Work): readonly ContactRecord[] {
  const made = effects.flatMap((effect) => {
    const channel = effect.kind === "message.send" || effect.kind === "task.create" ? effect.channel : undefined;
    return channel === undefined ? [] : [{ at: formatInstant(effect.at), channel }];
  });
  return [...(facts.contacts ?? []), ...made];
}

/** The value of an expression of the current strategy; an unknown one is noted. */
export function decide(work: Work, rule: Condition, where: string, strategy = strategyHere(work)): unknown {
  const environment = environmentOf(work, strategy);
  const value = interpret(conditionFromJsonLogic(rule), environment);
  if (value === undefined) {
    noteUnknown(work, rule, where, strategy);
  }
  return value;
}

/** Which paths are unknown; where none is, which questions; where none is either, all paths. */
function noteUnknown(work: Work, rule: Condition, where: string, strategy: Strategy): void {
  const values = Object.entries(valuesRead(work, [rule], strategy));
  const asked = values.filter(([name]) => name.startsWith("{"));
  const read = values.filter(([name]) => !name.startsWith("{"));
  const unknown = [read, asked].map((list) => list.filter(([, value]) => value === null).map(([name]) => name));
  const [paths = [], questions = []] = unknown;
  const told = [paths, questions, read.map(([name]) => name)].find((list) => list.length > 0) ?? [];
  note(work, "condition.unknown", { where, paths: told });
  const currencies = currenciesOf(work).sort();
  if (currencies.length > 1 && !work.trace.some(({ code }) => code === "facts.mixedCurrency"))
    note(work, "facts.mixedCurrency", { currencies });
}

/** A condition and those of the segments that it asks for. */
function rulesIn(rule: Condition, strategy: Strategy): Condition[] {
  const inside = asksOf(conditionFromJsonLogic(rule)).flatMap(({ op, args }) => {
    const name = op === "segment" && args[0]?.kind === "literal" ? args[0].value : undefined;
    const segment = typeof name === "string" ? strategy.segments?.[name] : undefined;
    return segment === undefined ? [] : rulesIn(segment.when, strategy);
  });
  return [rule, ...inside];
}

function valueAt(environment: Environment, path: string): unknown {
  const [root = "", ...rest] = path.split(".");
  return rest.reduce(ownMember, environment.read(root)) ?? undefined;
}

/** What conditions read and asked, for the trace: fields by path, questions by their rule as JSON. */
export function valuesRead(
  work: Work,
  rules: readonly Condition[],
  strategy = strategyHere(work),
): Readonly<Record<string, unknown>> {
  const environment = environmentOf(work, strategy);
  const values: Record<string, unknown> = {};
  for (const rule of rules.flatMap((one) => rulesIn(one, strategy))) {
    for (const ask of asksOf(conditionFromJsonLogic(rule))) {
      const question = { [ask.op]: ask.args.map((arg) => (arg.kind === "raw" ? arg.rule : literalOf(arg))) };
      values[JSON.stringify(question)] = summary(interpret(ask, environment));
    }
    for (const path of readsOf(conditionFromJsonLogic(rule))) values[path] = summary(valueAt(environment, path));
  }
  return values;
}

/** Lists and objects by their size. */
function summary(value: unknown): unknown {
  if (Array.isArray(value)) return { count: value.length };
  return typeof value === "object" && value !== null ? { members: Object.keys(value).length } : (value ?? null);
}

const literalOf = (ast: ReturnType<typeof conditionFromJsonLogic>): unknown =>
  ast.kind === "literal" ? ast.value : null;
