/** What stands in pages is cut from files that are tested, and links lead somewhere. */

import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { slugOf } from "../.vitepress/links.ts";
import { pageOf } from "../.vitepress/pages.ts";
import { fencesIn, importsIn, PAGES, ROOT, read, WRITTEN } from "./pages.ts";

/** Folders whose files their own tests run. */
const TESTED = [/^examples\//, /^docs\/first-reminder\//];

test.each(WRITTEN)("DC2 %s shows no code of its own", (file) => {
  const page = read(file);
  const own = fencesIn(page).filter(({ language }) => !["sh", "text"].includes(language));
  expect(own).toEqual([]);
  for (const { file: source, region } of importsIn(page)) {
    expect(
      TESTED.some((folder) => folder.test(source)),
      source,
    ).toBe(true);
    const text = read(source);
    if (region !== undefined) expect(text).toContain(`#region ${region}\n`);
    if (region !== undefined) expect(text).toContain(`#endregion ${region}\n`);
  }
});

test("DC2 what is shown is run: files of the tutorial in its test, examples in theirs", () => {
  const shown = WRITTEN.flatMap((file) => importsIn(read(file)).map((one) => one.file));
  const tutorial = importsIn(read("docs/tutorial.md")).map((one) => one.file);
  for (const file of new Set(shown)) {
    const tests = file.startsWith("docs/") ? tutorial : testsBeside(file);
    expect(tests, file).toContain(file.startsWith("docs/") ? file : file.split("/").at(-1));
  }
});

/** Names of files that a test in the folder of an example names. */
function testsBeside(file: string): string[] {
  const name = file.split("/").at(-1) ?? "";
  const tests = ["first-contact.test.ts", "scenario.test.ts"].map((test) => join(dirname(file), test));
  return tests.some((test) => existsSync(new URL(test, ROOT)) && read(test).includes(name)) ? [name] : [];
}

test("DC3 every command in a page is one that there is", async () => {
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  const commands = new Set([...read("docs/reference/cli.md").matchAll(/^## (\w+)$/gm)].map(([, name]) => name));
  for (const file of WRITTEN.filter((one) => one !== "docs/tutorial.md")) {
    for (const line of fencesIn(read(file)).flatMap(({ language, text }) =>
      language === "sh" ? text.split("\n") : [],
    )) {
      const [, name] = /^npx dunlin (\w+)/.exec(line) ?? [];
      const [, script] = /^npm run ([\w:]+)/.exec(line) ?? [];
      const known = line === "" || commands.has(name) || (script !== undefined && script in scripts);
      expect(known, `${file}: ${line}`).toBe(true);
    }
  }
});

const headings = new Map<string, Set<string>>();

/** Anchors of a page; the second of a name has a number. */
function anchorsOf(file: string): ReadonlySet<string> {
  const known = headings.get(file);
  if (known !== undefined) return known;
  const anchors = new Set<string>();
  const text = read(file).replaceAll(/^( *)```.*?^\1```$/gms, "");
  for (const [, heading = ""] of text.matchAll(/^#{1,6} (.*)$/gm)) {
    const slug = slugOf(heading.replaceAll(/[`*_]|\]\([^)]*\)|\[/g, (sign) => (sign === "_" ? "_" : "")));
    let anchor = slug;
    for (let again = 1; anchors.has(anchor); again += 1) anchor = `${slug}-${again}`;
    anchors.add(anchor);
  }
  headings.set(file, anchors);
  return anchors;
}

test("DC4 links lead to pages that there are, and to headings of theirs", () => {
  const dead: string[] = [];
  for (const file of PAGES) {
    const text = read(file)
      .replaceAll(/^( *)```.*?^\1```$/gms, "")
      .replaceAll(/`[^`]*`/g, "");
    for (const [, href = ""] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^([a-z]+:|\/)/.test(href)) continue;
      const [path = "", anchor] = href.split("#");
      const target = path === "" ? file : join(dirname(file), path);
      const page = path !== "" && pageOf(target) === undefined ? undefined : target;
      if (!existsSync(new URL(target, ROOT))) dead.push(`${file}: ${href}`);
      else if (anchor !== undefined && page !== undefined && !anchorsOf(page).has(anchor))
        dead.push(`${file}: ${href}`);
    }
  }
  expect(dead).toEqual([]);
});

test.each(WRITTEN.filter((file) => file.startsWith("docs/decisions/")))("DC8 %s is a decision", (file) => {
  const parts = [...read(file).matchAll(/^\*\*(\w+)\.\*\* \S/gm)].map(([, name]) => name);
  expect(parts).toEqual(["Context", "Decision", "Consequences"]);
  expect(read(file).split("\n").length).toBeLessThan(40);
});
