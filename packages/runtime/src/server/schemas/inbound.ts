/** What providers told and nobody could match. */

import { integer, type JsonSchema, moment, object, oneOf, page, text } from "./schema.ts";

const EXAMPLE = {
  ...{ id: "sms/SM17", state: "open", createdAt: 1_795_000_000_000, source: "sms", kind: "reply" },
  at: 1_795_000_000_000,
};

const MEMBERS = {
  id: text("Source and id of the provider."),
  state: oneOf(["open", "closed"], "`closed`: somebody dealt with it."),
  createdAt: moment("When it came."),
  source: text("Channel or payment provider."),
  "code?": text("Why it was refused; absent when nobody is known by it."),
  kind: oneOf(["receipt", "reply", "payment", "result"], "What it is."),
  "what?": text("What it says of a message or a payment."),
  "key?": text("Effect id that it names."),
  "ref?": text("The provider's own id."),
  "payment?": text("The payment at the provider."),
  "caseId?": text("The case that it names."),
  "amountMinor?": integer("Minor units."),
  "currency?": text("ISO 4217."),
  "at?": moment("When it happened."),
} as const;

const UNMATCHED_PAGE = page(object(MEMBERS), { $id: "UnmatchedPage", examples: [{ items: [EXAMPLE] }] });

const UNMATCHED_NOTICE = object(
  { ...MEMBERS, "from?": text("Address of who wrote."), "text?": text("What they wrote.") },
  { $id: "UnmatchedNotice", examples: [{ ...EXAMPLE, from: "+34611000000", text: "Who is this?" }] },
);

export const INBOUND_SCHEMAS: readonly JsonSchema[] = [UNMATCHED_PAGE, UNMATCHED_NOTICE];
