/** What is different between two versions of a template. */

import { blockRegistry, type Template } from "@dunlin/templates";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BuilderCommand } from "../../src/builder/commands/command.ts";
import { runBuilderCommand } from "../../src/builder/commands/run.ts";
import { placesOf } from "../../src/builder/document/tree.ts";
import { builderMessages as ES } from "../../src/builder/es.ts";
import { tellChange } from "../../src/builder/versions/changes.ts";
import { commonOf } from "../../src/builder/versions/common.ts";
import { diffTemplates, inverse, isSame, type TemplateDiff } from "../../src/builder/versions/diff.ts";
import { VERSIONS_EN } from "../../src/builder/versions/words.ts";
import { plainWords, wordsChanged } from "../../src/builder/versions/wordsChanged.ts";
import { GUARDED, section, starter, text } from "./documents.ts";

const REGISTRY = blockRegistry();
const MAIL = starter("early-friendly");

const after = (doc: Template, ...commands: readonly BuilderCommand[]): Template =>
  commands.reduce((at, command) => {
    const outcome = runBuilderCommand(at, command, { registry: REGISTRY });
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    return outcome.doc;
  }, doc);

const VERSION_A = { key: "A", label: "a" };
const VERSION_B = { key: "B", label: "b", settings: { subject: { en: [{ t: "Own" }] } } };

/** A document with some of a few blocks, in some order, in or out of a section. */
const documents = fc
  .tuple(
    fc.shuffledSubarray(["a", "b", "c", "d", "e", "f"]),
    fc.shuffledSubarray(["g", "h", "i"]),
    fc.array(fc.constantFrom("one ", "two ", "three "), { maxLength: 6 }),
    fc.constantFrom("A", "B"),
    fc.shuffledSubarray([VERSION_A, VERSION_B, { ...VERSION_A, key: "C" }]),
  )
  .map(
    ([root, inside, words, name, variants]) =>
      ({
        ...MAIL,
        name,
        variants: variants.map((one, i) => ({ ...one, label: `${i}` })),
        root: [
          ...root.slice(0, 2).map((id) => text(id, words.join(""))),
          section(
            "s",
            [...inside, ...root.slice(4)].map((id) => text(id, "in")),
          ),
          ...root.slice(2, 4).map((id) => text(id, "x")),
        ],
      }) as Template,
  );

const ids = (diff: TemplateDiff) => ({
  ...diff,
  changed: [...diff.changed].sort((a, b) => (a.id < b.id ? -1 : 1)),
  added: [...diff.added].sort(),
  removed: [...diff.removed].sort(),
});

describe("BP10 differences", () => {
  test("BP10 nothing is different from itself, and only from itself", () => {
    fc.assert(fc.property(documents, (doc) => isSame(diffTemplates(doc, structuredClone(doc)))));
    fc.assert(
      fc.property(documents, documents, (one, other) => {
        expect(isSame(diffTemplates(one, other))).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
    );
  });

  test("BP10 the other way around it is the other way around", () => {
    fc.assert(
      fc.property(documents, documents, (one, other) => {
        expect(ids(inverse(diffTemplates(one, other)))).toEqual(ids(diffTemplates(other, one)));
      }),
    );
  });

  test("BP10 added and removed are what is in one only, and as few blocks as possible moved", () => {
    fc.assert(
      fc.property(documents, documents, (one, other) => {
        const diff = diffTemplates(one, other);
        const [old, now] = [[...placesOf(one.root).keys()], [...placesOf(other.root).keys()]];
        expect(diff.added).toEqual(now.filter((id) => !old.includes(id)));
        expect(diff.removed).toEqual(old.filter((id) => !now.includes(id)));
        const moved = new Set(diff.changed.filter((change) => change.moved).map(({ id }) => id));
        const still = (list: readonly string[], of: Template) =>
          list.filter(
            (id) =>
              placesOf(of.root).get(id)?.place.in === undefined &&
              !moved.has(id) &&
              old.includes(id) &&
              now.includes(id),
          );
        expect(still(now, other)).toEqual(still(old, one));
      }),
    );
  });

  test("BP10 one block that is taken to the top is the one that moved", () => {
    const order = MAIL.root.map(({ id }) => id);
    const last = order[4] as string;
    const doc = after(MAIL, { type: "blocks.move", ids: [last], place: { index: 0 } });
    expect(diffTemplates(MAIL, doc)).toEqual({
      added: [],
      removed: [],
      variants: [],
      values: [],
      changed: [{ id: last, moved: true, values: [] }],
    });
  });

  test("BP10 what is set in a block and in the template is told by its member and language", () => {
    const doc = after(
      MAIL,
      { type: "field.set", path: "/name", value: "Other" },
      { type: "text.set", path: "/settings/subject", locale: "es", runs: [{ t: "Hola" }] },
      { type: "block.set", id: "pay", path: "/when", value: { ">": [{ var: "totalDueMinor" }, 1] } },
    );
    const { values, changed } = diffTemplates(MAIL, doc);
    expect(values.map(({ path }) => path)).toEqual(["/name", "/settings/subject/es"]);
    expect(changed).toMatchObject([{ id: "pay", moved: false, values: [{ path: "/when", before: undefined }] }]);
    const told = (value: (typeof values)[number] | undefined) =>
      value === undefined ? undefined : tellChange(value, doc, VERSIONS_EN, (tag) => (tag === "es" ? "Spanish" : tag));
    expect(told(values[0])).toMatchObject({ name: "Name", says: `${MAIL.name} → Other` });
    expect(told(values[1])).toMatchObject({
      name: "Subject · Spanish",
      words: expect.arrayContaining([expect.objectContaining({ after: expect.stringContaining("Hola") })]),
    });
    expect(told(changed[0]?.values[0])).toMatchObject({ name: "Who sees it", says: "is different" });
  });

  test("BP10 a version of the content is told by its key, its name and its own texts", () => {
    const doc = after(
      GUARDED,
      { type: "variant.set", key: "B", name: "subject", text: { en: [{ t: "Own" }], es: [{ t: "Propio" }] } },
      { type: "field.set", path: "/variants/0/label", value: "Plain" },
      { type: "variant.add", variant: { key: "C", label: "Third" } },
    );
    const { variants, values } = diffTemplates(GUARDED, doc);
    const told = variants.map(({ key, values: own }) => [key, own.map(({ path, after: is }) => [path, is])]);
    expect(told).toEqual([
      ["A", [["/label", "Plain"]]],
      [
        "B",
        [
          ["/settings/subject/en", [{ t: "Own" }]],
          ["/settings/subject/es", [{ t: "Propio" }]],
        ],
      ],
      ["C", [["/label", "Third"]]],
    ]);
    expect(values).toEqual([{ path: "/variants", before: ["A", "B"], after: ["A", "B", "C"] }]);
  });

  test("BP10 an older version is restored without what protects the template, and nothing is different then", () => {
    const doc = after(GUARDED, { type: "blocks.duplicate", ids: ["around"] });
    const restored = after(doc, { type: "document.replace", doc: GUARDED, why: "version" });
    expect(isSame(diffTemplates(GUARDED, restored))).toBe(true);
    expect(restored.policy).toEqual(GUARDED.policy);
  });
});

describe("BP11 words that changed", () => {
  const WORDS = fc
    .array(fc.constantFrom("pay ", "now ", "or ", "later", ", ", "{Open amount} ", "ñ"), { maxLength: 12 })
    .map((all) => all.join(""));

  test("BP11 the old and the new text can be read from the pieces, and the other way around they change places", () => {
    fc.assert(
      fc.property(WORDS, WORDS, (before, now) => {
        const pieces = wordsChanged(before, now);
        const side = (of: "before" | "after") =>
          pieces.map((piece) => ("same" in piece ? piece.same : piece[of])).join("");
        expect([side("before"), side("after")]).toEqual([before, now]);
        expect(pieces.every((piece) => "same" in piece)).toBe(before === now);
        const turned = pieces.map((piece) => ("same" in piece ? piece : { before: piece.after, after: piece.before }));
        expect(wordsChanged(now, before)).toEqual(turned);
      }),
    );
  });

  test("BP11 what two lists have in common stands in both and does not depend on which is first", () => {
    const lists = fc.array(fc.constantFrom<string[]>("a", "b", "c", "d"), { maxLength: 9 });
    fc.assert(
      fc.property(lists, lists, (one, other) => {
        const common = commonOf(one, other);
        expect(commonOf(other, one)).toEqual(common);
        for (const list of [one, other]) {
          let at = 0;
          for (const word of common) {
            at = list.indexOf(word, at) + 1;
            expect(at).toBeGreaterThan(0);
          }
        }
      }),
    );
    expect(commonOf(["a", "b", "c", "d"], ["d", "a", "b", "c"])).toEqual(["a", "b", "c"]);
  });

  test("BP11 a word is changed as a word, a value by its name, and looks as such", () => {
    expect(wordsChanged("Pay it now, please", "Pay it later, please")).toEqual([
      ...[{ same: "Pay it " }, { before: "now", after: "later" }, { same: ", please" }],
    ]);
    const runs = [
      { t: "By " },
      { var: "dueDate" as const },
      { br: 1 as const },
      { plural: "n", forms: { other: [{ t: "x" }] } },
    ];
    expect(plainWords(runs, () => "Due date")).toBe("By {Due date}\nother: x");
    const bold = { path: "/props/text/en", before: [{ t: "a" }], after: [{ t: "a", b: true }] };
    expect(tellChange(bold, MAIL, ES.versions, () => "inglés")).toMatchObject({
      name: "Texto · inglés",
      says: "solo el aspecto de las palabras",
    });
    expect(tellChange({ ...bold, after: undefined }, MAIL, VERSIONS_EN, () => "English").words).toEqual([
      { before: "a", after: "" },
    ]);
    const long = "x ".repeat(2000);
    expect(wordsChanged(long, `${long}y`)).toHaveLength(1);
  });
});
