/** The ways out: no more messages on a channel, and how one would rather be reached. They ask nobody who they are. */

import type { CaseEvent, CaseFacts } from "@dunlin/engine";
import { deliverIn } from "../core/deliver.ts";
import { langOf } from "./admission.ts";
import { actId, type Fields, formToken, readForm, readFormToken } from "./forms.ts";
import { untilWritten } from "./link.ts";
import { plainAnswer, screenAnswer, seeOther } from "./respond.ts";
import {
  type ChannelChoice,
  doneScreen,
  noticeScreen,
  preferencesScreen,
  type Screen,
  unsubscribeScreen,
} from "./screens.ts";
import type { PagesWorld, Visit } from "./visit.ts";
import type { DoneName, NoticeName } from "./words/words.ts";

const LETTERS = { unsubscribe: "u", preferences: "s", page: "p" } as const;

const ownUrl = ({ publicUrl }: PagesWorld, { purpose, token }: Visit): string =>
  `${publicUrl}/${LETTERS[purpose]}/${token}`;

const shown = (visit: Visit, status: number, screen: Screen): Response =>
  screenAnswer(status, screen, visit.voice, { brand: visit.brand, url: visit.url });

const noticed = (visit: Visit, name: NoticeName, status: number, back: string): Response =>
  shown(visit, status, noticeScreen(visit.voice, name, visit.creditor, { back }));

export async function showStop(pages: PagesWorld, visit: Visit): Promise<Response> {
  const { voice, creditor, link, purpose } = visit;
  const done = doneOf(pages, visit);
  if (done !== undefined) return shown(visit, 200, doneScreen(voice, done, creditor));
  const head = {
    action: ownUrl(pages, visit) + langOf(visit, "?"),
    token: formToken(pages.links, link.id, purpose, visit.now),
  };
  if (purpose === "preferences") return shown(visit, 200, preferencesScreen(voice, channelsOf(visit), head));
  const { channel } = link.value;
  if (!isWanted(visit.facts, channel)) return shown(visit, 200, doneScreen(voice, "unsubscribed", creditor));
  return shown(visit, 200, unsubscribeScreen(voice, channel, head));
}

/** Of `done`, only those that such a page can end in. */
function doneOf({ links }: PagesWorld, { url, link, purpose }: Visit): DoneName | undefined {
  const proof = url.searchParams.get("done") ?? "";
  if (!links.isSigned("done", [link.id, purpose], proof.slice(0, 100))) return undefined;
  return purpose === "preferences" ? "preferences" : "unsubscribed";
}

const doneUrl = (pages: PagesWorld, visit: Visit): string =>
  `${ownUrl(pages, visit)}?done=${pages.links.sign("done", [visit.link.id, visit.purpose])}${langOf(visit, "&")}`;

/** The proof that RFC 8058 names: mail programs post it without having seen a page. */
const isOneClick = (fields: Fields): boolean => fields["List-Unsubscribe"]?.toLowerCase() === "one-click";

export async function postStop(pages: PagesWorld, visit: Visit): Promise<Response> {
  const { purpose, link, now } = visit;
  const form = await readForm(visit.request);
  if (!form.ok) return noticed(visit, "request", form.status, ownUrl(pages, visit));
  const { fields } = form;
  if (purpose === "unsubscribe" && isOneClick(fields)) {
    await stop(pages, visit);
    return plainAnswer(200, "");
  }
  const showing =
    visit.request.headers.get("sec-fetch-site") === "cross-site"
      ? undefined
      : readFormToken(pages.links, link.id, purpose, fields.token ?? "", now);
  if (showing === undefined) return noticed(visit, "stale", 403, ownUrl(pages, visit));
  if (purpose === "unsubscribe") await stop(pages, visit);
  else await choose(pages, visit, fields, showing);
  return seeOther(doneUrl(pages, visit));
}

/** One event per link and day: who came back in between can leave again. */
async function stop(pages: PagesWorld, visit: Visit): Promise<void> {
  const { link, facts, now } = visit;
  const { channel, message } = link.value;
  if (!isWanted(facts, channel)) return;
  const id = `optedOut:${link.id}:${new Date(now).toISOString().slice(0, 10)}`;
  await tell(pages, visit, [{ type: "message.optedOut", id, data: { message, channel } }]);
}

/** An event for each channel whose mark was changed. */
async function choose(pages: PagesWorld, visit: Visit, fields: Fields, showing: string): Promise<void> {
  const { message } = visit.link.value;
  const events = channelsOf(visit).flatMap(({ channel, wanted }): CaseEvent[] => {
    const wants = fields[`channel.${channel}`] !== undefined;
    if (wants === wanted) return [];
    const id = actId(visit.link.id, showing, { channel, wants });
    return wants
      ? [{ type: "consent.changed", id, data: { channel, consent: true } }]
      : [{ type: "message.optedOut", id, data: { message, channel } }];
  });
  await tell(pages, visit, events);
}

async function tell({ world }: PagesWorld, visit: Visit, events: readonly CaseEvent[]): Promise<void> {
  const { caseId } = visit.link.value;
  if (events.length === 0) return;
  await untilWritten(() =>
    world.transact(visit.tenant, async (tx, programs) => {
      for (const event of events) await deliverIn(tx, world, { caseId, event, by: "debtor", programs });
    }),
  );
}

/** Channels of the debtor, each once; where none are listed, that of the message. */
function channelsOf({ facts, link }: Visit): readonly ChannelChoice[] {
  const listed = facts.debtor.channels?.map(({ channel }) => channel) ?? [];
  return [...new Set([...listed, link.value.channel])].map((channel) => ({
    channel,
    wanted: isWanted(facts, channel),
  }));
}

function isWanted({ debtor }: CaseFacts, channel: string): boolean {
  const told = debtor.contactFacts?.optedOutChannels;
  if (Array.isArray(told) && told.includes(channel)) return false;
  const own = debtor.channels?.filter((entry) => entry.channel === channel) ?? [];
  return !own.some(({ optedOut, consent }) => optedOut === true || consent === false);
}
