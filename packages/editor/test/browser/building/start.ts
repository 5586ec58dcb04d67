/** The strategy that is built, and the canvas without steps on which it begins. */

import type { Strategy } from "@dunlin/engine";
import blueprint from "../../../../../examples/strategies/b-early-stage.json" with { type: "json" };
import { emptyStrategy } from "../../../src/document/empty.ts";

export const BLUEPRINT = blueprint as unknown as Strategy;

/** What a host gives with a new strategy: its id, its version, and the data that cases bring along. */
export const START: Strategy = {
  ...emptyStrategy("New strategy"),
  id: BLUEPRINT.id,
  version: BLUEPRINT.version as number,
  fields: BLUEPRINT.fields as NonNullable<Strategy["fields"]>,
};

/** Contact rules that the host offers. */
export const POLICIES = [
  { id: "us-reg-f", title: "Regulation F" },
  { id: "house-humane", title: "Humane contact" },
];
