/** Changes told in English. */

import type { StepDays } from "./model.ts";
import type { ChangeWords, Noun } from "./words.ts";

const the = (name: string): Noun => ({ article: "the", name });

/** `day 5`, `5 days past due` */
function on({ from, earliest, latest }: StepDays): string {
  const range = latest === null || latest === earliest ? "" : ` to ${latest}`;
  if (from === "entry") return latest === null ? `day ${earliest} or later` : `day ${earliest}${range}`;
  if (earliest === 0 && range === "") return "the due date";
  const count = (days: number) => `${days} ${days === 1 ? "day" : "days"}`;
  if (latest !== null && latest !== earliest && latest >= 0 && earliest >= 0)
    return `${earliest} to ${count(latest)} past due`;
  return earliest < 0 ? `${count(-earliest)} before the due date` : `${count(earliest)} past due`;
}

const called = (name: string | undefined): string => (name === undefined ? "" : ` ${name}`);

export const english: ChangeWords = {
  locale: "en",
  fields: {
    ...{
      id: "id of the strategy",
      name: "name",
      description: "description",
      tags: "tags",
      note: "note",
      version: "version",
    },
    ...{
      x: "notes of the host",
      format: "format",
      title: "title",
      policies: "contact rules",
      fields: "fields of the host",
    },
    ...{ time: "clock and calendar", "time.zone": "time zone", "time.clock": "whose clock counts" },
    ...{
      "time.at": "usual time of day",
      "time.calendar": "business calendar",
      entry: "entry",
      "entry.start": "first step",
    },
    ...{ "entry.when": "who comes in", "entry.on": "when it is looked who comes in", reentry: "coming in again" },
    ...{ cooldown: "time before coming in again", byDpd: "later entry by days past due", segments: "segments" },
    ...{ exits: "exit rules", handlers: "event rules", on: "events", when: "condition", outcome: "result" },
    ...{
      goto: "step it leads to",
      via: "channels",
      purpose: "reason for the contact",
      giveUpAfter: "time after which it is given up",
    },
    ...{
      awaitReceipt: "wait for delivery",
      page: "page",
      "page.template": "page",
      "page.actions": "what can be done on the page",
    },
    ...{ "page.validFor": "time the page is open", bundle: "bundle", ttl: "time after which it is not worth sending" },
    ...{ recipient: "recipient", channel: "channel", queue: "queue", dispositions: "results", due: "time it may take" },
    ...{ priority: "priority", skill: "skill", script: "script", for: "duration", until: "date it waits for" },
    ...{
      "until.anchor": "day it waits for",
      "until.offset": "distance to that day",
      gap: "rest since the last contact",
    },
    ...{ gapChannels: "contacts that count for the rest", at: "time of day", roll: "move to a business day" },
    ...{ calendar: "business calendar", ifPast: "what happens where the moment has passed", max: "rounds at most" },
    ...{
      every: "time between rounds",
      "repeat.until": "condition that ends it",
      cases: "routes",
      experiment: "experiment",
    },
    ...{ variants: "variants", weight: "share", control: "control", holdout: "holdout", unit: "who keeps one variant" },
    ...{
      salt: "seed",
      ramp: "share that takes part",
      hash: "way of dealing out",
      "table.inputs": "columns",
      rows: "rows",
    },
    ...{ hit: "rows that count", values: "values", stage: "stage", addTags: "tags added", removeTags: "tags removed" },
    ...{ goal: "goal", valueMinor: "value", checkpoint: "checkpoint", kind: "reason of the hold", scope: "what stops" },
    ...{
      releaseOn: "events that lift it",
      allow: "contacts still allowed",
      kinds: "holds that are lifted",
      fee: "fee",
    },
    ...{ amountMinor: "amount", rateBp: "rate", currency: "currency", capMinor: "highest amount", per: "charged" },
    ...{ legalBasis: "legal basis", target: "where it goes", ref: "which one", strategy: "strategy that is called" },
    ...{ mode: "way of calling", inputs: "values to begin with", function: "what is asked", input: "what it is told" },
    ...{ timeout: "wait for the answer", store: "name of the answer", default: "replacement for the answer" },
    ...{
      cacheFor: "time an answer counts",
      offer: "kind of offer",
      options: "choices",
      validFor: "time the offer stands",
    },
    ...{ wait: "wait for an answer", maxDiscountBp: "highest discount", guard: "limits for other proposals" },
    ...{
      maxCount: "installments at most",
      minInstallmentMinor: "least installment",
      minDownPaymentBp: "least down payment",
    },
    ...{ firstDueWithin: "first installment within", frequencies: "intervals allowed", maxMonths: "months at most" },
    ...{
      count: "installments",
      installmentMinor: "installment",
      frequency: "interval",
      firstDueIn: "first installment after",
    },
    ...{ downPaymentBp: "down payment", discountBp: "discount", discountMinor: "discount", tiers: "discounts by sum" },
    ...{ maxDays: "days at most", grace: "days of grace", remind: "reminder", before: "time before the due date" },
    ...{ keptFrom: "share that counts as kept", maxMissed: "misses that break it", attempts: "attempts" },
    ...{
      resultWithin: "wait for the result",
      collect: "what is collected",
      method: "means of payment",
      to: "connections",
    },
  },
  choices: {
    ...{
      debtor: "the debtor",
      strategy: "the creditor",
      never: "never",
      afterExit: "after leaving",
      always: "at any time",
    },
    ...{
      perObligation: "for every debt",
      forward: "forward",
      backward: "backward",
      skip: "skip it",
      now: "go on at once",
    },
    ...{ case: "the case", account: "the account", first: "the first that matches", collect: "to collect" },
    ...{
      all: "everything",
      contact: "messages that ask for money",
      obligation: "for every debt",
      call: "and come back",
    },
    ...{ jump: "and stay there", plan: "a payment plan", settlement: "a settlement", extension: "more time" },
    ...{ weekly: "weekly", biweekly: "every two weeks", semiMonthly: "twice a month", monthly: "monthly" },
    ...{
      stage: "the next stage",
      placement: "a collection agency",
      legal: "legal action",
      creditBlock: "no further credit",
    },
    ...{
      serviceRestriction: "a restricted service",
      balance: "all that may be asked for",
      installment: "what has fallen due",
    },
  },
  messages: {
    ...{ email: the("email"), sms: the("SMS"), whatsapp: the("WhatsApp message"), voice: the("voice message") },
    ...{ letter: the("letter"), push: the("push notification") },
  },
  message: (channel) => the(`message by “${channel}”`),
  call: the("call"),
  steps: {
    ...{
      send: the("message"),
      wait: the("wait"),
      waitFor: the("wait for news"),
      if: the("question"),
      switch: the("choice"),
    },
    ...{ table: the("decision table"), split: the("experiment"), task: the("task"), offer: the("offer") },
    ...{ promise: the("watch over a promise"), plan: the("watch over a plan"), retryPayment: the("payment attempt") },
    ...{ hold: the("hold"), release: the("lifting of holds"), set: the("note with the case"), fee: the("fee") },
    ...{
      escalate: the("handover"),
      repeat: the("repetition"),
      callStrategy: the("called strategy"),
      score: the("score"),
    },
    ...{ external: the("question to a system"), goal: the("goal"), exit: the("end") },
  },
  step: (type) => the(`step of the kind “${type}”`),
  yes: "yes",
  no: "no",
  none: "none",
  earlier: (duration) => `${duration} before`,
  several: (_, shown) => shown,
  subject: ({ noun, name, days }) => {
    if (days === undefined) return `the ${noun.name}${called(name)}`;
    if (days.from === "entry") return `the ${on(days)} ${noun.name}${called(name)}`;
    return `the ${noun.name}${called(name)} ${days.earliest === 0 && days.latest === 0 ? "of the due date" : `at ${on(days)}`}`;
  },
  on,
  group: {
    of: (segment) => `for ${segment}`,
    notOf: (segment) => `for all but ${segment}`,
    where: (condition) => `where ${condition}`,
    unknown: (condition) => `where it is not known whether ${condition}`,
    others: (step) => `for all others at ${step}`,
    variant: (key, experiment) => `for variant ${key} of ${experiment}`,
    port: (port, step) => `for the way ${port} of ${step}`,
  },
  added: (subject, when, follows, group) =>
    `${subject} is new${when === undefined ? "" : `, ${when}`}${follows === undefined ? "" : `, after ${follows}`}${group}`,
  removed: (subject, group) => `${subject} is gone${group}`,
  retimed: (subject, before, after, whole, group) =>
    whole ? `${subject} moved to ${after}${group}` : `${subject} now comes ${after} instead of ${before}${group}`,
  moved: (subject, { before, after, on: day }, group) => {
    const place = after === null ? "is now the first step" : `now comes after ${after}`;
    const old = before === null ? "it was the first" : `before: after ${before}`;
    return `${subject} moved${day === undefined ? "" : ` to ${day}`}${group}: it ${place} (${old})`;
  },
  retyped: (before, after) => `${after} takes the place of ${before}`,
  leads: ({ step, way, before, after }, group) => {
    const from = way === undefined ? `after ${step}` : `from ${step} by ${way}`;
    if (after === null) return `${from}${group} nothing follows any more (before: ${before ?? "nothing"})`;
    return `${from}${group} now comes ${after}${before === null ? "" : ` instead of ${before}`}`;
  },
  entryLeads: (before, after) =>
    `cases now begin with ${after ?? "nothing"}${before === null ? "" : ` instead of ${before}`}`,
  field: (label, before, after) => {
    if (after === null)
      return before === undefined || before === null ? `${label} removed` : `${label} removed (before: ${before})`;
    if (before === null) return after === undefined ? `${label} added` : `${label} now ${after}`;
    if (before === undefined || after === undefined || before === after) return `${label} changed`;
    return `${label} ${before} → ${after}`;
  },
  shares: (list) => `shares ${list.map(({ key, before, after }) => `${key} ${before} → ${after}`).join(", ")}`,
  parts: {
    ...{
      segments: "segment",
      exits: "exit rule",
      handlers: "event rule",
      properties: "field of the host",
      cases: "route",
    },
    ...{ variants: "variant", options: "choice", values: "value", inputs: "value", input: "value" },
  },
  inside: (where, what) => `${where}: ${what}`,
  came: (part, name, told) => `new ${part} ${name}${told === undefined ? "" : `: ${told}`}`,
  went: (part, name) => `${part} ${name} is gone`,
  reordered: (part, name, place) => `${part} ${name} is now number ${place} in order`,
  worstCase: (before, after, by, days) => {
    const window = days === 1 ? "a day" : days === 7 ? "a week" : `in ${days} days`;
    return `worst case ${before} → ${after} contacts ${by === undefined ? "" : `by ${by} `}${window}`;
  },
  anyNumber: "any number of",
  more: (count, shown) => `${shown} more ${count === 1 ? "change reaches" : "changes reach"} people`,
  page: {
    kind: "Two versions compared",
    draft: "draft",
    version: (version) => `version ${version}`,
    title: (name, before, after) => `${name}: ${before} → ${after}`,
    others: (before, after) => `${before} → ${after}`,
    nothing: "Nothing is different.",
    quiet: "Nothing that reaches people is different.",
    weights: { contact: "What reaches people", decision: "What decides", note: "What is only written down" },
    worst: "Most contacts of one case, at worst",
    worstNote: "Proven for every course a case can take. Exact; contact rules can only make it less.",
    heads: { window: "In a row", channel: "Channel", before: "Before", after: "After" },
    all: "all together",
    any: "any number",
  },
};
