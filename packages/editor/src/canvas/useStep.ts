/** A step as its card needs it: its own slice of the document and of what is known about it, and what a click does. */

import type { LooseNode } from "@dunlin/engine/editing";
import { isNodeType } from "@dunlin/engine/editing";
import { type MouseEvent, useMemo } from "react";
import { type NodeId, nodeAt } from "../document/strategy.ts";
import { useEditor, useHost } from "../host/context.tsx";
import { kindName, titleOf } from "../nodes/names.ts";
import { presetOf } from "../nodes/presets.ts";
import { templateOf, text } from "../nodes/reading.ts";
import { summaryOf } from "../nodes/summary.ts";
import { lineOf } from "../preview/previews.ts";
import { usePreview } from "../preview/usePreview.ts";
import type { BadgeName } from "../ui/badges.ts";
import type { IconName } from "../ui/icons.ts";
import type { NodeOverlay } from "./overlay.ts";
import { useOverlays } from "./overlays.ts";
import { type Mark, useCanvas, useCanvasState } from "./state.ts";

const NOTHING: LooseNode = { type: "" };
const NO_MARK: Mark = { errors: 0, warnings: 0 };

export interface StepView {
  readonly node: LooseNode;
  readonly title: string;
  readonly named: boolean;
  readonly kind: string;
  readonly sentence: string;
  readonly badge: BadgeName | undefined;
  readonly icon: IconName | undefined;
  readonly known: boolean;
  readonly mark: Mark;
  readonly note: boolean;
  readonly selected: boolean;
  /** Where a connection that is carried may not lead, and what is on its way elsewhere. */
  readonly dim: boolean;
  readonly target: boolean;
  /** What is laid over it. */
  readonly over: NodeOverlay | undefined;
}

export function useStep(id: NodeId): StepView {
  const host = useHost();
  const node = useEditor(({ doc }) => nodeAt(doc, id)) ?? NOTHING;
  const segments = useEditor(({ doc }) => doc.segments);
  const selected = useEditor((state) => state.selected.includes(id));
  const moved = useCanvasState(({ moving }) => moving?.has(id) ?? false);
  const connecting = useEditor(({ carrying }) => carrying?.what === "connect");
  const reachable = useCanvasState(({ targets }) => targets?.has(id) ?? true);
  const mark = useCanvasState(({ marks }) => marks.get(id)) ?? NO_MARK;
  // The sentence depends on the segments, whose titles it says, as much as on the step.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const sentence = useMemo(() => summaryOf(id, node, host.store.getState().doc, host), [id, node, segments, host]);
  const read = usePreview(node.type === "send" ? templateOf(node) : "");
  const line = read?.kind === "ready" ? lineOf(read.preview) : "";
  const over = useOverlays().useNode(id);
  const preset = presetOf(node, host.presets);
  const known = isNodeType(node.type, { nodeTypes: host.nodeTypes });
  return {
    ...{ node, mark, selected, known, over },
    title: titleOf(node, host),
    named: text(node.name) !== "",
    kind: kindName(node, host),
    sentence: line || (known ? sentence : host.words.nodes.unknownType),
    badge: preset?.badge,
    icon: known ? preset?.icon : "lock",
    note: text(node.note) !== "",
    dim: moved || (connecting && !reachable),
    target: connecting && reachable,
  };
}

/** A click chooses, with Ctrl or Shift one more; a double click opens the template of a message, else the settings. */
export function useStepActions(id: NodeId, key: string) {
  const host = useHost();
  const { open, state, editing } = useCanvas();
  return useMemo(
    () => ({
      onClick(event: MouseEvent) {
        const { selected, carrying } = host.store.getState();
        if (carrying?.what === "connect") {
          editing?.connect(host, id, event.detail === 0 ? "keyboard" : "pointer");
          return;
        }
        const more = event.ctrlKey || event.metaKey || event.shiftKey;
        if (!more) host.store.select([id]);
        else host.store.select(selected.includes(id) ? selected.filter((one) => one !== id) : [...selected, id]);
      },
      onDoubleClick: () => editing?.openTemplate(host, id) || open(id),
      onContextMenu(event: MouseEvent) {
        if (editing === undefined || host.store.getState().readOnly) return;
        event.preventDefault();
        if (!host.store.getState().selected.includes(id)) host.store.select([id]);
        state.setState({ menu: key });
      },
    }),
    [host, id, key, open, state, editing],
  );
}
