/**
 * Random routes by which a template changes (commands of a host, the clipboard, saved blocks, imports, older versions, starters, hands on
 * the paper, the history, a host that holds another document): whatever is done in whatever order, the laws hold.
 */

import { type Block, type ImportedTemplate, importMjml, type Template, textsOf } from "@dunlin/templates";
import { STARTER_TEMPLATES } from "@dunlin/templates/starter";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { PROOF, sized, WHOLE } from "../../../../scripts/sizes.ts";
import {
  addBlock,
  copyText,
  duplicateBlocks,
  moveBy,
  pasteText,
  putCarried,
  removeBlocks,
} from "../../src/builder/actions.ts";
import type { BuilderCommand } from "../../src/builder/commands/command.ts";
import { BUILDER_COMMANDS_EN, BUILDER_COMMANDS_ES } from "../../src/builder/commands/words.ts";
import { clipOf } from "../../src/builder/document/fragment.ts";
import { placesFor } from "../../src/builder/document/places.ts";
import { offered } from "../../src/builder/document/rules.ts";
import { placesOf } from "../../src/builder/document/tree.ts";
import { asBlocks, replaceCommand } from "../../src/builder/imports/imports.ts";
import { placeSaved, savedFrom } from "../../src/builder/saved/saved.ts";
import { type BuilderStore, createBuilderStore } from "../../src/builder/store.ts";
import { section, text } from "./documents.ts";
import { expectLaws, HELD, REGISTRY } from "./held.ts";
import { BAD_LINKS, BAD_PATHS, BAD_VALUES, BAD_WORDS } from "./hostile.ts";

/** Sequences in all, and how long each is. */
const SEQUENCES = sized(60, 1000);
const LENGTH = PROOF ? 14 : 10;

const SOURCES = [
  "<mjml><mj-body><mj-section><mj-column><mj-text>Hello {{debtor.name}}</mj-text><mj-button href='https://example.com'>Go</mj-button></mj-column></mj-section></mj-body></mjml>",
  `<mjml><mj-body><mj-section><mj-column><mj-text><a href="javascript:alert(1)">a</a><script>alert(1)</script></mj-text><mj-raw><iframe src="https://evil.example"></iframe></mj-raw></mj-column></mj-section></mj-body></mjml>`,
];
let imported: readonly ImportedTemplate[] = [];
beforeAll(async () => {
  imported = await Promise.all(SOURCES.map((source) => importMjml(source)));
});

type Dice = readonly [route: number, b: number, c: number];
const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;

/** Blocks as somebody sends them who means no good. */
function evilBlocks(doc: Template, b: number, c: number): readonly Block[] {
  const there = [...placesOf(doc.root).values()].map(({ block }) => block);
  const bad = pick(BAD_WORDS, b);
  return [
    [text("approved", bad, { lock: "all", variants: ["A", "Z"] })],
    [
      text("x", "x", {
        props: { text: { en: [{ t: bad, a: { to: "url", url: pick(BAD_LINKS, c) } }, { hbs: bad }] } },
      }),
    ],
    [section("around", [pick(there, b), pick(there, c)], { when: { "==": [1, 2] } })],
    [section("s", [], { slots: { constructor: [pick(there, b)], content: [text("t", bad)] } })],
    [{ ...pick(there, b), id: "a.b c" }, pick(there, b)],
    [{ id: "raw", type: "mjml", v: 99, props: { mjml: `<mj-text>${bad}</mj-text>` } }],
    there,
  ][c % 7] as readonly Block[];
}

/** One step by one of the routes. What it answers is not asked: the laws are. */
const ROUTES: readonly (readonly [string, (store: BuilderStore, b: number, c: number) => unknown])[] = [
  [
    "a block of the palette",
    (store, b) => addBlock({ store }, pick(offered(store.getState().doc, REGISTRY), b).type, "palette"),
  ],
  [
    "a block to any place",
    (store, b, c) =>
      addBlock({ store }, pick(offered(store.getState().doc, REGISTRY), b).type, "pointer", { index: c % 12 }),
  ],
  [
    "evil blocks of a host",
    (store, b, c) =>
      store.execute({ type: "blocks.insert", blocks: evilBlocks(store.getState().doc, b, c), place: { index: b % 9 } }),
  ],
  [
    "evil blocks in the clipboard",
    (store, b, c) => {
      const { doc } = store.getState();
      return pasteText({ store }, clipOf(doc, evilBlocks(doc, b, c)), "clipboard");
    },
  ],
  [
    "something else in the clipboard",
    (store, b) => pasteText({ store }, pick([...BAD_WORDS, "{}", "[]", "null"], b), "clipboard"),
  ],
  ["what was copied", (store) => pasteText({ store }, copyText({ store }) ?? "", "clipboard")],
  [
    "saved blocks",
    (store, b, c) => {
      const { doc, selected } = store.getState();
      const saved = { id: "s", title: "s", blocks: b % 2 === 0 ? savedFrom(doc, selected) : evilBlocks(doc, b, c) };
      return store.execute(placeSaved(saved, doc, { selected: selected.at(-1), place: undefined }, REGISTRY));
    },
  ],
  [
    "an import as a whole",
    (store, b) => store.execute(replaceCommand(pick(imported, b), store.getState().doc, REGISTRY)),
  ],
  [
    "an import as blocks",
    (store, b, c) => {
      const { doc, locale } = store.getState();
      return store.transaction("import", asBlocks(pick(imported, b), doc, locale, { index: c % 5 }));
    },
  ],
  [
    "a starter",
    (store, b) => store.execute({ type: "document.replace", doc: pick(STARTER_TEMPLATES, b), why: "starter" }),
  ],
  [
    "an older version without its first blocks",
    (store, b) => {
      const { doc } = store.getState();
      return store.execute({
        type: "document.replace",
        doc: { ...doc, policy: {}, root: doc.root.slice(b % 4) } as Template,
        why: "version",
      });
    },
  ],
  [
    "an older version in another order",
    (store, b) => {
      const { doc } = store.getState();
      const root = [...doc.root.slice(b % 5), ...doc.root.slice(0, b % 5)];
      return store.execute({
        type: "document.replace",
        doc: { ...doc, id: "other", root } as Template,
        why: "version",
      });
    },
  ],
  [
    "a version with something hidden around",
    (store, b) => {
      const { doc } = store.getState();
      const root = doc.root.map((block, i) =>
        i === b % doc.root.length ? { ...block, when: { "==": [1, 2] } } : block,
      );
      return store.execute({ type: "document.replace", doc: { ...doc, root } as Template, why: "version" });
    },
  ],
  ["taking away", (store) => removeBlocks({ store }, store.getState().selected, "keyboard")],
  ["duplicating", (store) => duplicateBlocks({ store }, store.getState().selected, "keyboard")],
  ["up or down", (store, b) => moveBy({ store }, store.getState().selected, b % 2 === 0 ? 1 : -1, "keyboard")],
  [
    "dragging to where it may stand",
    (store, b) => {
      const { doc, selected } = store.getState();
      const carrying = { what: "move", ids: selected } as const;
      const places = placesFor(doc, carrying, REGISTRY);
      return places.length > 0 && putCarried({ store }, pick(places, b), "pointer", carrying);
    },
  ],
  [
    "moving anywhere",
    (store, b, c) => {
      const { doc, selected } = store.getState();
      const inside = [...placesOf(doc.root).values()].flatMap(({ block }) =>
        Object.keys(REGISTRY.get(block.type)?.slots ?? {}).map((slot) => ({ in: block.id, slot, index: 0 })),
      );
      return store.execute({ type: "blocks.move", ids: selected, place: pick([{ index: c % 9 }, ...inside], b) });
    },
  ],
  [
    "a condition",
    (store, b) =>
      store.execute({
        type: "block.set",
        id: store.getState().selected[0] ?? "",
        path: "/when",
        ...(b % 3 > 0 && { value: { "==": [b, 2] } }),
      }),
  ],
  [
    "versions",
    (store, b) =>
      store.execute({
        type: "block.set",
        id: store.getState().selected[0] ?? "",
        path: "/variants",
        ...(b % 3 > 0 && { value: [pick(["A", "B", "C"], b)] }),
      }),
  ],
  [
    "fewer columns",
    (store, b) =>
      store.execute({
        type: "block.set",
        id: "columns",
        path: "/props/layout",
        value: pick(["1-1", "1-1-1", "1-2"], b),
      }),
  ],
  [
    "words",
    (store, b, c) => {
      const found = textsOf(store.getState().doc);
      const { at, blockId } = pick(found, c) ?? { at: "/settings/subject" };
      const path = at.replace(/^\/root\/.*\/props/, "/props");
      return store.execute({
        type: "text.set",
        ...(blockId && { id: blockId }),
        path,
        locale: pick(["en", "es", "fi"], b),
        runs: [{ t: pick(BAD_WORDS, c) }],
      });
    },
  ],
  [
    "any member, any value",
    (store, b, c) => {
      const value = pick(BAD_VALUES, c);
      const [id] = store.getState().selected;
      return store.execute(
        (b % 2 === 0
          ? { type: "field.set", path: pick(BAD_PATHS, b), value }
          : { type: "block.set", id, path: pick(BAD_PATHS, b), value }) as BuilderCommand,
      );
    },
  ],
  [
    "the policy",
    (store, b) =>
      store.execute({ type: "field.set", path: pick(["/policy", "/policy/locked", "/policy/required/0"], b) }),
  ],
  [
    "a language",
    (store, b) =>
      store.execute(
        b % 2 === 0
          ? { type: "locale.add", locale: pick(["fi", "ar"], b) }
          : { type: "locale.remove", locale: pick(["es", "fi", "en"], b) },
      ),
  ],
  [
    "a version",
    (store, b) =>
      store.execute(
        b % 2 === 0
          ? { type: "variant.add", variant: { key: "C", label: "C" } }
          : { type: "variant.remove", key: pick(["A", "B", "C"], b) },
      ),
  ],
  [
    "another default language",
    (store, b) => store.execute({ type: "field.set", path: "/defaultLocale", value: pick(["es", "en", "fi"], b) }),
  ],
  [
    "another order of a list",
    (store, b, c) =>
      store.execute({
        type: "list.move",
        path: pick(["/variants", "/root", "/locales", "/policy/locked"], b),
        from: c % 3,
        to: b % 3,
      }),
  ],
  [
    "several at once, one of which is refused",
    (store, b) =>
      store.transaction("several", [
        { type: "field.set", path: "/name", value: `Name ${b}` },
        { type: "blocks.remove", ids: ["approved"] },
      ]),
  ],
  ["back", (store) => store.undo()],
  ["forth", (store) => store.redo()],
  ["to the beginning", (store, b) => b % 4 === 0 && store.goTo(0)],
];

describe("BU11 whatever routes a template goes", () => {
  test("BU11 what is locked, required and there once stays, nothing that must not be comes in, and all of it is undone", {
    timeout: 3_600_000,
  }, () => {
    const dice = fc.noShrink(
      fc.array(fc.tuple(fc.nat(10_000), fc.nat(1000), fc.nat(1000)), { minLength: LENGTH, maxLength: LENGTH }),
    );
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.nat(10_000), dice, (at, throws: readonly Dice[]) => {
        const [, first] = pick(HELD, at);
        let clock = 0;
        const store = createBuilderStore({ doc: first, now: () => (clock += 10_000) });
        for (const [route, b, c] of throws) {
          const before = store.getState().doc;
          const ids = [...placesOf(before.root).keys()];
          store.select([pick(ids, b), ...(c % 3 === 0 ? [pick(ids, c)] : [])]);
          const [name, go] = pick(ROUTES, route);
          const done = go(store, b, c) as
            | { readonly ok?: boolean; readonly refusal?: { readonly code: keyof typeof BUILDER_COMMANDS_EN.refusals } }
            | boolean
            | undefined;
          const { doc, notice } = store.getState();
          if (typeof done === "object" && done.ok === false) {
            expect([name, doc === before]).toEqual([name, true]);
            expect(notice?.kind).toBe("refused");
          }
          if (notice?.refusal !== undefined)
            for (const { refusals } of [BUILDER_COMMANDS_EN, BUILDER_COMMANDS_ES])
              expect(refusals[notice.refusal.code](notice.refusal.data, "x").length).toBeGreaterThan(9);
          if (doc === before) continue;
          seen.add(name);
          expectLaws(first, doc);
        }
        const last = store.getState().doc;
        while (store.redo());
        while (store.undo());
        expect(store.getState().doc).toBe(first);
        if (last !== first) while (store.getState().doc !== last) expect(store.redo()).toBe(true);
      }),
      { numRuns: SEQUENCES },
    );
    // Routes that are always refused prove little.
    expect(seen.size).toBeGreaterThan(WHOLE ? 24 : 16);
  });

  test("BU11 a lock that a host adds later is not undone", () => {
    const [, doc] = HELD[0] as (typeof HELD)[number];
    const store = createBuilderStore({ doc });
    store.execute({ type: "blocks.insert", blocks: [text("mine", "Mine")], place: { index: 2 } });
    const now = store.getState().doc;
    const locked = {
      ...now,
      root: now.root.map((block) => (block.id === "mine" ? { ...block, lock: "all" } : block)),
    } as Template;
    store.adopt(locked);
    expect([store.undo(), store.redo()]).toEqual([false, false]);
    store.goTo(0);
    expect(store.getState().doc).toBe(locked);
    expect(store.execute({ type: "blocks.remove", ids: ["mine"] })).toMatchObject({
      ok: false,
      refusal: { code: "block.locked" },
    });
  });
});
