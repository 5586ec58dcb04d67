/**
 * The first look at a document that comes as a value and not as text: is it JSON at all, bounded in depth and size, and
 * free of reserved names. Goes over everything once, without recursion, so that the later checks may recurse.
 */

import { pointer, RESERVED_NAMES } from "../base/pointer.ts";
import type { Findings } from "./findings.ts";

/** Nested lists and objects, as for JSON text. */
const MAX_DEPTH = 200;
/** Values in one document; a document of 5 MB that people can use has a quarter of them. */
const MAX_VALUES = 1_000_000;

interface Step {
  readonly value: unknown;
  readonly name: string | number;
  readonly from: Step | undefined;
  readonly depth: number;
}

/** Reports what it finds; `false` when no further check should look at the document. */
export function survey(doc: unknown, findings: Findings): boolean {
  const open: Step[] = [{ value: doc, name: "", from: undefined, depth: 0 }];
  let values = 0;
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    const { value, depth } = step;
    values += 1;
    if (values > MAX_VALUES) {
      findings.adopt({
        code: "json.tooLarge",
        path: "",
        data: { max: MAX_VALUES },
        message: `The document holds more than ${MAX_VALUES} values. Split it.`,
      });
      return false;
    }
    if (!isJson(value)) findings.add("shape.invalid", pathOf(step), { problem: "json", found: typeof value });
    if (typeof value !== "object" || value === null) continue;
    if (depth >= MAX_DEPTH) {
      const message = `Lists and objects are nested more than ${MAX_DEPTH} deep. Flatten the document.`;
      findings.adopt({
        code: "json.tooDeep",
        path: pointer(namesOf(step).slice(0, 3)),
        data: { max: MAX_DEPTH },
        message,
      });
      return false;
    }
    for (const name of Object.keys(value).reverse()) {
      const member = { value: (value as Record<string, unknown>)[name], name, from: step, depth: depth + 1 };
      if (!Array.isArray(value) && RESERVED_NAMES.has(name)) findings.add("name.reserved", pathOf(member), { name });
      if (member.value !== undefined) open.push(member);
    }
  }
  return !findings.has("shape.invalid");
}

const isJson = (value: unknown): boolean =>
  typeof value === "number"
    ? Number.isFinite(value)
    : ["string", "boolean", "object", "undefined"].includes(typeof value);

function namesOf(step: Step): (string | number)[] {
  const names: (string | number)[] = [];
  for (let at: Step = step; at.from !== undefined; at = at.from) names.unshift(at.name);
  return names;
}

const pathOf = (step: Step): string => pointer(namesOf(step));
