/** What is wrong with a plan, and what to do, in a sentence. */

import { textOf } from "../../base/json.ts";
import type { MigrationProblem, MigrationProblemCode } from "../model.ts";

type Data = Readonly<Record<string, unknown>>;

/** A problem at a JSON pointer. */
export const problem = (code: MigrationProblemCode, path: string, data: Data): MigrationProblem => ({
  code,
  severity: "error",
  path,
  data,
  message: MESSAGES[code]({ data, text: (name) => textOf(data[name]) }),
});

interface About {
  readonly data: Data;
  text(name: string): string;
}

const MESSAGES: { readonly [C in MigrationProblemCode]: (about: About) => string } = {
  "target.missing": ({ data, text }) => {
    const change =
      data.is === undefined
        ? `The node ${text("node")} is gone.`
        : `The node ${text("node")} was a ${text("was")} and is a ${text("is")}.`;
    const heir = data.heir === undefined ? "" : `, as ${text("heir")}, which it led to`;
    return `${change} Say where its cases go: to another node${heir}, to an exit, to the start, or pin them to their version.`;
  },
  "target.unknown": ({ text }) =>
    `Cases of ${text("node")} cannot go to ${text("target")}: the new version has no such node. Name one that it has.`,
  "target.outcome": ({ text }) =>
    `Cases of ${text("node")} cannot end as ${text("outcome")}. Name an outcome of letters, digits, - and _, as withdrawn.`,
  "target.insideCall": ({ text }) =>
    `Cases of ${text("node")} cannot go to ${text("target")}, which lies in a strategy that ${text("call")} calls. Send them to ${text("call")}.`,
  "source.unknown": ({ text }) =>
    `The older version has no node ${text("path")}, so no case stands there. Leave it out, or correct its name.`,
  "experiment.armGone": ({ text }) =>
    `The arm ${text("arm")} of the experiment ${text("experiment")} is gone, and the cases in it would change sides. Keep the arm with weight 0, or give the changed experiment a new id.`,
  "strategy.other": ({ text }) =>
    `${text("from")} and ${text("to")} are two strategies. Cases move between versions of one; end them here and enroll them there.`,
  "version.same": ({ text }) => `Both are version ${text("version")}. Publish the newer one before cases move to it.`,
  "entry.perObligation": () =>
    "One version has a case for each obligation and the other does not. Pin the cases, and enroll new ones.",
  "checkpoint.none": ({ text }) =>
    `Version ${text("version")} has no goal marked as a checkpoint, so no case would ever be moved. Move them now, or name a target for each node.`,
};
