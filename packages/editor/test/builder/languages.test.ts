/** Languages and versions of the content: what is missing, what differs, how a text is typed, and what goes with a version. */

import {
  blockRegistry,
  completeLocales,
  type RichText,
  type Run,
  type Template,
  textsOf,
  validateTemplate,
} from "@dunlin/templates";
import { STARTER_TEMPLATES } from "@dunlin/templates/starter";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BuilderCommand } from "../../src/builder/commands/command.ts";
import { runBuilderCommand } from "../../src/builder/commands/run.ts";
import { blockAt } from "../../src/builder/document/tree.ts";
import { createBuilderStore } from "../../src/builder/store.ts";
import { readRuns, tokensOf, writeRuns } from "../../src/builder/text/tokens.ts";
import { rowName } from "../../src/builder/texts/names.ts";
import {
  copyTexts,
  incomplete,
  missingForms,
  missingTexts,
  sorted,
  textRows,
  valueDifference,
} from "../../src/builder/texts/texts.ts";
import {
  addVersions,
  goneWith,
  nextKey,
  ownText,
  ownTexts,
  showIn,
  splitFor,
  textNames,
  versionsOf,
} from "../../src/builder/texts/versions.ts";
import { BUILDER_EN } from "../../src/builder/words.ts";
import { GUARDED, OF_KIND, starter, text } from "./documents.ts";

const REGISTRY = blockRegistry();
const AT = { registry: REGISTRY, taken: new Set<string>() };
const MAIL = starter("early-friendly");

function after(doc: Template, commands: readonly BuilderCommand[]): Template {
  return commands.reduce((at, command) => {
    const outcome = runBuilderCommand(at, command, { registry: REGISTRY });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
    return outcome.doc;
  }, doc);
}

describe("BL1 every text has a row, and what is missing or different in a language is known", () => {
  test("BL1 rows are all texts of the template, settings and blocks", () => {
    const rows = textRows(MAIL);
    expect(rows.length).toBe(textsOf(MAIL).length);
    expect(rows[0]).toMatchObject({ path: "/settings/subject" });
    expect(rows.some(({ id, path }) => id === MAIL.root[1]?.id && path.startsWith("/props/"))).toBe(true);
  });

  test("BL1 a new language misses everything, and copying fills exactly what is missing", () => {
    fc.assert(
      fc.property(fc.constantFrom(...STARTER_TEMPLATES), fc.array(fc.nat(100), { maxLength: 5 }), (doc, picks) => {
        const added = after(doc, [{ type: "locale.add", locale: "pt-BR" }]);
        const rows = textRows(added);
        expect(missingTexts(added, "pt-BR").length).toBe(rows.length);
        const some = [...new Set(picks.map((pick) => rows[pick % rows.length]))].flatMap((row) => row ?? []);
        const partly = after(added, copyTexts(added, "en", "pt-BR", some));
        expect(missingTexts(partly, "pt-BR").length).toBe(rows.length - some.length);
        const full = after(partly, copyTexts(partly, "es", "pt-BR"));
        expect(missingTexts(full, "pt-BR")).toEqual([]);
        // What was there before another copy stays.
        for (const row of textRows(full))
          expect(row.text["pt-BR"]).toEqual(
            row.text[some.some((one) => one.id === row.id && one.path === row.path) ? "en" : "es"],
          );
      }),
    );
  });

  test("BL1 languages that have to be complete are told, the one with the most gaps first", () => {
    const added = after(MAIL, [
      { type: "locale.add", locale: "de" },
      { type: "text.set", path: "/settings/subject", locale: "es" },
    ]);
    expect(completeLocales(added)).toContain("de");
    expect(incomplete(added)).toEqual([
      { locale: "de", missing: textRows(added).length },
      { locale: "es", missing: 1 },
    ]);
    const free = { ...added, policy: { ...added.policy, locales: ["en"] } } as Template;
    expect(incomplete(free)).toEqual([]);
    expect(incomplete(MAIL)).toEqual([]);
  });

  test("BL1 values that one language shows and the other does not are marked, also in forms and links", () => {
    const row = (en: RichText, es: RichText) => ({ path: "/settings/subject", text: { en, es } });
    const name: Run = { var: "debtor.name" };
    const count: Run = { plural: "count", forms: { one: [{ t: "1" }], other: [{ var: "count" }, { t: " invoices" }] } };
    expect(valueDifference(row([name, { t: "!" }], [{ t: "¡" }, name]), "en", "es")).toBeUndefined();
    expect(valueDifference(row([name, count], [{ t: "Hola" }]), "en", "es")).toEqual({
      left: ["debtor.name", "count"],
      added: [],
    });
    expect(valueDifference(row([{ t: "a" }], [{ t: "a", a: { to: "variable", var: "payUrl" } }]), "en", "es")).toEqual({
      left: [],
      added: ["payUrl"],
    });
  });

  test("BL1 forms that a language has and a text does not are named", () => {
    const runs: RichText = [{ plural: "count", forms: { one: [], other: [] } }];
    expect(missingForms(runs, "en")).toEqual([]);
    expect(missingForms(runs, "pl")).toEqual(["few", "many"]);
  });

  test("BL1 what is missing comes first, then what differs, and no row is lost", () => {
    const doc = after(MAIL, [
      { type: "text.set", path: "/settings/subject", locale: "es", runs: [{ var: "reference" }] },
      { type: "text.set", id: MAIL.root[2]?.id as string, path: "/props/text", locale: "es" },
    ]);
    const rows = sorted(textRows(doc), "en", "es");
    expect(rows[0]?.id).toBe(MAIL.root[2]?.id);
    expect(rows[1]?.path).toBe("/settings/subject");
    expect(new Set(rows)).toEqual(new Set(textRows(doc)));
  });
});

const marks = fc.record(
  { b: fc.constant(true as const), a: fc.constantFrom({ to: "variable", var: "payUrl" } as const) },
  { requiredKeys: [] },
);
const words = fc
  .tuple(
    fc.string({ minLength: 1, unit: fc.constantFrom("a", " ", "{", "}", "<", ">", "\\", "1", "/", "\n", "é") }),
    marks,
  )
  .map(([t, own]): Run => ({ t, ...own }));
const runsAtRandom: fc.Arbitrary<RichText> = fc.array(
  fc.oneof(
    words,
    fc.constant<Run>({ br: 1 }),
    fc.constantFrom<Run>(
      { var: "debtor.name" },
      { var: "debtor.name", fallback: "you" },
      { var: "total", fmt: "money", b: true },
      { plural: "count", forms: { other: [{ t: "x" }] } },
      { select: "product", cases: { other: [] } },
      { hbs: "{{x}}" },
    ),
  ),
  { maxLength: 8 },
);
/** Neighbors that look alike are one. */
function joined(runs: RichText): RichText {
  const all: Run[] = [];
  for (const run of runs) {
    const last = all.at(-1);
    const alike = last !== undefined && "t" in last && "t" in run && look(last) === look(run);
    if (alike) all[all.length - 1] = { ...last, t: last.t + run.t };
    else all.push(run);
  }
  return all;
}
const look = ({ b, i, u, a }: Extract<Run, { t: string }>): string => JSON.stringify([b, i, u, a]);

describe("BL2 a text is typed as one line and read back without a loss", () => {
  test("BL2 every text comes back as it was, whatever signs it has", () => {
    fc.assert(
      fc.property(runsAtRandom, runsAtRandom, (runs, other) => {
        const tokens = tokensOf(runs, other);
        expect(readRuns(writeRuns(runs, tokens), tokens)).toEqual({ ok: true, runs: joined(runs) });
      }),
    );
  });

  test("BL2 the texts of the starter library come back as they were", () => {
    for (const { text: one } of STARTER_TEMPLATES.flatMap(textsOf))
      for (const runs of Object.values(one)) {
        const tokens = tokensOf(runs);
        expect(readRuns(writeRuns(runs, tokens), tokens)).toEqual({ ok: true, runs: joined(runs) });
      }
  });

  test("BL2 a token of the other language keeps its format and its fallback; a declared value can be typed", () => {
    const source: RichText = [{ var: "total", fmt: "money", fallback: "–" }];
    const read = readRuns("Debe {total} a {creditor}", tokensOf([], source), (path) => path === "creditor");
    expect(read).toEqual({
      ok: true,
      runs: [{ t: "Debe " }, { var: "total", fmt: "money", fallback: "–" }, { t: " a " }, { var: "creditor" }],
    });
  });

  test.each(["{nobody}", "a { b", "a } b", "<9>x</9>", "</1>", "\\x"])(
    "BL2 %s is refused with what is wrong",
    (typed) => {
      expect(readRuns(typed, tokensOf([{ t: "x", b: true }])).ok).toBe(false);
    },
  );

  test("BL2 whatever is typed is read or refused, and nothing is thrown", () => {
    fc.assert(fc.property(fc.string(), (typed) => typeof readRuns(typed, tokensOf([])).ok === "boolean"));
    expect(readRuns("<1>x", tokensOf([{ t: "x", b: true }]))).toEqual({ ok: false, token: "<1>" });
  });
});

describe("BL1 texts of versions", () => {
  const doc = after(
    MAIL,
    addVersions(MAIL, (key) => `Version ${key}`),
  );
  const own = after(doc, [{ type: "variant.set", key: "B", name: "subject", text: { en: [{ t: "Only English" }] } }]);
  const path = "/variants/1/settings/subject";

  test("BL1 a text of one version has a row with the name of the version, and is copied like any other", () => {
    expect(missingTexts(own, "es").map((row) => row.path)).toEqual([path]);
    const store = createBuilderStore({ doc: own });
    expect(rowName(own, { path }, { store, words: BUILDER_EN })).toEqual(["E-mail", "Subject in “Version B”"]);
    expect(missingTexts(after(own, copyTexts(own, "en", "es")), "es")).toEqual([]);
  });

  test("BL1 a text that every version replaces is in no message, and has no row", () => {
    const both = after(own, [{ type: "variant.set", key: "A", name: "subject", text: { en: [{ t: "a" }] } }]);
    const paths = textRows(both).map((row) => row.path);
    expect(paths).toContain("/variants/0/settings/subject");
    expect(paths).not.toContain("/settings/subject");
    expect(textRows(own).map((row) => row.path)).toContain("/settings/subject");
  });
});

describe("BL3 versions of the content are added, named and taken away, and a block can be for one of them", () => {
  test("BL3 the first time there come two, then one by one, each with a key of its own", () => {
    const two = after(
      MAIL,
      addVersions(MAIL, (key) => `Version ${key}`),
    );
    expect(two.variants).toEqual([
      { key: "A", label: "Version A" },
      { key: "B", label: "Version B" },
    ]);
    const three = after(two, addVersions(two, String));
    expect(three.variants?.map(({ key }) => key)).toEqual(["A", "B", "C"]);
    const taken = Array.from({ length: 30 }, (_, i) => i).reduce<string[]>((all) => [...all, nextKey(all)], []);
    expect(new Set(taken).size).toBe(30);
  });

  test("BL3 what goes with a version is told before, with all that is inside", () => {
    const gone = goneWith(GUARDED, "B");
    expect(gone).toEqual(["soft"]);
    const left = after(GUARDED, [{ type: "variant.remove", key: "B" }]);
    for (const id of gone) expect(blockAt(left, id)).toBeUndefined();
    expect(goneWith(GUARDED, "A")).toEqual([]);
  });

  test("BL3 a subject of its own begins as that of all, and is told with what goes", () => {
    const doc = after(MAIL, addVersions(MAIL, String));
    const own = after(doc, [ownText(doc, "B", "subject", true)]);
    expect(ownTexts(own, "B")).toEqual(["subject"]);
    expect(ownTexts(own, "A")).toEqual([]);
    expect(own.variants?.[1]?.settings?.subject).toEqual((MAIL.settings as { subject: object }).subject);
    expect(after(own, [ownText(own, "B", "subject", false)])).toEqual(doc);
  });

  test.each([...OF_KIND])("BL3 every text beside the blocks of %s can be of one version", (kind, one) => {
    const doc = after(one, addVersions(one, String));
    const own = after(
      doc,
      textNames(kind).map((name) => ownText(doc, "A", name, true)),
    );
    expect(ownTexts(own, "A")).toEqual(textNames(kind));
    expect(validateTemplate(own)).toEqual([]);
  });

  test("BL3 a block of its own for one version stands right behind, and the others keep the block", () => {
    const doc = after(MAIL, addVersions(MAIL, String));
    const id = MAIL.root[2]?.id as string;
    const commands = splitFor(doc, id, "B", AT);
    const store = createBuilderStore({ doc });
    expect(store.transaction("x", commands ?? []).ok).toBe(true);
    const split = store.getState().doc;
    expect(versionsOf(split, id)).toEqual(["A"]);
    const copy = split.root[3];
    expect(copy).toMatchObject({ type: MAIL.root[2]?.type, variants: ["B"], props: MAIL.root[2]?.props });
    expect(splitFor(split, id, "B", AT)).toBeUndefined();
    expect(splitFor(split, copy?.id as string, "B", AT)).toBeUndefined();
    store.undo();
    expect(store.getState().doc).toBe(doc);
  });

  test("BL3 a block in all versions needs no list", () => {
    const doc = after({ ...MAIL, root: [text("a", "A"), ...MAIL.root] } as Template, addVersions(MAIL, String));
    const only = after(doc, [showIn(doc, "a", ["B"])]);
    expect(versionsOf(only, "a")).toEqual(["B"]);
    expect(Object.hasOwn(blockAt(after(only, [showIn(only, "a", ["A", "B"])]), "a") ?? {}, "variants")).toBe(false);
  });
});
