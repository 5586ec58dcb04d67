/** What a scenario can expect of a case. Every expectation throws a `ScenarioError` where it does not hold. */

import { isRecord } from "../base/json.ts";
import type { CaseState, Commitment, Hold } from "../model/case.ts";
import type { Effect } from "../model/effect.ts";
import { align, askedOf, matches, membersText } from "./compare.ts";
import { BRIEFLY, contactsIn, contactText, type ExpectedContact, isContact, readContact } from "./contacts.ts";
import type { Life } from "./life.ts";
import { localOf, localText, withLocalMoments } from "./moments.ts";
import type { Report } from "./report.ts";

/** A kind of effect, or some of the members of one. Moments are texts as in `.at`; a date stands for any time of the day. */
export type ExpectedEffect = string | ({ readonly kind: string } & Readonly<Record<string, unknown>>);

/** Some of the members of a value; moments are texts. */
export type Expected<T> = { readonly [M in keyof T]?: T[M] | string };

export class Expectations {
  readonly #life: Life;
  readonly #report: Report;
  /** Effects that contacts were looked for in, and those of each kind. */
  #contactsSeen = 0;
  readonly #seen = new Map<string, number>();

  constructor(life: Life, report: Report) {
    this.#life = life;
    this.#report = report;
  }

  contacts(expected: readonly (string | ExpectedContact)[]): void {
    const wanted = expected.map((contact) => this.#contactOf(contact));
    const { effects, zone } = this.#life;
    const actual = contactsIn(effects.slice(this.#contactsSeen), zone);
    const rows = align(wanted, actual, isContact);
    if (rows.some(({ same }) => !same)) {
      const headline = wanted.length === 0 ? "Something reached the debtor." : "The contacts are not those expected.";
      const shown = rows.map(({ expected: own, actual: came, same }) => ({
        ...(own && { expected: contactText(own) }),
        ...(came && { actual: contactText(came, own ?? BRIEFLY) }),
        same,
      }));
      throw this.#report.differs(headline, shown);
    }
    this.#contactsSeen = effects.length;
  }

  effects(expected: readonly ExpectedEffect[]): void {
    const { zone, effects } = this.#life;
    const wanted = expected.map((effect) => (typeof effect === "string" ? { kind: effect } : effect));
    const kinds = new Set(wanted.map(({ kind }) => kind));
    const actual = this.#unseen(kinds);
    const localLike = (effect: object, like: object) => withLocalMoments(effect, like, zone);
    const rows = align(wanted, actual, (own, came) => matches(localLike(own, own), localLike(came, own)));
    if (rows.some(({ same }) => !same)) {
      const shown = rows.map(({ expected: own, actual: came, same }) => ({
        ...(own && { expected: membersText(recordOf(localLike(own, own))) }),
        ...(came && {
          actual: membersText(recordOf(own === undefined ? brief(came) : askedOf(own, localLike(came, own)))),
        }),
        same,
      }));
      throw this.#report.differs("The effects are not those expected.", shown);
    }
    for (const kind of kinds) this.#seen.set(kind, effects.length);
  }

  noEffects(kinds: readonly string[]): void {
    const found = this.#unseen(new Set(kinds));
    if (found.length === 0) return;
    const rows = found.map((effect) => ({ actual: membersText(recordOf(brief(effect))), same: false }));
    throw this.#report.differs("There are effects that were not expected.", rows);
  }

  #unseen(kinds: ReadonlySet<string>): Effect[] {
    return this.#life.effects.filter(({ kind }, i) => kinds.has(kind) && i >= (this.#seen.get(kind) ?? 0));
  }

  at(node: string): void {
    this.#is("The case is not at the step expected.", node, this.#life.requireCase().node);
  }

  status(status: CaseState["status"]): void {
    this.#is("The status of the case is not the one expected.", status, this.#life.requireCase().status);
  }

  outcome(outcome: string): void {
    const state = this.#life.requireCase();
    const actual = state.outcome ?? `(the case is ${state.status})`;
    this.#is("The case did not end as expected.", outcome, actual);
  }

  hold(kind: string | null, details: Expected<Hold>): void {
    const holds = this.#life.requireCase().holds ?? [];
    const wanted = { kind, ...details };
    if (kind === null ? holds.length === 0 : holds.some((hold) => this.#fits(wanted, hold))) return;
    const shown = holds.map((hold) => this.#text(hold, kind === null ? hold : wanted));
    const expected = kind === null ? "(no hold)" : this.#text(wanted, wanted);
    throw this.#report.wrong("The holds are not those expected.", expected, shown.join("; ") || "(no hold)");
  }

  commitment(expected: Expected<Commitment> | null): void {
    const { commitment } = this.#life.requireCase();
    if (expected === null ? commitment === undefined : this.#fits(expected, commitment)) return;
    const wanted = expected === null ? "(none open)" : this.#text(expected, expected);
    const actual = commitment === undefined ? "(none open)" : this.#text(commitment, expected ?? commitment);
    throw this.#report.wrong("The commitment is not the one expected.", wanted, actual);
  }

  due(expected: string | null): void {
    const { dueAt } = this.#life.requireCase();
    const { zone } = this.#life;
    const moment = expected === null ? undefined : this.#life.read(expected);
    const wanted = moment === undefined ? "(no timer)" : localText(moment.instant, zone);
    const actual = dueAt === null ? "(no timer)" : localText(dueAt, zone);
    if (moment?.dateOnly === true && dueAt !== null)
      this.#is("The next timer is not the one expected.", wanted.slice(0, 10), localOf(dueAt, zone).date);
    else this.#is("The next timer is not the one expected.", wanted, actual);
  }

  refused(reason: string): void {
    const refusals = (this.#life.latest?.trace ?? []).flatMap(({ code, data }) => {
      if (code === "entry.refused") return [String(data.reason)];
      return REFUSALS.has(code) ? [code] : [];
    });
    if (refusals.includes(reason)) return;
    throw this.#report.wrong(
      "What came last was not refused as expected.",
      reason,
      refusals.join(", ") || "(not refused)",
    );
  }

  #contactOf(expected: string | ExpectedContact): ExpectedContact {
    const contact = typeof expected === "string" ? readContact(expected) : expected;
    if (contact !== undefined) return contact;
    throw this.#report.misuse(
      `${JSON.stringify(expected)} is no contact. Write "2026-03-03 email" or "2026-03-03 09:00 email reminder@1".`,
    );
  }

  #is(headline: string, expected: string, actual: string): void {
    if (expected !== actual) throw this.#report.wrong(headline, expected, actual);
  }

  #fits(expected: object, actual: object | undefined): boolean {
    const { zone } = this.#life;
    return matches(withLocalMoments(expected, expected, zone), withLocalMoments(actual, expected, zone));
  }

  /** The members that were asked about. */
  #text(value: object, like: object): string {
    return membersText(recordOf(askedOf(like, withLocalMoments(value, like, this.#life.zone))));
  }
}

/** Trace codes that say that an event changed nothing. */
const REFUSALS: ReadonlySet<string> = new Set([
  ...["event.unknown", "event.invalid", "event.duplicate", "event.late", "event.refused", "event.afterExit"],
  "version.mismatch",
]);

const recordOf = (value: unknown): Readonly<Record<string, unknown>> => (isRecord(value) ? value : {});

/** An effect that nobody asked about. */
const brief = ({ kind, nodeId }: Effect) => ({ kind, nodeId });
