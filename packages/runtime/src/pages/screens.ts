/** The host's own screens: what they show, without the sheet around it. Pure; every value is escaped by `html`. */

import { formatDate, formatMoney } from "@dunlin/templates";
import { html, type Markup, type Piece } from "./html.ts";
import type { Choice, Part } from "./standing.ts";
import type { Question } from "./verification.ts";
import type { DoneName, NoticeName, PageWords } from "./words/words.ts";

/** In which language a screen speaks, and how it writes amounts and days. */
export interface Voice {
  readonly words: PageWords;
  readonly locale: string;
  readonly currency: string | undefined;
}

/** How the creditor is reached, as the tenant set it. */
export interface Creditor {
  readonly phone?: string;
  readonly hours?: string;
}

export interface Screen {
  readonly title: string;
  readonly body: Markup;
}

/** What every form of a screen carries. */
export interface FormHead {
  readonly action: string;
  readonly token: string;
}

const money = ({ locale, currency }: Voice, minor: number): string =>
  currency === undefined ? "" : formatMoney(minor, currency, locale);

const day = ({ locale }: Voice, date: string): string => formatDate(date, locale, "UTC", "long");

const start = ({ token }: FormHead, intent: string): Markup =>
  html`<input type="hidden" name="intent" value="${intent}"><input type="hidden" name="token" value="${token}">`;

const form = (head: FormHead, intent: string, inside: Piece): Markup =>
  html`<form method="post" action="${head.action}">${start(head, intent)}${inside}</form>`;

export function noticeScreen(
  voice: Voice,
  name: NoticeName,
  creditor: Creditor | undefined,
  more: {
    readonly back?: string;
    readonly until?: number;
    readonly now?: number;
    readonly fields?: readonly string[];
  } = {},
): Screen {
  const { words } = voice;
  const { title, says } = words.notices[name];
  const minutes = Math.max(1, Math.ceil(((more.until ?? 0) - (more.now ?? 0)) / 60_000));
  const last = says.length - 1;
  const shown = says.map((text, index) =>
    name === "locked" && index === last ? html`<p>${text} ${words.inMinutes(minutes)}.</p>` : html`<p>${text}</p>`,
  );
  const fields = (more.fields ?? []).map((field) => html`<li>${words.check(words.fields[field] ?? field)}</li>`);
  const list = fields.length === 0 ? undefined : html`<ul>${fields}</ul>`;
  return { title, body: html`<h1>${title}</h1>${shown}${list}${contact(voice, creditor)}${back(voice, more.back)}` };
}

function contact({ words }: Voice, { phone, hours }: Creditor = {}): Markup | undefined {
  if (phone === undefined) return undefined;
  const number = phone.replace(/[^\d+]/g, "");
  const [before = "", after = ""] = words.call("\u0000", hours).split("\u0000");
  return html`<section class="note"><h2>${words.questions}</h2><p>${before}<a href="tel:${number}">${phone}</a>${after}</p></section>`;
}

const back = ({ words }: Voice, to: string | undefined): Markup | undefined =>
  to === undefined ? undefined : html`<a class="back" href="${to}">${words.back}</a>`;

/** @param problem - Why it is asked again. */
export function verifyScreen(
  voice: Voice,
  question: Question,
  head: FormHead,
  creditor: Creditor,
  problem?: "wrong" | "ended",
): Screen {
  const { verify } = voice.words;
  const told =
    problem === undefined ? undefined : html`<p class="problem" id="problem" role="alert">${verify[problem]}</p>`;
  const title = verify.title;
  const fields = questionFields(voice, question, problem === undefined ? undefined : "problem");
  const body = html`<h1>${title}</h1><p>${verify.why}</p>${told}${form(head, "verify", html`${fields}<button type="submit">${verify.submit}</button>`)}${contact(voice, creditor)}`;
  return { title, body };
}

function questionFields({ words, locale }: Voice, question: Question, problem: string | undefined): Markup {
  const { verify } = words;
  const own = typeof question.words === "string" ? verify.labels[question.words] : inLanguage(question.words, locale);
  const hint = own.hint ?? "";
  const about = [hint === "" ? "" : "hint", problem ?? ""].filter((id) => id !== "").join(" ");
  const described = about === "" ? undefined : html` aria-describedby="${about}"`;
  const small = hint === "" ? undefined : html`<p class="hint" id="hint">${hint}</p>`;
  if (question.kind !== "date")
    return html`<div class="field"><label for="answer">${own.label}</label>${small}<input type="text" id="answer" name="answer" maxlength="60" autocomplete="off"${question.kind === "digits" ? html` inputmode="numeric"` : undefined}${described} required></div>`;
  const part = (name: "day" | "month" | "year", most: number): Markup =>
    html`<div class="${name}"><label for="${name}">${verify[name]}</label><input type="text" id="${name}" name="${name}" inputmode="numeric" maxlength="${most}" autocomplete="bday-${name}" required></div>`;
  return html`<fieldset${described}><legend>${own.label}</legend>${small}<div class="parts">${part("day", 2)}${part("month", 2)}${part("year", 4)}</div></fieldset>`;
}

function inLanguage(
  words: Exclude<Question["words"], string>,
  locale: string,
): { readonly label: string; readonly hint?: string } {
  return words[locale] ?? words[locale.split("-")[0] ?? ""] ?? words.en ?? Object.values(words)[0] ?? { label: "" };
}

export function payScreen(
  voice: Voice,
  { amountMinor, isPart }: { readonly amountMinor: number; readonly isPart: boolean },
  head: FormHead,
  to: string,
): Screen {
  const { pay } = voice.words;
  const inside = html`<p class="muted">${pay.why}</p><button type="submit">${pay.submit}</button>`;
  return {
    title: pay.title,
    body: html`<h1>${pay.title}</h1><p class="muted">${isPart ? pay.nextPart : pay.amount}</p><p class="amount">${money(voice, amountMinor)}</p>${form(head, "pay", inside)}${back(voice, to)}`,
  };
}

/** What an option means, before anybody agrees to it. */
export function planScreen(voice: Voice, choice: Choice, head: FormHead, to: string): Screen {
  const { plan } = voice.words;
  const waived = choice.waivedMinor === 0 ? undefined : html`<p>${plan.waived(money(voice, choice.waivedMinor))}</p>`;
  const inside = html`<input type="hidden" name="plan" value="${choice.id}"><input type="hidden" name="offer" value="${choice.offer}"><p class="muted">${plan.meaning} ${plan.until(day(voice, choice.validUntil))}</p><button type="submit">${plan.submit}</button>`;
  return {
    title: plan.title,
    body: html`<h1>${plan.title}</h1>${schedule(voice, choice.parts)}${waived}${form(head, "acceptPlan", inside)}${back(voice, to)}`,
  };
}

function schedule(voice: Voice, parts: readonly Part[]): Markup {
  const { plan } = voice.words;
  const rows = parts.map(
    ({ due, amountMinor }) =>
      html`<tr><th scope="row">${day(voice, due)}</th><td>${money(voice, amountMinor)}</td></tr>`,
  );
  const total = parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const foot =
    parts.length < 2
      ? undefined
      : html`<tfoot><tr><th scope="row">${plan.total}</th><td>${money(voice, total)}</td></tr></tfoot>`;
  return html`<table><caption>${plan.caption}</caption><tbody>${rows}</tbody>${foot}</table>`;
}

const TICK = html`<div class="mark" aria-hidden="true"><svg width="22" height="22" viewBox="0 0 22 22" fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round"><path d="M4.5 11.5l4.5 4.5 8.5-10"/></svg></div>`;

/** After something was done. @param parts - Of a plan, or the one part of a promise. */
export function doneScreen(
  voice: Voice,
  name: DoneName,
  creditor: Creditor,
  more: { readonly parts?: readonly Part[]; readonly back?: string } = {},
): Screen {
  const { words } = voice;
  const { title, says } = words.done[name];
  const [part] = more.parts ?? [];
  const promised =
    name === "promise" && part !== undefined
      ? html`<p>${words.promised(money(voice, part.amountMinor), day(voice, part.due))}</p>`
      : undefined;
  const dates = name === "plan" && part !== undefined ? schedule(voice, more.parts ?? []) : undefined;
  const told = says.map((text) => html`<p>${text}</p>`);
  return {
    title,
    body: html`${TICK}<h1>${title}</h1>${promised}${told}${dates}${contact(voice, creditor)}${back(voice, more.back)}`,
  };
}

const channelName = ({ words }: Voice, channel: string): string => words.channels[channel] ?? channel;

export function unsubscribeScreen(voice: Voice, channel: string, head: FormHead): Screen {
  const { unsubscribe } = voice.words;
  const inside = html`<button type="submit">${unsubscribe.submit}</button>`;
  return {
    title: unsubscribe.title,
    body: html`<h1>${unsubscribe.title}</h1><p>${unsubscribe.why(channelName(voice, channel))}</p>${form(head, "unsubscribe", inside)}<p class="muted">${unsubscribe.note}</p>`,
  };
}

export interface ChannelChoice {
  readonly channel: string;
  readonly wanted: boolean;
}

export function preferencesScreen(voice: Voice, channels: readonly ChannelChoice[], head: FormHead): Screen {
  const { preferences } = voice.words;
  const boxes = channels.map(
    ({ channel, wanted }) =>
      html`<label class="choice"><input type="checkbox" name="channel.${channel}" value="yes"${wanted ? html` checked` : undefined}> <span>${channelName(voice, channel)}</span></label>`,
  );
  const inside = html`<fieldset><legend>${preferences.legend}</legend>${boxes}</fieldset><button type="submit">${preferences.submit}</button>`;
  return {
    title: preferences.title,
    body: html`<h1>${preferences.title}</h1><p>${preferences.why}</p>${form(head, "channels", inside)}<p class="muted">${preferences.note}</p>`,
  };
}
