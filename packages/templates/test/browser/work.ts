/** What the package does without MJML, as a page does it: the same in Node and in a browser. */

import {
  checkPayment,
  compileMerge,
  formatMoney,
  isIban,
  migrateTemplate,
  paymentQr,
  smsSegments,
  templateHelpers,
} from "@dunlin/templates";

const SOURCE = `<p title="{{debtor.name}}">Hello {{debtor.name}}, {{#if debts}}you owe{{else}}you owe nothing{{/if}}
{{#each debts}}<a href="{{url}}">{{ref}}: {{@index}}</a>{{/each}}</p>`;

const HOSTILE = '"><script>alert(1)</script>{{x}}\u202e';

/** Plain values, so that they can be compared as JSON. */
export function work(): unknown {
  const merge = compileMerge(SOURCE, { escape: "markup", helpers: templateHelpers(), required: ["debtor.name"] });
  if (!merge.ok) return merge.error;
  const debts = [{ ref: HOSTILE, url: "https://pay.example.com/a?b=c&d" }];
  const site = { locale: "en", zone: "Europe/Madrid" };
  const payment = {
    scheme: "epc",
    name: "Dunlin",
    iban: "DE89370400440532013000",
    amountMinor: 12_345,
    remittance: "RE-1",
  } as const;
  return {
    merged: merge.value.render({ debtor: { name: HOSTILE }, debts }, site),
    withheld: merge.value.render({ debtor: {} }, site),
    refused: compileMerge("{{{x}}}{{> y}}", { escape: "html" }),
    segments: [smsSegments("Olá, não"), smsSegments("x".repeat(161))],
    payment: paymentQr(payment),
    problems: checkPayment({ ...payment, iban: "DE00" }),
    iban: isIban("FR7630006000011234567890189"),
    // Languages of the browser are not those of Node; that it formats at all is what counts.
    formats: formatMoney(123_456, "EUR", "de").includes("1.234,56"),
    migrated: migrateTemplate({ schema: "dunlin.template/9" }),
  };
}
