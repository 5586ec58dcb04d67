/**
 * What a host brings for these strategies: its templates, the facts about consent that it supplies, and the strategies
 * that others call.
 */

import { readdirSync, readFileSync } from "node:fs";
import { compileStrategy, type HostOptions, type Program, parseStrategy, type Strategy } from "@dunlin/engine";

const HERE = new URL("./", import.meta.url);
const COUNTRIES = "i-multi-country/";

const text = (file: string): string => readFileSync(new URL(file, HERE), "utf8");

/** The nine, by their letters. */
export const BLUEPRINTS: readonly string[] = readdirSync(HERE)
  .filter((file) => /^[a-i]-.*\.json$/.test(file))
  .sort();

/** Called by the ninth. */
export const CALLED: readonly string[] = readdirSync(new URL(COUNTRIES, HERE))
  .filter((file) => file.endsWith(".json"))
  .map((file) => COUNTRIES + file);

const called = CALLED.map((file) => JSON.parse(text(file)) as Strategy);

export const HOST: HostOptions = {
  templates: JSON.parse(text("templates.json")) as NonNullable<HostOptions["templates"]>,
  contactFacts: ["authorisedChannels"],
  strategies: Object.fromEntries(called.map((strategy) => [`${strategy.id}@${strategy.version}`, strategy])),
};

export const strategyIn = (file: string): Strategy => parseStrategy(text(file), HOST);

/** A blueprint by its file name, ready to run. */
export const programOf = (file: string): Program => compileStrategy(strategyIn(file), HOST);
