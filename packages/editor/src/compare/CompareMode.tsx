/** Mode `compare`: what two versions have differently. */

import { InsightFrame } from "../insight/InsightFrame.tsx";
import { useRoomWords } from "../insight/messages.ts";
import { useDrawing } from "../insight/useDrawing.ts";
import { COMPARE_EN } from "./words.en.ts";

export function CompareMode() {
  const words = useRoomWords("compare", COMPARE_EN);
  return <InsightFrame drawing={useDrawing()} title={words.title} sideLabel={words.title} side={null} />;
}
