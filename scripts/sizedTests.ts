/**
 * Tests that are larger in the proof: they, or a file of tests that they import, have sizes or, in a proof of all sizes, make properties.
 * The others have one size, which `npm test` runs, so the proof leaves them out; so does a shared proof with sizes whose share is not
 * larger than the usual one, since it draws what `npm test` draws.
 */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/**
 * Files named `*.test.ts` below a folder that have one size in this proof, relative to it.
 *
 * @param share - Of how many parts of the full sizes the proof runs one; 1 for all of them.
 */
export function oneSizeTests(folder: string, share: number): string[] {
  const larger = (text: string): boolean =>
    share === 1 ? /\/sizes\.ts"|from "fast-check"/.test(text) : isLarger(text, share);
  const sized = new Map<string, boolean>();
  const isSized = (file: string): boolean => {
    const known = sized.get(file);
    if (known !== undefined) return known;
    // Files that import each other: settled by what else they import.
    sized.set(file, false);
    const text = readFileSync(file, "utf8");
    const found = larger(text) || importsOf(file, text).some(isSized);
    sized.set(file, found);
    return found;
  };
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".test.ts") && !name.includes("node_modules") && !isSized(join(folder, name)),
  );
}

/** Of tests: what lies in `src` or in another package has no sizes. */
function importsOf(file: string, text: string): string[] {
  return [...text.matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+\.tsx?)"/g)]
    .map(([, to]) => resolve(dirname(file), to as string))
    .filter((to) => !/[\\/]src[\\/]/.test(to) && existsSync(to));
}

const numberOf = (text: string): number => Number(text.replaceAll("_", ""));

/** Whether a share of the sizes that a file names is larger than the usual ones. Sizes that are no numbers are larger. */
function isLarger(text: string, share: number): boolean {
  const [, names = ""] = /import \{([^}]*)\} from "[^"]*\/sizes\.ts"/.exec(text) ?? [];
  if (/\bPROOF\b/.test(names)) return true;
  const uses = (name: string): number => text.match(new RegExp(`\\b${name}\\(`, "g"))?.length ?? 0;
  const sizes = [
    ...[...text.matchAll(/\bsized\(([\d_]+), ([\d_]+)\)/g)].map(([, usual = "", full = ""]) => [usual, full]),
    ...[...text.matchAll(/\bpropertyRuns\(([\d_]+)(?:, ([\d_]+))?\)/g)].map(([, full = "", usual = "100"]) => [
      usual,
      full,
    ]),
  ].map((pair) => pair.map(numberOf) as [number, number]);
  const named = ["sized", "propertyRuns"].filter((name) => new RegExp(`\\b${name}\\b`).test(names));
  return (
    sizes.length < named.reduce((sum, name) => sum + uses(name), 0) ||
    sizes.some(([usual, full]) => full / share > usual)
  );
}
