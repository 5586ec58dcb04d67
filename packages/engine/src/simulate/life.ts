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
import type { Scene } from "./scene.ts";
import type { Setting } from "./setting.ts";
import type { Tally } from "./tally.ts";
import { Track } from "./track.ts";
import type { Deed, Planned } from "./world.ts";

const NEVER = Number.POSITIVE_INFINITY;

/** Moments of one person after which something must be wrong with the strategy. */
const TOO_MANY = 200_000;

interface Waiting extends Planned {
  readonly track: Track;
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

  /** Until just before a moment. The first call takes the cases in, whatever the strategy waits for. */
  runUntil(end: Instant): void {
    if (!this.#begun) for (const track of this.#tracks) this.#enroll(track);
    this.#begun = true;
    for (;;) {
      const [track, at, act] = this.#next();
      if (at >= end) return;
      this.#moments += 1;
      if (this.#moments > TOO_MANY)
        throw new RangeError(`The case ${track.caseId} does not come to rest: ${TOO_MANY} moments in one simulation.`);
      this.now = Math.max(at, this.now);
      act();
    }
  }

  /** Counts where everything stands now. */
  countEnd(tally: Tally): void {
    const today = this.zone.dayOf(this.setting.until);
    for (const track of this.#tracks) countEnd(this.account, track, tally, today);
  }

  #next(): readonly [track: Track, at: Instant, act: () => void] {
    const [first] = this.#tracks as readonly [Track];
    const [planned] = this.#planned;
    let next: readonly [Track, Instant, () => void] =
      planned === undefined ? [first, NEVER, () => undefined] : [planned.track, planned.at, () => this.#doPlanned()];
    const offer = (track: Track, at: Instant, act: () => void) => {
      if (at < next[1]) next = [track, at, act];
    };
    for (const track of this.#tracks) {
      offer(track, track.payAt, () => this.#pay(track));
      offer(track, track.disputeAt, () => this.#dispute(track));
    }
    for (const track of this.#tracks) offer(track, this.#retryAt(track), () => this.#enroll(track));
    for (const track of this.#tracks) {
      if (track.isOpen) offer(track, track.state?.dueAt ?? NEVER, () => this.#fire(track));
    }
    return next;
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
