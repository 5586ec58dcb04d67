/**
 * Tests that are larger in the proof: they, or a file of tests that they import, have sizes or, in a proof of all sizes, make properties.
 * The others have one size, which `npm test` runs, so the proof leaves them out.
 */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** Files named `*.test.ts` below a folder that have one size in this proof, relative to it. */
export function oneSizeTests(folder: string, { whole }: { readonly whole: boolean }): string[] {
  const own = whole
    ? /\/sizes\.ts"|from "fast-check"/
    : /import \{[^}]*\b(?:PROOF|sized|propertyRuns)\b[^}]*\} from "[^"]*\/sizes\.ts"/;
  const sized = new Map<string, boolean>();
  const isSized = (file: string): boolean => {
    const known = sized.get(file);
    if (known !== undefined) return known;
    // Files that import each other: settled by what else they import.
    sized.set(file, false);
    const text = readFileSync(file, "utf8");
    const found = own.test(text) || importsOf(file, text).some(isSized);
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
