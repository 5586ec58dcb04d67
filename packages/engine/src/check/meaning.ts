/** What a document whose parts have the right shape means, and whether that is what its author can have meant. */

import type { Node } from "../model/node.ts";
import type { HostOptions } from "../nodes/options.ts";
import { checkBursts } from "./bursts.ts";
import { checkFees, checkTables } from "./charges.ts";
import { checkComparisons, checkOperands, checkSegmentCircles, checkSegmentUse, readConditions } from "./conditions.ts";
import { checkContacts, checkPromises } from "./contacts.ts";
import { checkEndless } from "./endless.ts";
import { checkExits } from "./exits.ts";
import { checkExperiments } from "./experiments.ts";
import { factsDuring, factsOf, type Known } from "./facts.ts";
import type { Findings } from "./findings.ts";
import { checkIds } from "./ids.ts";
import { checkMaybeUnknown, Declared, type Place } from "./missing.ts";
import { checkOffers } from "./offers.ts";
import { checkPace } from "./pace.ts";
import type { Parts } from "./parts.ts";
import { checkPolicies } from "./policies.ts";
import { checkRepeats } from "./repeats.ts";
import { checkShadows } from "./shadows.ts";
import { checkTime } from "./time.ts";

export function checkMeaning(parts: Parts, options: HostOptions, findings: Findings): void {
  const conditions = readConditions(parts, findings);
  const always = factsOf(knownIn(parts));
  const declared = new Declared(findings);
  checkSegmentCircles(conditions, findings);
  for (const condition of conditions.all) {
    const facts = factsDuring(always, condition.on);
    for (const read of condition.anatomy.reads) declared.check(read, facts);
    checkComparisons(condition, facts, findings);
    checkOperands(condition, facts, findings);
    checkMaybeUnknown(condition, facts, conditions, parts.specOf, findings);
  }
  for (const anchor of anchorsOf(parts)) declared.check(anchor, always);
  checkSegmentUse(parts, conditions, findings);
  checkEndless(parts, anchorsOf(parts), conditions, always, findings);
  checkShadows(parts, findings);
  checkIds(parts, findings);
  checkTime(parts, conditions, options, findings);
  checkExperiments(parts, findings);
  checkContacts(parts, options, findings);
  const rules = checkPolicies(parts, options, findings);
  if (parts.complete) checkPace(parts, rules, findings);
  checkPromises(parts, findings);
  checkBursts(parts, findings);
  checkRepeats(parts, findings);
  checkFees(parts, findings);
  checkOffers(parts, findings);
  checkTables(parts, findings);
  checkExits(parts, conditions, findings);
}

/** What the document itself brings about facts. */
function knownIn({ fields, nodes }: Parts): Known {
  const all = [...nodes.values()].flatMap(({ node }) => (node === undefined ? [] : [node]));
  if (all.length < nodes.size) return { fields };
  // A called strategy shares the variables, so that any may be set.
  const shared = all.some(({ type }) => type === "callStrategy");
  return {
    fields,
    ...(!shared && { vars: all.flatMap(varsSetBy) }),
    experiments: all.flatMap((node) => (node.type === "split" ? [node.experiment] : [])),
  };
}

/** Paths under `vars` that a node sets. */
function varsSetBy(node: Node): readonly string[] {
  switch (node.type) {
    case "set":
      return Object.keys(node.values ?? {});
    case "table":
      return node.rows.flatMap(({ set }) => Object.keys(set ?? {}));
    case "score":
    case "external":
      return [node.store];
    default:
      return [];
  }
}

/** Host data that waits follow. */
function anchorsOf({ nodes }: Parts): Place[] {
  return [...nodes.values()].flatMap(({ at, node }) => {
    const anchor = node?.type === "wait" || node?.type === "waitFor" ? node.until?.anchor : undefined;
    const place = `${at}/until/anchor`;
    return anchor?.startsWith("data.") === true ? [{ at: place, path: anchor.split("."), text: place }] : [];
  });
}
