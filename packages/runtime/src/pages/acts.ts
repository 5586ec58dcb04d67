/** What a debtor does on a page, as what the case hears of it. Pure: decides, and delivers nothing. */

import { type CaseEvent, type CaseFacts, formatDate } from "@dunlin/engine";
import type { Intent } from "@dunlin/templates";
import { readAmount } from "./amounts.ts";
import type { Choice, Standing } from "./standing.ts";
import type { DoneName, NoticeName } from "./words/words.ts";

/** An intent of a template's form, or one of a screen of the host's. */
export type PageIntent = Intent | { readonly intent: "acceptPlan"; readonly plan: string; readonly offer: string };

export type Act =
  /** Tell the case, keep what is personal apart, then say this. */
  | {
      readonly do: "tell";
      readonly event: Required<Pick<CaseEvent, "type" | "id" | "data">>;
      /** In the debtor's own words: sealed, and named in the event as `note`. */
      readonly note?: Readonly<Record<string, string>>;
      /** What it makes of the facts, where the event alone would not. */
      readonly change?: (facts: CaseFacts) => CaseFacts;
      readonly done: DoneName;
    }
  /** It is so already. */
  | { readonly do: "done"; readonly done: DoneName }
  /** Open a page of the payment provider for this sum. */
  | { readonly do: "pay"; readonly amountMinor: number; readonly currency: string; readonly obligation?: string }
  /** Show what the choice means, to be agreed to. */
  | { readonly do: "confirm"; readonly choice: Choice }
  | { readonly do: "language"; readonly language: string }
  | { readonly do: "refuse"; readonly notice: NoticeName };

export interface ActSite {
  readonly standing: Standing;
  /** Reference of the page's template. */
  readonly page: string;
  /** Effect id of the message that led here. */
  readonly message: string;
  /** Of the event. */
  readonly id: string;
  readonly locale: string;
  /** A promise may lie so many days ahead; a later one is for a person to look at. */
  readonly promiseDays: number;
}

export function actOf(intent: PageIntent, site: ActSite): Act {
  switch (intent.intent) {
    case "pay":
      return payment(site);
    case "choosePlan":
      return chosen(intent.plan, site, (choice) => ({ do: "confirm", choice }));
    case "acceptPlan":
      if (site.standing.agreement?.id === intent.offer) return { do: "done", done: "plan" };
      return chosen(intent.plan, site, (choice) => accepted(choice, site));
    case "promise":
      return promise(intent, site);
    case "dispute":
      return dispute(intent, site);
    case "alreadyPaid":
      return detected(site, "alreadyPaid", "alreadyPaid", dated(intent.date), texts({ reference: intent.reference }));
    case "callBack": {
      const when = intent.when !== undefined && isToken(intent.when) ? { when: intent.when } : {};
      return detected(site, "voice", "callBack", when, texts({ phone: intent.phone }));
    }
    case "hardship":
      return detected(site, "hardship", "hardship", {}, texts({ message: intent.message }));
    case "preferences":
      return preference(intent.channel, site);
    case "language":
      return { do: "language", language: intent.language };
  }
}

/** Values of choices that a template gives; whatever else is posted is not repeated. */
const isToken = (text: string): boolean => /^[\w.-]{1,60}$/.test(text);

const dated = (date: string | undefined): { readonly date?: string } =>
  date !== undefined && isDay(date) ? { date } : {};

/** The form checks the signs only. */
const isDay = (text: string): boolean =>
  !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().slice(0, 10) === text;

function texts(all: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> | undefined {
  const given = Object.entries(all).flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const]));
  return given.length === 0 ? undefined : Object.fromEntries(given);
}

function tell(
  { id, page, message }: ActSite,
  done: DoneName,
  type: string,
  data: Readonly<Record<string, unknown>>,
  note?: Readonly<Record<string, string>>,
): Act {
  const told = { ...data, page, message, ...(note !== undefined && { note: id }) };
  return { do: "tell", event: { type, id, data: told }, done, ...(note !== undefined && { note }) };
}

const detected = (
  site: ActSite,
  intent: string,
  done: DoneName,
  data: Readonly<Record<string, unknown>>,
  note?: Readonly<Record<string, string>>,
): Act => tell(site, done, "intent.detected", { intent, ...data }, note);

/** What is paid is worked out from the facts; a form has no say in it. */
function payment({ standing }: ActSite): Act {
  const { payMinor, currency, obligations } = standing;
  if (currency === undefined) return { do: "refuse", notice: "noPayment" };
  if (payMinor <= 0) return { do: "refuse", notice: "paid" };
  const open = obligations.filter(({ disputed, onHold }) => disputed !== true && onHold !== true);
  const only = open.length === 1 ? open[0] : undefined;
  return { do: "pay", amountMinor: payMinor, currency, ...(only !== undefined && { obligation: only.ref }) };
}

function chosen(plan: string, { standing }: ActSite, then: (choice: Choice) => Act): Act {
  const choice = standing.choices.find(({ id }) => id === plan);
  return choice === undefined ? { do: "refuse", notice: "offerOver" } : then(choice);
}

function accepted({ offer, option, kind, parts }: Choice, site: ActSite): Act {
  const due = kind === "extension" && parts[0] !== undefined ? { dueDate: parts[0].due } : {};
  return tell(site, "plan", "offer.accepted", { offer, option, ...due });
}

/** Within bounds it is a promise; otherwise a wish that a person looks at. */
function promise({ date, amount }: Extract<Intent, { intent: "promise" }>, site: ActSite): Act {
  const { today, collectibleMinor, currency } = site.standing;
  if (!isDay(date) || date < formatDate(today)) return { do: "refuse", notice: "dayPast" };
  if (collectibleMinor <= 0) return { do: "refuse", notice: "paid" };
  const read = amount === undefined || currency === undefined ? undefined : readAmount(amount, currency, site.locale);
  const amountMinor = amount === undefined ? collectibleMinor : read;
  const latest = formatDate((today + site.promiseDays) as typeof today);
  if (currency !== undefined && amountMinor !== undefined && amountMinor <= collectibleMinor && date <= latest)
    return tell(site, "promise", "promise.created", { promise: site.id, amountMinor, dueDate: date });
  const note = amount !== undefined && read === undefined ? { amount } : undefined;
  return detected(
    site,
    "payLater",
    "payLater",
    { date, ...(amountMinor !== undefined && currency !== undefined && { amountMinor }) },
    note,
  );
}

function dispute({ reason, message }: Extract<Intent, { intent: "dispute" }>, site: ActSite): Act {
  const { obligations } = site.standing;
  if (obligations.length === 0) return { do: "refuse", notice: "paid" };
  const refs = obligations.map(({ ref }) => ref);
  const known = isToken(reason);
  const note = texts({ message, ...(!known && { reason }) });
  return tell(site, "dispute", "dispute.opened", { obligations: refs, reason: known ? reason : "other" }, note);
}

function preference(channel: string | undefined, site: ActSite): Act {
  const known = channel !== undefined && isToken(channel) ? channel : undefined;
  if (known === undefined) return { do: "refuse", notice: "missing" };
  const told = tell(site, "preferences", "consent.changed", { channel: known, preferred: true });
  return { ...told, change: (facts: CaseFacts) => preferring(facts, known) } as Act;
}

/** A channel that the host does not list is none that a preference could be kept of. */
function preferring(facts: CaseFacts, preferred: string): CaseFacts {
  const { debtor } = facts;
  if (debtor.channels === undefined) return facts;
  const channels = debtor.channels.map(({ preferred: _, ...own }) =>
    own.channel === preferred ? { ...own, preferred: true } : own,
  );
  return { ...facts, debtor: { ...debtor, channels } };
}
