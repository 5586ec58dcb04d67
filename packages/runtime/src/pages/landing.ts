/** The page of a message: shown to those who may see it, with what is asked before something is done. */

import { type CompiledTemplate, type PreparedTemplate, prepareTemplate } from "@dunlin/templates";
import { deliverIn } from "../core/deliver.ts";
import {
  type Admitted,
  admittedBy,
  askWho,
  doneIn,
  GATED,
  headOf,
  mayDo,
  noticed,
  pageUrl,
  screen,
} from "./admission.ts";
import { pageContext } from "./context.ts";
import { readSession } from "./forms.ts";
import { formLinks, LINK, type LinkValue, linkWrite, untilWritten } from "./link.ts";
import { answer } from "./respond.ts";
import { doneScreen, payScreen, planScreen, type Screen, type Voice } from "./screens.ts";
import { type Found, type PagesWorld, personalOf, standingFor, type Visit } from "./visit.ts";
import type { DoneName, NoticeName } from "./words/words.ts";

export async function showPage(pages: PagesWorld, visit: Visit): Promise<Response> {
  await seen(pages, visit);
  const admitted = admittedBy(pages, visit, readSession(pages.links, visit.opened.id, visit.request, visit.now));
  if (admitted === undefined) return askWho(pages, visit);
  return show(pages, visit, admitted);
}

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
  const page = pageUrl(pages, visit);
  const choiceUrl = (id: string): string => `${page}?plan=${encodeURIComponent(id)}`;
  const context = pageContext({
    ...{ standing, link: link.value, personal, settings, links, now },
    ...(mayDo(visit, "choosePlan") && { choiceUrl }),
  });
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
      world.transact(tenant, async (tx, programs) => {
        await deliverIn(tx, world, { caseId, event, by: "debtor", programs });
        const row = await tx.document<LinkValue>(LINK, opened.id, { lock: true });
        if (row !== undefined && row.value.viewedAt === undefined)
          await tx.putDocument(linkWrite(row, { ...row.value, viewedAt: world.nowIn(tx) }));
      }),
    );
  } catch {
    world.logger.warn({ tenant, link: opened.id }, "that a page was seen could not be told");
    world.meter.count("dunlin_pages_failed_total", { code: "viewed" });
  }
}
