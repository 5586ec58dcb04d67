/** Who may see a page, and the screens around it: shared by what is shown and what is posted. */

import { formToken, SESSION_MS, type Session, sessionCookie } from "./forms.ts";
import { screenAnswer } from "./respond.ts";
import { type FormHead, noticeScreen, type Screen, type Voice, verifyScreen } from "./screens.ts";
import { questionFor } from "./verification.ts";
import { type PagesWorld, personalOf, type Visit } from "./visit.ts";
import type { DoneName, NoticeName } from "./words/words.ts";

/** A visit by somebody who may see the page. */
export interface Admitted {
  /** Empty where nobody is asked who they are. */
  readonly session: Session | undefined;
  readonly cookie: string | undefined;
}

export const pageUrl = ({ publicUrl }: PagesWorld, { token }: Visit): string => `${publicUrl}/p/${token}`;

/** The language that was chosen on a screen, to be kept by what follows on it. */
export const langOf = ({ url, voice }: Visit, sign: "?" | "&"): string =>
  url.searchParams.has("lang") ? `${sign}lang=${voice.words.locale}` : "";

/** Name of the action that asks who the reader is, before anything is shown. */
const VERIFY = "verify";

export const asksWho = ({ link }: Visit): boolean => link.value.actions.includes(VERIFY);

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
  action: pageUrl(pages, visit) + langOf(visit, "?"),
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

/** What moves money or an agreement is done only where the strategy says so; to tell something is always possible. */
export const GATED = ["pay", "choosePlan", "promise"];

export const mayDo = ({ link }: Visit, action: string): boolean =>
  !GATED.includes(action) || link.value.actions.includes(action);

// What was done ------------------------------------------------------------------------------------------------

/** An address of the page that says so: it cannot be made up for somebody else's page. */
export function doneUrl(pages: PagesWorld, visit: Visit, done: DoneName): string {
  return `${pageUrl(pages, visit)}?done=${done}.${pages.links.sign("done", [visit.opened.id, done])}${langOf(visit, "&")}`;
}

export function doneIn(pages: PagesWorld, { url, opened, voice }: Visit): DoneName | undefined {
  const [name = "", proof = ""] = (url.searchParams.get("done") ?? "").slice(0, 100).split(".");
  if (!Object.hasOwn(voice.words.done, name)) return undefined;
  return pages.links.isSigned("done", [opened.id, name], proof) ? (name as DoneName) : undefined;
}
