/** Commands as they come from a host that is broken, or means no good: refused with a sentence, and nothing has changed. */

import type { Block, Template } from "@dunlin/templates";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sized } from "../../../../scripts/sizes.ts";
import type { BuilderCommand, BuilderRefusal } from "../../src/builder/commands/command.ts";
import { runBuilderCommand } from "../../src/builder/commands/run.ts";
import { BUILDER_COMMANDS_EN, BUILDER_COMMANDS_ES } from "../../src/builder/commands/words.ts";
import { isPlain } from "../../src/builder/document/plain.ts";
import { placesOf } from "../../src/builder/document/tree.ts";
import { createBuilderStore } from "../../src/builder/store.ts";
import { GUARDED, section, text } from "./documents.ts";
import { expectLaws, HELD, REGISTRY } from "./held.ts";
import { BAD_LINKS, BAD_PATHS, BAD_VALUES } from "./hostile.ts";

const RUNS = sized(500, 6000);

const outcome = (doc: Template, command: unknown) =>
  runBuilderCommand(doc, command as BuilderCommand, { registry: REGISTRY });
function refusal(doc: Template, command: unknown): string {
  const done = outcome(doc, command);
  return done.ok ? "carried out" : done.refusal.code;
}
/** In both languages, whatever its data are. */
function expectSentence({ code, data }: BuilderRefusal): void {
  for (const { refusals } of [BUILDER_COMMANDS_EN, BUILDER_COMMANDS_ES])
    expect(refusals[code](data, "Text")).toMatch(/^.{10,500}[.!]$/su);
}

const button = (url: string): Block =>
  ({ id: "b", type: "button", v: 1, props: { label: { en: [{ t: "Go" }] }, link: { to: "url", url } } }) as Block;
const ok = text("new", "New");
const top = { index: 0 };

describe("BU8 what is no command is refused", () => {
  test.each<readonly [string, unknown, string]>([
    ["nothing", null, "command.unknown"],
    ["a name of the prototype", { type: "constructor" }, "command.unknown"],
    ["blocks that are none", { type: "blocks.insert", blocks: [null], place: top }, "command.form"],
    ["blocks that are a text", { type: "blocks.paste", blocks: "x", place: top }, "command.form"],
    ["no place", { type: "blocks.insert", blocks: [ok] }, "command.form"],
    ["a place that is no number", { type: "blocks.insert", blocks: [ok], place: { index: "0" } }, "command.form"],
    ["a place before all", { type: "blocks.insert", blocks: [ok], place: { index: -1 } }, "value.place"],
    ["a place between two", { type: "blocks.move", ids: ["soft"], place: { index: 0.5 } }, "value.place"],
    ["NaN", { type: "blocks.insert", blocks: [ok], place: { index: Number.NaN } }, "command.data"],
    [
      "a slot of the prototype",
      { type: "blocks.insert", blocks: [ok], place: { in: "around", slot: "constructor", index: 0 } },
      "value.place",
    ],
    ["an id that is a number", { type: "blocks.paste", blocks: [{ ...ok, id: 7 }], place: top }, "command.form"],
    ["ids that are a text", { type: "blocks.remove", ids: "around" }, "command.form"],
    ["ids that are none", { type: "blocks.duplicate", ids: [null] }, "command.form"],
    ["a function", { type: "block.set", id: "soft", path: "/note", value: () => 1 }, "command.data"],
    [
      "a member of the prototype",
      JSON.parse('{"type":"field.set","path":"/name","value":{"__proto__":{}}}'),
      "command.data",
    ],
    ["a version that is none", { type: "variant.add", variant: null }, "command.form"],
    ["a language that is a number", { type: "locale.add", locale: 5 }, "command.form"],
    ["a document that is none", { type: "document.replace", doc: [], why: "import" }, "command.form"],
    [
      "a document without blocks",
      { type: "document.replace", doc: { ...GUARDED, root: null }, why: "import" },
      "document.form",
    ],
    [
      "a document with a block that is none",
      { type: "document.replace", doc: { ...GUARDED, root: [null] }, why: "import" },
      "document.form",
    ],
    [
      "a document in a language that is none",
      { type: "document.replace", doc: { ...GUARDED, locales: ["not one!"] }, why: "version" },
      "document.form",
    ],
    [
      "variables without a form",
      { type: "field.set", path: "/variables", value: { properties: { a: null } } },
      "value.form",
    ],
    [
      "the one name that is no member",
      { type: "block.set", id: "soft", path: "/variants", value: ["__proto__"] },
      "value.form",
    ],
  ])("BU8 %s", (_, command, code) => {
    const done = outcome(GUARDED, command);
    expect(done.ok ? "carried out" : done.refusal.code).toBe(code);
    if (!done.ok) expectSentence(done.refusal);
  });

  test("BU8 a host is not asked about it, and a person is told", () => {
    const asked: unknown[] = [];
    const store = createBuilderStore({ doc: GUARDED, allows: (command) => asked.push(command) > 0 });
    expect(store.execute({ type: "nonsense" } as never).ok).toBe(false);
    expect(asked).toEqual([]);
    expect(store.getState().notice).toMatchObject({ kind: "refused", refusal: { code: "command.unknown" } });
    expect(store.getState().doc).toBe(GUARDED);
  });

  test("BU8 whatever a command has in it, nothing is thrown, nothing is broken, and what is refused changes nothing", {
    timeout: 600_000,
  }, () => {
    const types = [
      ...["blocks.insert", "blocks.paste", "blocks.duplicate", "blocks.move", "blocks.remove", "block.set"],
      ...["text.set", "field.set", "list.move", "locale.add", "locale.remove", "variant.add", "variant.remove"],
      ...["document.replace", "", "toString", "__proto__"],
    ];
    fc.assert(
      fc.property(
        fc.nat(HELD.length - 1),
        fc.constantFrom(...types),
        fc.nat(10_000),
        fc.array(fc.tuple(fc.nat(20), fc.nat(BAD_VALUES.length - 1)), { maxLength: 3 }),
        fc.constantFrom(...BAD_PATHS),
        (at, type, dice, evil, path) => {
          const [, doc] = HELD[at] as (typeof HELD)[number];
          const ids = [...placesOf(doc.root).keys()];
          const id = ids[dice % ids.length] as string;
          const members: Record<string, unknown> = {
            ...{ type, path, id, ids: [id], blocks: [placesOf(doc.root).get(id)?.block], place: { index: dice % 9 } },
            ...{ locale: ["en", "es", "fi"][dice % 3], runs: [{ t: "x" }], value: dice, from: 0, to: 1 },
            ...{ variant: { key: "C", label: "C" }, key: "B", doc: { ...doc, id: "other" }, why: "import" },
          };
          const names = Object.keys(members);
          for (const [name, value] of evil) members[names[name % names.length] as string] = BAD_VALUES[value];
          const store = createBuilderStore({ doc });
          const done = store.execute(members as never);
          if (done.ok) expectLaws(doc, store.getState().doc);
          else {
            expect(store.getState().doc).toBe(doc);
            expectSentence(done.refusal);
          }
        },
      ),
      { numRuns: RUNS },
    );
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe("BU9 what was approved is seen by whom it was seen", () => {
  const around = (path: string, value: unknown) => ({ type: "block.set", id: "around", path, value });
  const columns: Block = { id: "cols", type: "columns", v: 1, props: { layout: "1-1-1" }, slots: {} };
  const three = { ...GUARDED, root: [columns, ...GUARDED.root] } as Template;
  const aside = outcome(three, {
    type: "blocks.move",
    ids: ["approved"],
    place: { in: "cols", slot: "third", index: 0 },
  });
  const beside = aside.ok ? aside.doc : three;

  test.each<readonly [string, Template, unknown, string]>([
    ["a condition around it", GUARDED, around("/when", { "==": [1, 2] }), "block.locked"],
    ["fewer versions around it", GUARDED, around("/variants", ["A"]), "block.locked"],
    [
      "a place in a column that is not shown",
      { ...three, root: [{ ...columns, props: {} }, ...GUARDED.root] } as Template,
      { type: "blocks.move", ids: ["approved"], place: { in: "cols", slot: "third", index: 0 } },
      "value.place",
    ],
    ["fewer columns", beside, { type: "block.set", id: "cols", path: "/props/layout", value: "1-1" }, "block.locked"],
    [
      "a section for some people",
      {
        ...GUARDED,
        root: [section("some", [text("t", "t")], { when: { "==": [1, 2] } }), ...GUARDED.root],
      } as Template,
      { type: "blocks.move", ids: ["approved"], place: { in: "some", slot: "content", index: 0 } },
      "block.locked",
    ],
  ])("BU9 %s is refused", (_, doc, command, code) => {
    expect(refusal(doc, command)).toBe(code);
  });

  test("BU9 blocks that are fixed in one list keep their order, by whatever document comes", () => {
    const [, doc] = HELD[0] as (typeof HELD)[number];
    const [a, b, ...rest] = doc.root;
    const turned = { ...doc, root: [b, a, ...rest] } as Template;
    expect(refusal(doc, { type: "document.replace", doc: turned, why: "version" })).toBe("block.locked");
  });

  test("BU9 what is not as it was approved may become so again, and nothing else", () => {
    const spoiled = {
      ...GUARDED,
      root: JSON.parse(JSON.stringify(GUARDED.root).replace("You can object", "You cannot object")),
    };
    expect(refusal(spoiled, { type: "document.replace", doc: GUARDED, why: "version" })).toBe("carried out");
    const other = {
      ...GUARDED,
      root: JSON.parse(JSON.stringify(GUARDED.root).replace("You can object", "You might object")),
    };
    expect(refusal(spoiled, { type: "document.replace", doc: other, why: "version" })).toBe("block.locked");
  });

  test("BU9 a language that the policy wants stays", () => {
    const [, doc] = HELD[0] as (typeof HELD)[number];
    const free = { ...doc, root: doc.root.slice(4), policy: { locales: ["es"] } } as Template;
    expect(refusal(free, { type: "locale.remove", locale: "es" })).toBe("locale.required");
    const less = { ...free, locales: ["en"] };
    expect(refusal(free, { type: "document.replace", doc: less, why: "version" })).toBe("locale.required");
  });

  test("BU9 a member that nobody knows switches no rule off, and may go", () => {
    const odd = { ...GUARDED, extra: 1 } as unknown as Template;
    const footer = GUARDED.root.at(-1) as Block;
    expect(refusal(odd, { type: "blocks.remove", ids: [footer.id] })).toBe("block.required");
    expect(refusal(odd, { type: "block.set", id: footer.id, path: "/props/other", value: 1 })).toBe("value.form");
    expect(refusal(odd, { type: "document.replace", doc: GUARDED, why: "version" })).toBe("carried out");
  });
});

describe("BU10 links that must not be shown and raw Handlebars come in by no route", () => {
  test.each(BAD_LINKS)("BU10 %j", (url) => {
    const link = { to: "url", url };
    const set = (command: object) => refusal(GUARDED, command);
    const runs = [{ t: "x", a: link }];
    expect(set({ type: "text.set", id: "soft", path: "/props/text", locale: "en", runs })).toBe("link.refused");
    expect(set({ type: "block.set", id: "soft", path: "/props/text/en", value: runs })).toBe("link.refused");
    for (const why of ["import", "version", "starter"]) {
      const doc = { ...GUARDED, root: [button(url), ...GUARDED.root] };
      expect(set({ type: "document.replace", doc, why })).toBe("link.refused");
    }
    const put = outcome(GUARDED, {
      type: "blocks.paste",
      blocks: [{ ...ok, props: { text: { en: runs } } }],
      place: top,
    });
    expect(put.ok && put.doc.root[0]?.props).toEqual({ text: { en: [{ t: "x" }] } });
    expect(put.ok && put.notes).toEqual([{ kind: "links", block: "new" }]);
    const pressed = outcome(GUARDED, { type: "blocks.insert", blocks: [button(url)], place: top });
    expect(pressed.ok ? JSON.stringify(pressed.doc.root[0]) : pressed.refusal.code).not.toContain(JSON.stringify(url));
  });

  test("BU10 links of other kinds, and a link that leads nowhere yet", () => {
    const of = (link: object) =>
      refusal(GUARDED, { type: "block.set", id: "soft", path: "/props/text/en", value: [{ t: "x", a: link }] });
    expect(of({ to: "email", address: "a@example.com?bcc=b@evil.example" })).toBe("link.refused");
    expect(of({ to: "email", address: "a@example.com", subject: "\ud800" })).toBe("carried out");
    expect(of({ to: "phone", number: "javascript:1" })).toBe("link.refused");
    expect(of({ to: "url", url: "" })).toBe("carried out");
    expect(of({ to: "url", url: "https://example.com/?a=1" })).toBe("carried out");
  });

  test("BU10 raw Handlebars where it is not permitted; where it is, it stays", () => {
    const runs = [{ t: "a" }, { hbs: "{{debtor.name}}" }];
    const set = { type: "text.set", id: "soft", path: "/props/text", locale: "en", runs };
    const permitted = { ...GUARDED, policy: { ...GUARDED.policy, handlebars: true } } as Template;
    expect(refusal(GUARDED, set)).toBe("text.raw");
    expect(refusal(permitted, set)).toBe("carried out");
    const put = outcome(GUARDED, {
      type: "blocks.paste",
      blocks: [{ ...ok, props: { text: { en: runs } } }],
      place: top,
    });
    expect(put.ok && [put.doc.root[0]?.props, put.notes]).toEqual([
      { text: { en: [{ t: "a" }] } },
      [{ kind: "raw", block: "new" }],
    ]);
  });

  test("BU10 what was there before may stay while something else is changed", () => {
    const old = { ...GUARDED, root: [button("javascript:1"), ...GUARDED.root] } as Template;
    expect(refusal(old, { type: "block.set", id: "b", path: "/props/label/en", value: [{ t: "Other" }] })).toBe(
      "carried out",
    );
    expect(refusal(old, { type: "block.set", id: "soft", path: "/note", value: "x" })).toBe("carried out");
  });
});

test("BU8 plain data are told from all others, and reading never fails", () => {
  for (const value of BAD_VALUES) expect(typeof isPlain(value)).toBe("boolean");
  expect(isPlain({ a: [1, "x", null, { b: undefined }] })).toBe(true);
  for (const value of [new Date(), () => 1, Number.NaN, 1n, new Map(), JSON.parse('{"__proto__":1}'), new Array(1e9)])
    expect(isPlain({ value })).toBe(false);
});
