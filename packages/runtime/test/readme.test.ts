/** What is written for readers is true: the first program as they would copy it, and the names in the manual for operators. */

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as runtime from "../src/index.ts";
import { createMetrics } from "../src/observe/metrics.ts";
import { MEMBERS } from "../src/settings/members.ts";

test("K18 the first program of the README carries a case to its end, and prints what it says", async () => {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  const [, program = ""] = /^```js firstCase\.mjs\n(.*?)^```$/ms.exec(readme) ?? [];
  const body = program.replace(/^import \{ (.*) \} from "@dunlin\/runtime";$/m, "const { $1 } = modules;");
  const said: string[] = [];
  const run = new Function("modules", "console", `return (async () => {${body}})()`);
  await run(runtime, { log: (...words: readonly string[]) => said.push(words.join(" ")) });
  expect(said).toEqual(["+34600000001 Please pay A-1", "paid"]);
  for (const line of said) expect(program).toContain(`// ${line}`);
});

test("GD4 the manual for operators names every setting and metric there is, and rules that there are", async () => {
  const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), "utf8");
  const manual = read("docs/operations.md");
  const [, settings = ""] = /^## Settings of a tenant\n(.*?)^## /ms.exec(manual) ?? [];
  expect([...settings.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name).toSorted()).toEqual(
    Object.keys(MEMBERS).toSorted(),
  );
  const named = new Set([...manual.matchAll(/`(dunlin_\w+)`/g)].map(([, name]) => name));
  const metrics = createMetrics();
  const gauges = (await metrics.registry.getMetricsAsJSON()).map(({ name }) => name);
  const counted = [...read("src/observe/metrics.ts").matchAll(/^ {2}(dunlin_\w+): /gm)].map(([, name = ""]) => name);
  const known = [...gauges, ...counted].filter((name) => !name.startsWith("dunlin_http_"));
  expect([...named].toSorted()).toEqual(known.toSorted());
  const rules = new Set([...read("SPEC.md").matchAll(/^- \*\*([A-Z]+\d+)\*\*/gm)].map(([, id]) => id));
  const [, promised = ""] = /^## What is promised.*?\n(.*?)^\*\*Not promised/ms.exec(manual) ?? [];
  const cited = [...manual.matchAll(/\b([A-Z]{2}\d+)\b/g)].map(([, id]) => id);
  expect(promised).toContain("GR1");
  expect(cited.length).toBeGreaterThan(30);
  expect(cited.filter((id) => !rules.has(id))).toEqual([]);
});
