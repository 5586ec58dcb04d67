/** What the package does without MJML, as a page does it: the same in Node and in a browser. */

import {
  type CompiledTemplate,
  checkPayment,
  compileMerge,
  formatMoney,
  isIban,
  migrateTemplate,
  paymentQr,
  type RenderedMessage,
  renderTemplate,
  smsSegments,
  templateHelpers,
  validateTemplate,
} from "@dunlin/templates";
import { CONTEXT, PAGE } from "../compile/examples.ts";

const SOURCE = `<p title="{{debtor.name}}">Hello {{debtor.name}}, {{#if debts}}you owe{{else}}you owe nothing{{/if}}
{{#each debts}}<a href="{{url}}">{{ref}}: {{@index}}</a>{{/each}}</p>`;

const HOSTILE = '"><script>alert(1)</script>{{x}}\u202e';

/** What does not depend on the languages that the browser knows. */
const shown = (message: RenderedMessage) =>
  message.status === "rendered"
    ? {
        tags: message.html?.includes("{{"),
        long: (message.html?.length ?? 0) > 5000,
        text: message.text?.split("\n")[0],
      }
    : message;

/** Plain values, so that they can be compared as JSON. */
export function work(compiled: CompiledTemplate): unknown {
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
    mail: shown(renderTemplate(compiled, CONTEXT, { zone: "Europe/Madrid" })),
    page: validateTemplate(PAGE),
    broken: validateTemplate({ ...PAGE, root: [{ id: "a", type: "txet", v: 1, props: {} }] }),
    migrated: migrateTemplate({ schema: "dunlin.template/9" }),
  };
}
