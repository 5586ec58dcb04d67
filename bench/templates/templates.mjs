/**
 * Templates: one mail merged for one debtor after the other, ours against Handlebars, liquidjs, code generated from the mail,
 * and against running MJML for each message. All give the same HTML but for the names of entities.
 */

import { checkLink, compileMerge, templateHelpers } from "@dunlin/templates";
import Handlebars from "handlebars";
import mjml2html from "mjml";
import { race } from "../lib/race.mjs";
import { raceTable, times } from "../lib/report.mjs";
import { debtors, MJML } from "./mail.mjs";
import { generated, handlebars, liquid } from "./peers.mjs";
import { publishTable } from "./publish.mjs";

const GENERATED = "generated string code";
const CHECKED = "generated string code, links checked";
const OURS = "Dunlin, every value escaped for its place";
const PLAIN = "Dunlin, every value escaped as text";
const LIQUID = "liquidjs";
const EACH = "Handlebars, then MJML for each message";

/**
 * @param {{ quick: boolean }} options
 * @returns {Promise<import("../lib/report.mjs").Report>}
 */
export async function templates({ quick }) {
  const source = await compiled(MJML);
  const mails = debtors(quick ? 50 : 500);
  const ways = {
    [GENERATED]: generated(source),
    [CHECKED]: generated(source, checkLink),
    [OURS]: merging(source, "markup"),
    [PLAIN]: merging(source, "html"),
    Handlebars: handlebars(source),
    [LIQUID]: liquid(source),
  };
  for (const mail of mails) agree(ways, mail);
  const timings = race(
    Object.entries(ways).map(([name, way]) => ({ name, units: mails.length, run: () => lengthOf(way, mails) })),
    { rounds: quick ? 3 : 30, sampleMs: 0 },
  );
  const each = await perMessage(mails.slice(0, quick ? 2 : 12), ways[OURS]);
  const base = timings[0];
  timings.push({
    name: EACH,
    min: each,
    median: each,
    ratio: each / base.min,
    medianRatio: each / base.median,
  });
  const of = (name) => timings.find((timing) => timing.name === name);
  const [ours, plain, peer, checked] = [of(OURS), of(PLAIN), of(LIQUID), of(CHECKED)];
  return {
    tables: [
      raceTable("Templates: a mail with a table, a condition and two buttons, for one debtor", "mail", timings, [
        `The mail has ${Math.round(source.length / 1000)} kB. Texts are formatted before, for everybody. MJML for each message is timed apart, on a few messages.`,
      ]),
      await publishTable({ quick }),
    ],
    targets: [
      {
        id: "M1",
        text: "a mail <= 2x generated string code",
        met: ours.ratio <= 2,
        figure: `${times(ours.ratio)}; ${times(ours.min / checked.min)} where it checks links too, ${times(plain.ratio)} where we check none`,
      },
      {
        id: "M1",
        text: "a mail >= 4x faster than liquidjs",
        met: peer.min / ours.min >= 4,
        figure: times(peer.min / ours.min),
      },
      {
        id: "M1",
        text: "a mail >= 100x faster than MJML for each message",
        met: each / ours.min >= 100,
        figure: times(each / ours.min),
      },
    ],
  };
}

/** MJML once, with the tags left in. */
async function compiled(source) {
  const { html, errors } = await mjml2html(source, { fonts: {}, validationLevel: "strict" });
  if (errors.length > 0) throw new Error(errors.map(({ formattedMessage }) => formattedMessage).join("\n"));
  return html;
}

function merging(source, context) {
  const program = compileMerge(source, { escape: context, helpers: templateHelpers() });
  if (!program.ok) throw new Error(program.error.map(({ message }) => message).join("\n"));
  const site = { locale: "en", zone: "Europe/Dublin" };
  return (values) => {
    const merged = program.value.render(values, site);
    if (!merged.ok) throw new Error(merged.error.map(({ message }) => message).join("\n"));
    return merged.value.text;
  };
}

function lengthOf(way, mails) {
  let sum = 0;
  for (let i = 0; i < mails.length; i++) sum += way(mails[i]).length;
  return sum;
}

/** Merged first and compiled then, in ns for a message; the texts of the result are those of `ours`. */
async function perMessage(mails, ours) {
  const merge = Handlebars.compile(MJML);
  let best = Infinity;
  for (const mail of mails) {
    const began = process.hrtime.bigint();
    const html = await compiled(merge(mail));
    best = Math.min(best, Number(process.hrtime.bigint() - began));
    if (wordsOf(html) !== wordsOf(ours(mail))) throw new Error("MJML for each message gives other words");
  }
  return best;
}

function agree(ways, mail) {
  const [[first, reference], ...others] = Object.entries(ways);
  const wanted = normal(reference(mail));
  for (const [name, way] of others)
    if (normal(way(mail)) !== wanted) throw new Error(`${name} and ${first} differ for ${JSON.stringify(mail)}`);
}

const ENTITIES = { quot: '"', "#34": '"', "#x27": "'", "#39": "'", "#x60": "`", "#96": "`", "#x3D": "=", "#61": "=" };

/** The same characters under other names are the same, and so are lines that only blocks stood on. */
const normal = (html) =>
  html
    .replace(/&(quot|#34|#x27|#39|#x60|#96|#x3D|#61);/g, (_, name) => ENTITIES[name])
    .replace(/&amp;/g, "&")
    .replace(/>\s+</g, "><");

const wordsOf = (html) =>
  normal(html)
    .replace(/<!--[\s\S]*?-->/g, " ")
    .replace(/<style[\s\S]*?<\/style>/g, " ")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
