/** All that an agent needs to do a task: who it is about, what to say, what may be offered, and what the law says about it. */

import type { CaseFacts } from "@dunlin/engine";
import { renderTemplate } from "@dunlin/templates";
import { messageContext } from "../core/context.ts";
import { writtenAfter } from "../core/ended.ts";
import type { World } from "../core/world.ts";
import type { Actor } from "../model/actor.ts";
import type { Personal } from "../model/rows.ts";
import { TASK, type TaskValue } from "../model/task.ts";
import { offerContext } from "../pages/context.ts";
import { type Agreement, type Choice, standingOf } from "../pages/standing.ts";
import { writeLog } from "../settings/log.ts";
import { lockedSite, owned } from "./claiming.ts";
import { contactOfTask, contactRules, mayContact, type TaskSite, withoutOwnClaim } from "./door.ts";
import { found, shown, type Task } from "./showing.ts";

export interface TaskWork {
  readonly task: Task;
  /** Without addresses. */
  readonly facts: CaseFacts;
  /** Names, postal lines and the like. */
  readonly personal: Personal["values"];
  /** Of the channel of the task: the number to call. */
  readonly address?: string;
  readonly script?: Script;
  /** What may be agreed on: options of open offers, as they would be agreed today. */
  readonly offers: readonly Choice[];
  readonly agreement?: Agreement;
  /** Of a task that is a contact. */
  readonly contact?: {
    readonly decision: "send" | "defer" | "cancel";
    readonly until?: number;
    readonly reasons: readonly string[];
    /** The rules in sentences, for the agent to keep in mind. */
    readonly rules: readonly string[];
  };
}

export type Script =
  | { readonly status: "written"; readonly lines: readonly string[]; readonly locale: string }
  /** Nothing was published by that name, or a value that it needs is not known. */
  | { readonly status: "missing"; readonly codes: readonly string[] };

/** @param actor - Who has claimed it. */
export async function workOf(world: World, tenant: string, id: string, actor: Actor): Promise<TaskWork> {
  const site = await world.transact(tenant, async (tx, programs) => {
    const now = world.nowIn(tx);
    const locked = await lockedSite(tx, programs, found(await tx.document<TaskValue>(TASK, id), id), now);
    owned(found(locked?.row, id), actor, now);
    const data = { task: id };
    const subject = `person:${locked?.person.id}`;
    await writeLog(tx, actor, { what: "person.read", subject, data });
    return locked as TaskSite;
  });
  const { facts, enrollment, program, person, settings, row } = site;
  const task = shown(row);
  const personal = await world.vault.open(tenant, person);
  const address = personal.addresses.find(({ channel }) => channel === row.value.channel)?.address;
  const base = { task, personal: personal.values, ...(address && { address }) };
  if (facts === undefined || enrollment === undefined || program === undefined)
    return {
      ...base,
      facts: facts ?? { caseId: row.value.caseId, debtor: person.debtor, obligations: [] },
      offers: [],
    };
  const standing = standingOf(facts, enrollment, program, site.now);
  const { choices, agreement } = standing;
  const locale = settings.defaults?.language ?? "en";
  const alone = withoutOwnClaim(site);
  const script = row.value.script === undefined ? undefined : await scriptOf(world, tenant, site, personal, choices);
  return {
    ...base,
    facts,
    ...(script !== undefined && { script }),
    offers: choices,
    ...(agreement !== undefined && { agreement }),
    ...(row.value.channel !== undefined && {
      contact: { ...mayContact(alone), rules: contactRules(world, alone, locale) },
    }),
  };
}

async function scriptOf(
  world: World,
  tenant: string,
  site: TaskSite,
  personal: Personal,
  choices: readonly Choice[],
): Promise<Script> {
  const { row, facts, enrollment, program, person, settings, now } = site;
  const language = person.debtor.language ?? settings.defaults?.language;
  const compiled = await world.templates.compiled(tenant, row.value.script ?? "", language, undefined);
  if (compiled === undefined || facts === undefined || enrollment === undefined || program === undefined)
    return { status: "missing", codes: ["template.unknown"] };
  const { state } = enrollment;
  const sources = {
    program,
    facts,
    state,
    effect: contactOfTask(site),
    personal,
    settings,
    offers: [],
    links: {},
    now,
  };
  const context = {
    ...messageContext(sources),
    ...offerContext(choices),
    task: { dispositions: row.value.dispositions },
  };
  const zone = "zone" in context && typeof context.zone === "string" ? { zone: context.zone } : {};
  const render = (own: typeof context) => renderTemplate(compiled, own, zone);
  const message = await writtenAfter(world, tenant, { key: enrollment, state, facts, context, render });
  if (message.status === "withheld") return { status: "missing", codes: message.problems.map(({ code }) => code) };
  const { locale, ssml, text = "" } = message;
  const lines = ssml === undefined ? text.split("\n") : spokenLines(ssml);
  return { status: "written", locale, lines: lines.map((line) => line.trim()).filter((line) => line !== "") };
}

const SIGNS: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** What a machine would say, for a person to read: one line for each sentence. */
const spokenLines = (ssml: string): readonly string[] =>
  ssml
    .replace(/<\/(?:s|p)>|<break[^>]*>/g, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
      return SIGNS[name ?? ""] ?? whole;
    })
    .split("\n");

/** What was written about a task; undefined when nothing was. */
export async function readTaskNote(
  world: World,
  tenant: string,
  id: string,
  actor: Actor,
): Promise<string | undefined> {
  const read = await world.store.transaction(tenant, async (tx) => {
    const { value } = found(await tx.document<TaskValue>(TASK, id), id);
    const [person] = await tx.people([value.personId]);
    if (value.note === undefined || person === undefined) return undefined;
    await writeLog(tx, actor, { what: "person.read", subject: `person:${person.id}`, data: { task: id } });
    return { person, note: value.note };
  });
  return read && world.vault.openText(tenant, read.person, read.note);
}
