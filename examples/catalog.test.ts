/** Whoever comes here finds every example, whom it is for, and the one command that starts it. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const HERE = new URL("./", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, HERE), "utf8");
const examples = readdirSync(HERE, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(new URL(`${entry.name}/README.md`, HERE)))
  .map(({ name }) => name);

describe("EX3 every example", () => {
  test("EX3 stands in the table, once", () => {
    const listed = [...read("README.md").matchAll(/^\| \[([\w-]+)\]\(\1\)/gm)].map(([, name]) => name);
    expect(listed.toSorted()).toEqual(examples.toSorted());
    expect(examples.length).toBeGreaterThan(11);
  });

  test.each(examples)("EX3 %s says what it is, and has one command", (name) => {
    const { scripts, description } = JSON.parse(read(`${name}/package.json`)) as {
      readonly scripts: Readonly<Record<string, string>>;
      readonly description: string;
    };
    const commands = Object.keys(scripts).filter((script) => !script.startsWith("pre"));
    expect(commands).toEqual([name === "scenario" ? "test" : "start"]);
    expect(description).toMatch(/\.$/);
    const command = commands[0] === "test" ? "npm test" : "npm start";
    expect(read(`${name}/README.md`)).toMatch(new RegExp(`^${command}`, "m"));
    expect(read(`${name}/README.md`)).toMatch(/^For /m);
  });
});
