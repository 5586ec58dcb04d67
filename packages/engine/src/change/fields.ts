/** What the members of a document hold, so that their values can be told; the most exact name counts: `remind.at` before `at`. */

export type FieldKind =
  | "text"
  | "number"
  | "money"
  | "share"
  | "duration"
  | "durations"
  | "boolean"
  /** One of a few words of the format. */
  | "choice"
  | "condition"
  | "expression"
  | "events"
  | "channel"
  | "channels"
  | "via"
  | "template"
  | "step"
  | "outcome"
  | "purpose"
  | "purposes"
  | "recipient"
  | "anchor"
  | "hold"
  | "holds"
  | "names"
  /** Told by how many there are. */
  | "several"
  /** Not told but for that it changed. */
  | "other";

export const FIELDS = {
  // The document
  ...{ id: "text", name: "text", description: "text", tags: "names", note: "text", version: "number", x: "other" },
  ...{ format: "text", title: "text", policies: "names", fields: "other", time: "other" },
  ...{ "time.zone": "text", "time.clock": "choice", "time.at": "text", "time.calendar": "text" },
  ...{ entry: "other", "entry.start": "step", "entry.when": "condition", "entry.on": "events", reentry: "choice" },
  ...{ cooldown: "duration", byDpd: "several", segments: "several", exits: "several", handlers: "several" },
  ...{ on: "events", when: "condition", outcome: "outcome", goto: "step" },
  // Contacts
  ...{ via: "via", purpose: "purpose", giveUpAfter: "duration", awaitReceipt: "duration", page: "other" },
  ...{ "page.template": "template", "page.actions": "names", "page.validFor": "duration", bundle: "text" },
  ...{ ttl: "duration", recipient: "recipient", channel: "channel", queue: "text", dispositions: "names" },
  ...{ due: "duration", priority: "expression", skill: "text", script: "template" },
  // Time
  ...{ for: "duration", until: "other", "until.anchor": "anchor", "until.offset": "duration", gap: "duration" },
  ...{ gapChannels: "channels", at: "text", roll: "choice", calendar: "text", ifPast: "choice" },
  ...{ max: "number", every: "duration", "repeat.until": "condition" },
  // Decisions
  ...{ cases: "several", experiment: "text", variants: "several", weight: "share", control: "boolean" },
  ...{ holdout: "boolean", unit: "choice", salt: "text", ramp: "share", hash: "text" },
  ...{ "table.inputs": "several", rows: "several", hit: "choice" },
  // Work
  ...{ values: "expression", stage: "text", addTags: "names", removeTags: "names", goal: "text" },
  ...{ valueMinor: "money", checkpoint: "boolean", kind: "hold", scope: "choice", releaseOn: "events" },
  ...{ allow: "purposes", kinds: "holds", fee: "text", amountMinor: "money", rateBp: "share", currency: "text" },
  ...{ capMinor: "money", per: "choice", legalBasis: "text", target: "choice", ref: "text" },
  ...{ strategy: "text", mode: "choice", inputs: "expression", function: "text", input: "expression" },
  ...{ timeout: "duration", store: "text", default: "text", cacheFor: "duration" },
  // Agreements
  ...{ offer: "choice", options: "several", validFor: "duration", wait: "duration", maxDiscountBp: "share" },
  ...{ guard: "other", maxCount: "number", minInstallmentMinor: "money", minDownPaymentBp: "share" },
  ...{ firstDueWithin: "duration", frequencies: "several", maxMonths: "number", count: "number" },
  ...{ installmentMinor: "money", frequency: "choice", firstDueIn: "duration", downPaymentBp: "share" },
  ...{ discountBp: "share", discountMinor: "money", tiers: "several", maxDays: "number", grace: "duration" },
  ...{ remind: "other", before: "duration", keptFrom: "share", maxMissed: "number", attempts: "durations" },
  ...{ resultWithin: "duration", collect: "choice", method: "text", to: "other" },
} as const satisfies Readonly<Record<string, FieldKind>>;

export type FieldName = keyof typeof FIELDS;

const isField = (name: string): name is FieldName => Object.hasOwn(FIELDS, name);

/** The entry for a member. @param names - From the outermost to the innermost, without places in lists and names of entries. */
export function fieldOf(type: string, names: readonly string[]): FieldName | undefined {
  const [last = ""] = names.slice(-1);
  const exact = names.join(".");
  return [`${type}.${exact}`, exact, names.slice(-2).join("."), last].find(isField);
}
