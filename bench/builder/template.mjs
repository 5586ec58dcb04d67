/** A mail of so many blocks: bands, columns, texts with values, tables, buttons, pictures, and some for a few people only. */

const said = (...runs) => ({ en: runs.map((run) => (typeof run === "string" ? { t: run } : run)) });
const name = { var: "debtor.name" };

/** Ten blocks: a band with four, columns with three, and a line. */
const group = (i) => [
  {
    ...{ id: `band${i}`, type: "section", v: 1, props: {} },
    slots: {
      content: [
        { id: `title${i}`, type: "heading", v: 1, props: { level: 2, text: said(`Part ${i + 1} of your plan`) } },
        {
          ...{ id: `text${i}`, type: "text", v: 1 },
          props: { text: said("Hello ", name, `, the amount of part ${i + 1} is open since the day we agreed on.`) },
        },
        {
          ...{ id: `rows${i}`, type: "table", v: 1 },
          props: { rows: [1, 2, 3].map((row) => [said(`Row ${row}`), said("Value ", name)]) },
        },
        {
          ...{ id: `pay${i}`, type: "button", v: 1 },
          props: { label: said("Pay now"), link: { to: "variable", var: "payUrl" } },
          ...(i % 3 === 0 && { when: { ">": [{ var: "totalDueMinor" }, 1000 * i] } }),
        },
      ],
    },
  },
  {
    ...{ id: `columns${i}`, type: "columns", v: 1, props: { layout: "1-2" } },
    slots: {
      first: [
        {
          ...{ id: `picture${i}`, type: "image", v: 1 },
          props: {
            source: { to: "url", url: "https://pictures.example/card.png" },
            alt: said("A hand with a card"),
            width: 160,
          },
        },
      ],
      second: [
        { id: `beside${i}`, type: "text", v: 1, props: { text: said("Whoever pays today pays nothing more.") } },
        {
          ...{ id: `more${i}`, type: "text", v: 1, props: { text: said("Questions? Call us, ", name, ".") } },
          ...(i % 4 === 0 && { when: { "==": [{ var: "autopay" }, false] } }),
        },
      ],
    },
  },
  { id: `line${i}`, type: "divider", v: 1, props: {} },
];

const variables = {
  type: "object",
  properties: {
    debtor: { type: "object", properties: { name: { type: "string", title: "Name", "x-sample": "Lucía" } } },
    totalDueMinor: { type: "integer", title: "Amount", "x-sample": 18240, "x-format": "money" },
    currency: { type: "string", title: "Currency", "x-sample": "EUR" },
    autopay: { type: "boolean", title: "Pays by itself", "x-sample": false },
    payUrl: { type: "string", title: "Page of payment", "x-sample": "https://pay.example/x", "x-format": "url" },
  },
};

/** @param {number} blocks - A multiple of ten. */
export const templateOf = (blocks) => ({
  ...{ schema: "dunlin.template/1", id: "large", kind: "email", name: "Large", defaultLocale: "en", locales: ["en"] },
  settings: { subject: said("Your plan, ", name) },
  variables,
  root: Array.from({ length: blocks / 10 }, (_, i) => group(i)).flat(),
});
