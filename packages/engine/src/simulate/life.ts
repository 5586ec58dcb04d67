/**
 * One person from the first day on: cases are enrolled, timers fire, and what the behavior has planned happens, in the order of
 * time. Of one moment what happens comes before a try to enroll, and that before a timer.
 */

import type { Instant } from "../base/instant.ts";
import type { Zone } from "../base/zone.ts";
import type { CaseFacts, CaseState } from "../model/case.ts";
import type { CaseEvent } from "../model/event.ts";
import { caseZone, type Step } from "../run/turn.ts";
import { Account } from "./account.ts";
import { draw } from "./behavior/draws.ts";
import { amountPaid } from "./behavior/pay.ts";
import { countArrival, countEnd, countTrace } from "./counting.ts";
import { disputes, doDeed, openDispute } from "./deeds.ts";
import { takeEffect } from "./desk.ts";
import { expectRest } from "./restless.ts";
import type { Scene } from "./scene.ts";
import type { Setting } from "./setting.ts";
import type { Tally } from "./tally.ts";
import { Track } from "./track.ts";
import type { Deed, Planned } from "./world.ts";

const NEVER = Number.POSITIVE_INFINITY;

interface Waiting extends Planned {
  readonly track: Track;
}

/** What comes next, and to which case. */
interface Next {
  at: Instant;
  track: Track;
  kind: "planned" | "pay" | "dispute" | "enroll" | "timer";
}

export class Life implements Scene {
  readonly setting: Setting;
  readonly account: Account;
  readonly zone: Zone;
  now: Instant;
  readonly #tracks: readonly Track[];
  /** Ascending; of one moment in the order of planning. */
  #planned: Waiting[] = [];
  #begun = false;
  #moments = 0;

  constructor(setting: Setting, facts: CaseFacts) {
    const { tables, start, tally } = setting;
    this.setting = setting;
    this.zone = caseZone(tables, facts);
    this.account = new Account(setting, facts);
    this.now = start;
    const refs = tables.entry.reentry === "perObligation" ? facts.obligations.map(({ ref }) => ref) : [undefined];
    this.#tracks = refs.map((ref) => new Track(setting, facts, this.zone, ref));
    for (const track of this.#tracks) countArrival(this.account, track, tally);
  }

  /**
   * Until just before a moment. The first call takes the cases in, whatever the strategy waits for.
   *
   * @throws RestlessError
   */
  runUntil(end: Instant): void {
    if (!this.#begun) for (const track of this.#tracks) this.#enroll(track);
    this.#begun = true;
    for (let next = this.#next(); next.at < end; next = this.#next()) {
      this.#moments += 1;
      this.now = Math.max(next.at, this.now);
      expectRest(next.track, this.#moments, { day: this.account.day(this.now), days: this.setting.days });
      this.#happen(next);
    }
  }

  /** Counts where everything stands now. */
  countEnd(tally: Tally): void {
    const today = this.zone.dayOf(this.setting.until);
    for (const track of this.#tracks) countEnd(this.account, track, tally, today);
  }

  /** Of one moment the first in this order: what was planned, payments and disputes, tries to enroll, timers. */
  #next(): Next {
    const [first] = this.#tracks as readonly [Track];
    const [planned] = this.#planned;
    const next: Next = { at: planned?.at ?? NEVER, track: planned?.track ?? first, kind: "planned" };
    for (const track of this.#tracks) {
      earlier(next, track.payAt, track, "pay");
      earlier(next, track.disputeAt, track, "dispute");
    }
    for (const track of this.#tracks) earlier(next, this.#retryAt(track), track, "enroll");
    for (const track of this.#tracks) if (track.isOpen) earlier(next, track.state?.dueAt ?? NEVER, track, "timer");
    return next;
  }

  #happen({ kind, track }: Next): void {
    if (kind === "planned") this.#doPlanned();
    else if (kind === "pay") this.#pay(track);
    else if (kind === "dispute") this.#dispute(track);
    else if (kind === "enroll") this.#enroll(track);
    else this.#fire(track);
  }

  #doPlanned(): void {
    const { track, deed } = this.#planned.shift() as Waiting;
    doDeed(this, track, deed);
  }

  /** Who has agreed on something pays as agreed, and who disputes pays nothing. */
  #pay(track: Track): void {
    const { account, setting, now } = this;
    const since = track.paySince;
    const open = [...account.openMinor(track)];
    const willing = open.length > 0 && track.state?.commitment === undefined && !disputes(this, track) && track.pays();
    track.lookAhead();
    if (!willing) return;
    for (const [currency, openMinor] of open) {
      const { seed, behavior } = setting;
      const amount = amountPaid(openMinor, behavior.partial, (kind) => draw(seed, track.key, kind, since));
      const event = account.pay(track, amount, now, currency);
      if (event !== undefined) this.send(track, event);
    }
  }

  #dispute(track: Track): void {
    track.disputeAt = NEVER;
    openDispute(this, track);
  }

  #fire(track: Track): void {
    this.#advance(track, track.state as CaseState, { type: "timer.fired" });
  }

  send(track: Track, event: CaseEvent): void {
    const { state } = track;
    if (state !== undefined && track.isOpen) this.#advance(track, state, event);
    else if (this.setting.program.strategy.entry.on?.includes(event.type) === true) this.#enroll(track);
  }

  #advance(track: Track, state: CaseState, event: CaseEvent): void {
    const { program } = this.setting;
    this.#settle(track, program.advance(state, event, { facts: this.account.facts, now: this.now }));
  }

  #enroll(track: Track): void {
    const { setting, account, zone, now } = this;
    const { state, ref } = track;
    track.triedOn = zone.dayOf(now);
    const step = setting.program.enroll(account.facts, {
      now,
      ...(state !== undefined && { previous: state }),
      ...(ref !== undefined && { obligation: ref }),
    });
    const refusal = step.trace.find(({ code }) => code === "entry.refused");
    if (refusal === undefined) this.#settle(track, step);
    else {
      track.refusal = String(refusal.data.reason);
      setting.tally.series.plain.count("steps");
    }
  }

  #settle(track: Track, { state, effects, trace }: Step): void {
    const { tally } = this.setting;
    track.state = state;
    tally.series.plain.count("steps");
    countTrace(tally, trace);
    for (const effect of effects) takeEffect(this, track, effect);
  }

  /**
   * The next local midnight at which the entry condition is asked again: only where no event would be the occasion, only while
   * the case is out and something is owed, and only if it may come in again.
   */
  #retryAt(track: Track): Instant {
    const { when, on, reentry = "never" } = this.setting.program.strategy.entry;
    if (when === undefined || on !== undefined || track.triedOn === undefined || track.isOpen) return NEVER;
    if (track.state !== undefined && reentry === "never") return NEVER;
    if (this.account.open(track).length === 0) return NEVER;
    const today = this.zone.dayOf(this.now);
    const isOver = today <= track.triedOn || this.zone.instantOf(today, 0) < this.now;
    return this.zone.instantOf(isOver ? today + 1 : today, 0);
  }

  plan(track: Track, planned: readonly Planned[]): void {
    for (const one of planned) {
      if (one.at >= this.setting.until) continue;
      const after = this.#planned.findIndex(({ at }) => at > one.at);
      this.#planned.splice(after < 0 ? this.#planned.length : after, 0, { ...one, track });
    }
  }

  drop(which: (deed: Deed) => boolean): void {
    if (this.#planned.some(({ deed }) => which(deed))) this.#planned = this.#planned.filter(({ deed }) => !which(deed));
  }
}

function earlier(next: Next, at: Instant, track: Track, kind: Next["kind"]): void {
  if (at >= next.at) return;
  next.at = at;
  next.track = track;
  next.kind = kind;
}
