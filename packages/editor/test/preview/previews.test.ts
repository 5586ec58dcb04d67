/** Previews of templates: asked for once, given up when nobody looks, asked for again when they may have changed. */

import { describe, expect, test } from "vitest";
import { lineOf, type PreviewOptions, Previews, type TemplatePreview } from "../../src/preview/previews.ts";

const ANA = { ref: "soft@1", sample: "ana", locale: "en" };

function stage() {
  const asked: (PreviewOptions & {
    readonly ref: string;
    readonly answer: (preview: TemplatePreview) => void;
    readonly fail: () => void;
  })[] = [];
  const previews = new Previews(
    () => (ref, options) =>
      new Promise((answer, reject) => asked.push({ ref, ...options, answer, fail: () => reject(new Error("no")) })),
  );
  const settle = async () => {
    for (let i = 0; i < 6; i++) await Promise.resolve();
  };
  return { asked, previews, settle };
}

describe("TP1 asked for once, and kept", () => {
  test("TP1 however many look, for one sample in one language", async () => {
    const { asked, previews, settle } = stage();
    let told = 0;
    previews.subscribe(() => {
      told += 1;
    });
    const leave = previews.look(ANA);
    previews.look(ANA)();
    expect(asked).toMatchObject([{ ref: "soft@1", sample: "ana", locale: "en" }]);
    expect(previews.state(ANA)).toEqual({ kind: "loading" });
    asked[0]?.answer({ text: "Hello Ana" });
    await settle();
    expect(previews.state(ANA)).toEqual({ kind: "ready", preview: { text: "Hello Ana" } });
    expect(told).toBe(1);
    leave();
    previews.look(ANA);
    previews.look({ ...ANA, sample: "bob" });
    expect(asked.map(({ sample }) => sample)).toEqual(["ana", "bob"]);
  });

  test("TP1 a card shows the subject, else the first words", () => {
    expect(lineOf({ subject: "  Your\n November", text: "Hello" })).toBe("Your November");
    expect(lineOf({ text: `${"word ".repeat(100)}` })).toHaveLength(160);
  });
});

describe("TP2 given up, failed, forgotten", () => {
  test("TP2 when nobody waits any longer the host hears so, and its late answer counts for nothing", async () => {
    const { asked, previews, settle } = stage();
    previews.look(ANA)();
    expect(asked[0]?.signal.aborted).toBe(true);
    asked[0]?.answer({ text: "late" });
    await settle();
    expect(previews.state(ANA)).toEqual({ kind: "loading" });
    previews.look(ANA);
    expect(asked).toHaveLength(2);
    expect(asked[1]?.signal.aborted).toBe(false);
  });

  test("TP2 what failed is asked for again when it is looked at anew or the reader wants so", async () => {
    const { asked, previews, settle } = stage();
    previews.look(ANA);
    asked[0]?.fail();
    await settle();
    expect(previews.state(ANA)).toEqual({ kind: "failed" });
    previews.forget(ANA.ref);
    expect(previews.state(ANA)).toEqual({ kind: "loading" });
    asked[1]?.fail();
    await settle();
    previews.look(ANA);
    expect(asked).toHaveLength(3);
  });

  test("TP2 a template that was edited stays as it was until the new one is there", async () => {
    const { asked, previews, settle } = stage();
    previews.look(ANA);
    asked[0]?.answer({ text: "old" });
    await settle();
    previews.forget(ANA.ref);
    expect(previews.state(ANA)).toMatchObject({ preview: { text: "old" } });
    previews.forget(ANA.ref);
    expect(asked[1]?.signal.aborted).toBe(true);
    asked[2]?.answer({ text: "new" });
    asked[1]?.answer({ text: "between" });
    await settle();
    expect(previews.state(ANA)).toMatchObject({ preview: { text: "new" } });
  });
});
