/** Random commands on templates of every kind: whatever is done, the document stays sound, and all of it can be undone. */

import {
  type Block,
  type BlockDefinition,
  blockRegistry,
  defineBlock,
  type Template,
  textsOf,
  validateTemplate,
} from "@dunlin/templates";
import fc from "fast-check";
import { Immer } from "immer";
import { describe, expect, test } from "vitest";
import { sized } from "../../../../scripts/sizes.ts";
import type { BuilderCommand } from "../../src/builder/commands/command.ts";
import { offered } from "../../src/builder/document/rules.ts";
import { type Place, placesOf, withInside } from "../../src/builder/document/tree.ts";
import { type BuilderChange, createBuilderStore } from "../../src/builder/store.ts";
import { textNames } from "../../src/builder/texts/versions.ts";
import { GUARDED, OF_KIND } from "./documents.ts";

const REGISTRY = blockRegistry();
const DOCUMENTS: readonly (readonly [string, Template])[] = [...OF_KIND, ["guarded", GUARDED]];
/** Of each sequence. */
const COMMANDS = 50;
/** In the proof a good thousand sequences in all. */
const RUNS = Math.ceil(sized(30, 1000) / DOCUMENTS.length);

type Dice = readonly [number, number, number];
const dice = fc.noShrink(
  fc.array(fc.tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000)), { minLength: COMMANDS, maxLength: COMMANDS }),
);
const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;

function places(doc: Template): readonly Place[] {
  const root = Array.from({ length: doc.root.length + 1 }, (_, index): Place => ({ index }));
  const inside = [...placesOf(doc.root).values()].flatMap(({ block }) =>
    Object.keys(REGISTRY.get(block.type)?.slots ?? {}).flatMap((slot) =>
      Array.from(
        { length: (block.slots?.[slot]?.length ?? 0) + 1 },
        (_, index): Place => ({ in: block.id, slot, index }),
      ),
    ),
  );
  return [...root, ...inside];
}

function commandOf(doc: Template, [kind, b, c]: Dice): BuilderCommand {
  const ids = [...placesOf(doc.root).keys()];
  const [id, other] = [pick(ids.length === 0 ? ["none"] : ids, b), pick(ids.length === 0 ? ["none"] : ids, c)];
  const place = pick(places(doc), c);
  const { type, v, defaults } = pick(offered(doc, REGISTRY), b);
  const fresh: Block = { id: type, type, v, props: defaults };
  const copied = placesOf(doc.root).get(id)?.block ?? fresh;
  const locale = pick([...doc.locales, "fi"], b);
  const text = pick(textsOf(doc), c);
  const at = text?.at.replace(/^\/root\/.*\/props/, "/props") ?? "/settings/none";
  const commands: readonly (() => BuilderCommand)[] = [
    () => ({ type: "blocks.insert", blocks: [fresh], place }),
    () => ({ type: "blocks.insert", blocks: [fresh], place }),
    () => ({ type: "blocks.paste", blocks: [copied], place }),
    () => ({ type: "blocks.duplicate", ids: [...new Set([id, other])] }),
    () => ({ type: "blocks.move", ids: [id], place }),
    () => ({ type: "blocks.move", ids: [...new Set([id, other])], place }),
    () => ({ type: "blocks.remove", ids: [id] }),
    () => ({ type: "blocks.remove", ids: [...new Set([id, other])] }),
    () => ({
      type: "text.set",
      ...(text?.blockId && { id: text.blockId }),
      path: at,
      locale,
      runs: [{ t: `words ${c}` }],
    }),
    () => ({ type: "text.set", ...(text?.blockId && { id: text.blockId }), path: at, locale }),
    () => ({ type: "block.set", id, path: "/when", ...(c % 2 === 0 && { value: { ">": [{ var: "totalDue" }, c] } }) }),
    () => ({ type: "block.set", id, path: "/variants", ...(c % 3 === 0 && { value: ["A"] }) }),
    () => ({ type: "field.set", path: "/name", value: `Name ${c}` }),
    () =>
      c % 2 === 0 ? { type: "locale.add", locale: pick(["fi", "ca", "ar"], b) } : { type: "locale.remove", locale },
    () =>
      c % 2 === 0
        ? { type: "variant.add", variant: { key: pick(["A", "B", "C"], b), label: "Version" } }
        : { type: "variant.remove", key: pick(["A", "B", "C"], b) },
    () => ({
      type: "variant.set",
      key: pick(["A", "B", "C"], b),
      name: pick(textNames(doc.kind).length === 0 ? ["subject"] : textNames(doc.kind), c),
      ...(c % 3 > 0 && { text: Object.fromEntries(doc.locales.map((one) => [one, [{ t: `own ${c}` }]])) }),
    }),
    () => ({ type: "document.replace", doc: { ...doc, root: doc.root.slice(c % 3) } as Template, why: "version" }),
  ];
  return pick(commands, kind)();
}

/** What a builder must never bring about. */
const STRUCTURE: ReadonlySet<string> = new Set([
  ...["block.required", "block.locked", "block.once", "block.last", "block.place", "block.kind", "block.id"],
  ...["block.unknown", "template.shape", "template.locale", "block.variant"],
]);
const broken = (doc: Template) =>
  validateTemplate(doc)
    .filter(({ code }) => STRUCTURE.has(code))
    .map(({ code, path, blockId }) => `${code} ${blockId ?? path}`);

const immer = new Immer({ autoFreeze: false });
const applied = (doc: Template, ...steps: readonly BuilderChange["patches"][]): Template =>
  steps.reduce((at, patches) => immer.applyPatches(at, patches), doc);

describe.each(DOCUMENTS)("BU7 random commands on %s", (_, doc) => {
  test("BU7 keep the document sound, are undone to the very same one and redone to the last", {
    timeout: 600_000,
  }, () => {
    const wrong = new Set(broken(doc));
    fc.assert(
      fc.property(dice, (throws) => {
        let clock = 0;
        const changes: BuilderChange[] = [];
        const store = createBuilderStore({
          doc,
          now: () => (clock += 10_000),
          onChange: (_doc, change) => void changes.push(change),
        });
        const seen = new Map<string, string>();
        for (const thrown of throws) {
          const before = store.getState().doc;
          const outcome = store.execute(commandOf(before, thrown));
          const after = store.getState().doc;
          if (!outcome.ok && after !== before) expect.fail("a refusal changed the document");
          for (const { block } of placesOf(after.root).values()) {
            // An id that came back by a command, and not by undoing, would be another block under an old name.
            if ((seen.get(block.id) ?? block.type) !== block.type) expect.fail(`${block.id} is another block now`);
            seen.set(block.id, block.type);
          }
        }
        const last = store.getState().doc;
        expect(broken(last).filter((one) => !wrong.has(one))).toEqual([]);
        expect(changes).not.toHaveLength(0);
        // A host that keeps patches instead of documents goes the same way.
        expect(applied(doc, ...changes.map(({ patches }) => patches))).toEqual(last);
        expect(applied(last, ...changes.map(({ inverse }) => inverse).reverse())).toEqual(doc);
        while (store.undo());
        expect(store.getState().doc).toBe(doc);
        while (store.redo());
        expect(store.getState().doc).toBe(last);
        expect(last.policy).toEqual(doc.policy);
      }),
      { numRuns: RUNS },
    );
  });
});

describe("BU7 what is locked", () => {
  test("BU7 is there after any commands, as it was approved", { timeout: 600_000 }, () => {
    const kept = GUARDED.root.flatMap(withInside).filter(({ id }) => ["fixed", "approved"].includes(id));
    fc.assert(
      fc.property(dice, (throws) => {
        const store = createBuilderStore({ doc: GUARDED });
        for (const thrown of throws) store.execute(commandOf(store.getState().doc, thrown));
        const now = placesOf(store.getState().doc.root);
        for (const { note: _, ...block } of kept)
          expect({ ...now.get(block.id)?.block, note: undefined }).toEqual({ ...block, note: undefined });
        expect(store.getState().doc.root.at(-1)?.type).toBe(GUARDED.root.at(-1)?.type);
      }),
      { numRuns: RUNS },
    );
  });
});

test("BU13 types of blocks that the host gives later may be put in from then on", () => {
  const store = createBuilderStore({ doc: OF_KIND.get("email") as Template });
  const insert = () =>
    store.execute({
      type: "blocks.insert",
      place: { index: 0 },
      blocks: [{ id: "m", type: "acme.note", v: 1, props: {} }],
    });
  expect(insert()).toMatchObject({ ok: false });
  store.know([defineBlock({ ...(REGISTRY.get("text") as BlockDefinition), type: "acme.note" })]);
  expect(insert()).toMatchObject({ ok: true });
  store.know(undefined);
  expect(insert()).toMatchObject({ ok: false });
});
