/** A Swiss letter with a payment slip, in five languages and of any length. */

import type { TemplateOf } from "../../src/model/template.ts";
import type { Text } from "../../src/model/text.ts";
import type { SwissSlipRequest } from "../../src/payment/slip.ts";

const LOCALES = ["de", "fr", "it", "rm", "en"];

const everywhere = (text: string): Text => Object.fromEntries(LOCALES.map((locale) => [locale, [{ t: text }]]));

export const BILL = {
  iban: "CH44 3199 9123 0008 8901 2",
  creditor: {
    name: "Robert Schneider AG",
    street: "Rue du Lac",
    building: "1268",
    postalCode: "2501",
    town: "Biel",
    country: "CH",
  },
  debtor: {
    name: "Pia-Maria Rutschmann-Schnyder",
    street: "Grosse Marktgasse",
    building: "28",
    postalCode: "9400",
    town: "Rorschach",
    country: "CH",
  },
  currency: "CHF",
  amountMinor: 194_975,
  reference: "21 00000 00003 13947 14300 09017",
  text: "Order of 15.09.2019",
  billInformation: "//S1/10/10201409/11/190512/20/1400.000-53/30/106017086/31/180508",
} satisfies SwissSlipRequest;

export const SLIP_CONTEXT = {
  debtor: { address: "Pia-Maria Rutschmann-Schnyder\nGrosse Marktgasse 28\n9400 Rorschach" },
  today: "2026-11-05",
  payment: { bill: BILL },
};

/** @param paragraphs - Of about two lines each. */
export const slipLetter = (paragraphs = 2): TemplateOf<"letter"> => ({
  schema: "dunlin.template/1",
  id: "bill",
  kind: "letter",
  name: "Bill",
  defaultLocale: "de",
  locales: LOCALES,
  variables: {
    type: "object",
    properties: {
      debtor: { type: "object", properties: { address: { type: "string" } } },
      today: { type: "string", "x-format": "date" },
      payment: { type: "object", properties: { bill: { type: "object" } } },
    },
  },
  settings: {
    paper: "a4",
    window: "din-5008-b",
    subject: everywhere("Offener Betrag"),
    address: "debtor.address",
    date: "today",
  },
  root: [
    ...Array.from({ length: paragraphs }, (_, index) => ({
      id: `p${index}`,
      type: "text",
      v: 1,
      props: {
        text: everywhere(
          `${index + 1}. Der Betrag dieser Rechnung ist noch offen. Bitte bezahlen Sie ihn mit dem Einzahlungsschein unten auf dieser Seite, oder sagen Sie uns, was dagegen spricht.`,
        ) as never,
      },
    })),
    { id: "slip", type: "swissSlip", v: 1, props: {} },
    { id: "legal", type: "legalFooter", v: 1, props: { text: everywhere("Dunlin AG, Bern") as never } },
  ],
});
