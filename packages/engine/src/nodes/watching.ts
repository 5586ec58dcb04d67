/**
 * What `promise` and `plan` have in common: when a part is judged, and the message before it falls due. A reminder is a
 * contact of the watching node and passes the same questions as any other; it is made once per part, or not at all.
 */

import { parseDate, parseTime } from "../base/civil.ts";
import type { Duration } from "../base/duration.ts";
import { judgmentOf, type LocalClock, reminderOf } from "../commitments/moments.ts";
import type { Commitment } from "../model/case.ts";
import type { PlanNode, PromiseNode, Reminder, Via } from "../model/node.ts";
import { asksForMoney, attempt, type Contact, giveUp, interruptContact } from "./contact.ts";
import { DAYS, REMINDER_PURPOSE, TIME, VIA } from "./schema.ts";
import type { JsonSchema, Kit, Move, Turn } from "./spec.ts";
import { STAY } from "./spec.ts";

export const WATCHING: Readonly<Record<string, JsonSchema>> = {
  grace: { ...DAYS, default: "P3D", description: "Days after a due date in which money still counts as on time." },
  at: { ...TIME, description: "Local time at which a part is judged, on the day after the days of grace." },
  remind: {
    type: "object",
    description: "A message before a part falls due, once for each part.",
    properties: {
      before: { ...DAYS, description: "Days before the due date." },
      at: { ...TIME, description: "Local time of day of the message." },
      via: VIA,
      purpose: REMINDER_PURPOSE,
    },
    required: ["before", "via"],
    additionalProperties: false,
  },
};

export interface Watching {
  /** When a part that falls due on that date is judged (ms). */
  judgedAt(turn: Turn, due: string): number;
  /**
   * Makes the reminders that are due, and stays until `judged` (ms) or the next reminder.
   *
   * @param first - The first part that is not paid; those before need no reminder.
   */
  rest(turn: Turn, commitment: Commitment, first: number, judged: number | undefined): Move;
}

export function watching(node: PromiseNode | PlanNode, kit: Kit): Watching {
  const grace = kit.duration(node.grace ?? "P3D");
  const usual = kit.strategy.time.at ?? "09:00";
  const at = parseTime(node.at ?? usual) ?? 0;
  const calendar = kit.calendar();
  const reminding = node.remind === undefined ? undefined : new Reminding(node.remind, kit);
  return {
    judgedAt: (turn, due) => judgmentOf(due, grace, at, { zone: turn.zone, calendar }),
    rest(turn, commitment, first, judged = Infinity) {
      const was = turn.node.due;
      const next = reminding?.go(turn, commitment, first) ?? Infinity;
      if (typeof next !== "number") return next;
      const { since, from, until, reason, part } = turn.node;
      const due = Math.min(judged, next);
      turn.node = {
        ...{ since, from },
        ...(due !== Infinity && { due }),
        ...(reason !== undefined && { until: until ?? null, reason, part: part ?? first }),
      };
      if (due !== Infinity && due !== was && reason === undefined)
        turn.note("wait.planned", { due, zone: turn.zone.name });
      return STAY;
    },
  };
}

class Reminding {
  readonly #remind: Reminder;
  readonly #before: Duration;
  readonly #at: number;
  readonly #contact: Contact;

  constructor(remind: Reminder, kit: Kit) {
    this.#remind = remind;
    this.#before = kit.duration(remind.before);
    this.#at = parseTime(remind.at ?? kit.strategy.time.at ?? "09:00") ?? 0;
    this.#contact = {
      purpose: remind.purpose ?? "collect",
      recipient: "debtor",
      via: remind.via,
      giveUpAfter: kit.duration("P7D"),
      calendar: kit.calendar(),
    };
  }

  /** Gives when to look again (ms, Infinity for never), or the exit that a rule asks for. */
  go(turn: Turn, commitment: Commitment, first: number): number | Move {
    for (;;) {
      const part = this.#current(turn, commitment, first);
      if (turn.node.reason !== undefined && turn.node.part !== part) this.#drop(turn, commitment, first);
      if (part === undefined) return this.#next(turn, commitment, first);
      const last = this.#endOf(turn, commitment, part);
      const result = attempt(turn, { ...this.#contact, last });
      if ("to" in result && result.to === "exit") return result;
      if ("to" in result && result.to === "stay") {
        turn.node = { ...turn.node, part };
        return Math.min(turn.node.due ?? Infinity, this.#next(turn, commitment, first));
      }
      if ("via" in result) this.#send(turn, this.#remind.via[result.via] as Via);
      turn.markCommitment({ reminded: [...(turn.commitment?.reminded ?? []), part] });
      forget(turn);
    }
  }

  /** The first part whose reminder is to be made now. */
  #current(turn: Turn, { parts, madeAt }: Commitment, first: number): number | undefined {
    const place = parts.findIndex(({ due }, i) => {
      if (i < first || turn.commitment?.reminded?.includes(i) === true) return false;
      const moment = this.#momentOf(turn, due, madeAt);
      return moment !== undefined && moment <= turn.now && turn.now < endOfDay(turn, due);
    });
    return place < 0 ? undefined : place;
  }

  #next(turn: Turn, { parts, madeAt }: Commitment, first: number): number {
    const moments = parts.map(({ due }, i) => {
      if (i < first || turn.commitment?.reminded?.includes(i) === true) return Infinity;
      const moment = this.#momentOf(turn, due, madeAt) ?? Infinity;
      return moment > turn.now ? moment : Infinity;
    });
    return Math.min(...moments);
  }

  #momentOf(turn: Turn, due: string, madeAt: number): number | undefined {
    const clock: LocalClock = { zone: turn.zone, calendar: this.#contact.calendar };
    return reminderOf(due, this.#before, this.#at, clock, Math.max(turn.node.since, madeAt));
  }

  #endOf(turn: Turn, { parts }: Commitment, part: number): number {
    return endOfDay(turn, parts[part]?.due ?? "");
  }

  /** A reminder waited for a part that is paid by now, or whose day is over. */
  #drop(turn: Turn, commitment: Commitment, first: number): void {
    const { part = 0 } = turn.node;
    if (part >= first && turn.now >= this.#endOf(turn, commitment, part)) giveUp(turn);
    else interruptContact(turn);
    forget(turn);
  }

  #send(turn: Turn, { channel, template }: Via): void {
    const { purpose, recipient } = this.#contact;
    const claims = asksForMoney(purpose) ? turn.collectible() : turn.open();
    const obligations = claims.map(({ ref }) => ref);
    const sent = turn.emit({ kind: "message.send", channel, template, purpose, recipient, obligations });
    turn.contacted(channel, sent, obligations);
  }
}

/** The reminder is made, or not: nothing waits any more. */
function forget(turn: Turn): void {
  const { since, from } = turn.node;
  turn.node = { since, from };
}

/** Begin of the local day after a date. */
const endOfDay = ({ zone }: Turn, due: string): number => zone.instantOf((parseDate(due) ?? 0) + 1, 0);
