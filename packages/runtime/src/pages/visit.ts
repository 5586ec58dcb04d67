/** Who comes by a link, and what is known of their case: read at the start of every request. */

import type { CaseFacts, Program } from "@dunlin/engine";
import type { Brand } from "@dunlin/templates";
import type { World } from "../core/world.ts";
import type { EnrollmentRow, Personal, PersonRow } from "../model/rows.ts";
import { RuntimeError } from "../model/runtimeError.ts";
import type { TenantSettings } from "../model/settings.ts";
import { joinFacts } from "../vault/caseParts.ts";
import { LINK, type LinkRow, type LinkValue } from "./link.ts";
import type { LinkPurpose, Links, OpenedLink } from "./links.ts";
import type { Creditor, Voice } from "./screens.ts";
import { type Standing, standingOf } from "./standing.ts";
import { lockedUntil, type Question } from "./verification.ts";
import { acceptedLanguages, wordsFor } from "./words/languages.ts";
import type { NoticeName } from "./words/words.ts";

/** What the pages are made of. */
export interface PagesWorld {
  readonly world: World;
  readonly links: Links;
  /** Without a slash at its end. */
  readonly publicUrl: string;
  readonly questions: readonly Question[];
  readonly promiseDays: number;
}

/** A request that leads somewhere. */
export interface Call {
  readonly request: Request;
  readonly url: URL;
  readonly purpose: Exclude<LinkPurpose, "callback">;
  readonly token: string;
  readonly opened: OpenedLink;
}

export interface Visit extends Call {
  readonly tenant: string;
  readonly link: LinkRow;
  /** ms */
  readonly now: number;
  readonly person: PersonRow;
  readonly facts: CaseFacts;
  /** That sent the link. */
  readonly enrollment: EnrollmentRow | undefined;
  /** ms; no answer is taken before. */
  readonly lockedUntil: number | undefined;
  readonly settings: TenantSettings;
  readonly brand: Brand | undefined;
  readonly voice: Voice;
  readonly creditor: Creditor;
}

/** A visit that ends here. */
export interface Refused {
  readonly refused: NoticeName;
  readonly status: number;
  readonly brand?: Brand | undefined;
  readonly voice: Voice;
  readonly creditor?: Creditor;
}

/** What a visitor sees whose language is not known otherwise. */
export const strangerVoice = (request: Request, url: URL): Voice => ({
  ...wordsFor([
    url.searchParams.get("lang") ?? undefined,
    ...acceptedLanguages(request.headers.get("accept-language")),
  ]),
  currency: undefined,
});

export async function visitOf({ world }: PagesWorld, call: Call): Promise<Visit | Refused> {
  const { request, url, opened } = call;
  const { tenant } = opened;
  const found = await world.store.transaction(tenant, async (tx) => {
    const link = await tx.document<LinkValue>(LINK, opened.id);
    const now = world.nowIn(tx);
    if (link === undefined) return undefined;
    const { caseId, personId, strategy, obligation } = link.value;
    const [row] = await tx.cases([caseId]);
    const [person] = await tx.people([personId]);
    const enrollments = await tx.enrollments([caseId]);
    const enrollment = enrollments.find((own) => own.strategy === strategy && own.obligation === obligation);
    return { link, now, row, person, enrollment, lockedUntil: await lockedUntil(tx, link, now) };
  });
  if (found === undefined) return { refused: "unknown", status: 404, voice: strangerVoice(request, url) };
  const settings = await world.settings.get(tenant);
  const brand = await world.templates.brand(tenant);
  const creditor = creditorOf(settings);
  const { link, now, row, person } = found;
  const language = person?.erasedAt === undefined ? person?.debtor.language : undefined;
  const voice = voiceOf(call, [link.value.language, language, settings.defaults?.language]);
  const refuse = (refused: NoticeName, status: number): Refused => ({ refused, status, brand, voice, creditor });
  if (link.state === "revoked") return refuse("revoked", 410);
  if (link.state === "closed" && call.purpose === "page") return refuse("closed", 410);
  const until = call.purpose === "page" ? link.value.expiresAt : link.value.stopUntil;
  if (until <= now) return refuse("expired", 410);
  if (row === undefined || person === undefined || row.personId !== person.id) return refuse("unknown", 404);
  if (person.erasedAt !== undefined) return refuse("erased", 410);
  const facts = joinFacts(person, row);
  const more = { lockedUntil: found.lockedUntil, enrollment: found.enrollment };
  return { ...call, ...more, tenant, link, now, person, facts, settings, brand, voice, creditor };
}

function voiceOf({ request, url }: Call, known: readonly (string | undefined)[]): Voice {
  const asked = url.searchParams.get("lang") ?? undefined;
  const accepted = acceptedLanguages(request.headers.get("accept-language"));
  return { ...wordsFor([asked, ...known, ...accepted]), currency: undefined };
}

function creditorOf({ creditor = {} }: TenantSettings): Creditor {
  const { phone, hours } = creditor;
  return {
    ...(typeof phone === "string" && { phone }),
    // A line does not break within hours.
    ...(typeof hours === "string" && { hours: hours.replace(/[-\u2013]/g, "\u2060$&\u2060") }),
  };
}

/** What is personal, opened for this answer only; nothing where the host keeps nothing. */
export async function personalOf({ world }: PagesWorld, { tenant, person }: Visit): Promise<Personal> {
  if (person.sealed === undefined) return { addresses: [], values: {} };
  return world.vault.open(tenant, person);
}

/** A visit to a case that is still worked on. */
export interface Found {
  readonly standing: Standing;
  readonly voice: Voice;
}

/** How the case stands; or that nothing is open, that it has ended here, or that its version is gone. */
export async function standingFor({ world }: PagesWorld, visit: Visit): Promise<Found | NoticeName> {
  const { tenant, enrollment, facts, now } = visit;
  if (enrollment === undefined) return "exited";
  const program = await programOf(world, tenant, enrollment);
  if (program === undefined) return "unavailable";
  const standing = standingOf(facts, enrollment, program, now);
  if (standing.dueMinor === 0) return "paid";
  if (enrollment.state.status === "exited") return "exited";
  return { standing, voice: { ...visit.voice, currency: standing.currency } };
}

async function programOf(
  { strategies }: World,
  tenant: string,
  { strategy, version }: EnrollmentRow,
): Promise<Program | undefined> {
  try {
    return await strategies.program(tenant, strategy, version);
  } catch (problem) {
    if (problem instanceof RuntimeError && problem.code === "version.unknown") return undefined;
    throw problem;
  }
}
