/** `hold`: stops the case, or only what asks for money, for a time or until something happens. */

import { addDuration } from "../base/duration.ts";
import { DURATION, EVENT_TYPES, ID, PURPOSE } from "./schema.ts";
import { upTo } from "./span.ts";
import { by, type NodeSpec, required, STAY } from "./spec.ts";

export const hold: NodeSpec<"hold"> = {
  type: "hold",
  title: "Stops the case, or only messages that ask for money.",
  parameters: {
    properties: {
      kind: { ...ID, description: "Why: dispute, hardship, moratorium, complaint ... One hold of a kind at a time." },
      scope: {
        enum: ["all", "contact"],
        default: "all",
        description:
          "Everything stops here until the hold is gone, or only messages that ask for money, while the case goes on.",
      },
      for: { ...DURATION, description: "How long; without it until it is lifted." },
      releaseOn: { ...EVENT_TYPES, description: "Events that lift it." },
      allow: {
        type: "array",
        minItems: 1,
        items: PURPOSE,
        description: "Purposes that are let through; `contact` only.",
      },
    },
    required: ["kind"],
  },
  ports: () => required("next"),
  conditions: () => [],
  span: (node) => upTo(node.scope === "contact" ? 0 : null),
  waits: (node) => node.scope !== "contact",
  compile(node, kit) {
    const scope = node.scope ?? "all";
    const duration = node.for === undefined ? undefined : kit.duration(node.for);
    const calendar = kit.calendar();
    return {
      visit(turn, moment) {
        if (moment !== "arrival") return turn.holds(node.kind) ? STAY : by("next");
        const until = duration && addDuration(turn.now, duration, turn.zone, calendar);
        if (until !== undefined && until <= turn.now) return by("next");
        turn.placeHold({
          kind: node.kind,
          scope,
          ...(until !== undefined && { until }),
          ...(node.releaseOn !== undefined && { releaseOn: node.releaseOn }),
          ...(node.allow !== undefined && { allow: node.allow }),
        });
        return scope === "contact" ? by("next") : STAY;
      },
    };
  },
};
