/** A page and an SMS with the block in them, and somebody who reads them. */

/** @type {import("@dunlin/templates").VariableSchema} */
const variables = {
  type: "object",
  properties: {
    name: { type: "string", "x-sample": "Lucía" },
    paidMinor: { type: "integer", "x-format": "money", "x-currency": "EUR", "x-required": true, "x-sample": 12_000 },
    totalMinor: { type: "integer", "x-format": "money", "x-currency": "EUR", "x-required": true, "x-sample": 18_240 },
  },
};

const block = { id: "progress", type: "acme.progress", v: 1, props: {} };

/** @type {import("@dunlin/templates").TemplateOf<"landing">} */
export const page = {
  schema: "dunlin.template/1",
  id: "plan",
  kind: "landing",
  name: "Where the plan stands",
  defaultLocale: "en",
  locales: ["en"],
  variables,
  settings: { title: { en: [{ t: "Your plan" }] } },
  root: [
    { id: "hello", type: "heading", v: 1, props: { text: { en: [{ t: "Hello " }, { var: "name", fallback: "" }] } } },
    block,
  ],
};

/** @type {import("@dunlin/templates").TemplateOf<"sms">} */
export const sms = { ...page, id: "plan-sms", kind: "sms", name: "Where the plan stands", settings: {}, root: [block] };

export const lucia = { name: "Lucía", paidMinor: 12_000, totalMinor: 18_240 };
