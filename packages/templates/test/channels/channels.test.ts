/** What all short channels have in common. */

import { expect, test } from "vitest";
import { defineBlock } from "../../src/blocks/definition.ts";
import { BLOCKS } from "../../src/blocks/registry.ts";
import { compileTemplate } from "../../src/compile/compileTemplate.ts";
import type { Block } from "../../src/model/block.ts";
import { renderTemplate } from "../../src/render/render.ts";
import {
  block,
  CONTEXT,
  compiled,
  en,
  greeting,
  pay,
  refused,
  rendered,
  type ShortKind,
  stop,
  template,
} from "./reminders.ts";

const KINDS: readonly ShortKind[] = ["sms", "push", "whatsapp", "rcs", "voice"];

test.each(KINDS)("CH1 every block that may stand in %s says what it shows there", (kind) => {
  const allowed = BLOCKS.filter(({ kinds }) => kinds.includes(kind));
  expect(allowed.length).toBeGreaterThan(3);
  expect(allowed.filter(({ render }) => render.pieces === undefined).map(({ type }) => type)).toEqual([]);
});

test("CH1 a block of a host that does not say it is refused, one that does is shown", async () => {
  const meter = (pieces: boolean) =>
    defineBlock({
      type: "acme.meter",
      v: 1,
      title: "Meter",
      summary: "Shows how much is paid.",
      group: "debt",
      role: "content",
      kinds: ["sms"],
      propsSchema: {},
      defaults: {},
      fields: [],
      render: {
        html: () => "",
        text: () => "",
        ...(pieces ? { pieces: () => [{ piece: "text", runs: [{ t: "Half is paid." }], at: "text" }] as const } : {}),
      },
    });
  const doc = template("sms", [block("acme.meter", {})]);
  await expect(compileTemplate(doc, { locale: "en", blocks: [meter(false)] })).rejects.toMatchObject({
    diagnostics: [{ code: "channel.block", path: "/root/0", data: { type: "acme.meter", kind: "sms" } }],
  });
  const made = await compileTemplate(doc, { locale: "en", blocks: [meter(true)] });
  expect(renderTemplate(made, {})).toMatchObject({ status: "rendered", text: "Half is paid." });
});

test.each(["sms", "push", "rcs", "voice"] as const)(
  "CH2 in %s a block is there only where its condition holds",
  async (kind) => {
    const when = { "==": [{ var: "late" }, true] } as NonNullable<Block["when"]>;
    const root = [greeting(), block("text", { text: en({ t: "LATE" }) }, { when }), stop()];
    const message = await compiled(kind, root);
    const at = (late: unknown) => JSON.stringify(renderTemplate(message, { ...CONTEXT, late }));
    expect(at(true)).toContain("LATE");
    expect(at(false)).not.toContain("LATE");
    expect(at(undefined)).not.toContain("LATE");
  },
);

test.each(KINDS)("CH2 in %s a variant has its own blocks", async (kind) => {
  const root = [greeting(), block("text", { text: en({ t: "ONLY B." }) }, { variants: ["B"] })];
  const doc = {
    ...template(kind, root),
    variants: [
      { key: "A", label: "A" },
      { key: "B", label: "B" },
    ],
  };
  const at = async (variant: string) =>
    JSON.stringify(renderTemplate(await compileTemplate(doc as never, { locale: "en", variant }), CONTEXT));
  expect(await at("B")).toContain("ONLY B.");
  expect(await at("A")).not.toContain("ONLY B.");
});

test.each(KINDS)("CH3 in %s a message without a required value is withheld, and says which", async (kind) => {
  const message = await rendered(kind, [greeting()], { context: { name: " " } });
  expect(message).toMatchObject({ status: "withheld", problems: [{ code: "merge.missing", data: { path: "name" } }] });
});

test.each(KINDS)("CH3 in %s a text that is not translated is reported with its place", async (kind) => {
  const [first, ...more] = await refused(kind, [block("text", { text: { es: [{ t: "Hola." }] } })]);
  expect(first).toBe("text.untranslated /root/0/props/text");
  expect(more.filter((found) => !found.startsWith("channel.empty"))).toEqual([]);
});

test.each(["sms", "rcs", "voice"] as const)(
  "CH3 a message of %s in which nothing is shown is withheld",
  async (kind) => {
    const when = { "==": [{ var: "late" }, true] } as NonNullable<Block["when"]>;
    const hidden = block("text", { text: en({ t: "Late." }) }, { when });
    expect(await rendered(kind, [hidden], { context: { late: false } })).toMatchObject({
      status: "withheld",
      problems: [{ code: "channel.empty" }],
    });
  },
);

test("CH4 what is compiled is plain JSON, and renders the same after it was stored", async () => {
  for (const kind of KINDS) {
    const made = await compiled(
      kind,
      kind === "push" || kind === "voice" ? [greeting(), stop()] : [greeting(), pay(), stop()],
      { version: 3 },
    );
    const stored = JSON.parse(JSON.stringify(made));
    expect(stored).toEqual(made);
    expect(renderTemplate(stored, CONTEXT)).toEqual(renderTemplate(made, CONTEXT));
  }
});
