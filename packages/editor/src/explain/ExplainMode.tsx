/** Mode `explain`: why things happened to one case. */

import { InsightFrame } from "../insight/InsightFrame.tsx";
import { useRoomWords } from "../insight/messages.ts";
import { useDrawing } from "../insight/useDrawing.ts";
import { EXPLAIN_EN } from "./words.en.ts";

export function ExplainMode() {
  const words = useRoomWords("explain", EXPLAIN_EN);
  return <InsightFrame drawing={useDrawing()} title={words.title} sideLabel={words.title} side={null} />;
}
