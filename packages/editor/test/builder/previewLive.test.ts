/** The preview: what was asked for last, after a pause, compiled once for all, and never an older message over a newer one. */

import { type CompiledTemplate, type Template, TemplateError } from "@dunlin/templates";
import { compileTemplate } from "@dunlin/templates/compile";
import { STARTER_BRAND, STARTER_SAMPLE } from "@dunlin/templates/starter";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Compilations, type Compile, type CompileAsk } from "../../src/builder/preview/compilations.ts";
import { LivePreview, PAUSE, type PreviewAsk } from "../../src/builder/preview/live.ts";
import { starter } from "./documents.ts";

const SMS = starter("early-short");
const PERSON = { id: "l", title: "Lucía", context: STARTER_SAMPLE };
const LONG = { id: "m", title: "Máxima", context: { ...STARTER_SAMPLE, currency: "GBP" } };

/** A host that answers when it is told to. */
function host() {
  const asked: {
    readonly doc: Template;
    readonly ask: CompileAsk;
    readonly signal: AbortSignal;
    answer: (made: CompiledTemplate | Error) => void;
  }[] = [];
  const compile: Compile = (doc, ask, signal) =>
    new Promise((resolve, reject) => {
      asked.push({ doc, ask, signal, answer: (made) => (made instanceof Error ? reject(made) : resolve(made)) });
    });
  return { asked, compilations: new Compilations(compile, STARTER_BRAND) };
}

const named = (name: string): Template => ({ ...SMS, name });
const compiled = (doc: Template): Promise<CompiledTemplate> =>
  compileTemplate(doc, { locale: "en", brand: STARTER_BRAND });
const ask = (doc: Template, more: Partial<PreviewAsk> = {}): PreviewAsk => ({
  doc,
  locale: "en",
  sample: PERSON,
  ...more,
});
const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("BP2 the preview", () => {
  test("BP2 comes at once at first and after a pause when it is edited, and what is shown stays until then", async () => {
    const { asked, compilations } = host();
    const live = new LivePreview({ compilations, links: undefined });
    live.show(ask(SMS));
    expect(live.state()).toEqual({ result: undefined, working: true });
    asked[0]?.answer(await compiled(SMS));
    await settle();
    const first = live.state().result;
    expect(first).toMatchObject({ kind: "shown", sample: PERSON, message: { kind: "sms" } });
    for (const name of ["a", "b", "c"]) {
      live.show(ask(named(name)));
      await vi.advanceTimersByTimeAsync(PAUSE - 1);
    }
    expect(asked).toHaveLength(1);
    expect(live.state()).toEqual({ result: first, working: true });
    await vi.advanceTimersByTimeAsync(1);
    expect(asked.map(({ doc }) => doc.name)).toEqual([SMS.name, "c"]);
  });

  test("BP2 an older message never comes over a newer one, and what nobody waits for is given up", async () => {
    const { asked, compilations } = host();
    const live = new LivePreview({ compilations, links: undefined });
    const [older, newer] = [named("older"), named("newer")];
    live.show(ask(older));
    live.show(ask(newer));
    await vi.advanceTimersByTimeAsync(PAUSE);
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    expect(live.state()).toEqual({ result: undefined, working: true });
    asked[1]?.answer(await compiled(newer));
    await settle();
    const { result } = live.state();
    asked[0]?.answer(new Error("late"));
    asked[0]?.answer(await compiled(older));
    await settle();
    expect(live.state()).toEqual({ result, working: false });
    live.show(ask(older, { locale: "es" }));
    await vi.advanceTimersByTimeAsync(PAUSE);
    live.close();
    expect(asked[2]?.signal.aborted).toBe(true);
  });

  test("BP2 another person is shown at once, without another compilation", async () => {
    const { asked, compilations } = host();
    const live = new LivePreview({ compilations, links: undefined });
    live.show(ask(SMS));
    live.show(ask(SMS, { sample: LONG }));
    asked[0]?.answer(await compiled(SMS));
    await settle();
    expect(live.state()).toMatchObject({
      working: false,
      result: { sample: LONG, message: { text: expect.stringContaining("£") } },
    });
    live.show(ask(SMS));
    expect(live.state()).toMatchObject({
      working: false,
      result: { sample: PERSON, message: { text: expect.stringContaining("€") } },
    });
    expect(asked).toHaveLength(1);
  });

  test("BP2 says why there is none: the template, this person, or what compiles", async () => {
    const { asked, compilations } = host();
    const live = new LivePreview({ compilations, links: undefined });
    live.show(ask(SMS, { sample: { ...PERSON, context: { ...STARTER_SAMPLE, totalDueMinor: null } } }));
    asked[0]?.answer(await compiled(SMS));
    await settle();
    expect(live.state().result).toMatchObject({
      kind: "withheld",
      message: { problems: [{ code: "merge.missing", data: { path: "totalDueMinor" } }] },
    });
    live.show(ask(named("broken")));
    await vi.advanceTimersByTimeAsync(PAUSE);
    asked[1]?.answer(new TemplateError([]));
    await settle();
    expect(live.state()).toMatchObject({ working: false, result: { kind: "failed", checks: [] } });
    live.show(ask(named("away")));
    await vi.advanceTimersByTimeAsync(PAUSE);
    asked[2]?.answer(new Error("no network"));
    await settle();
    expect(live.state().result).toMatchObject({ kind: "away" });
    live.again();
    expect(asked).toHaveLength(4);
    asked[3]?.answer(await compiled(SMS));
    await settle();
    expect(live.state().result).toMatchObject({ kind: "shown" });
  });
});

describe("BP3 compilations", () => {
  const never = () => new AbortController().signal;

  test("BP3 one for all who ask for the same, given up when the last of them leaves", async () => {
    const { asked, compilations } = host();
    const [one, other] = [new AbortController(), new AbortController()];
    const waits = [
      compilations.get(SMS, { locale: "en" }, one.signal),
      compilations.get(SMS, { locale: "en" }, other.signal),
    ];
    const left = Promise.allSettled(waits);
    await settle();
    expect(asked).toHaveLength(1);
    one.abort();
    expect(asked[0]?.signal.aborted).toBe(false);
    other.abort();
    expect(asked[0]?.signal.aborted).toBe(true);
    expect((await left).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    void compilations.get(SMS, { locale: "en" }, never());
    void compilations.get(SMS, { locale: "es" }, never());
    void compilations.get(SMS, { locale: "en", blockMarks: true }, never());
    await settle();
    expect(asked).toHaveLength(4);
  });

  test("BP3 what was wrong with the template stays wrong; anything else is tried again", async () => {
    const { asked, compilations } = host();
    for (const error of [new TemplateError([]), new Error("no network")]) {
      const wait = compilations.get(SMS, { locale: error.name }, never());
      await settle();
      asked.at(-1)?.answer(error);
      await expect(wait).rejects.toBe(error);
    }
    compilations.get(SMS, { locale: "TemplateError" }, never()).catch(() => undefined);
    compilations.get(SMS, { locale: "Error" }, never()).catch(() => undefined);
    await settle();
    expect(asked.map(({ ask: { locale } }) => locale)).toEqual(["TemplateError", "Error", "Error"]);
  });

  test("BP3 few documents are remembered, the last ones", async () => {
    const { asked, compilations } = host();
    const docs = Array.from({ length: 6 }, (_, i) => named(`n${i}`));
    const get = (doc: Template | undefined) =>
      void compilations.get(doc as Template, { locale: "en" }, never()).catch(() => undefined);
    docs.forEach(get);
    get(docs[5]);
    get(docs[0]);
    await settle();
    expect(asked.map(({ doc }) => doc.name)).toEqual(["n0", "n1", "n2", "n3", "n4", "n5", "n0"]);
  });
});
