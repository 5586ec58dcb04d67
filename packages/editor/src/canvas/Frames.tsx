/** Around the steps that a repeat goes through again and again: decoration, for the repeat itself says and does all of it. */

import { memo } from "react";
import { nodeAt } from "../document/strategy.ts";
import { useEditor, useHost } from "../host/context.tsx";
import type { Frame } from "../layout/model.ts";
import { Icon } from "../ui/Icon.tsx";
import { roundsText } from "./signs.ts";

export const Frames = memo(function Frames({ frames }: { readonly frames: readonly Frame[] }) {
  return frames.map((frame) => <RoundFrame key={frame.key} frame={frame} />);
});

const RoundFrame = memo(function RoundFrame({ frame }: { readonly frame: Frame }) {
  const { words, dir } = useHost();
  const node = useEditor(({ doc }) => nodeAt(doc, frame.id));
  const { x, y, width, height, foot } = frame;
  return (
    <div className="dn-round" dir={dir} aria-hidden="true" style={{ translate: `${x}px ${y}px`, width, height }}>
      {roundsText(node, words)}
      <span style={{ translate: `${foot.x - x}px ${foot.y - y}px` }}>
        <Icon name="repeat" size={12} />
      </span>
    </div>
  );
});
