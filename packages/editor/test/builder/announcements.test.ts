/** What is said of what is done, in every language. */

import { expect, test } from "vitest";
import { pasteText, pickUp, putCarried } from "../../src/builder/actions.ts";
import type { BuilderCommand, BuilderRefusalCode } from "../../src/builder/commands/command.ts";
import { clipOf } from "../../src/builder/document/fragment.ts";
import { builderMessages as ES } from "../../src/builder/es.ts";
import { saying } from "../../src/builder/shell/announcements.ts";
import { editLabel } from "../../src/builder/shell/names.ts";
import { type BuilderStore, createBuilderStore } from "../../src/builder/store.ts";
import { BUILDER_EN } from "../../src/builder/words.ts";
import { GUARDED, section, starter, text } from "./documents.ts";

const DOC = { ...GUARDED, root: [text("a", "A"), section("box", [text("b", "B")]), ...GUARDED.root] } as typeof GUARDED;

/** Everything that is said while something is done. */
function heard(work: (store: BuilderStore, words: typeof ES) => void, words = BUILDER_EN): readonly string[] {
  const store = createBuilderStore({ doc: DOC });
  const all: string[] = [];
  store.subscribe((state, before) => {
    const said = saying(state, before, { store, words });
    if (said !== undefined) all.push(said);
  });
  work(store, words);
  return all;
}

const insert: BuilderCommand = { type: "blocks.insert", blocks: [text("n", "New")], place: { index: 1 } };

const ACTS: readonly (readonly [string, (store: BuilderStore, words: typeof ES) => void, readonly string[]])[] = [
  ["adding", (store) => store.execute(insert), ["Done: add block. “Text” stands before Section."]],
  [
    "moving, into a section",
    (store) => store.execute({ type: "blocks.move", ids: ["a"], place: { in: "box", slot: "content", index: 1 } }),
    ["Done: move block. “Text” stands in Section, at the end."],
  ],
  [
    "deleting, twice",
    (store) => {
      store.execute({ type: "blocks.remove", ids: ["a"] });
      store.execute({ type: "blocks.remove", ids: ["b"] });
    },
    ["Done: delete block.", "Done: delete block."],
  ],
  [
    "pasting",
    (store) => {
      store.select(["a"]);
      pasteText({ store }, clipOf(DOC, [text("x", "X")]), "clipboard");
    },
    ["Pasted. “Text” stands before Section."],
  ],
  [
    "pasting what is no block",
    (store) => pasteText({ store }, "Hello", "clipboard"),
    ["There are no blocks in the clipboard. To paste words, write in a text first."],
  ],
  [
    "undoing and redoing",
    (store) => {
      store.execute({ type: "blocks.duplicate", ids: ["a"] });
      store.undo();
      store.redo();
    },
    ["Done: duplicate. “Text” stands before Section.", "Undone: duplicate.", "Redone: duplicate."],
  ],
  [
    "picking up and putting down",
    (store) => {
      pickUp({ store }, ["a"]);
      putCarried({ store }, { index: 2 }, "keyboard");
    },
    ["Where should “Text” go? Choose a place, or Escape.", "Done: move block. “Text” stands before Text."],
  ],
  [
    "picking up and letting go",
    (store) => {
      store.carry({ what: "new", type: "button" });
      store.carry(undefined);
    },
    ["Where should “Button” go? Choose a place, or Escape.", "Everything stays where it was."],
  ],
  [
    "what is refused",
    (store) => pickUp({ store }, ["fixed"]),
    ["“Text” was approved and is locked. Ask for another approval to change it."],
  ],
];

test.each(ACTS)("BC7 %s is said, in Spanish too", (_, work, said) => {
  expect(heard(work)).toEqual(said);
  const spanish = heard(work, ES);
  expect(spanish).toHaveLength(said.length);
  expect(spanish.filter((words, i) => words.trim() === "" || words === said[i])).toEqual([]);
});

const ONE_OF_EACH: readonly BuilderCommand[] = [
  ...[insert, { ...insert, blocks: [...insert.blocks, text("m", "More")] }],
  { type: "blocks.paste", blocks: [], place: { index: 0 } },
  { type: "blocks.duplicate", ids: ["a"] },
  { type: "blocks.move", ids: ["a"], place: { index: 0 } },
  { type: "blocks.move", ids: ["a", "b"], place: { index: 0 } },
  { type: "blocks.remove", ids: ["a"] },
  { type: "blocks.remove", ids: ["a", "b"] },
  { type: "block.set", id: "a", path: "/note" },
  { type: "text.set", id: "a", path: "/props/text", locale: "en" },
  { type: "field.set", path: "/name" },
  { type: "list.move", path: "/settings/languages", from: 0, to: 1 },
  { type: "locale.add", locale: "fi" },
  { type: "locale.remove", locale: "fi" },
  { type: "variant.add", variant: { key: "C", label: "C" } },
  { type: "variant.remove", key: "C" },
  { type: "variant.set", key: "C", name: "subject" },
  { type: "variant.set", key: "C", name: "subject", text: {} },
  ...(["starter", "import", "version"] as const).map(
    (why): BuilderCommand => ({ type: "document.replace", doc: starter("early-friendly"), why }),
  ),
];

test("BC7 every command and every refusal has words of its own in Spanish", () => {
  expect(new Set(ONE_OF_EACH.map(({ type }) => type))).toEqual(new Set(Object.keys(BUILDER_EN.commands.labels)));
  const labels = (words: typeof ES) => ONE_OF_EACH.map((command) => editLabel([command], undefined, words));
  const refusals = ({ commands }: typeof ES) =>
    Object.keys(BUILDER_EN.commands.refusals).map((code) =>
      commands.refusals[code as BuilderRefusalCode]({ locale: "fi", key: "C" }, "Text"),
    );
  for (const all of [labels, refusals]) {
    const [english, spanish] = [all(BUILDER_EN), all(ES)];
    expect(spanish.filter((words, i) => words.trim() === "" || words === english[i])).toEqual([]);
  }
});
