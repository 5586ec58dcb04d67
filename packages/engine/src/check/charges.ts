/** Whether fees say how much, in one currency, and whether the rows of tables fit their inputs. */

import type { FeeNode, TableNode } from "../model/node.ts";
import type { Findings } from "./findings.ts";
import type { Parts } from "./parts.ts";

export function checkFees({ nodes }: Parts, findings: Findings): void {
  let first: string | undefined;
  for (const { at, node } of nodes.values()) {
    if (node?.type !== "fee") continue;
    checkAmount(at, node, findings);
    first ??= node.currency;
    if (node.currency !== first)
      findings.add("money.currency", `${at}/currency`, { found: node.currency, other: first });
  }
}

function checkAmount(at: string, { amountMinor, rateBp, capMinor }: FeeNode, findings: Findings): void {
  const given = [amountMinor, rateBp].filter((value) => value !== undefined).length;
  const members = ["amountMinor", "rateBp"];
  if (given !== 1) findings.add("shape.invalid", at, { problem: "oneOf", members });
  for (const [name, value] of Object.entries({ amountMinor, capMinor })) {
    if (value === undefined || value > 0) continue;
    const data = { problem: "range", found: value, limit: 1, comparison: "at least" };
    findings.add("shape.invalid", `${at}/${name}`, data);
  }
}

export function checkTables({ nodes }: Parts, findings: Findings): void {
  for (const { at, node } of nodes.values()) if (node?.type === "table") checkRows(at, node, findings);
}

function checkRows(at: string, { inputs, rows, hit = "first" }: TableNode, findings: Findings): void {
  rows.forEach((row, i) => {
    const path = `${at}/rows/${i}`;
    if (row.match.length !== inputs.length) {
      const data = { problem: "cells", found: row.match.length, wanted: inputs.length };
      findings.add("shape.invalid", `${path}/match`, data);
    }
    const lacks = hit === "first" ? "port" : "set";
    if (row[lacks] === undefined) findings.add("shape.invalid", path, { problem: "missing", member: lacks });
  });
}
