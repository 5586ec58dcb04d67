/** The gate of the builder: the document soon, messages after a pause, old findings until there are new ones. */

import type { Template } from "@dunlin/templates";
import { compileTemplate, publishTemplate } from "@dunlin/templates/compile";
import { STARTER_BRAND, STARTER_SAMPLE } from "@dunlin/templates/starter";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { GATE_PAUSE, Gate } from "../../src/builder/checks/gate.ts";
import { Compilations, type Compile } from "../../src/builder/preview/compilations.ts";
import { GUARDED, starter, text } from "./documents.ts";

/** A machine may be busy otherwise. */
const PATIENCE = { timeout: 20_000 };

const SMS = starter("early-short");
const SAMPLES = [
  { id: "l", title: "Lucía", context: STARTER_SAMPLE },
  { id: "g", title: "Gap", context: { ...STARTER_SAMPLE, payUrl: "" } },
];

function gate(compile: Compile = (doc, ask) => compileTemplate(doc, ask)) {
  const asked: string[] = [];
  const counted: Compile = (doc, ask, signal) => {
    asked.push(`${doc.name} ${ask.locale}${ask.variant ?? ""}`);
    return compile(doc, ask, signal);
  };
  const made = new Gate({
    compilations: new Compilations(counted, STARTER_BRAND),
    samples: SAMPLES,
    options: { brand: STARTER_BRAND },
  });
  return { gate: made, asked, codes: () => made.state().checks.map(({ code }) => code) };
}

const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const settled = (one: Gate) =>
  vi.waitFor(() => expect(one.state().complete ?? one.state().error).toBeDefined(), PATIENCE);
/** With a block that nobody knows. */
const broken = {
  ...SMS,
  name: "broken",
  root: [...SMS.root, { id: "what", type: "acme.what", v: 1, props: {} }],
} as Template;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("BP6 the gate", () => {
  test("BP6 finds of a template what the publish gate of the templates finds, and measures messages", async () => {
    const { gate: one, asked } = gate();
    one.look(SMS);
    await settled(one);
    const publication = await publishTemplate(SMS, {
      brand: STARTER_BRAND,
      samples: SAMPLES.map(({ context }) => context),
    });
    expect(one.state()).toMatchObject({ checks: publication.checks, working: undefined });
    expect(one.state().complete).toEqual({ doc: SMS, publication, measured: { segments: 3, withheld: [1] } });
    expect(publication.checks.some(({ code, data }) => code === "merge.missing" && data.sample === 1)).toBe(true);
    expect(asked).toEqual([`${SMS.name} en`, `${SMS.name} es`]);
  });

  test("BP6 every version is compiled, and how far it is can be seen", async () => {
    const doc = {
      ...SMS,
      variants: [
        { key: "A", label: "A" },
        { key: "B", label: "B" },
      ],
    } as Template;
    const { gate: one, asked } = gate();
    const seen = new Set<string>();
    one.subscribe(() => seen.add(JSON.stringify(one.state().working)));
    one.look(doc);
    await settled(one);
    expect(asked).toHaveLength(4);
    expect([...seen]).toEqual(expect.arrayContaining(['{"done":0,"all":4}', '{"done":3,"all":4}']));
  });

  test("BP6 after an edit the document is checked soon and messages later, and what was found in them stays until then", async () => {
    const { gate: one, asked, codes } = gate();
    one.look(SMS);
    await settled(one);
    const found = codes();
    expect(found).toContain("merge.missing");
    one.look(broken);
    expect(one.state().complete).toBeUndefined();
    await wait(GATE_PAUSE.document);
    expect(codes()).toEqual(["block.unknown", ...found]);
    expect(asked).toHaveLength(2);
    await wait(GATE_PAUSE.messages);
    await settled(one);
    expect(codes()).toEqual(["block.unknown"]);
    expect(one.state().complete?.publication.publishable).toBe(false);
  });

  test("BP6 edits in a row are checked once, by the last one", async () => {
    const { gate: one, asked } = gate();
    for (const name of ["a", "b", "c"]) {
      one.look({ ...SMS, name });
      await wait(10);
    }
    await settled(one);
    expect(asked).toEqual(["c en", "c es"]);
  });

  test("BP6 who wants to publish does not wait for a pause; what could not be compiled is tried again", async () => {
    let away = true;
    const { gate: one } = gate((doc, ask) => (away ? Promise.reject(new Error("offline")) : compileTemplate(doc, ask)));
    one.look(SMS);
    one.complete();
    await settled(one);
    expect(one.state()).toMatchObject({ error: new Error("offline"), complete: undefined, working: undefined });
    away = false;
    one.complete();
    await vi.waitFor(() => expect(one.state().complete?.doc).toBe(SMS), PATIENCE);
    expect(one.state().error).toBeUndefined();
  });
});

test("BP6 a block that was approved and then changed keeps a template back", async () => {
  const root = GUARDED.root.map((block) =>
    block.id === "around" ? { ...block, slots: { content: [text("approved", "Other words")] } } : block,
  );
  const one = gate().gate;
  one.look({ ...GUARDED, root } as Template);
  await wait(GATE_PAUSE.document);
  expect(one.state().checks.map(({ code }) => code)).toContain("block.locked");
  one.close();
});
