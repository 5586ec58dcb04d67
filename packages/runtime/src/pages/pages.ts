/**
 * What debtors see and do behind the links of their messages: framework-free, from a request to an answer. GET changes
 * nothing, whoever follows a link; what is done is posted, once, with a proof that it comes from the page.
 */

import type { World } from "../core/world.ts";
import { StoreError } from "../model/store.ts";
import { showPage } from "./landing.ts";
import type { LinkPurpose, Links } from "./links.ts";
import { postPage } from "./posting.ts";
import { plainAnswer, screenAnswer } from "./respond.ts";
import { noticeScreen } from "./screens.ts";
import { postStop, showStop } from "./stopping.ts";
import { QUESTIONS, type Question } from "./verification.ts";
import { type Call, type PagesWorld, type Refused, strangerVoice, type Visit, visitOf } from "./visit.ts";
import type { NoticeName } from "./words/words.ts";

export interface PagesOptions {
  readonly world: World;
  readonly links: Links;
  /** Under which debtors reach the pages, as `https://pay.example.com`; without a slash at its end. */
  readonly publicUrl: string;
  /** What may be asked to recognize a debtor, in this order. Default `QUESTIONS`. */
  readonly questions?: readonly Question[];
  /** A promise may lie so many days ahead; a later one is told as a wish. Default 31. */
  readonly promiseDays?: number;
}

export interface Pages {
  /** Answers `/p/<token>` (page), `/u/<token>` (stop messages) and `/s/<token>` (how to be reached). Never throws. */
  handle(request: Request): Promise<Response>;
}

const PURPOSES: Readonly<Record<string, Call["purpose"]>> = { p: "page", u: "unsubscribe", s: "preferences" };
const ADDRESS = /\/([pus])\/([\w-]{1,512})$/;

export function createPages({ questions = QUESTIONS, promiseDays = 31, publicUrl, ...rest }: PagesOptions): Pages {
  const pages: PagesWorld = { ...rest, questions, promiseDays, publicUrl: publicUrl.replace(/\/+$/, "") };
  return {
    async handle(request) {
      const url = new URL(request.url);
      const { method } = request;
      if (method !== "GET" && method !== "HEAD" && method !== "POST")
        return withHeader(plainAnswer(405, "Method not allowed"), "Allow", "GET, HEAD, POST");
      try {
        const response = await answered(pages, request, url);
        return method === "HEAD" ? new Response(null, response) : response;
      } catch (problem) {
        const code = problem instanceof StoreError ? problem.code : "failed";
        pages.world.logger.error({ code, problem: nameOf(problem) }, "a debtor page could not be shown");
        pages.world.meter.count("dunlin_pages_failed_total", { code });
        return withHeader(notice(request, url, "unavailable", 503), "Retry-After", "60");
      }
    },
  };
}

/** A message may hold what a debtor wrote; a name does not. */
const nameOf = (problem: unknown): string => (problem instanceof Error ? problem.name : typeof problem);

async function answered(pages: PagesWorld, request: Request, url: URL): Promise<Response> {
  const [, letter = "", token = ""] = ADDRESS.exec(url.pathname) ?? [];
  const purpose = PURPOSES[letter];
  const opened = purpose === undefined ? undefined : pages.links.open(purpose, token);
  pages.world.meter.count("dunlin_pages_requests_total", { purpose: purpose ?? "none", method: request.method });
  if (purpose === undefined || opened === undefined) return notice(request, url, "unknown", 404);
  const visit = await visitOf(pages, { request, url, purpose, token, opened });
  if ("refused" in visit) return refusal(visit, url);
  return ANSWERS[purpose][request.method === "POST" ? "post" : "show"](pages, visit);
}

type Answer = (pages: PagesWorld, visit: Visit) => Promise<Response>;

const ANSWERS: Readonly<Record<Exclude<LinkPurpose, "callback">, { readonly show: Answer; readonly post: Answer }>> = {
  page: { show: showPage, post: postPage },
  unsubscribe: { show: showStop, post: postStop },
  preferences: { show: showStop, post: postStop },
};

function notice(request: Request, url: URL, name: NoticeName, status: number): Response {
  const voice = strangerVoice(request, url);
  return screenAnswer(status, noticeScreen(voice, name, undefined), voice, { brand: undefined, url });
}

const refusal = ({ refused, status, brand, voice, creditor }: Refused, url: URL): Response =>
  screenAnswer(status, noticeScreen(voice, refused, creditor), voice, { brand, url });

function withHeader(response: Response, name: string, value: string): Response {
  response.headers.set(name, value);
  return response;
}
