/** What every template of the starter library may say: one schema of the merge context, with samples for previews. */

import type { JsonValue } from "../model/block.ts";
import type { VariableSchema } from "../model/variables.ts";
import { sampleContext } from "../variables/samples.ts";

type More = Partial<VariableSchema>;

const REQUIRED = { "x-required": true } as const;

const words = (title: string, sample: JsonValue, more: More = {}): VariableSchema => ({
  type: "string",
  title,
  "x-sample": sample,
  ...more,
});
const money = (title: string, sample: number, more: More = {}): VariableSchema => ({
  type: "integer",
  title,
  "x-format": "money",
  "x-currency": "currency",
  "x-sample": sample,
  ...more,
});
const day = (title: string, sample: string, more: More = {}): VariableSchema =>
  words(title, sample, { format: "date", "x-format": "date", ...more });
const link = (title: string, sample: string, more: More = {}): VariableSchema =>
  words(title, sample, { format: "uri", "x-format": "url", ...more });
const whole = (title: string, sample: number): VariableSchema => ({
  type: "integer",
  title,
  minimum: 0,
  "x-format": "number",
  "x-sample": sample,
});
const yes = (title: string, sample: boolean): VariableSchema => ({ type: "boolean", title, "x-sample": sample });
const group = (title: string, properties: Readonly<Record<string, VariableSchema>>): VariableSchema => ({
  type: "object",
  title,
  properties,
});

/** A list, whose sample is made of whole rows; what a row has is declared without one. */
const rows = (
  title: string,
  sample: readonly JsonValue[],
  properties: Readonly<Record<string, VariableSchema>>,
): VariableSchema => ({
  type: "array",
  title,
  items: { type: "object", properties },
  "x-sample": sample,
});
const inRow = ({ "x-sample": _, ...schema }: VariableSchema): VariableSchema => schema;
const part = {
  dueDate: inRow(day("Day", "")),
  amountMinor: inRow(money("Amount", 0)),
};

const PARTS = [
  { number: 1, dueDate: "2026-11-12", amountMinor: 6080 },
  { number: 2, dueDate: "2026-12-12", amountMinor: 6080 },
  { number: 3, dueDate: "2027-01-12", amountMinor: 6080 },
] as const;

/** How links of debtors begin; a host writes its own. */
export const STARTER_PAY_BASE = "https://pay.riacredit.example/p/";

export const STARTER_VARIABLES: VariableSchema = group("Message", {
  today: day("Day of the message", "2026-11-11"),
  reference: words("Number of the contract", "4471-0098", REQUIRED),
  currency: words("Currency", "EUR", REQUIRED),
  debtor: group("Customer", {
    name: words("Name in a greeting", "Lucía", REQUIRED),
    fullName: words("Full name", "Lucía Ferrer Montalbán", REQUIRED),
    form: words("Form of address", "ms", { enum: ["ms", "mr", "other"] }),
    familyName: words("Family name", "Ferrer", REQUIRED),
    address: words("Address in a window", "Lucía Ferrer Montalbán\nCarrer de la Mar 7, 3.º 2.ª\n46003 Valencia"),
    country: words("Country, two letters", "ES"),
    company: words("Company", "Talleres Ferrer e Hijos, S.L.", REQUIRED),
  }),
  creditor: group("Creditor", {
    name: words("Name", "Ría Credit", REQUIRED),
    legalName: words("Name of the company", "Ría Credit, S.A.", REQUIRED),
    address: words("Address of the company", "Calle del Puerto 14, 46024 Valencia", REQUIRED),
    phone: words("Phone", "+34 960 000 210", { "x-format": "phone", ...REQUIRED }),
    hours: words("When the phone is answered", "9:00–18:00"),
  }),
  totalDueMinor: money("Open amount", 18_240, REQUIRED),
  principalMinor: money("Principal", 17_600, REQUIRED),
  interestMinor: money("Interest", 440, REQUIRED),
  feesMinor: money("Fees", 200, REQUIRED),
  paidMinor: money("Paid so far", 0),
  claim: group("Claim against a company", {
    invoicesMinor: money("Open invoices", 18_240, REQUIRED),
    interestMinor: money("Interest for late payment", 440, REQUIRED),
    compensationMinor: money("Compensation for recovery costs", 4000, REQUIRED),
    totalMinor: money("Total", 22_680, REQUIRED),
  }),
  dueDate: day("Due date", "2026-11-04", REQUIRED),
  deadline: day("Last day that is named", "2026-11-25", REQUIRED),
  autopay: yes("Collected by direct debit", false),
  obligations: rows(
    "Open invoices",
    [
      { ref: "4471-0098/10", dueDate: "2026-10-04", dueMinor: 6100 },
      { ref: "4471-0098/11", dueDate: "2026-11-04", dueMinor: 12_140 },
    ],
    {
      ref: inRow(words("Number", "")),
      dueDate: inRow(day("Due date", "")),
      dueMinor: inRow(money("Open amount", 0)),
    },
  ),
  plans: rows(
    "Plans on offer",
    [
      {
        id: "p2",
        count: 2,
        amountMinor: 9120,
        totalMinor: 18_240,
        parts: [
          { dueDate: "2026-11-12", amountMinor: 9120 },
          { dueDate: "2026-12-12", amountMinor: 9120 },
        ],
      },
      { id: "p3", count: 3, amountMinor: 6080, totalMinor: 18_240, parts: PARTS },
    ],
    {
      id: inRow(words("Name for the host", "")),
      count: inRow(whole("Number of installments", 0)),
      amountMinor: inRow(money("Amount of an installment", 0)),
      totalMinor: inRow(money("Total", 0)),
      parts: { type: "array", title: "Installments", items: { type: "object", properties: part } },
    },
  ),
  plan: group("Plan that was agreed", {
    count: whole("Number of installments", 3),
    totalMinor: money("Total", 18_240, REQUIRED),
    paidMinor: money("Paid so far", 6080, REQUIRED),
    openMinor: money("Still to pay", 12_160, REQUIRED),
    installments: rows("All installments", PARTS, { number: inRow(whole("Number", 0)), ...part }),
    upcoming: rows("Installments still to come", PARTS.slice(1), { number: inRow(whole("Number", 0)), ...part }),
    next: group("Next installment", {
      dueDate: day("Day", "2026-12-12", REQUIRED),
      amountMinor: money("Amount", 6080, REQUIRED),
    }),
    missed: group("Missed installment", {
      dueDate: day("Day", "2026-11-12", REQUIRED),
      amountMinor: money("Amount", 6080, REQUIRED),
    }),
  }),
  promise: group("Promise", {
    date: day("Day", "2026-11-18", REQUIRED),
    amountMinor: money("Amount", 18_240, REQUIRED),
    paidMinor: money("Arrived of it", 10_000, REQUIRED),
    openMinor: money("Still open of it", 8240, REQUIRED),
  }),
  settlement: group("Settlement on offer", {
    amountMinor: money("Amount", 14_500, REQUIRED),
    waivedMinor: money("What would be waived", 3740, REQUIRED),
    validUntil: day("Valid until", "2026-11-25", REQUIRED),
    // Pages know it, messages lead to their page.
    url: link("Where it is agreed to", "https://pay.riacredit.example/p/8fK2?plan=settlement.once"),
  }),
  extension: group("Later date on offer", {
    date: day("Latest day", "2026-11-25", REQUIRED),
    url: link("Where it is agreed to", "https://pay.riacredit.example/p/8fK2?plan=extension.later"),
  }),
  service: group("Subscription", {
    name: words("Name", "Ría Fibra 600", REQUIRED),
    pauseDate: day("Day on which it pauses", "2026-11-25", REQUIRED),
    endDate: day("Day on which it ends", "2026-12-09", REQUIRED),
  }),
  card: group("Card", {
    brand: words("Brand", "Visa", REQUIRED),
    last4: words("Last four digits", "4242", REQUIRED),
    nextTry: day("Day of the next try", "2026-11-14"),
  }),
  payment: group("Bank transfer", {
    iban: words("Account", "ES91 2100 0418 4502 0005 1332", REQUIRED),
    reference: words("Reference", "RF18 5390 0754 7034", REQUIRED),
    qrUrl: link("Picture of the payment code", "https://pay.riacredit.example/qr/8fK2.png"),
  }),
  payUrl: link("Payment page", "https://pay.riacredit.example/p/8fK2", REQUIRED),
  unsubscribeUrl: link("Stop messages", "https://pay.riacredit.example/stop/8fK2", REQUIRED),
  actions: group("Forms of a page", {
    page: link("Where forms post", "https://pay.riacredit.example/p/8fK2", REQUIRED),
    token: words("Proof that the page was opened", "t0k3n", REQUIRED),
  }),
  // The names behind # are those of the forms of the payment page.
  links: group("Links", {
    plan: link("Page of the plan", "https://pay.riacredit.example/p/8fK2/plan", REQUIRED),
    card: link("Page of the card", "https://pay.riacredit.example/p/8fK2/card", REQUIRED),
    newCard: link("Form for another card", "https://pay.riacredit.example/p/8fK2/card/new", REQUIRED),
    paid: link("Already paid", "https://pay.riacredit.example/p/8fK2#paid-form", REQUIRED),
    dispute: link("Not right", "https://pay.riacredit.example/p/8fK2#dispute-form", REQUIRED),
    promise: link("Another day", "https://pay.riacredit.example/p/8fK2#promise-form", REQUIRED),
    help: link("Money is tight", "https://pay.riacredit.example/p/8fK2#help-form", REQUIRED),
    call: link("Call", "tel:+34960000210", REQUIRED),
    advice: link("Free debt advice", "https://advice.example"),
  }),
});

/** A debtor with two open invoices, for previews and tests. */
export const STARTER_SAMPLE = sampleContext(STARTER_VARIABLES) as Readonly<Record<string, JsonValue>>;

/** The same values, of which these and what is in them need not be there: for pages that show what is offered only while it is. */
export function withOptional(names: readonly string[]): VariableSchema {
  const { properties = {} } = STARTER_VARIABLES;
  const optional = names.map((name) => [name, loosened(properties[name] ?? {})] as const);
  return { ...STARTER_VARIABLES, properties: { ...properties, ...Object.fromEntries(optional) } };
}

function loosened({ "x-required": _, properties, ...schema }: VariableSchema): VariableSchema {
  if (properties === undefined) return schema;
  const members = Object.entries(properties).map(([name, member]) => [name, loosened(member)] as const);
  return { ...schema, properties: Object.fromEntries(members) };
}
