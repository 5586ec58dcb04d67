/** One case for each way in which a move can end, whatever chance gives to the random ones. */

import { type MigrationChoice, planMigration } from "../../../src/change.ts";
import { compileStrategy, type Node, type Strategy } from "../../../src/index.ts";
import type { Story } from "../../arbitrary.ts";
import { facts, strategy } from "../../build.ts";
import { live } from "../../run/life.ts";
import { type Crossing, crossed } from "./crossing.ts";
import { type Nodes, wait } from "./moving.ts";

const mail = (name: string, next: string): Node => ({
  ...{ type: "send", via: [{ channel: "email", template: `${name}@1` }] },
  to: { next },
});
const end: Node = { type: "exit", outcome: "exhausted" };

const document = (version: number, start: string, nodes: Nodes): Strategy =>
  ({ ...strategy({ version, nodes, exits: [] }), entry: { start } }) as Strategy;

/** A message, then days of waiting, in which the case is moved. */
const OLDER = document(1, "first", {
  ...{ first: mail("first", "rest"), rest: wait("P5D", "second"), second: mail("second", "end"), end },
});
const SLOWER: Nodes = { ...OLDER.nodes, rest: wait("P9D", "second") };
const SHORTER: Nodes = { first: mail("first", "second"), second: mail("second", "end"), end };
/** The message that was sent comes after the wait. */
const LATER: Nodes = { rest: wait("P5D", "first"), first: mail("first", "second"), second: mail("second", "end"), end };

function moved(newer: Strategy, nodes: MigrationChoice["nodes"] = {}): Crossing {
  const story: Story = {
    ...{ document: OLDER, options: {}, first: facts() },
    history: [{ minutes: 2880, event: { type: "balance.changed" } }],
  };
  const [from, to] = [compileStrategy(OLDER), compileStrategy(newer)];
  return crossed(story, live(from, story), { from, to, plan: planMigration(from, to, undefined, { nodes }) }, 60);
}

/** How `migrateState` ends -> a case for which it does. */
export const OUTCOMES: Readonly<Record<string, () => Crossing>> = {
  moved: () => moved(document(2, "first", SLOWER)),
  exited: () => moved(document(2, "first", SHORTER), { rest: { to: "exit", outcome: "withdrawn" } }),
  restarted: () => moved(document(2, "first", SHORTER), { rest: { to: "restart" } }),
  pinned: () => moved(document(2, "first", SHORTER), { rest: { to: "pin" } }),
  wouldRepeat: () => moved(document(2, "rest", LATER)),
};
