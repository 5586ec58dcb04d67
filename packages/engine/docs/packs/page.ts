/** The reference page of all packs, made of their files. */

import type { CalendarFile } from "../../scripts/holidays.ts";
import type { Citation, PolicyPack, PolicyRule } from "../../src/model/policy.ts";
import { SEMANTICS } from "./semantics.ts";
import { sentenceOf } from "./sentence.ts";

/** A choice that the law leaves open, or a caution. */
interface Note {
  readonly says: string;
  readonly rules?: readonly string[];
  readonly default?: string;
  readonly alternative?: string;
  readonly cite?: readonly Citation[];
  readonly confidence?: string;
}

export function packsPage(packs: readonly PolicyPack[], calendars: readonly CalendarFile[]): string {
  return [
    HEAD,
    ...packs.map((pack) => summary(pack)),
    "",
    ...CALENDARS,
    ...calendars.map((calendar) => coverage(calendar, packs)),
    "",
    ...CORRECTIONS,
    ...calendars.flatMap(corrections),
    "",
    ...EVALUATION,
    ...SEMANTICS.map((says, i) => `${i + 1}. ${says}`),
    "",
    ...AMBIGUITIES,
    ...ambiguities(packs),
    "",
    ...packs.flatMap(section),
  ]
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .concat("\n");
}

const HEAD = `# Contact policy packs

<!-- Made by packages/engine/scripts/packs.ts from packages/engine/packs and packages/engine/calendars. Do not edit. -->

> **Not legal advice.** Every pack on this page is a draft. Nobody has reviewed one: \`reviewedBy\` and \`reviewedOn\` are empty.
> They are data for software, written from public sources of unequal strength; laws change, and where a law is silent or
> ambiguous a pack picks one reading and says which. Have a lawyer of the place read a pack before you rely on it.

A pack only adds: with several, every rule of each must hold. **Force** says what stands behind a rule: a statute, a
regulation, guidance of an authority, a code of the trade, or nothing but a house's own policy. **Confidence** says how well
the source was verified: \`high\` is the text of the law or the authority, or two good sources; \`medium\` one good source; \`low\` a
weak one; \`policy\` has none. What violates a rule **waits** until it holds again, or is **refused**.

Packs whose id begins with \`house\` are no law. They are for places where no hour rule was found, and for holds that good
practice asks for everywhere.

## Packs

| pack | place | about | holds from | guards | confidence | status |
| ---- | ----- | ----- | ---------- | ------ | ---------- | ------ |`;

const CALENDARS = [
  "## Calendars",
  "",
  "A date outside what a calendar covers is not known, and a rule that needs it blocks the contact. `dunlin packs --check` fails",
  "when fewer than 90 days are left. The dates come from date-holidays and are under its license: see",
  "`packages/engine/calendars/NOTICE.md`.",
  "",
  "| calendar | covers | dates | used by | what it is |",
  "| -------- | ------ | ----- | ------- | ---------- |",
];

const CORRECTIONS = [
  "What the review of the source changed:",
  "",
  "| calendar | dates | change | why |",
  "| -------- | ----- | ------ | --- |",
];

const EVALUATION = ["## How a pack is read", ""];

const AMBIGUITIES = [
  "## Pinned ambiguities",
  "",
  "Where a text can be read in two ways a pack holds to one, so that the same contact always gets the same answer.",
  "",
  "| question | here | it could be | packs |",
  "| -------- | ---- | ----------- | ----- |",
];

function summary(pack: PolicyPack): string {
  const guards = pack.rules.filter(({ kind }) => kind !== "keepRecord");
  const confidence = [...new Set([...pack.rules, ...notesOf(pack)].flatMap((part) => part.confidence ?? []))];
  return row(
    `[\`${pack.id}\`](#${pack.id})`,
    pack.jurisdiction === "ZZ" ? "any" : pack.jurisdiction,
    pack.title,
    pack.validFrom,
    guards.length === 0 ? "none" : guards.length,
    confidence.sort().join(", "),
    pack.status,
  );
}

function coverage({ id, covers: [from, to], dates, note }: CalendarFile, packs: readonly PolicyPack[]): string {
  const users = packs.filter(({ rules }) =>
    rules.some((rule) => rule.kind === "contactWindow" && rule.holidays?.calendar === id),
  );
  return row(`\`${id}\``, `${from} to ${to}`, dates.length, users.map((pack) => `\`${pack.id}\``).join(", "), note);
}

/** Changes for one reason, as a row. */
function corrections({ id, corrections }: CalendarFile): string[] {
  const reasons = [...new Set(corrections.map(({ change, why }) => `${change}|${why}`))];
  return reasons.map((reason) => {
    const same = corrections.filter(({ change, why }) => `${change}|${why}` === reason);
    return row(`\`${id}\``, same.map(({ date }) => date).join(", "), same[0]?.change, same[0]?.why);
  });
}

/** Each question with its answer once, and the packs that ask it. */
function ambiguities(packs: readonly PolicyPack[]): string[] {
  const asked = new Map<string, string[]>();
  for (const pack of packs)
    for (const { says, default: here, alternative } of notesOf(pack)) {
      if (here === undefined || alternative === undefined) continue;
      const cells = [says, here, alternative].join("\n");
      asked.set(cells, [...(asked.get(cells) ?? []), `\`${pack.id}\``]);
    }
  return [...asked].map(([cells, ids]) => row(...cells.split("\n"), ids.join(", ")));
}

function section(pack: PolicyPack): string[] {
  const notes = notesOf(pack);
  return [
    `## ${pack.id}`,
    "",
    `${pack.title}. Version ${pack.version}, ${pack.status}, reviewed by nobody. Holds from ${pack.validFrom}.`,
    ...(pack.rules.length === 0 ? [] : ["", ...RULES, ...pack.rules.map(ruleRow)]),
    ...(notes.length === 0 ? [] : ["", ...notes.map(noteLine)]),
    "",
  ];
}

const RULES = [
  "| rule | says | otherwise | citation | force | confidence |",
  "| ---- | ---- | --------- | -------- | ----- | ---------- |",
];

const OTHERWISE = { defer: "waits", block: "refused", warn: "told" };

function ruleRow(rule: PolicyRule): string {
  return row(
    `\`${rule.id}\``,
    sentenceOf(rule),
    rule.kind === "keepRecord" ? "no guard" : OTHERWISE[rule.onViolation ?? "defer"],
    rule.cite.map(cited).join("; "),
    rule.cite.map(({ force }) => force).join("; "),
    rule.confidence,
  );
}

function cited({ law, section, url }: Citation): string {
  const text = section === undefined ? law : `${law}, ${section}`;
  return url === undefined ? text : `[${text}](${url})`;
}

function noteLine(note: Note): string {
  const about = note.rules === undefined ? "" : ` (${note.rules.map((id) => `\`${id}\``).join(", ")})`;
  const chosen = note.default === undefined ? "" : ` **Here:** ${note.default}`;
  const other = note.alternative === undefined ? "" : ` **Instead:** ${note.alternative}`;
  const sources = (note.cite ?? []).map((cite) => ` ${cited(cite)}, ${cite.force}, ${note.confidence}.`).join("");
  return `- ${note.says}${sources}${chosen}${other}${about}`;
}

const notesOf = (pack: PolicyPack): readonly Note[] => (pack.notes ?? []) as readonly Note[];

const row = (...cells: readonly unknown[]): string =>
  `| ${cells.map((cell) => `${cell ?? ""}`.replaceAll("|", "\\|")).join(" | ")} |`;
