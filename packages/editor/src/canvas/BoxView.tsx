/** Draws a box of the layout: a step as card or pill, or a sign. */

import { memo } from "react";
import type { Box } from "../layout/model.ts";
import { Card } from "./Card.tsx";
import { HoldoutLane, SignPill, StepPill } from "./pills.tsx";

export const BoxView = memo(function BoxView({ box }: { readonly box: Box }) {
  switch (box.kind) {
    case "card":
    case "short":
    case "split":
      return <Card box={box} />;
    case "pill":
      return <StepPill box={box} />;
    case "holdout":
      return <HoldoutLane box={box} />;
    default:
      return <SignPill box={box} />;
  }
});
