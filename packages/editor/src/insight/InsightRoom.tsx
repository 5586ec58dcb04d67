/** Which room a mode is. Each is loaded when it is first shown. */

import { type ComponentType, lazy, Suspense, useMemo } from "react";
import type { InsightMode } from "../host/props.ts";
import type { Kit } from "../shell/kit.ts";
import { InsightFrame } from "./InsightFrame.tsx";
import { KitProvider } from "./kit.ts";
import { useRoomWords } from "./messages.ts";
import { useDrawing } from "./useDrawing.ts";
import { FRAME_EN } from "./words.en.ts";

const later = (load: () => Promise<ComponentType>) => lazy(async () => ({ default: await load() }));

const ROOMS: Partial<Readonly<Record<InsightMode, ComponentType>>> = {
  simulate: later(async () => (await import("../simulate/SimulateMode.tsx")).SimulateMode),
  explain: later(async () => (await import("../explain/ExplainMode.tsx")).ExplainMode),
  compare: later(async () => (await import("../compare/CompareMode.tsx")).CompareMode),
};

export interface InsightRoomProps {
  readonly mode: InsightMode;
  /** The mode that was left for it. */
  readonly back: "edit" | "view";
  readonly kit: Kit;
}

export function InsightRoom({ mode, back, kit }: InsightRoomProps) {
  const Room = ROOMS[mode] ?? Nothing;
  const given = useMemo(() => ({ ...kit, back }), [kit, back]);
  return (
    <KitProvider value={given}>
      <Suspense fallback={<div className="dn-skeleton" aria-busy="true" />}>
        <Room />
      </Suspense>
    </KitProvider>
  );
}

function Nothing() {
  const words = useRoomWords("frame", FRAME_EN);
  return (
    <InsightFrame
      drawing={useDrawing()}
      title=""
      sideLabel={words.side}
      side={<p className="dn-quiet">{words.nothing}</p>}
    />
  );
}
