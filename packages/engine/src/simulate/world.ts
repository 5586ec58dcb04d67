/**
 * What people and providers will do after an effect, by the behavior model: planned when the effect is made, with the draws of
 * that occasion, and done at its moment if it still makes sense then. Where the model is silent nothing happens.
 *
 * - A message bounces, or is delivered, within a minute. A delivered one may be opened, clicked, answered, complained or opted
 *   out of, or followed by a promise, within a day.
 * - A task is worked after some hours, and ends with one of the dispositions that it lists.
 * - An offer is taken within a week, while it stands; each part of what was agreed is paid on its day, or missed.
 * - An attempt to collect succeeds or fails, and a function answers, after a minute.
 */

import { DAY, HOUR, type Instant, MINUTE } from "../base/instant.ts";
import type { MessageSend, OfferPublish, PaymentAttempt, TaskCreate } from "../model/effect.ts";
import { draw, type Kind, KIND as OF, placeByWeight, wholeBetween } from "./behavior/draws.ts";
import type { BehaviorModel } from "./model.ts";

/** What will be done. */
export type Deed =
  | { readonly do: "report"; readonly type: Report; readonly message: string; readonly channel: string }
  | { readonly do: "optOut"; readonly message: string; readonly channel: string }
  | { readonly do: "complain"; readonly message: string; readonly channel: string }
  | { readonly do: "reply"; readonly message: string; readonly channel: string; readonly intent: string }
  | { readonly do: "promise"; readonly inDays: number; readonly inCall: boolean }
  | {
      readonly do: "accept";
      readonly offer: string;
      readonly node: string;
      readonly kind: string;
      readonly option: string;
      readonly dueDate?: string;
    }
  | { readonly do: "payPart"; readonly commitment: string; readonly amountMinor: number }
  | {
      readonly do: "work";
      readonly task: string;
      readonly disposition: string;
      readonly channel?: string;
      /** Whether the debtor was on the line; absent where the model does not say which dispositions mean that. */
      readonly rightParty?: boolean;
      readonly occasion: number;
    }
  | {
      readonly do: "attempt";
      readonly attempt: string;
      readonly result: "paid" | "soft" | "hard";
      readonly amountMinor: number;
    }
  | { readonly do: "answer"; readonly call: string; readonly value: unknown }
  | { readonly do: "closeDispute"; readonly obligations: readonly string[] }
  /** A contact for which there was no room on its day. */
  | { readonly do: "leave"; readonly effect: MessageSend | TaskCreate };

export type Report = "delivered" | "bounced" | "opened" | "clicked";

export interface Planned {
  readonly at: Instant;
  readonly deed: Deed;
}

/** The chances of one occasion of one person. */
export interface Occasion {
  readonly seed: number;
  readonly key: number;
  readonly occasion: number;
}

const drawn = ({ seed, key, occasion }: Occasion, kind: Kind): number => draw(seed, key, kind, occasion);

const chanceIn = (chances: Readonly<Record<string, number>> | undefined, name: string): number =>
  chances !== undefined && Object.hasOwn(chances, name) ? (chances[name] as number) : 0;

/** @param now - When it left. */
export function afterMessage(
  model: BehaviorModel,
  of: Occasion,
  { id, channel }: Pick<MessageSend, "id" | "channel">,
  now: Instant,
): Planned[] {
  const about = { message: id, channel };
  const happens = (kind: Kind, chances: Readonly<Record<string, number>> | undefined) =>
    drawn(of, kind) < chanceIn(chances, channel);
  const report = (type: Report, at: Instant): Planned => ({ at, deed: { do: "report", type, ...about } });
  if (happens(OF.bounce, model.bounce)) return [report("bounced", now + MINUTE)];
  const react = now + MINUTE * (2 + Math.floor(drawn(of, OF.reactionTime) * 1437));
  const halfway = now + MINUTE * Math.ceil((react - now) / (2 * MINUTE));
  const clicks = happens(OF.click, model.click);
  const { reply } = model;
  return [
    report("delivered", now + MINUTE),
    ...(clicks || happens(OF.open, model.open) ? [report("opened", halfway)] : []),
    ...(clicks ? [report("clicked", react)] : []),
    ...(reply !== undefined && happens(OF.reply, reply.perMessage)
      ? [
          {
            at: react,
            deed: { do: "reply", ...about, intent: nameByWeight(reply.intents, drawn(of, OF.intent)) },
          } as const,
        ]
      : []),
    ...(happens(OF.complaint, model.complaint) ? [{ at: react, deed: { do: "complain", ...about } } as const] : []),
    ...(happens(OF.optOut, model.optOut) ? [{ at: react, deed: { do: "optOut", ...about } } as const] : []),
    ...promiseAfter(model, of, channel, react),
  ];
}

/** Whether the person promises to pay after a contact. */
export function promiseAfter(
  model: BehaviorModel,
  of: Occasion,
  channel: string,
  at: Instant,
  inCall = false,
): Planned[] {
  const { promise } = model;
  if (promise === undefined || drawn(of, OF.promise) >= chanceIn(promise.perContact, channel)) return [];
  const [least, most] = promise.days;
  return [{ at, deed: { do: "promise", inDays: wholeBetween(least, most, drawn(of, OF.promiseDays)), inCall } }];
}

/** Nobody works a task of a queue that the model does not know, or none of whose dispositions it knows. */
export function afterTask(
  model: BehaviorModel,
  of: Occasion,
  task: Pick<TaskCreate, "id" | "queue" | "channel" | "dispositions">,
  now: Instant,
): Planned[] {
  const tasks = model.tasks ?? {};
  const behavior = Object.hasOwn(tasks, task.queue) ? tasks[task.queue] : tasks["*"];
  if (behavior === undefined) return [];
  const weights = task.dispositions.map((name) => chanceIn(behavior.dispositions, name));
  const disposition = task.dispositions[placeByWeight(weights, drawn(of, OF.disposition))];
  if (disposition === undefined) return [];
  const minutes = Math.ceil((-Math.log(1 - drawn(of, OF.taskTime)) * behavior.hours * HOUR) / MINUTE);
  const { channel } = task;
  const rightParty = behavior.rightParty?.includes(disposition);
  return [
    {
      at: now + Math.max(1, minutes) * MINUTE,
      deed: {
        ...({ do: "work", task: task.id, disposition, occasion: of.occasion } as const),
        ...(channel !== undefined && { channel }),
        ...(rightParty !== undefined && { rightParty }),
      },
    },
  ];
}

/** Options are taken alike; of a later date the latest that is offered. */
export function afterOffer(model: BehaviorModel, of: Occasion, offer: OfferPublish, now: Instant): Planned[] {
  if (drawn(of, OF.take) >= chanceIn(model.plan?.take, offer.offer)) return [];
  const option = offer.options[Math.floor(drawn(of, OF.option) * offer.options.length)];
  if (option === undefined) return [];
  const time = Math.min(offer.expiresAt - now, 7 * DAY);
  const at = now + MINUTE * Math.max(1, Math.floor((drawn(of, OF.takeTime) * time) / MINUTE));
  const dueDate = option.latestDue;
  const { id, nodeId: node, offer: kind } = offer;
  return [
    {
      at,
      deed: { do: "accept", offer: id, node, kind, option: option.key, ...(dueDate !== undefined && { dueDate }) },
    },
  ];
}

/** Whether a part of something agreed is paid. @param kind - Of the commitment. */
export function paysPart(model: BehaviorModel, of: Occasion, kind: string): boolean {
  if (kind === "promise" || kind === "extension") return drawn(of, OF.promiseKept) < (model.promise?.kept ?? 0);
  return drawn(of, OF.missed) >= (model.plan?.missed ?? 1);
}

export function afterAttempt(model: BehaviorModel, of: Occasion, effect: PaymentAttempt, now: Instant): Planned[] {
  const { attempts } = model;
  if (attempts === undefined) return [];
  const chance = drawn(of, OF.attempt);
  const result = chance < attempts.paid ? "paid" : chance < attempts.paid + attempts.hard ? "hard" : "soft";
  return [{ at: now + MINUTE, deed: { do: "attempt", attempt: effect.id, result, amountMinor: effect.amountMinor } }];
}

/** When a dispute that begins now is closed; never, where the model does not say. */
export function disputeEnds(
  model: BehaviorModel,
  of: Occasion,
  obligations: readonly string[],
  now: Instant,
): Planned[] {
  if (model.disputeDays === undefined) return [];
  const [least, most] = model.disputeDays;
  const days = wholeBetween(least, most, drawn(of, OF.disputeDays));
  return [{ at: now + Math.max(MINUTE, days * DAY), deed: { do: "closeDispute", obligations } }];
}

function nameByWeight(weights: Readonly<Record<string, number>>, by: number): string {
  const names = Object.keys(weights).sort();
  return names[
    placeByWeight(
      names.map((name) => weights[name] as number),
      by,
    )
  ] as string;
}
