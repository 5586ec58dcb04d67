/** Whether a figure is worked out or assumed; said beside every one. */

import type { Certainty } from "@dunlin/engine/kpi";
import { useSimulating } from "../context.ts";

export function CertaintyTag({ certainty }: { readonly certainty: Certainty }) {
  const { words } = useSimulating();
  const { cohort } = words;
  const exact = certainty !== "modeled";
  return (
    <span className="dn-certainty" data-exact={exact || undefined} title={exact ? cohort.exactHelp : cohort.modelHelp}>
      {exact ? cohort.exact : cohort.model}
    </span>
  );
}
