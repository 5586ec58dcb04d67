/**
 * Writes a portfolio as JSON lines, one account each: `node generate.mjs [--cases 5000] [--seed 20260101] [--out FILE]`.
 * Without `--out` the lines go to standard output. Any number of accounts takes the same memory.
 */

import { once } from "node:events";
import { createWriteStream, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { finished } from "node:stream/promises";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { DEFAULT_SEED, generatePortfolio } from "./portfolio.mjs";

export const DEFAULT_CASES = 5000;

/**
 * @param {string} path Folders on the way are made.
 * @param {{ seed?: number, cases: number }} size
 */
export async function writePortfolio(path, size) {
  mkdirSync(dirname(path), { recursive: true });
  const file = createWriteStream(path);
  await writeLines(file, size);
  file.end();
  await finished(file);
}

/**
 * @param {NodeJS.WritableStream} output
 * @param {{ seed?: number, cases: number }} size
 */
async function writeLines(output, size) {
  for (const account of generatePortfolio(size)) {
    if (!output.write(`${JSON.stringify(account)}\n`)) await once(output, "drain");
  }
}

/**
 * @param {string} text
 * @param {string} name
 */
export function wholeNumber(text, name) {
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value)) return value;
  throw new RangeError(`--${name} takes a whole number, not "${text}".`);
}

/**
 * What the command line asks for.
 *
 * @param {readonly string[]} args
 */
function askedFor(args) {
  const text = /** @type {const} */ ({ type: "string" });
  const { values } = parseArgs({ args: [...args], options: { cases: text, seed: text, out: text } });
  const cases = wholeNumber(values.cases ?? String(DEFAULT_CASES), "cases");
  const seed = wholeNumber(values.seed ?? String(DEFAULT_SEED), "seed");
  return { size: { cases, seed }, out: values.out };
}

async function main() {
  // A reader that has seen enough (`| head`) is no error.
  process.stdout.on("error", () => process.exit());
  try {
    const { size, out } = askedFor(process.argv.slice(2));
    await (out === undefined ? writeLines(process.stdout, size) : writePortfolio(out, size));
  } catch (reason) {
    console.error(reason instanceof Error ? reason.message : reason);
    process.exitCode = 1;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main();
