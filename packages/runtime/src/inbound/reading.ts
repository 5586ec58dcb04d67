/** A reply is read: a button says what it stands for, a text is classified, by the host's own classifier or by ours. */

import { formatDate, parseDate } from "@dunlin/engine";
import { defaultZones } from "@dunlin/engine/zones";
import type { World } from "../core/world.ts";
import type { ReplyNotice } from "../model/channel.ts";
import type { FoundIntent, ReplyClassifier, ReplyContext, ReplyMeaning } from "../model/replies.ts";
import type { CaseRow, PersonRow } from "../model/rows.ts";
import type { TenantSettings } from "../model/runtime.ts";
import { classifyReply, isStopKeyword, mentionsStop } from "./classify.ts";
import { isMeaning } from "./intent.ts";
import { MAX_REPLY } from "./replyBody.ts";

export interface Reading {
  readonly intents: readonly FoundIntent[];
  /** A word of opting out that was not taken for one. */
  readonly doubtful: boolean;
}

/** How long a host's classifier may take. ms */
const PATIENCE_MS = 5_000;

/** Never throws for what a classifier does: our own reads where it fails. */
export async function readReply(
  notice: ReplyNotice,
  context: ReplyContext,
  classifier: ReplyClassifier | undefined,
  world: World,
): Promise<Reading> {
  const text = notice.text.slice(0, MAX_REPLY);
  const meant = meaningOf(notice.payload);
  if (meant !== undefined) {
    return {
      intents: [{ intent: meant, confidence: "exact", evidence: { start: 0, end: text.length } }],
      doubtful: false,
    };
  }
  const own = () => classifyReply(text, context);
  const intents = classifier === undefined ? own() : await byHost(text, context, classifier, own, world);
  const doubtful = !intents.some(({ intent }) => intent === "optOut") && mentionsStop(text, context.language);
  return { intents, doubtful };
}

async function byHost(
  text: string,
  context: ReplyContext,
  classifier: ReplyClassifier,
  own: () => readonly FoundIntent[],
  { logger }: World,
): Promise<readonly FoundIntent[]> {
  // The law knows these words, and no classifier may overlook them.
  if (isStopKeyword(text, context.language)) return own();
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error("late")), PATIENCE_MS);
    });
    const found = await Promise.race([Promise.resolve(classifier.classify(text, context)), late]);
    return found.filter((each) => isSound(each, text.length));
  } catch {
    logger.warn({}, "the host's classifier of replies failed; the built-in one read the reply");
    return own();
  } finally {
    clearTimeout(timer);
  }
}

/** What a host's classifier gives is input like any other. */
function isSound(
  { intent, confidence, evidence, date, after, amountMinor, share }: FoundIntent,
  length: number,
): boolean {
  const isDay = (day: unknown) => day === undefined || (typeof day === "string" && parseDate(day) !== undefined);
  const isCount = (value: unknown, most: number) =>
    value === undefined || (Number.isSafeInteger(value) && (value as number) > 0 && (value as number) <= most);
  return (
    isMeaning(intent) &&
    (confidence === "exact" || confidence === "phrase") &&
    evidence?.start >= 0 &&
    evidence.end <= length &&
    isDay(date) &&
    isDay(after) &&
    isCount(amountMinor, Number.MAX_SAFE_INTEGER) &&
    isCount(share, 10_000)
  );
}

/** Names of buttons in templates, beside the meanings themselves. */
const BUTTONS: Readonly<Record<string, ReplyMeaning>> = {
  pay: "payNow",
  promise: "payLater",
  callBack: "voice",
  choosePlan: "negotiate",
  unsubscribe: "optOut",
  stop: "optOut",
  start: "optIn",
};

function meaningOf(payload: string | undefined): ReplyMeaning | undefined {
  if (payload === undefined) return undefined;
  const name = payload.trim();
  return isMeaning(name) ? name : Object.hasOwn(BUTTONS, name) ? BUTTONS[name] : undefined;
}

/** What is known about whoever wrote, without anything personal. */
export function contextOf(
  person: PersonRow | undefined,
  row: CaseRow | undefined,
  { defaults = {} }: TenantSettings,
  now: number,
): ReplyContext {
  const { language = defaults.language, country = defaults.country, zones = [] } = person?.debtor ?? {};
  const currency = row?.facts.currency ?? row?.facts.obligations[0]?.currency;
  const zone = [...zones, defaults.zone ?? "UTC", "UTC"]
    .map((name) => defaultZones.get(name))
    .find((found) => found !== undefined);
  return {
    today: zone === undefined ? new Date(now).toISOString().slice(0, 10) : formatDate(zone.dayOf(now)),
    ...(language !== undefined && { language }),
    ...(country !== undefined && { country }),
    ...(currency !== undefined && { currency }),
  };
}
