/** What is said of steps besides themselves, worked out for the whole document once it comes to rest. */

import type { Diagnostic, Strategy } from "@dunlin/engine";
import type { NodeId } from "../document/strategy.ts";
import { nodesOf } from "../document/strategy.ts";
import type { EditorHost } from "../host/context.tsx";
import { derive } from "../store/derive.ts";
import { daysOf } from "../timeline/days.ts";
import { bucketOf, dayText, dayWords } from "../timeline/dayText.ts";
import { sameParts } from "./stable.ts";
import type { Mark } from "./state.ts";

const NONE: ReadonlyMap<NodeId, readonly Diagnostic[]> = new Map();

/** Marks that say the same as before stay the same objects. */
export function marksOf(doc: Strategy, host: EditorHost, before: ReadonlyMap<NodeId, Mark>): ReadonlyMap<NodeId, Mark> {
  const problems = host.quiet === true ? NONE : derive(doc, host.options).problems;
  const plan = daysOf(doc, host.options);
  const marks = new Map<NodeId, Mark>();
  for (const id of Object.keys(nodesOf(doc))) {
    const found = problems.get(id) ?? [];
    const errors = found.filter(({ severity }) => severity === "error").length;
    const warnings = found.filter(({ severity }) => severity === "warning").length;
    const days = plan.byEvent.has(id) ? undefined : plan.nodes.get(id);
    const bucket = days && bucketOf(days.from, plan.relative);
    const mark: Mark = {
      errors,
      warnings,
      ...(days && {
        day: dayText(days, plan.relative, host.words),
        dayWords: dayWords(days, plan.relative, host.words),
      }),
      ...(bucket !== undefined && { bucket }),
    };
    const old = before.get(id);
    marks.set(id, old !== undefined && sameParts(old, mark) ? old : mark);
  }
  return marks;
}
