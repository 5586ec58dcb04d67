/** Names that anybody gives may be names that every object in JavaScript has. */

import type { Block, Template, TemplateDiagnostic } from "@dunlin/templates";
import { describe, expect, test } from "vitest";
import { iconOf } from "../../src/builder/blocks/looks.ts";
import { slotTitle } from "../../src/builder/canvas/where.ts";
import { placeName } from "../../src/builder/checks/CheckItem.tsx";
import { fixOf } from "../../src/builder/checks/fixes.ts";
import { tellCheck } from "../../src/builder/checks/sentences.ts";
import { fitBlocks } from "../../src/builder/document/fragment.ts";
import { listAt } from "../../src/builder/document/tree.ts";
import { builderMessages as ES } from "../../src/builder/es.ts";
import type { BuilderHost } from "../../src/builder/host/context.tsx";
import { withText } from "../../src/builder/inspector/settingsControls.tsx";
import { languageName } from "../../src/builder/shell/languages.ts";
import { createBuilderStore } from "../../src/builder/store.ts";
import { rowName } from "../../src/builder/texts/names.ts";
import { tellChange } from "../../src/builder/versions/changes.ts";
import { BUILDER_EN } from "../../src/builder/words.ts";
import { section, starter, text } from "./documents.ts";

const NAMES = ["toString", "valueOf", "constructor", "hasOwnProperty"];

const MAIL = starter("early-friendly");
const store = createBuilderStore({
  doc: { ...MAIL, root: [section("s", [text("a", "x")]), ...MAIL.root] } as Template,
});
const { doc } = store.getState();
const host = { store, words: BUILDER_EN, locale: "en" } as unknown as BuilderHost;

describe.each(NAMES)("BU12 %s", (name) => {
  test("BU12 a type of block of this name has the icon of any other, and one that is pasted is left out", () => {
    expect(iconOf(name)).toBe(iconOf("host.card"));
    const block = { id: "b", type: name, v: 1, props: {} } as Block;
    expect(fitBlocks([block], doc, new Set(), store.registry).blocks).toEqual([]);
  });

  test("BU12 a slot of this name is none", () => {
    expect(listAt(doc, { in: "s", slot: name, index: 0 })).toEqual([]);
    const place = { in: "s", slot: name, index: 0 };
    const added = store.execute({ type: "blocks.insert", blocks: [text("n", "x")], place }, "api");
    expect(added).toMatchObject({ ok: false, refusal: { code: "value.place" } });
    const pasted = { ...section("p", [text("q", "x")]), slots: { [name]: [text("q", "x")] } } as Block;
    expect(fitBlocks([pasted], doc, new Set(), store.registry).blocks[0]?.slots).toEqual({});
    expect(slotTitle({ in: "s", slot: name }, host)).toBeUndefined();
  });

  test("BU12 a member, a setting and a version of this name are called by it", () => {
    const [, which] = rowName(doc, { id: "a", path: `/props/list/0/${name}` }, host);
    if (name !== "constructor") expect(which).toBe(`list 1 ${name}`);
    const [, setting] = rowName(doc, { path: `/settings/${name}` }, host);
    if (name !== "constructor") expect(setting).toBe(name);
    expect(placeName({ member: `${name}/x` }, host)).toBe(BUILDER_EN.checks.whole);
    const change = { path: `/props/${name}`, before: 1, after: 2 };
    expect(tellChange(change, doc, BUILDER_EN.versions, String).name).toBe(name);
  });

  test("BU12 a finding of this code has its own sentence and no repair", () => {
    const finding = { code: name, severity: "error", path: "/root/0", data: {}, message: "As the host says." };
    const found = finding as unknown as TemplateDiagnostic;
    expect(fixOf(found, doc)).toBeUndefined();
    expect(tellCheck(found, doc, { store, words: ES, locale: "es" })).toBe("As the host says.");
  });

  test("BU12 a text of settings of this name begins empty and is kept under it", () => {
    expect(withText({}, name, "x")).toEqual({ [name]: "x" });
  });

  test("BU12 a language of this name is called by it", () => {
    expect(languageName(name, "en")).toMatch(new RegExp(name, "i"));
    expect(languageName(`${name}!`, "en")).toBe(`${name}!`);
  });
});
