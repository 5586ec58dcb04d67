/** What providers told and nobody could match. */

import { integer, type JsonSchema, moment, object, oneOf, open, page, text } from "./schema.ts";

const EXAMPLE = {
  ...{ id: "sms:SM17", state: "open", createdAt: 1_795_000_000_000, source: "sms", kind: "reply" },
  at: 1_795_000_000_000,
};

const MEMBERS = {
  id: text("Source and id of the provider."),
  state: oneOf(["open", "settled"], "`settled`: somebody dealt with it."),
  createdAt: moment("When it came."),
  "source?": text("Channel or payment provider."),
  "kind?": text("`receipt`, `reply`, `payment`, `result`."),
  "what?": text("What it says of a message or a payment."),
  "channel?": text("Channel."),
  "key?": text("Effect id that it names."),
  "ref?": text("The provider's own id."),
  "payment?": text("The payment at the provider."),
  "amountMinor?": integer("Minor units."),
  "currency?": text("ISO 4217."),
  "at?": moment("When it happened."),
} as const;

export const UNMATCHED_PAGE = page(object(MEMBERS), { $id: "UnmatchedPage", examples: [{ items: [EXAMPLE] }] });

export const UNMATCHED_NOTICE = object(
  { ...MEMBERS, notice: open("As it is kept.") },
  {
    $id: "UnmatchedNotice",
    examples: [{ ...EXAMPLE, notice: { kind: "reply", from: "+34611000000", text: "Who is this?" } }],
  },
);

export const INBOUND_SCHEMAS: readonly JsonSchema[] = [UNMATCHED_PAGE, UNMATCHED_NOTICE];
