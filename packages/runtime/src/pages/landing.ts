/** The page of a message: shown to those who may see it, with the screens around it. */

import { type CompiledTemplate, type PreparedTemplate, prepareTemplate } from "@dunlin/templates";
import { deliverIn } from "../core/deliver.ts";
import type { DocumentRow } from "../model/rows.ts";
import { pageContext } from "./context.ts";
import { formToken, newSession, readSession, SESSION_MS, type Session, sessionCookie } from "./forms.ts";
import { formLinks, LINK, type LinkValue, linkWrite, untilWritten } from "./link.ts";
import { postForm } from "./posting.ts";
import { answer, screenAnswer, seeOther } from "./respond.ts";
import {
  doneScreen,
  type FormHead,
  noticeScreen,
  payScreen,
  planScreen,
  type Screen,
  type Voice,
  verifyScreen,
} from "./screens.ts";
import { questionFor } from "./verification.ts";
import { type Found, type PagesWorld, personalOf, standingFor, type Visit } from "./visit.ts";
import type { DoneName, NoticeName } from "./words/words.ts";

/** A visit by somebody who may see the page. */
export interface Admitted {
  /** Empty where nobody is asked who they are. */
  readonly session: Session | undefined;
  readonly cookie: string | undefined;
}

export const pageUrl = ({ publicUrl }: PagesWorld, { token }: Visit): string => `${publicUrl}/p/${token}`;

/** Name of the action that asks who the reader is, before anything is shown. */
const VERIFY = "verify";

export const asksWho = ({ link }: Visit): boolean => link.value.actions.includes(VERIFY);

export async function showPage(pages: PagesWorld, visit: Visit): Promise<Response> {
  await seen(pages, visit);
  const admitted = admittedBy(pages, visit, readSession(pages.links, visit.opened.id, visit.request, visit.now));
  if (admitted === undefined) return askWho(pages, visit);
  return show(pages, visit, admitted);
}

export const postPage = (pages: PagesWorld, visit: Visit): Promise<Response> => postForm(pages, visit);

/** @param session - As the request has it. @returns undefined when the reader has to say who they are first. */
export function admittedBy(pages: PagesWorld, visit: Visit, session: Session | undefined): Admitted | undefined {
  if (!asksWho(visit)) return { session: undefined, cookie: undefined };
  if (session === undefined) return undefined;
  const renewed = { ...session, until: visit.now + SESSION_MS };
  return { session: renewed, cookie: cookieOf(pages, visit, renewed) };
}

export function cookieOf(pages: PagesWorld, visit: Visit, session: Session): string {
  const { pathname, protocol } = new URL(pageUrl(pages, visit));
  return sessionCookie(
    pages.links,
    visit.opened.id,
    session,
    { path: pathname, secure: protocol === "https:" },
    visit.now,
  );
}

export const headOf = (pages: PagesWorld, visit: Visit, session: Session | undefined): FormHead => ({
  action: pageUrl(pages, visit),
  token: formToken(pages.links, visit.opened.id, session?.id ?? "", visit.now),
});

export const screen = (
  visit: Visit,
  status: number,
  shown: Screen,
  cookie?: string,
  voice: Voice = visit.voice,
): Response => screenAnswer(status, shown, voice, { brand: visit.brand, url: visit.url }, { cookie });

export const noticed = (
  visit: Visit,
  name: NoticeName,
  status: number,
  more: Parameters<typeof noticeScreen>[3] = {},
  cookie?: string,
): Response => screen(visit, status, noticeScreen(visit.voice, name, visit.creditor, more), cookie);

/** Asks the question, or says when it may be answered again. */
export async function askWho(
  pages: PagesWorld,
  visit: Visit,
  problem?: "wrong" | "ended",
  status = 200,
): Promise<Response> {
  const { now, lockedUntil } = visit;
  if (lockedUntil !== undefined) return locked(visit, lockedUntil, now);
  const found = questionFor(pages.questions, await personalOf(pages, visit));
  if (found === undefined) return noticed(visit, "unverifiable", 200);
  const head = headOf(pages, visit, undefined);
  return screen(visit, status, verifyScreen(visit.voice, found.question, head, visit.creditor, problem));
}

export function locked(visit: Visit, until: number, now: number): Response {
  const response = noticed(visit, "locked", 429, { until, now });
  response.headers.set("Retry-After", String(Math.ceil((until - now) / 1000)));
  return response;
}

export { newSession, seeOther };

async function show(pages: PagesWorld, visit: Visit, admitted: Admitted): Promise<Response> {
  const { url } = visit;
  const { cookie, session } = admitted;
  const done = doneIn(pages, visit);
  const found = await standingFor(pages, visit);
  if (done !== undefined) return screen(visit, 200, doneOf(pages, visit, done, found), cookie, voiceIn(found, visit));
  if (typeof found === "string") return noticed(visit, found, found === "unavailable" ? 503 : 200, {}, cookie);
  const { standing, voice } = found;
  const back = pageUrl(pages, visit);
  if (url.searchParams.has("pay") && mayDo(visit, "pay")) {
    const isPart = standing.agreement !== undefined && standing.payMinor < standing.collectibleMinor;
    if (standing.payMinor <= 0 || standing.currency === undefined)
      return noticed(visit, "noPayment", 200, { back }, cookie);
    const shown = payScreen(voice, { amountMinor: standing.payMinor, isPart }, headOf(pages, visit, session), back);
    return screen(visit, 200, shown, cookie, voice);
  }
  const plan = url.searchParams.get("plan");
  if (plan !== null && mayDo(visit, "choosePlan")) {
    const choice = standing.choices.find(({ id }) => id === plan);
    if (choice === undefined) return noticed(visit, "offerOver", 200, { back }, cookie);
    return screen(visit, 200, planScreen(voice, choice, headOf(pages, visit, session), back), cookie, voice);
  }
  return template(pages, visit, found, admitted);
}

const voiceIn = (found: Found | NoticeName, visit: Visit): Voice =>
  typeof found === "string" ? visit.voice : found.voice;

function doneOf(pages: PagesWorld, visit: Visit, done: DoneName, found: Found | NoticeName): Screen {
  const parts = typeof found === "string" ? undefined : found.standing.agreement?.parts;
  const back = typeof found === "string" ? {} : { back: pageUrl(pages, visit) };
  return doneScreen(voiceIn(found, visit), done, visit.creditor, { ...(parts !== undefined && { parts }), ...back });
}

/** What moves money or an agreement is done only where the strategy says so; to tell something is always possible. */
const GATED = ["pay", "choosePlan", "promise"];

export const mayDo = ({ link }: Visit, action: string): boolean =>
  !GATED.includes(action) || link.value.actions.includes(action);

// What was done ------------------------------------------------------------------------------------------------

/** An address of the page that says so: it cannot be made up for somebody else's page. */
export function doneUrl(pages: PagesWorld, visit: Visit, done: DoneName): string {
  return `${pageUrl(pages, visit)}?done=${done}.${pages.links.sign("done", [visit.opened.id, done], 9)}`;
}

export function doneIn(pages: PagesWorld, { url, opened, voice }: Visit): DoneName | undefined {
  const [name = "", proof = ""] = (url.searchParams.get("done") ?? "").slice(0, 100).split(".");
  if (!Object.hasOwn(voice.words.done, name)) return undefined;
  return pages.links.isSigned("done", [opened.id, name], proof) ? (name as DoneName) : undefined;
}

// Template -----------------------------------------------------------------------------------------------------

const prepared = new WeakMap<CompiledTemplate, PreparedTemplate>();

/** Hosts without a certificate are hosts of tests and of development: only there are such links shown. */
function ready(compiled: CompiledTemplate, publicUrl: string): PreparedTemplate {
  const known = prepared.get(compiled);
  if (known !== undefined) return known;
  const made = prepareTemplate(compiled, { links: { http: publicUrl.startsWith("http:") } });
  prepared.set(compiled, made);
  return made;
}

async function template(pages: PagesWorld, visit: Visit, { standing }: Found, admitted: Admitted): Promise<Response> {
  const { world, publicUrl } = pages;
  const { tenant, link, settings, person, now } = visit;
  const language = link.value.language ?? person.debtor.language ?? settings.defaults?.language;
  const reference = link.value.template ?? "";
  const compiled = await world.templates.compiled(tenant, reference, language, undefined);
  const failed = (code: string, data: Readonly<Record<string, unknown>> = {}): Response => {
    world.logger.error({ tenant, link: link.id, template: reference, ...data }, "the template of a page was not shown");
    world.meter.count("dunlin_pages_failed_total", { code });
    return noticed(visit, "unavailable", 503, {}, admitted.cookie);
  };
  if (compiled === undefined || compiled.kind !== "landing") return failed("template");
  const personal = await personalOf(pages, visit);
  const links = pageLinks(pages, visit, admitted);
  const context = pageContext({ standing, link: link.value, personal, settings, links, now });
  const message = ready(compiled, publicUrl).render(context, { zone: standing.zone.name });
  if (message.status === "withheld") return failed("withheld", { codes: message.problems.map(({ code }) => code) });
  const { "Content-Security-Policy": policy = "default-src 'none'", ...headers } = message.headers ?? {};
  return answer(200, message.html ?? "", policy, { cookie: admitted.cookie, headers });
}

function pageLinks(pages: PagesWorld, visit: Visit, { session }: Admitted): Readonly<Record<string, unknown>> {
  const page = pageUrl(pages, visit);
  const { links, publicUrl } = pages;
  const may = Object.fromEntries(GATED.map((action) => [action, mayDo(visit, action)]));
  const advice = visit.settings.creditor?.adviceUrl;
  return {
    actions: { page, token: headOf(pages, visit, session).token, may },
    ...(mayDo(visit, "pay") && { payUrl: `${page}?pay` }),
    unsubscribeUrl: `${publicUrl}/u/${links.seal("unsubscribe", visit.opened)}`,
    links: {
      ...formLinks(page),
      preferences: `${publicUrl}/s/${links.seal("preferences", visit.opened)}`,
      ...(visit.creditor.phone !== undefined && { call: `tel:${visit.creditor.phone.replace(/[^\d+]/g, "")}` }),
      ...(typeof advice === "string" && { advice }),
    },
  };
}

// Seen ---------------------------------------------------------------------------------------------------------

/** Programs that look at links before people do, and say so. What they do not say, `page.viewed` cannot tell either. */
const MACHINES =
  /bot\b|crawl|spider|preview|scan|facebookexternalhit|whatsapp|slack|telegram|skype|curl|wget|python|headless/i;

function isMachine({ request }: Visit): boolean {
  const purpose = `${request.headers.get("purpose") ?? ""} ${request.headers.get("sec-purpose") ?? ""} ${request.headers.get("x-moz") ?? ""}`;
  return (
    request.method !== "GET" ||
    /prefetch|preview/i.test(purpose) ||
    MACHINES.test(request.headers.get("user-agent") ?? "")
  );
}

/** Tells the case once per link that it was opened. The page is shown also when that fails. */
async function seen({ world }: PagesWorld, visit: Visit): Promise<void> {
  const { tenant, link, opened } = visit;
  if (link.value.viewedAt !== undefined || isMachine(visit)) return;
  const { caseId, template: page = "", message } = link.value;
  const event = { type: "page.viewed", id: `viewed:${opened.id}`, data: { page, message } };
  try {
    await untilWritten(() =>
      world.store.transaction(tenant, async (tx) => {
        await deliverIn(tx, world, { caseId, event, by: "debtor" });
        const row: DocumentRow<LinkValue> | undefined = await tx.document<LinkValue>(LINK, opened.id, { lock: true });
        if (row !== undefined && row.value.viewedAt === undefined)
          await tx.putDocument(linkWrite(row, { ...row.value, viewedAt: world.nowIn(tx) }));
      }),
    );
  } catch {
    world.logger.warn({ tenant, link: opened.id }, "that a page was seen could not be told");
    world.meter.count("dunlin_pages_failed_total", { code: "viewed" });
  }
}
