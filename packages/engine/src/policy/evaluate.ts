/** May this person be contacted like this, now? If not, by which rules, and when at the earliest? */

import type { Day } from "../base/civil.ts";
import { DAY, formatInstant, type Instant, SECOND } from "../base/instant.ts";
import { sameJson } from "../base/json.ts";
import type { Zone } from "../base/zone.ts";
import type { BlockReason, ContactVerdict, Exemption, GuardRule, Violation } from "../model/policy.ts";
import type { Asked, Check, Proposal } from "./check.ts";
import { scopeOf } from "./ledger.ts";
import { type Holidays, type Library, libraryOf, type PolicyLibrary } from "./library.ts";
import { NEVER } from "./localTime.ts";
import { prepare, type ReadyPack, type ReadyRule } from "./packs.ts";
import { type ContactRequest, type Question, questionOf, type Refusal } from "./request.ts";
import { type PackDiagnostic, validatePack } from "./validatePack.ts";

/** How far ahead a slot is looked for. */
const HORIZON_DAYS = 400;

/**
 * Judges a proposed contact by every rule of the packs asked for: each must hold in every zone in which the debtor may be.
 * Never throws for data that are wrong: what cannot be judged is `blocked`, with a `reason` and where it lies.
 *
 * - `allowed`: no rule is violated at the proposed instant.
 * - `deferred`: some are, and all hold from `until` on; asked again then with the same history, the answer is `allowed`.
 * - `blocked`: a violated rule blocks or has no known end, there is no common moment within 400 days, or a reason is given.
 *
 * Rules are taken as of the local date of the proposed instant, in whichever candidate zone more of them hold; one whose
 * validity begins while the contact is deferred binds from its first day. Zone names that the table does not know, like an
 * empty list, add the pack's `unknownZones`.
 *
 * @param library - Packs, calendars and zones beside the shipped ones. Objects in it must not change between calls.
 */
export function evaluateContact(request: ContactRequest, library?: PolicyLibrary): ContactVerdict {
  const shelf = libraryOf(library);
  const question = questionOf(request);
  if ("reason" in question) return refused(question, shelf, []);
  const found = packsOf(question.packs, shelf);
  if ("reason" in found) return refused(found, shelf, []);
  const { packs } = found;
  const { channel } = question.proposed;
  if (packs.length > 0 && !CHANNELS.has(channel) && !packs.some((pack) => pack.channels.has(channel)))
    return refused({ reason: "channelUnknown", data: { channel } }, shelf, packs);
  return new Evaluation(question, shelf, packs).verdict();
}

const CHANNELS: ReadonlySet<string> = new Set([
  ...["voice", "sms", "email", "whatsapp", "push"],
  ...["chat", "letter", "visit", "web"],
]);

/** The packs in the order of their ids, each once. Of several documents under one id all hold: nothing is taken away. */
function packsOf(ids: readonly string[], library: Library): { packs: ReadyPack[] } | Refusal {
  const packs: ReadyPack[] = [];
  for (const id of ids.length > 1 ? [...new Set(ids)].sort() : ids) {
    const docs = library.packs.get(id) ?? [];
    if (docs.length === 0) return { reason: "packUnknown", data: { packId: id } };
    const first = packs.length;
    for (const doc of docs) {
      const found = packFrom(doc, id, library);
      if ("reason" in found) return found;
      packs.push(packs.length === first ? found : withoutRepeats(found, packs.slice(first)));
    }
  }
  return { packs };
}

function packFrom(doc: unknown, id: string, library: Library): ReadyPack | Refusal {
  const refusal = (diagnostics: readonly PackDiagnostic[]): Refusal => ({
    reason: "packInvalid",
    data: { packId: id, diagnostics },
  });
  const prepared = prepare(doc);
  if ("diagnostics" in prepared) return refusal(prepared.diagnostics);
  const { ready } = prepared;
  if (ready.pack.id !== id) return refusal([OTHER_ID]);
  const missing = ready.calendars.filter((calendar) => library.holidays(calendar, ready.pack.calendars) === undefined);
  if (missing.length === 0) return ready;
  return refusal(validatePack(ready.pack, { hasCalendar: (calendar) => !missing.includes(calendar) }));
}

/** Without the rules that packs before it have: told once, they are held once. */
const withoutRepeats = (pack: ReadyPack, others: readonly ReadyPack[]): ReadyPack => ({
  ...pack,
  rules: pack.rules.filter((own) => !others.some(({ rules }) => rules.some((rule) => saysTheSame(own, rule)))),
});

/** Whether two rules hold the same; what only informs people may differ. */
function saysTheSame(a: ReadyRule, b: ReadyRule): boolean {
  const bare = ({ cite, confidence, note, ...rule }: GuardRule) => rule;
  return a.from === b.from && a.to === b.to && sameJson(bare(a.rule), bare(b.rule));
}

const OTHER_ID: PackDiagnostic = {
  ...{ code: "pack.shape", severity: "error", path: "/id", data: { expected: "the id under which it is listed" } },
  message: "Expected the id under which it is listed.",
};

function refused({ reason, data }: Refusal, library: Library, packs: readonly ReadyPack[]): ContactVerdict {
  return {
    decision: "blocked",
    ...{ rules: [], violations: [], zones: [], calendars: [], tzdata: library.zones.version },
    packHashes: hashesOf(packs),
    reason,
    data,
  };
}

/** Hashes of several documents under one id are joined by `+`. */
function hashesOf(packs: readonly ReadyPack[]): Record<string, string> {
  const hashes: Record<string, string> = {};
  for (const { pack, hash } of packs) hashes[pack.id] = pack.id in hashes ? `${hashes[pack.id]}+${hash}` : hash;
  return hashes;
}

/** Where the debtor may be, and the date there. */
interface Place {
  readonly zones: readonly Zone[];
  readonly days: readonly Day[];
}

/** A rule that does not hold for ever, with its answer. */
interface Open {
  readonly pack: ReadyPack;
  readonly ready: ReadyRule;
  readonly check: Check;
}

/** One question being answered. */
class Evaluation {
  readonly question: Question;
  readonly library: Library;
  readonly limit: Instant;
  readonly calendars = new Map<string, Holidays>();
  readonly remarks: Violation[] = [];
  readonly #packs: readonly ReadyPack[];
  readonly #zones = new Map<string, Zone>();
  #failure: Refusal | undefined;

  constructor(question: Question, library: Library, packs: readonly ReadyPack[]) {
    this.question = question;
    this.library = library;
    this.#packs = packs;
    this.limit = question.proposed.at + HORIZON_DAYS * DAY;
  }

  verdict(): ContactVerdict {
    const { at } = this.question.proposed;
    const open: Open[] = [];
    for (const pack of this.#packs) {
      const place = this.#placeFor(pack);
      if (place === undefined) continue;
      for (const ready of pack.rules) {
        const check = this.#ask(pack, ready, place);
        if (check !== undefined) open.push({ pack, ready, check });
      }
    }
    const violated = open.filter(({ check }) => check.next(at) > at);
    const binding = violated.filter(({ ready }) => ready.rule.onViolation !== "warn");
    const { decision, until } = this.#decide(binding, open);
    // What a single rule meets on its way to its own next moment is no longer part of the decision.
    const failure = this.#failure;
    const verdict: ContactVerdict = {
      decision,
      rules: binding.length === 0 ? [] : [...new Set(binding.map(({ ready }) => ready.rule.id))],
      violations:
        violated.length === 0 ? this.remarks : [...violated.map((one) => this.#violation(one)), ...this.remarks],
      zones: [...this.#zones.keys()],
      calendars: this.#calendarsUsed(),
      tzdata: this.library.zones.version,
      packHashes: hashesOf(this.#packs),
    };
    return until === undefined && failure === undefined
      ? verdict
      : { ...verdict, ...(until === undefined ? {} : { until }), ...failure };
  }

  #calendarsUsed(): ContactVerdict["calendars"] {
    const used: ContactVerdict["calendars"][number][] = [];
    for (const { id, covers, hash } of this.calendars.values()) used.push({ id, covers, hash });
    return used;
  }

  #decide(binding: readonly Open[], open: readonly Open[]): Pick<ContactVerdict, "decision" | "until"> {
    if (this.#failure !== undefined) return { decision: "blocked" };
    if (binding.length === 0) return { decision: "allowed" };
    if (binding.some(({ ready, check }) => ready.rule.onViolation === "block" || check.endless === true))
      return { decision: "blocked" };
    const until = this.#settle(open.filter(({ ready }) => ready.rule.onViolation !== "warn").map(({ check }) => check));
    if (until !== NEVER && this.#failure === undefined) return { decision: "deferred", until: secondText(until) };
    this.#failure ??= { reason: "noCommonSlot", data: { days: HORIZON_DAYS } };
    return { decision: "blocked" };
  }

  /**
   * The least whole second at which all hold, or `NEVER` beyond the horizon. Each `next` is the least instant of its rule
   * and never decreases, so no step passes over a common one.
   */
  #settle(checks: readonly Check[]): Instant {
    let t = this.question.proposed.at;
    for (let before = -1; before !== t; ) {
      before = t;
      for (const check of checks) t = Math.max(t, check.next(t));
      if (t > this.limit) return NEVER;
      t = Math.ceil(t / SECOND) * SECOND;
    }
    return t;
  }

  /** Known zones of the debtor, with those of the pack where some are not known. */
  #placeFor({ pack }: ReadyPack): Place | undefined {
    const { zones, proposed } = this.question;
    const known = new Map<string, Zone>();
    for (const name of zones) {
      const zone = this.library.zones.get(name);
      if (zone !== undefined) known.set(name, zone);
    }
    if (known.size === 0 || zones.some((name) => !known.has(name))) {
      const names = pack.unknownZones ?? [];
      for (const name of names) {
        const zone = this.library.zones.get(name);
        if (zone === undefined) return this.fail("zoneUnknown", { packId: pack.id, zone: name });
        known.set(name, zone);
      }
      if (names.length === 0) return this.fail("zoneUnknown", { packId: pack.id });
    }
    for (const [name, zone] of known) this.#zones.set(name, zone);
    const found = [...known.values()];
    return { zones: found, days: found.map((zone) => zone.dayOf(proposed.at)) };
  }

  #ask(pack: ReadyPack, ready: ReadyRule, place: Place): Check | undefined {
    if (!speaksOf(ready, this.question.proposed)) return undefined;
    const isValid = place.days.some((day) => day >= ready.from && day <= ready.to);
    const begins = !isValid && place.days.every((day) => day < ready.from) && ready.from <= ready.to;
    if (!(isValid || begins) || (ready.exempt.length > 0 && this.#isExempt(ready.exempt))) return undefined;
    const asked = new RuleQuestion(this, pack, ready, place.zones, isValid);
    const check = ready.ask(asked);
    return check === undefined || isValid ? check : fromFirstDay(check, ready, place.zones);
  }

  #isExempt(exempt: readonly Exemption[]): boolean {
    const { purpose } = this.question.proposed;
    return exempt.some((one) => {
      if (one.kind === "purpose") return one.in.includes(purpose);
      return one.kind === "replySameChannel" && this.#isReply(one.max);
    });
  }

  /** Whether it is one of the first `max` answers to an inbound contact of the same person by the same channel. */
  #isReply(max: number): boolean {
    const { proposed, ledger } = this.question;
    const { inReplyTo, channel, person, at } = proposed;
    if (inReplyTo === undefined) return false;
    const asking = ledger
      .inbound(inReplyTo)
      .find((entry) => entry.at <= at && entry.channel === channel && entry.person === person);
    if (asking === undefined) return false;
    const answers = new Set<unknown>();
    ledger.back(scopeOf(["person", "channel"], proposed, undefined), at, asking.at, (entry) => {
      const isOther = entry.inReplyTo !== undefined && entry.inReplyTo !== inReplyTo;
      if (entry.direction === "outbound" && !isOther && !isLost(entry.outcome)) answers.add(entry.id ?? entry);
      return answers.size < max;
    });
    return answers.size < max;
  }

  #violation({ pack, ready, check }: Open): Violation {
    const { rule } = ready;
    const waits = check.endless !== true && rule.onViolation !== "block";
    const next = waits ? this.#settle([check]) : NEVER;
    return {
      packId: pack.pack.id,
      ruleId: rule.id,
      kind: rule.kind,
      cite: rule.cite,
      ...(next === NEVER ? {} : { nextAllowed: secondText(next) }),
      params: check.params(),
      ...(rule.onViolation === "warn" ? { warn: true } : {}),
    };
  }

  /** The first reason stands. */
  fail(reason: BlockReason, data: Readonly<Record<string, unknown>>): undefined {
    this.#failure ??= { reason, data };
  }
}

/** One rule of one pack within a question. */
class RuleQuestion implements Asked {
  readonly proposed: Proposal;
  readonly facts: Asked["facts"];
  readonly ledger: Asked["ledger"];
  readonly zones: readonly Zone[];
  readonly limit: Instant;
  readonly #evaluation: Evaluation;
  readonly #pack: ReadyPack;
  readonly #ready: ReadyRule;
  readonly #isValid: boolean;

  constructor(evaluation: Evaluation, pack: ReadyPack, ready: ReadyRule, zones: readonly Zone[], isValid: boolean) {
    const { proposed, facts, ledger } = evaluation.question;
    this.proposed = proposed;
    this.facts = facts;
    this.ledger = ledger;
    this.zones = zones;
    this.limit = evaluation.limit;
    this.#evaluation = evaluation;
    this.#pack = pack;
    this.#ready = ready;
    this.#isValid = isValid;
  }

  holidays(id: string): Holidays {
    const holidays = this.#evaluation.library.holidays(id, this.#pack.pack.calendars) as Holidays;
    this.#evaluation.calendars.set(id, holidays);
    if (holidays.problem !== undefined) this.fail("calendarInvalid", { calendar: id, ...holidays.problem });
    return holidays;
  }

  fail(reason: BlockReason, data: Readonly<Record<string, unknown>>): void {
    const { rule } = this.#ready;
    if (rule.onViolation === "warn") return;
    this.#evaluation.fail(reason, { packId: this.#pack.pack.id, ruleId: rule.id, ...data });
  }

  remark(params: Readonly<Record<string, unknown>>): void {
    const { id, kind, cite } = this.#ready.rule;
    if (this.#isValid)
      this.#evaluation.remarks.push({ packId: this.#pack.pack.id, ruleId: id, kind, cite, params, warn: true });
  }
}

/** Whether the selectors of a rule name the contact. */
function speaksOf({ rule, places }: ReadyRule, proposed: Proposal): boolean {
  const { channels, recipients, purposes } = rule;
  return (
    (channels === undefined || channels.includes(proposed.channel)) &&
    (places === undefined || places.includes(proposed.place)) &&
    (recipients === undefined || recipients.includes(proposed.recipient)) &&
    (purposes === undefined || purposes.includes(proposed.purpose))
  );
}

const isLost = (outcome: string | undefined): boolean => outcome === "notConnected" || outcome === "bounced";

/** A rule that is not yet valid binds as soon as it is in the first of the zones. */
function fromFirstDay(check: Check, { from }: ReadyRule, zones: readonly Zone[]): Check {
  return {
    ...check,
    next: (t) => (zones.some((zone) => zone.dayOf(t) >= from) ? check.next(t) : t),
  };
}

const secondText = (instant: Instant): string => `${formatInstant(instant).slice(0, 19)}Z`;
