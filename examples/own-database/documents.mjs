/** The strategy and the message of the example. */

/** @type {import("@dunlin/engine").Strategy} */
export const oneText = {
  format: "dunlin.strategy/1",
  id: "one-text",
  name: "One text at once",
  time: { zone: "Europe/Madrid" },
  entry: { start: "text" },
  exits: [{ id: "paid", when: { "<=": [{ var: "totalDue" }, 0] }, outcome: "paid" }],
  nodes: {
    text: { type: "send", via: [{ channel: "sms", template: "friendly@1" }], to: { next: "month" } },
    month: { type: "wait", for: "P30D", to: { next: "end" } },
    end: { type: "exit", outcome: "exhausted" },
  },
};

/** @type {import("@dunlin/templates").TemplateOf<"sms">} */
export const friendly = {
  schema: "dunlin.template/1",
  id: "friendly",
  name: "Friendly",
  kind: "sms",
  defaultLocale: "en",
  locales: ["en"],
  settings: {},
  variables: { type: "object", properties: { reference: { type: "string", "x-sample": "A-1" } } },
  root: [{ id: "says", type: "text", v: 1, props: { text: { en: [{ t: "Please pay " }, { var: "reference" }] } } }],
};
