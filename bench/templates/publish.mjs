/** Publishing: a mail of forty blocks from its document to what is merged, against MJML alone on the tree that comes of it. */

import { compileTemplate } from "@dunlin/templates/compile";
import mjml2html from "mjml";

const BLOCKS = 40;

/**
 * @param {{ quick: boolean }} options
 * @returns {Promise<import("../lib/report.mjs").Table>}
 */
export async function publishTable({ quick }) {
  const mail = longMail();
  let tree;
  const { html, checks } = await published(mail, (given, options) => {
    tree = structuredClone(given);
    return mjml2html(given, options);
  });
  if (checks.length > 0) throw new Error(checks.map(({ message }) => message).join("\n"));
  const ways = {
    "MJML alone, on the tree of the mail": () => mjml2html(structuredClone(tree), STRICT),
    "Dunlin, with MJML in it": () => published(mail, mjml2html),
  };
  const taken = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
  for (let round = 0; round < (quick ? 2 : 15); round++)
    for (const [name, way] of Object.entries(ways)) taken[name].push(await millis(way));
  const least = Object.values(taken).map((all) => Math.min(...all));
  return {
    title: `Templates: a mail of ${BLOCKS} blocks compiled, once for each locale when it is published`,
    columns: ["", "ms (min)", "median", "ratio (min)"],
    rows: Object.entries(taken).map(([name, all], i) => [name, least[i], median(all), least[i] / least[0]]),
    notes: [
      `The HTML has ${Math.round(html.length / 1000)} kB. Checks, texts, conditions, plain text, hashes and a test merge come on top of MJML.`,
    ],
  };
}

const STRICT = { fonts: {}, validationLevel: "strict" };

async function published(mail, mjml) {
  const { checks, parts } = await compileTemplate(mail, { locale: "en", mjml });
  return { checks, html: parts.html.source };
}

async function millis(way) {
  const began = process.hrtime.bigint();
  await way();
  return Number(process.hrtime.bigint() - began) / 1e6;
}

const median = (all) => [...all].sort((a, b) => a - b)[all.length >> 1];

function longMail() {
  const say = (...runs) => ({ en: runs });
  const name = { var: "name" };
  const pay = { to: "variable", var: "payUrl" };
  const kinds = [
    (i) => ["heading", { text: say({ t: `Part ${i}` }), level: 2 }],
    (i) => [
      "text",
      { text: say({ t: "Hello " }, name, { t: `, this is paragraph ${i} about ` }, { var: "dueMinor" }) },
    ],
    () => ["amountDue", { amount: "dueMinor" }],
    () => ["button", { label: say({ t: "See my options" }), link: pay }],
    () => ["divider", {}],
  ];
  return {
    schema: "dunlin.template/1",
    id: "long",
    kind: "email",
    name: "A long mail",
    defaultLocale: "en",
    locales: ["en"],
    variables: {
      type: "object",
      properties: {
        name: { type: "string", "x-required": true },
        dueMinor: { type: "integer", "x-format": "money", "x-currency": "currency", "x-required": true },
        currency: { type: "string", "x-required": true },
        payUrl: { type: "string", "x-format": "url", "x-required": true },
      },
    },
    settings: { subject: say({ t: "Your account" }) },
    root: Array.from({ length: BLOCKS }, (_, i) => {
      const [type, props] = kinds[i % kinds.length](i);
      return { id: `b${i}`, type, v: 1, props };
    }),
  };
}
