/** The import from the main entry. */

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { importMjml } from "../../src/import.ts";
import { importMjml as onDemand } from "../../src/index.ts";
import { SHOWCASE } from "./samples.ts";

test("IM12 the main entry imports as the entry of the import does", async () => {
  expect(await onDemand(SHOWCASE)).toEqual(importMjml(SHOWCASE));
});

test("IM12 the main entry has no parser of HTML before one is asked for", () => {
  const seen = new Set<string>();
  const reach = (file: URL): void => {
    if (seen.has(file.href)) return;
    seen.add(file.href);
    const source = readFileSync(file, "utf8");
    for (const [, path = ""] of source.matchAll(/^(?:import|export)(?! type\b)[^;]*? from "([^"]+)"/gm))
      if (path.startsWith(".")) reach(new URL(path, file));
      else seen.add(path);
  };
  reach(new URL("../../src/index.ts", import.meta.url));
  expect(seen).toContain("@handlebars/parser");
  expect([...seen].filter((name) => /htmlparser2|importMjml/.test(name))).toEqual([]);
});
