/** Forms that are posted to a page: each is one event, however often it is sent, and ends in a page that can be loaded again. */

import type { CaseFacts } from "@dunlin/engine";
import { checkLink, parseIntent } from "@dunlin/templates";
import { deliverIn } from "../core/deliver.ts";
import type { Delivered } from "../model/cases.ts";
import { RuntimeError } from "../model/runtimeError.ts";
import { type Act, actOf, type PageIntent } from "./acts.ts";
import { admittedBy, asksWho, askWho, cookieOf, doneUrl, locked, mayDo, noticed, pageUrl } from "./admission.ts";
import { actId, type Fields, newSession, readForm, readFormToken, readSession, type Session } from "./forms.ts";
import { LINK, type LinkValue, linkWrite, untilWritten } from "./link.ts";
import { keepNote } from "./notes.ts";
import { seeOther } from "./respond.ts";
import { answerIn, attempt, isSame, questionFor } from "./verification.ts";
import { type Found, type PagesWorld, personalOf, standingFor, type Visit } from "./visit.ts";

/** A form that came from a page of ours. */
interface Posted {
  readonly pages: PagesWorld;
  readonly visit: Visit;
  readonly fields: Fields;
  /** Tells this showing of the page from others. */
  readonly showing: string;
  readonly cookie: string | undefined;
}

export async function postPage(pages: PagesWorld, visit: Visit): Promise<Response> {
  const form = await readForm(visit.request);
  const back = pageUrl(pages, visit);
  if (!form.ok) return noticed(visit, "request", form.status, { back });
  const { fields } = form;
  const session = readSession(pages.links, visit.opened.id, visit.request, visit.now);
  const admitted = admittedBy(pages, visit, session);
  const isOpen = fields.intent === "verify" || fields.intent === "language";
  if (admitted === undefined && !isOpen) return askWho(pages, visit, "ended", 403);
  const showing = shownAs(pages, visit, fields, asksWho(visit) ? session : undefined);
  if (showing === undefined) return noticed(visit, "stale", 403, { back }, admitted?.cookie);
  const posted = { pages, visit, fields, showing, cookie: admitted?.cookie };
  if (fields.intent === "verify") return verify(posted);
  const parsed = intentIn(fields);
  if ("problems" in parsed) return noticed(visit, "missing", 422, { back, fields: parsed.problems }, posted.cookie);
  if (parsed.intent === "language") return changeLanguage(posted, parsed.language);
  return act(posted, parsed);
}

/** Requests from pages of others are refused where the browser tells, and otherwise have no proof. */
function shownAs({ links }: PagesWorld, visit: Visit, { token = "" }: Fields, session: Session | undefined) {
  if (visit.request.headers.get("sec-fetch-site") === "cross-site") return undefined;
  return readFormToken(links, visit.opened.id, session?.id ?? "", token, visit.now);
}

function intentIn(fields: Fields): PageIntent | { readonly problems: readonly string[] } {
  if (fields.intent === "acceptPlan")
    return { intent: "acceptPlan", plan: fields.plan ?? "", offer: fields.offer ?? "" };
  const parsed = parseIntent(fields);
  return parsed.ok ? parsed.value : { problems: parsed.error.map(({ field }) => field) };
}

const ACTIONS: Readonly<Record<string, string>> = { acceptPlan: "choosePlan" };

async function act(posted: Posted, intent: PageIntent): Promise<Response> {
  const { pages, visit, showing, cookie } = posted;
  const back = pageUrl(pages, visit);
  if (!mayDo(visit, ACTIONS[intent.intent] ?? intent.intent)) return noticed(visit, "notHere", 403, { back }, cookie);
  const found = await standingFor(pages, visit);
  if (typeof found === "string") return noticed(visit, found, found === "unavailable" ? 503 : 200, {}, cookie);
  const site = {
    standing: found.standing,
    page: visit.link.value.template ?? "",
    message: visit.link.value.message,
    id: actId(visit.opened.id, showing, intent),
    locale: visit.voice.locale,
    promiseDays: pages.promiseDays,
  };
  return carryOut(posted, actOf(intent, site), site.id, found);
}

async function carryOut(posted: Posted, what: Act, id: string, found: Found): Promise<Response> {
  const { pages, visit, cookie } = posted;
  const { template: page = "", message } = visit.link.value;
  switch (what.do) {
    case "refuse":
      return noticed(visit, what.notice, 422, { back: pageUrl(pages, visit) }, cookie);
    case "confirm": {
      const { offer, option, id: plan } = what.choice;
      await tell(posted, { type: "page.planSelected", id, data: { page, message, offer, option } });
      return seeOther(`${pageUrl(pages, visit)}?plan=${encodeURIComponent(plan)}`, { cookie });
    }
    case "tell": {
      const delivered = await tell(posted, what.event, what.note, what.change);
      const opened = what.event.type !== "offer.accepted" || wasAgreed(delivered, what.event.data.offer);
      if (!opened) return noticed(visit, "offerOver", 409, { back: pageUrl(pages, visit) }, cookie);
      return seeOther(doneUrl(pages, visit, what.done), { cookie });
    }
    case "done":
      return seeOther(doneUrl(pages, visit, what.done), { cookie });
    case "pay":
      return pay(posted, what, id, found);
    case "language":
      return changeLanguage(posted, what.language);
  }
}

/** The engine opened what was agreed on; or it did so when this was sent before. */
const wasAgreed = ({ status, steps }: Delivered, offer: unknown): boolean =>
  status === "duplicate" ||
  steps.some(({ effects }) =>
    effects.some((effect) => effect.kind === "commitment.open" && effect.commitment === offer),
  );

/** One event, and what was said in own words, in one transaction. */
async function tell(
  { pages: { world }, visit }: Posted,
  event: { readonly type: string; readonly id: string; readonly data: Readonly<Record<string, unknown>> },
  note?: Readonly<Record<string, string>>,
  change?: (facts: CaseFacts) => CaseFacts,
): Promise<Delivered> {
  const { tenant, link } = visit;
  const { caseId, personId } = link.value;
  const news = { caseId, by: "debtor", ...(change !== undefined && { change }) };
  const write = (withNote: boolean): Promise<Delivered> =>
    untilWritten(() =>
      world.transact(tenant, async (tx, programs) => {
        const of = { caseId, personId, eventId: event.id, what: event.type };
        if (note !== undefined && withNote) await keepNote(tx, world.vault, of, note);
        return deliverIn(tx, world, { ...news, event, programs });
      }),
    );
  try {
    return await write(true);
  } catch (problem) {
    if (note === undefined || !(problem instanceof RuntimeError) || problem.code !== "vault.missing") throw problem;
    // What is meant counts without the words for it, which this host has no safe place for.
    world.logger.warn({ tenant, caseId, event: event.id }, "words of a debtor were not kept: the host has no vault");
    world.meter.count("dunlin_pages_notes_lost_total", {});
    return write(false);
  }
}

const CHECKOUT_MS = 15_000;

async function pay(
  posted: Posted,
  { amountMinor, currency, obligation }: Extract<Act, { do: "pay" }>,
  id: string,
  { standing }: Found,
): Promise<Response> {
  const { pages, visit, cookie } = posted;
  const { world, publicUrl } = pages;
  const { tenant, link, voice } = visit;
  const { caseId, template: page = "", message } = link.value;
  const provider = world.options.payments;
  const back = pageUrl(pages, visit);
  if (provider === undefined) {
    await tell(posted, { type: "intent.detected", id, data: { intent: "payNow", page, message } });
    return seeOther(doneUrl(pages, visit, "payNow"), { cookie });
  }
  const request = {
    ...{ tenant, key: id, caseId, amountMinor, currency, language: voice.locale },
    ...(obligation !== undefined && { obligation }),
    returnUrl: doneUrl(pages, visit, "paying"),
  };
  const checkout = await provider.checkout(request, AbortSignal.timeout(CHECKOUT_MS)).catch(() => undefined);
  const url = checkout?.status === "open" ? checkedUrl(checkout.url, publicUrl) : undefined;
  if (url === undefined) {
    const code = checkout?.status === "refused" ? checkout.code : "unreachable";
    world.logger.warn({ tenant, caseId, provider: provider.id, code }, "a page for a payment could not be opened");
    await tell(posted, { type: "page.paymentFailed", id, data: { page, message, code } });
    return noticed(visit, "paymentFailed", 503, { back }, cookie);
  }
  const about = standing.agreement === undefined ? {} : { commitment: standing.agreement.id };
  await tell(posted, { type: "page.paymentInit", id, data: { page, message, amountMinor, currency, ...about } });
  return seeOther(url, { cookie });
}

function checkedUrl(url: string, publicUrl: string): string | undefined {
  const checked = checkLink(url, { http: publicUrl.startsWith("http:") });
  return checked.ok && /^https?:/.test(checked.value) ? checked.value : undefined;
}

async function changeLanguage(posted: Posted, language: string): Promise<Response> {
  const { pages, visit, showing, cookie } = posted;
  const { template: page = "", message } = visit.link.value;
  const id = actId(visit.opened.id, showing, { intent: "language", language });
  const change = (facts: CaseFacts): CaseFacts => ({ ...facts, debtor: { ...facts.debtor, language } });
  await tell(posted, { type: "page.languageChanged", id, data: { page, message, language } }, undefined, change);
  await untilWritten(() =>
    pages.world.store.transaction(visit.tenant, async (tx) => {
      const row = await tx.document<LinkValue>(LINK, visit.opened.id, { lock: true });
      if (row !== undefined) await tx.putDocument(linkWrite(row, { ...row.value, language }));
    }),
  );
  return seeOther(pageUrl(pages, visit), { cookie });
}

async function verify(posted: Posted): Promise<Response> {
  const { pages, visit, fields } = posted;
  const { world } = pages;
  const { tenant, opened, now, link } = visit;
  if (!asksWho(visit)) return seeOther(pageUrl(pages, visit));
  const found = questionFor(pages.questions, await personalOf(pages, visit));
  if (found === undefined) return noticed(visit, "unverifiable", 200);
  const isRight = isSame(answerIn(found.question, fields), found.answer);
  const result = await untilWritten(() =>
    world.store.transaction(tenant, (tx) => attempt(tx, opened.id, isRight, world.nowIn(tx))),
  );
  world.meter.count("dunlin_pages_verifications_total", { result: result.result });
  const { template: page = "", message } = link.value;
  if (result.result === "wrong") return askWho(pages, visit, "wrong", 422);
  if (result.result === "right") {
    const session = newSession(now);
    await tell(posted, { type: "page.verified", id: `verified:${opened.id}:${session.id}`, data: { page, message } });
    return seeOther(pageUrl(pages, visit), { cookie: cookieOf(pages, visit, session) });
  }
  if (result.fresh) {
    const until = result.result === "locked" ? { until: new Date(result.until).toISOString() } : {};
    const id = `locked:${opened.id}:${posted.showing}`;
    await tell(posted, { type: "custom.pageLocked", id, data: { page, message, reason: result.result, ...until } });
  }
  return result.result === "locked" ? locked(visit, result.until, now) : noticed(visit, "closed", 410);
}
