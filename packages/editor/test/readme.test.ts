/** Runs the examples of the README. */

import { readFileSync } from "node:fs";
import type { Strategy } from "@dunlin/engine";
import { transformSync } from "esbuild";
import { type ComponentType, createElement, Fragment } from "react";
import { renderToString } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { sameJson } from "../src/document/sameJson.ts";
import * as editor from "../src/index.ts";
import { lineOf } from "../src/preview/previews.ts";
import { derive } from "../src/store/derive.ts";
import { SMALL } from "./strategies.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const examples = [...readme.matchAll(/```jsx?\n([\s\S]*?)```/g)].map(([, code]) => code as string);

/** Sources of packages that the editor itself does not depend on. */
const source = (path: string): Promise<object> =>
  import(/* @vite-ignore */ new URL(`../../${path}`, import.meta.url).href);

/** What the example that exports this name exports. */
async function exportsOf(name: string, others: Readonly<Record<string, object>> = {}) {
  const code = examples.find((one) => new RegExp(`export .*\\b${name}\\b`).test(one));
  if (code === undefined) throw new Error(`No example exports ${name}.`);
  const modules: Readonly<Record<string, object>> = {
    "@dunlin/editor": editor,
    "@dunlin/editor/styles.css": {},
    "@dunlin/editor/template-editor.css": {},
    "@dunlin/editor/insight.css": {},
    react: { createElement, Fragment },
    ...others,
  };
  const made = transformSync(code, {
    loader: "jsx",
    format: "cjs",
    jsxFactory: "React.createElement",
    jsxFragment: "React.Fragment",
  });
  const module = { exports: {} as Record<string, unknown> };
  new Function("module", "exports", "require", "React", made.code)(
    module,
    module.exports,
    (id: string) => modules[id],
    {
      createElement,
      Fragment,
    },
  );
  return module.exports as Record<string, never>;
}

test("EM5 the smallest page and the one that comes back are drawn", async () => {
  const strategy = SMALL;
  const drawn = (page: unknown, props: object) => renderToString(createElement(page as ComponentType<object>, props));
  expect(drawn((await exportsOf("Page")).Page, { strategy, save: () => undefined })).toContain("dn-editor");
  expect(drawn((await exportsOf("Returning")).Returning, { strategy, user: { viewports: {} } })).toContain("dn-editor");
});

test("EM5 the pages that look at a strategy are drawn", async () => {
  const { Complaint, Review } = await exportsOf("Complaint");
  const drawn = (page: unknown, props: object) => renderToString(createElement(page as ComponentType<object>, props));
  const journal = { case: "c-1", version: 3, moments: [] };
  expect(drawn(Complaint, { version: SMALL, journal, onEnd: () => undefined })).toContain("dn-editor");
  expect(drawn(Review, { draft: SMALL, live: SMALL })).toContain("dn-editor");
});

test("EM5 the page of the builder is an empty frame on a server", async () => {
  const { Letterbox } = (await exportsOf("Letterbox")) as unknown as { Letterbox: ComponentType<object> };
  const drawn = renderToString(
    createElement(Letterbox, { drafts: {}, people: [], publish: () => undefined } as object),
  );
  expect(drawn).toMatch(
    /^<div style="height:100vh"><div class="dunlin dn-editor dn-builder"[^>]*><div class="dn-skeleton"/,
  );
});

test("EM5 what the builder asks of a host goes to its server, and what is wrong comes back as it was found", async () => {
  const { atHost } = (await exportsOf("atHost", {
    "@dunlin/templates": await source("templates/src/index.ts"),
  })) as unknown as { atHost: Required<Pick<editor.TemplateEditorProps, "compile" | "onSendTest" | "uploadAsset">> };
  const answers = (status: number, body: unknown) => {
    const asked = vi.fn(async () => new Response(JSON.stringify(body), { status }));
    vi.stubGlobal("fetch", asked);
    return asked;
  };
  const { signal } = new AbortController();
  const doc = { id: "t" } as never;
  const asked = answers(200, { html: "<p>" });
  expect(await atHost.compile(doc, { locale: "en" }, signal)).toEqual({ html: "<p>" });
  expect(asked).toHaveBeenCalledWith("/templates/compile", {
    ...{ method: "POST", body: JSON.stringify({ doc, options: { locale: "en" } }), signal },
  });
  answers(422, [{ code: "block.place", severity: "error", path: "/root/0", message: "Move it.", data: {} }]);
  await expect(atHost.compile(doc, { locale: "en" }, signal)).rejects.toMatchObject({
    diagnostics: [{ code: "block.place" }],
  });
  answers(503, {});
  await expect(atHost.compile(doc, { locale: "en" }, signal)).rejects.toThrow();
  answers(200, { to: "ines@bank.example" });
  const sample = { id: "usual", title: "Usual", context: {} };
  expect(await atHost.onSendTest({ doc, locale: "en", sample }, signal)).toBe("Sent to ines@bank.example.");
  answers(200, { url: "https://bank.example/a.png", width: 1, height: 1 });
  expect(await atHost.uploadAsset(new File(["x"], "a.png"), signal)).toMatchObject({ width: 1 });
  vi.unstubAllGlobals();
});

test("EM5 a server publishes what the gate lets through", { timeout: 60_000 }, async () => {
  const { published } = (await exportsOf("published", {
    "@dunlin/templates/compile": await source("templates/src/compile.ts"),
  })) as unknown as { published: (doc: object, more: object) => Promise<{ status: number; body: unknown }> };
  const { STARTER_TEMPLATES, STARTER_SAMPLE } = (await source("templates/src/starter.ts")) as {
    STARTER_TEMPLATES: readonly { id: string; kind: string; locales: readonly string[] }[];
    STARTER_SAMPLE: object;
  };
  const sms = STARTER_TEMPLATES.find(({ kind }) => kind === "sms") ?? { locales: [] };
  const more = { samples: [STARTER_SAMPLE], version: 1 };
  expect(await published(sms, more)).toMatchObject({
    status: 200,
    body: { compiled: sms.locales.map((locale) => ({ locale })) },
  });
  expect(await published({ ...sms, root: 1 }, more)).toMatchObject({ status: 422, body: [{ code: "template.shape" }] });
});

test("EM5 a server that counts revisions saves, refuses, collides and fails", async () => {
  const { onSave } = (await exportsOf("onSave")) as unknown as { onSave: editor.Save };
  const answers = (status: number, body: unknown) => {
    const asked = vi.fn(async () => new Response(typeof body === "string" ? body : JSON.stringify(body), { status }));
    vi.stubGlobal("fetch", asked);
    return asked;
  };
  const info = { signal: new AbortController().signal, revision: 4, changes: [] };
  const asked = answers(200, { revision: 5 });
  expect(await onSave(SMALL, info)).toEqual({ kind: "saved", revision: 5 });
  expect(asked).toHaveBeenCalledWith(
    `/strategies/${SMALL.id}`,
    expect.objectContaining({ headers: { "if-match": "4" } }),
  );
  answers(412, { by: "Inés", at: 1, doc: SMALL, revision: 6 });
  expect(await onSave(SMALL, info)).toMatchObject({ kind: "conflict", newer: { by: "Inés", revision: 6 } });
  answers(422, "Locked.");
  expect(await onSave(SMALL, info)).toEqual({ kind: "refused", because: "Locked." });
  answers(503, "");
  await expect(onSave(SMALL, info)).rejects.toThrow();
  vi.unstubAllGlobals();
});

test("EM5 a template of each channel of the starter library becomes a preview", { timeout: 60_000 }, async () => {
  const { renderTemplate, templates, samples } = (await exportsOf("renderTemplate", {
    "@dunlin/templates": await source("templates/src/index.ts"),
    "@dunlin/templates/compile": await source("templates/src/compile.ts"),
    "@dunlin/templates/starter": await source("templates/src/starter.ts"),
  })) as unknown as {
    renderTemplate: editor.RenderTemplate;
    templates: readonly editor.TemplateChoice[];
    samples: readonly editor.TemplateSample[];
  };
  expect(samples.map(({ id }) => id)).toEqual(["usual", "long"]);
  const { signal } = new AbortController();
  // One of each channel; the library is tested where it lives.
  const each = [...new Map(templates.map((template) => [template.channel, template])).values()];
  expect(each.length).toBeGreaterThan(5);
  for (const { ref, channel } of each) {
    const preview = await renderTemplate(ref, { sample: "usual", locale: "es", signal });
    expect([ref, lineOf(preview) !== "" || channel === "page"]).toEqual([ref, true]);
    if (channel === "email") expect(preview.html).toContain("<!doctype html>");
  }
  await expect(renderTemplate("none@1", { sample: "usual", locale: "en", signal })).rejects.toThrow("none@1");
});

test("EM5 a type of the host is known to the check, finds and tells what differs", async () => {
  const { scoring } = (await exportsOf("scoring")) as unknown as { scoring: editor.EditorNodeType };
  const node = { ...scoring.create?.(), type: scoring.type, model: "m8" };
  const doc = { ...SMALL, nodes: { ...SMALL.nodes, score: node } } as unknown as Strategy;
  const found = derive(doc, { nodeTypes: [scoring] }).problems.get("score") ?? [];
  expect(found.map(({ message }) => message)).toContain("m8 is on trial.");
  expect(scoring.diff?.({ type: "x", model: "m7" }, node, "en")).toEqual(["Model m7 became m8."]);
  expect(sameJson(scoring.create?.(), { model: "m7" })).toBe(true);
});
