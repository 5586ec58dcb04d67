/** The commands of the builder: what each does, where blocks may stand, and what no route takes away. */

import { type Block, blockRegistry, type Template, validateTemplate } from "@dunlin/templates";
import { describe, expect, test } from "vitest";
import type { BuilderCommand } from "../../src/builder/commands/command.ts";
import { runBuilderCommand } from "../../src/builder/commands/run.ts";
import { clipOf, readClip } from "../../src/builder/document/fragment.ts";
import { blockAt, placedAt, placesOf } from "../../src/builder/document/tree.ts";
import { GUARDED, OF_KIND, section, starter, text } from "./documents.ts";

const REGISTRY = blockRegistry();
const MAIL = starter("early-friendly");

function done(doc: Template, command: BuilderCommand): Template {
  const outcome = runBuilderCommand(doc, command, { registry: REGISTRY });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.doc;
}
function refusal(doc: Template, command: BuilderCommand): string {
  const outcome = runBuilderCommand(doc, command, { registry: REGISTRY });
  return outcome.ok ? "carried out" : outcome.refusal.code;
}
const order = (doc: Template) => doc.root.map(({ id }) => id);

describe("BU1 blocks are put in, copied, moved and taken away", () => {
  test("BU1 a new block stands where it is put", () => {
    const doc = done(MAIL, { type: "blocks.insert", blocks: [text("new", "New")], place: { index: 1 } });
    expect(doc.root[1]?.id).toBe("new");
    expect(doc.root.length).toBe(MAIL.root.length + 1);
  });

  test("BU1 into a section, and out of it again", () => {
    const boxed = done(MAIL, { type: "blocks.insert", blocks: [section("box", [])], place: { index: 1 } });
    const inside = { in: "box", slot: "content", index: 0 };
    const filled = done(boxed, { type: "blocks.insert", blocks: [text("a", "A"), text("b", "B")], place: inside });
    expect(blockAt(filled, "box")?.slots?.content?.map(({ id }) => id)).toEqual(["a", "b"]);
    const out = done(filled, { type: "blocks.move", ids: ["a"], place: { index: 1 } });
    expect(order(out).slice(1, 3)).toEqual(["a", "box"]);
    expect(refusal(filled, { type: "blocks.insert", blocks: [section("deep", [])], place: inside })).toBe(
      "block.place",
    );
    expect(refusal(filled, { type: "blocks.move", ids: ["box"], place: inside })).toBe("block.intoItself");
  });

  test("BU1 several blocks move in the order in which they are read, wherever they were", () => {
    const ids = order(MAIL).slice(0, 4) as [string, string, string, string];
    const down = done(MAIL, { type: "blocks.move", ids: [ids[2], ids[0]], place: { index: 4 } });
    expect(order(down).slice(0, 4)).toEqual([ids[1], ids[3], ids[0], ids[2]]);
    const up = done(MAIL, { type: "blocks.move", ids: [ids[3], ids[1]], place: { index: 0 } });
    expect(order(up).slice(0, 4)).toEqual([ids[1], ids[3], ids[0], ids[2]]);
    expect(done(MAIL, { type: "blocks.move", ids: [ids[1]], place: { index: 2 } }).root).toEqual(MAIL.root);
  });

  test("BU1 a copy stands right behind its original, with an id of its own for all of it", () => {
    const boxed = done(MAIL, {
      type: "blocks.insert",
      blocks: [section("box", [text("a", "A")])],
      place: { index: 1 },
    });
    const doc = done(boxed, { type: "blocks.duplicate", ids: ["box", "a"] });
    const [box, copy] = doc.root.slice(1, 3) as [Block, Block];
    expect(copy.slots?.content?.length).toBe(1);
    expect(new Set([box.id, copy.id, box.slots?.content?.[0]?.id, copy.slots?.content?.[0]?.id]).size).toBe(4);
  });

  test("BU1 what comes to be chosen is what stood behind, else before", () => {
    const ids = order(MAIL);
    const outcome = runBuilderCommand(MAIL, { type: "blocks.remove", ids: [ids[1] as string] }, { registry: REGISTRY });
    expect(outcome.ok && outcome.select).toEqual([ids[2]]);
  });

  test("BU1 what does not exist is refused", () => {
    expect(refusal(MAIL, { type: "blocks.remove", ids: ["nowhere"] })).toBe("block.unknown");
    expect(refusal(MAIL, { type: "blocks.insert", blocks: [text("a", "A")], place: { index: 99 } })).toBe(
      "value.place",
    );
    expect(
      refusal(MAIL, { type: "blocks.insert", blocks: [{ ...text("a", "A"), type: "carousel" }], place: { index: 0 } }),
    ).toBe("block.type");
  });
});

describe("BU2 what has to be last stays last", () => {
  test("BU2 a block that is put behind the small print goes before it", () => {
    const doc = done(MAIL, { type: "blocks.insert", blocks: [text("new", "New")], place: { index: MAIL.root.length } });
    expect(validateTemplate(doc).filter(({ code }) => code === "block.last")).toEqual([]);
    expect(order(doc).indexOf("new")).toBeLessThan(order(doc).length - 1);
  });

  test("BU2 small print that is taken up is refused", () => {
    const footer = [...placesOf(MAIL.root).values()].find(({ block }) => block.type === "legalFooter");
    expect(refusal(MAIL, { type: "blocks.move", ids: [footer?.block.id ?? ""], place: { index: 0 } })).toBe(
      "block.last",
    );
  });

  test("BU2 there is one of what may be there once", () => {
    const footer: Block = { id: "second", type: "legalFooter", v: 1, props: {} };
    expect(refusal(MAIL, { type: "blocks.insert", blocks: [footer], place: { index: MAIL.root.length } })).toBe(
      "block.once",
    );
    const id = [...placesOf(MAIL.root).values()].find(({ block }) => block.type === "legalFooter")?.block.id ?? "";
    expect(refusal(MAIL, { type: "blocks.duplicate", ids: [id] })).toBe("block.once");
  });
});

describe("BU3 what was approved and what is required stays, by whatever route", () => {
  const footer = GUARDED.root.at(-1) as Block;
  const other = starter("early-friendly");
  const routes: readonly (readonly [string, BuilderCommand, string])[] = [
    ["taking a locked block away", { type: "blocks.remove", ids: ["fixed"] }, "block.locked"],
    ["taking an approved block away", { type: "blocks.remove", ids: ["approved"] }, "block.locked"],
    ["taking away what is around it", { type: "blocks.remove", ids: ["around"] }, "block.locked"],
    ["moving a locked block", { type: "blocks.move", ids: ["fixed"], place: { index: 3 } }, "block.locked"],
    [
      "changing its text",
      { type: "text.set", id: "fixed", path: "/props/text", locale: "en", runs: [] },
      "block.locked",
    ],
    ["setting its members", { type: "block.set", id: "approved", path: "/props/look", value: "small" }, "block.locked"],
    ["hiding it by a condition", { type: "block.set", id: "approved", path: "/when", value: false }, "block.locked"],
    ["taking its lock", { type: "block.set", id: "fixed", path: "/lock" }, "value.place"],
    ["taking a language away", { type: "locale.remove", locale: "es" }, "block.locked"],
    ["taking away what is required", { type: "blocks.remove", ids: [footer.id] }, "block.required"],
    ["a version without it", { type: "block.set", id: footer.id, path: "/variants", value: ["A"] }, "block.required"],
    ["a weaker policy", { type: "field.set", path: "/policy/required", value: [] }, "policy.fixed"],
    ["another root", { type: "field.set", path: "/root", value: [] }, "value.place"],
    ["another document", { type: "document.replace", doc: other, why: "import" }, "block.locked"],
    [
      "an older version",
      { type: "document.replace", doc: { ...GUARDED, root: [] } as Template, why: "version" },
      "block.locked",
    ],
  ];
  test.each(routes)("BU3 %s is refused", (_, command, code) => {
    expect(refusal(GUARDED, command)).toBe(code);
  });

  test("BU3 an approved block may go elsewhere, and its note may change", () => {
    const doc = done(GUARDED, { type: "blocks.move", ids: ["approved"], place: { index: 2 } });
    expect(placedAt(doc, "approved")?.place).toEqual({ index: 2 });
    expect(
      blockAt(done(doc, { type: "block.set", id: "approved", path: "/note", value: "seen" }), "approved")?.note,
    ).toBe("seen");
  });

  test("BU3 another document takes the place of this one with its id and its policy", () => {
    const next = { ...other, id: "elsewhere", policy: {} } as Template;
    const doc = done(other, { type: "document.replace", doc: next, why: "import" });
    expect(doc.id).toBe(other.id);
    expect(doc.policy).toEqual(other.policy);
    expect(refusal(other, { type: "document.replace", doc: OF_KIND.get("landing") as Template, why: "starter" })).toBe(
      "document.kind",
    );
  });
});

describe("BU4 blocks as text", () => {
  const fit = (doc: Template, blocks: readonly Block[]) => {
    const outcome = runBuilderCommand(
      doc,
      { type: "blocks.paste", blocks, place: { index: 0 } },
      { registry: REGISTRY },
    );
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
    return outcome;
  };

  test("BU4 come back as they were, into any template", () => {
    const blocks = [section("box", [text("a", "A")])];
    expect(readClip(clipOf(MAIL, blocks))).toEqual(blocks);
  });

  test("BU4 ids that are taken, locks and unknown versions are told", () => {
    const { doc, notes } = fit(GUARDED, [text("approved", "Mine", { lock: "all", variants: ["A", "Z"] })]);
    expect(doc.root[0]).toEqual({ ...text("approved-2", "Mine"), variants: ["A"] });
    expect(notes.map(({ kind }) => kind)).toEqual(["id", "unlocked", "variants"]);
  });

  test("BU4 what cannot stand here is left out and told; with nothing left it is refused", () => {
    const menu: Block = { id: "menu", type: "menu", v: 1, props: {} };
    expect(fit(MAIL, [text("a", "A"), menu]).notes).toContainEqual({ kind: "left", type: "menu", why: "kind" });
    expect(refusal(MAIL, { type: "blocks.paste", blocks: [menu], place: { index: 0 } })).toBe("block.kind");
  });

  test("BU4 what stands where its block has no place, or is from a newer version, is left out and told by itself", () => {
    const boxed = section("box", [text("a", "A")], {
      slots: { content: [text("a", "A")], constructor: [text("b", "B")] },
    });
    const { doc, notes } = fit(MAIL, [boxed, text("c", "C", { v: 99 })]);
    expect(doc.root[0]).toEqual(section("box", [text("a", "A")]));
    expect(notes).toEqual([
      { kind: "left", type: "text", why: "place" },
      { kind: "left", type: "text", why: "version" },
    ]);
    expect(refusal(MAIL, { type: "blocks.paste", blocks: [text("c", "C", { v: 99 })], place: { index: 0 } })).toBe(
      "block.version",
    );
    const newer = { ...MAIL, root: [text("c", "C", { v: 99 }), ...MAIL.root] } as Template;
    expect(refusal(MAIL, { type: "document.replace", doc: newer, why: "import" })).toBe("block.version");
  });

  test("BU4 an id that no template may have becomes one that it may", () => {
    expect(fit(MAIL, [text("a.b", "A")]).doc.root[0]?.id).toBe("a-b");
  });

  test.each([
    ["no JSON", "Hello"],
    ["something else", `{"format":"dunlin.steps/1","blocks":[]}`],
    ["no blocks", clipOf(MAIL, [])],
    ["a block without props", JSON.stringify({ format: "dunlin.blocks/1", blocks: [{ id: "a", type: "text", v: 1 }] })],
    ["a name of the prototype", JSON.stringify({ format: "dunlin.blocks/1", blocks: [text("__proto__", "A")] })],
    [
      "too deep",
      JSON.stringify({
        format: "dunlin.blocks/1",
        blocks: [[1, 2, 3, 4, 5, 6, 7, 8].reduce<Block>((inner, i) => section(`s${i}`, [inner]), text("a", "A"))],
      }),
    ],
    [
      "far too many",
      clipOf(
        MAIL,
        Array.from({ length: 501 }, () => text("a", "A")),
      ),
    ],
    [
      "without an end of forms",
      `{"format":"dunlin.blocks/1","blocks":[{"id":"a","type":"text","v":1,"props":{"text":${'{"a":'.repeat(300)}1${"}".repeat(300)}}}]}`,
    ],
    ["far too long", clipOf(MAIL, [text("a", "A".repeat(2_000_001))])],
  ])("BU4 %s is not taken for blocks", (_, clip) => {
    expect(readClip(clip)).toBeUndefined();
  });

  test("BU4 a block whose members are not those of its type is left out", () => {
    expect(
      refusal(MAIL, {
        type: "blocks.paste",
        blocks: [{ ...text("a", "A"), props: { text: 7, onclick: "x" } }],
        place: { index: 0 },
      }),
    ).toBe("value.form");
  });
});

describe("BU5 languages and versions of the content", () => {
  test("BU5 a language comes without texts and goes with all of them", () => {
    const more = done(MAIL, { type: "locale.add", locale: "ca" });
    expect(more.locales).toEqual([...MAIL.locales, "ca"]);
    const id = [...placesOf(more.root).values()].find(({ block }) => block.type === "text")?.block.id ?? "";
    const told = done(more, { type: "text.set", id, path: "/props/text", locale: "ca", runs: [{ t: "Bon dia" }] });
    const gone = done(told, { type: "locale.remove", locale: "ca" });
    expect(JSON.stringify(gone)).toBe(JSON.stringify(MAIL));
    expect(refusal(MAIL, { type: "locale.add", locale: "not a language" })).toBe("locale.form");
    expect(refusal(MAIL, { type: "locale.add", locale: MAIL.defaultLocale })).toBe("locale.taken");
    expect(refusal(MAIL, { type: "locale.remove", locale: MAIL.defaultLocale })).toBe("locale.default");
    expect(refusal(MAIL, { type: "text.set", path: "/settings/subject", locale: "fi", runs: [] })).toBe(
      "locale.unknown",
    );
  });

  const words = { en: [{ t: "Own" }], es: [{ t: "Propio" }] };
  const two = { ...MAIL, variants: GUARDED.variants } as Template;
  const own = done(two, { type: "variant.set", key: "B", name: "subject", text: words });

  test("BU5 a version has a subject of its own, and then that of the template again", () => {
    expect(own.variants?.[1]).toEqual({ key: "B", label: "Soft", settings: { subject: words } });
    expect(validateTemplate(own)).toEqual([]);
    const path = "/variants/1/settings/subject";
    const told = done(own, { type: "text.set", path, locale: "es", runs: [{ t: "Otro" }] });
    expect(told.variants?.[1]?.settings?.subject?.es).toEqual([{ t: "Otro" }]);
    expect(told.settings).toBe(MAIL.settings);
    const shared = done(told, { type: "variant.set", key: "B", name: "subject" });
    expect(JSON.stringify(shared)).toBe(JSON.stringify(two));
    const more = done(own, { type: "variant.set", key: "B", name: "preheader", text: {} });
    expect(done(more, { type: "variant.set", key: "B", name: "preheader" }).variants).toEqual(own.variants);
  });

  test("BU5 the texts of a version go with it, and with their language", () => {
    expect(JSON.stringify(done(own, { type: "variant.remove", key: "B" }))).not.toContain("Own");
    const left = done(own, { type: "locale.remove", locale: "es" });
    expect(left.variants?.[1]?.settings).toEqual({ subject: { en: words.en } });
  });

  test.each<[string, BuilderCommand, string]>([
    [
      "of a version that is not there",
      { type: "variant.set", key: "Z", name: "subject", text: words },
      "variant.unknown",
    ],
    ["that the kind does not have", { type: "variant.set", key: "B", name: "title", text: words }, "value.form"],
    ["that is none", { type: "variant.set", key: "B", name: "subject", text: { en: "a" } as never }, "value.form"],
    ["of objects", { type: "variant.set", key: "B", name: "__proto__" as never, text: words }, "value.place"],
    [
      "that the version shares",
      { type: "text.set", path: "/variants/0/settings/subject", locale: "en", runs: [] },
      "value.place",
    ],
    ["that is a label", { type: "text.set", path: "/variants/1/label", locale: "en", runs: [] }, "value.place"],
  ])("BU5 a text %s is refused", (_, command, code) => {
    expect(refusal(own, command)).toBe(code);
  });

  test("BU5 a version goes with the blocks that are in no other", () => {
    const doc = done(GUARDED, { type: "variant.add", variant: { key: "C", label: "Third" } });
    const left = done(doc, { type: "variant.remove", key: "B" });
    expect(left.variants?.map(({ key }) => key)).toEqual(["A", "C"]);
    expect(blockAt(left, "soft")).toBeUndefined();
    expect(refusal(GUARDED, { type: "variant.add", variant: { key: "A", label: "Again" } })).toBe("variant.taken");
    expect(refusal(GUARDED, { type: "variant.add", variant: { key: "a b", label: "Bad" } })).toBe("variant.form");
  });
});

describe("BU6 members are set below a block or the template, and nowhere else", () => {
  test("BU6 a member that the type does not know is refused", () => {
    const id = order(MAIL)[0] as string;
    expect(refusal(MAIL, { type: "block.set", id, path: "/props/onclick", value: "alert(1)" })).toBe("value.form");
    expect(refusal(MAIL, { type: "block.set", id, path: "/type", value: "mjml" })).toBe("value.place");
    expect(refusal(MAIL, { type: "block.set", id, path: "/props/__proto__", value: 1 })).toBe("value.place");
    expect(refusal(MAIL, { type: "field.set", path: "/settings/color", value: "red" })).toBe("value.form");
    expect(refusal(MAIL, { type: "field.set", path: "/settings" })).toBe("value.form");
    expect(refusal(MAIL, { type: "field.set", path: "/defaultLocale", value: "fi" })).toBe("locale.unknown");
  });

  test("BU6 items of a list change places", () => {
    const doc = done(MAIL, { type: "block.set", id: order(MAIL)[0] as string, path: "/note", value: "look" });
    expect(doc.root[0]?.note).toBe("look");
    expect(refusal(doc, { type: "list.move", path: "/settings/attachments", from: 0, to: 1 })).toBe("value.place");
  });
});
