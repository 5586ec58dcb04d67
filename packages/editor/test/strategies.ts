/** Strategies to edit: those of the examples, and small ones. */

import { readdirSync, readFileSync } from "node:fs";
import type { Strategy } from "@dunlin/engine";

const FOLDER = new URL("../../../examples/strategies/", import.meta.url);

/** The blueprints A to I, by file name. */
export const BLUEPRINTS: Readonly<Record<string, Strategy>> = Object.fromEntries(
  readdirSync(FOLDER)
    .filter((file) => /^[a-i]-.*\.json$/.test(file))
    .map((file) => [file.replace(".json", ""), JSON.parse(readFileSync(new URL(file, FOLDER), "utf8")) as Strategy]),
);

export { SMALL } from "./small.ts";
