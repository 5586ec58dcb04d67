/** Back to the mode that was left. */

import { useHost } from "../host/context.tsx";
import { Button } from "../ui/Button.tsx";
import { useKit } from "./kit.ts";
import { useRoomWords } from "./messages.ts";
import { FRAME_EN } from "./words.en.ts";

export function EndButton() {
  const { settings } = useHost();
  const { back } = useKit();
  const words = useRoomWords("frame", FRAME_EN);
  if (settings.onModeChange === undefined) return null;
  return (
    <Button icon="close" onClick={() => settings.onModeChange?.(back)}>
      {words.end}
    </Button>
  );
}
