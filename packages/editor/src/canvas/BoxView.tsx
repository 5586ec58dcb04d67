/** Draws a box of the layout: a step as card or pill, or a sign. */

import { memo } from "react";
import type { Box } from "../layout/model.ts";
import { Card } from "./Card.tsx";
import { EntryPill, FoldedPill, FromPill, HoldoutLane, JumpPill, OpenPill, StepPill } from "./pills.tsx";

export const BoxView = memo(function BoxView({ box }: { readonly box: Box }) {
  switch (box.kind) {
    case "card":
    case "short":
    case "split":
      return <Card box={box} />;
    case "pill":
      return <StepPill box={box} />;
    case "entry":
      return <EntryPill box={box} />;
    case "jump":
    case "again":
      return <JumpPill box={box} />;
    case "holdout":
      return <HoldoutLane box={box} />;
    case "open":
      return <OpenPill box={box} />;
    case "folded":
      return <FoldedPill box={box} />;
    case "from":
      return <FromPill box={box} />;
  }
});
