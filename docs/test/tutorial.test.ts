/** The tutorial, followed word for word in an empty folder; packages of the workspace stand in for the registry. */

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { runDunlin } from "@dunlin/runtime";
import { afterEach, describe, expect, test, vi } from "vitest";
import { ROOT, read } from "./pages.ts";
import { type Instruction, instructionsOf, missingIn } from "./tutorial.ts";

const home = process.cwd();
const folder = mkdtempSync(join(tmpdir(), "dunlin-tutorial-"));
afterEach(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true, force: true });
});

test("DC1 the tutorial, word for word", { timeout: 240_000 }, async () => {
  const instructions = instructionsOf(read("docs/tutorial.md"));
  process.chdir(folder);
  for (const instruction of instructions) await follow(instruction);
  expect(process.cwd().endsWith("first-reminder")).toBe(true);
  expect(existsSync("next.json")).toBe(true);
  const commands = instructions.flatMap((one) => (one.kind === "commands" ? one.lines : []));
  expect(commands.length).toBeGreaterThan(15);
  const page = read("docs/tutorial.md");
  expect(page.match(/^```(sh|text)$/gm)?.length).toBe(
    instructions.filter((one) => one.kind === "commands").length +
      instructions.filter((one) => one.kind === "commands" && one.prints !== undefined).length,
  );
});

async function follow(instruction: Instruction): Promise<void> {
  if (instruction.kind === "file") return writeFileSync(instruction.name, instruction.text);
  let printed = "";
  for (const line of instruction.lines) printed += await run(line);
  const { prints } = instruction;
  const missing = prints === undefined ? undefined : missingIn(printed, prints);
  expect(missing, `${instruction.lines.join("; ")} printed:\n${printed}`).toBeUndefined();
}

/** Does what a shell would do, and gives what it would show. */
async function run(line: string): Promise<string> {
  const [program = "", ...args] = line.split(" ");
  if (program === "mkdir") return mkdirSync(args[0] ?? "") ?? "";
  if (program === "cd") return process.chdir(args[0] ?? "") ?? "";
  if (line.startsWith("npx dunlin ")) return dunlin(args.slice(1));
  if (line.startsWith("npm install ")) return install(args.slice(1));
  if (program === "node") return runProgram(args[0] ?? "");
  if (line === "npm init --yes") return execFileSync("npm", args, { encoding: "utf8" });
  throw new Error(`The tutorial says "${line}", which this test cannot do.`);
}

function install(names: readonly string[]): string {
  mkdirSync("node_modules/@dunlin", { recursive: true });
  for (const name of names)
    symlinkSync(fileURLToPath(new URL(`packages/${name.replace("@dunlin/", "")}`, ROOT)), join("node_modules", name));
  return "";
}

async function dunlin(args: readonly string[]): Promise<string> {
  let printed = "";
  const stream = { write: (text: string) => (printed += text) };
  await runDunlin(args, { stdout: stream, stderr: stream, env: {}, now: () => 0, today: () => "2026-03-01" });
  return printed;
}

async function runProgram(file: string): Promise<string> {
  const said: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((...words) => void said.push(words.join(" ")));
  try {
    await import(/* @vite-ignore */ pathToFileURL(file).href);
  } finally {
    log.mockRestore();
  }
  return `${said.join("\n")}\n`;
}

describe("DC1 what the test takes for followed", () => {
  test.each([
    ["as printed", "a\nb\n", "a\nb\n", undefined],
    ["with others between", "a\nx\nb\n", "a\n...\nb\n", undefined],
    ["another order", "b\na\n", "...\na\n...\nb\n", "b"],
    ["another word", "a\nc\n", "a\nb\n", "b"],
    ["something between", "a\nx\nb\n", "a\nb\n", "b"],
  ])("DC1 %s", (_, printed, expected, missing) => {
    expect(missingIn(printed, expected)).toBe(missing);
  });
});
