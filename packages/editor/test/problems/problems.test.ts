/** Problems in words, the gate before publishing, and lines that lead to steps. */

import {
  type Diagnostic,
  type DiagnosticCode,
  describeStrategy,
  type Strategy,
  validateStrategy,
} from "@dunlin/engine";
import { outlineStrategy } from "@dunlin/engine/editing";
import { describe, expect, test } from "vitest";
import { messages as ES } from "../../src/es.ts";
import type { EditorHost } from "../../src/host/context.tsx";
import { given } from "../../src/host/given.ts";
import { registeredOf } from "../../src/host/registered.ts";
import { presetsWith } from "../../src/nodes/presets.ts";
import { publishState } from "../../src/problems/publish.ts";
import { tellWith } from "../../src/problems/sentences.ts";
import { toldLines } from "../../src/problems/toldLines.ts";
import { EN } from "../../src/words/messages.ts";
import { SMALL } from "../small.ts";
import { BLUEPRINTS } from "../strategies.ts";

const host = (words: typeof EN): Pick<EditorHost, "words" | "presets" | "locale"> => ({
  words,
  presets: presetsWith(),
  locale: words.locale,
});

/** The one by which a step sends it first. */
function channelOf(doc: Strategy, ref: string): string {
  const text = JSON.stringify(doc.nodes);
  return new RegExp(`"channel":"(\\w+)","template":"${ref}"`).exec(text)?.[1] ?? "voice";
}

const problem = (code: DiagnosticCode, data: Diagnostic["data"], message = "From the `engine`."): Diagnostic => ({
  code,
  severity: "error",
  path: "",
  data,
  message,
});

describe("PR1 sentences", () => {
  test("PR1 a repair says what it adds to a list, by its name", () => {
    const exit = { op: "add", path: "/exits/-", value: { id: "cured", outcome: "cured" } } as const;
    expect(EN.problems.fixes(exit)).toBe("Adds “cured”.");
    expect(ES.problems.fixes({ ...exit, value: {} })).toBe("Añade «exits».");
    expect(EN.problems.fixes({ op: "remove", path: "/nodes/a/ttl" })).toBe("Removes “ttl”.");
  });

  const tellEs = tellWith(host(ES), SMALL);
  const tellEn = tellWith(host(EN), SMALL);

  test("PR1 steps, ways and channels are called by their names", () => {
    expect(tellEn(problem("port.missing", { port: "timeout" }))).toBe(
      "The way “time is up” leads nowhere. Connect it to a step.",
    );
    expect(tellEs(problem("graph.unreachable", { node: "call" }))).toBe(
      "Nadie puede llegar a «Tarea de un gestor». Conéctelo o elimínelo.",
    );
    expect(tellEs(problem("template.channel", { template: "a@1", channel: "letter", channels: ["sms"] }))).toContain(
      "Carta",
    );
    expect(tellEs(problem("split.weights", { sum: 11_000 }))).toBe("Las partes suman 110. Deben sumar 100.");
  });

  test("PR4 what the host tells of its templates decides what contact rules hold back", () => {
    const doc = BLUEPRINTS["b-early-stage"] as Strategy;
    const refs = JSON.stringify(doc.nodes).match(/"(?:template|script)":"[^"]+"/g) ?? [];
    const choices = [...new Set(refs.map((found) => found.split('"')[3] as string))].map((ref) => ({
      ref,
      title: ref,
    }));
    const told = (disclosures?: readonly string[], except = "") => {
      const made = choices.map((choice) => ({
        ...{ ...choice, channel: /page/.test(choice.ref) ? "page" : channelOf(doc, choice.ref) },
        ...(disclosures !== undefined && { disclosures: choice.ref === except ? [] : disclosures }),
      }));
      const found = validateStrategy(doc, given({ templates: registeredOf(made) }));
      return found.filter(({ code }) => code.startsWith("template.")).map(({ code, data }) => [code, data.template]);
    };
    expect(told(["opt-out"])).toEqual([]);
    const [first] = choices.filter(({ ref }) => ref === "early-next-stage@1");
    expect(told(["opt-out"], first?.ref)).toEqual([["template.disclosure", "early-next-stage@1"]]);
    expect(registeredOf(choices.map((choice) => ({ ...choice, channel: "email" })))).toBeUndefined();
    const one = { ref: "other@1", title: "Other", channel: "email", disclosures: [] };
    expect(validateStrategy(doc, given({ templates: registeredOf([one]) })).map(({ code }) => code)).toContain(
      "template.unknown",
    );
  });

  test("PR1 what the words do not tell is told by the engine, without its code marks", () => {
    expect(tellEn(problem("policy.noBasis", {}))).toBe("From the engine.");
  });

  test("PR1 Spanish has a sentence of its own for whatever is found in broken documents", () => {
    const broken = Object.values(BLUEPRINTS).flatMap((doc) => [
      doc,
      { ...doc, exits: [], time: { zone: "Nowhere" }, entry: { start: "nowhere" } } as Strategy,
      { ...doc, nodes: Object.fromEntries(Object.entries(doc.nodes).map(([id, node]) => [id, { ...node, to: {} }])) },
      { ...doc, nodes: Object.fromEntries(Object.keys(doc.nodes).map((id) => [id, { type: "wait", x: 1, for: "7" }])) },
    ]) as Strategy[];
    const found = broken.flatMap((doc) => validateStrategy(doc, { templates: {} }));
    expect(new Set(found.map(({ code }) => code)).size).toBeGreaterThanOrEqual(10);
    for (const one of found) {
      expect(tellEs(one), one.code).not.toBe(one.message.replaceAll("`", ""));
      expect(tellEs(one), one.code).not.toMatch(/undefined|NaN|\[object|!/);
      expect(tellEn(one), one.code).not.toMatch(/undefined|NaN|\[object|`/);
    }
  });
});

describe("PR2 the gate", () => {
  const found: readonly Diagnostic[] = [
    problem("port.missing", {}),
    { ...problem("contact.burst", {}), severity: "warning" },
    { ...problem("promise.unhandled", {}), severity: "info" },
  ];

  test("PR2 errors alone keep a strategy from going live, unless the host says more", () => {
    expect(publishState(found)).toMatchObject({ free: false, counts: { error: 1, warning: 1, info: 1 } });
    expect(publishState(found.slice(1)).free).toBe(true);
    expect(publishState(found.slice(1), ["error", "warning"])).toMatchObject({ free: false, blocking: [found[1]] });
    expect(publishState(found, []).free).toBe(true);
  });
});

describe("PR3 lines", () => {
  test.each(Object.entries(BLUEPRINTS))("PR3 every step of %s has its line, in both languages", (_, doc) => {
    const { numbers } = outlineStrategy(doc);
    for (const locale of ["en", "es"]) {
      const lines = toldLines(describeStrategy(doc, { locale }), numbers);
      const ids = lines.flatMap(({ id }) => id ?? []);
      expect([...ids].sort()).toEqual(Object.keys(doc.nodes).sort());
      expect(lines[0]?.kind).toBe("title");
      expect(lines.filter(({ kind }) => kind === "heading").length).toBeGreaterThan(3);
      expect(Math.max(...lines.map(({ depth }) => depth))).toBeGreaterThan(0);
    }
  });
});
