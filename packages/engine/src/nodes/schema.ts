/** Pieces of JSON Schema that several node types share. `$ref`s point into the document schema's `$defs`. */

import type { JsonSchema } from "./spec.ts";

/** Pattern of one name; those that reach the prototype of an object in JavaScript are none. */
export const NAME = "(?!(?:__proto__|constructor|prototype)(?:[.@]|$))[A-Za-z0-9_-]{1,64}";
/** Pattern of names joined by dots. */
export const PATH = `${NAME}(?:\\.${NAME})*`;

export const ID: JsonSchema = { $ref: "#/$defs/id" };
export const DURATION: JsonSchema = { $ref: "#/$defs/duration" };
/** A duration that only moves dates. */
export const DAYS: JsonSchema = { $ref: "#/$defs/days" };
export const TIME: JsonSchema = { $ref: "#/$defs/time" };
export const CONDITION: JsonSchema = { $ref: "#/$defs/condition" };
export const REFERENCE: JsonSchema = { $ref: "#/$defs/reference" };
export const EVENT_TYPES: JsonSchema = { $ref: "#/$defs/eventTypes" };
export const CHANNEL: JsonSchema = {
  $ref: "#/$defs/id",
  description: "A channel: email, sms, whatsapp, voice, letter, push, page or the host's own.",
};

/** Path under `vars` -> scalar or expression. */
export const VALUES: JsonSchema = {
  type: "object",
  propertyNames: { title: "a path", description: "names joined by dots", pattern: `^${PATH}$` },
  additionalProperties: CONDITION,
};

const PURPOSES = [
  "collect",
  "offer",
  "legalNotice",
  "operationConfirmation",
  "infoRequested",
  "ceaseAcknowledgement",
  "remedyNotice",
  "fraudAlert",
];

export const PURPOSE: JsonSchema = {
  title: "Purpose",
  description:
    "Why the contact is made. `collect`, `offer` and `legalNotice` collect; the others are service messages.",
  enum: PURPOSES,
  default: "collect",
};

export const VIA: JsonSchema = {
  type: "array",
  minItems: 1,
  description: "Fallback order: the next entry is used when a channel is not usable or a pack blocks it.",
  items: {
    type: "object",
    properties: { channel: CHANNEL, template: REFERENCE },
    required: ["channel", "template"],
    additionalProperties: false,
  },
};

/** Of a reminder: where a block of a legal notice leads has to be said, and reminders lead nowhere. */
export const REMINDER_PURPOSE: JsonSchema = { ...PURPOSE, enum: PURPOSES.filter((name) => name !== "legalNotice") };

/** A share in basis points. */
export const SHARE: JsonSchema = { type: "integer", minimum: 0, maximum: 10_000 };

export const RECIPIENT: JsonSchema = {
  title: "Recipient",
  enum: ["debtor", "coDebtor", "guarantor", "representative"],
  default: "debtor",
};

/** The timing block of FORMAT section 3. */
export const TIMING: Readonly<Record<string, JsonSchema>> = {
  for: { ...DURATION, description: "Duration from arrival; a hold moves it." },
  until: {
    type: "object",
    description: "A moment that follows the facts.",
    properties: {
      anchor: {
        type: "string",
        description: "`oldestDueDate`, `commitmentDue`, `entered`, `lastContact`, `lastPayment` or `data.<path>`.",
        pattern: `^(oldestDueDate|commitmentDue|entered|lastContact|lastPayment|data\\.${PATH})$`,
      },
      offset: { $ref: "#/$defs/offset", description: "Default `P0D`; negative values come before the anchor." },
    },
    required: ["anchor"],
    additionalProperties: false,
  },
  gap: { ...DURATION, description: "Not before the last outbound contact plus this." },
  gapChannels: {
    type: "array",
    items: CHANNEL,
    minItems: 1,
    description: "Channels whose contacts count for `gap`; default all.",
  },
  at: { ...TIME, description: "Local time of day." },
  roll: { enum: ["forward", "backward"], description: "Move to a business day." },
  calendar: { ...ID, description: "Overrides `time.calendar`." },
};
