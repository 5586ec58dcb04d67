/** A canvas with a store around it, as the frame of the editor has it, for stories. */

import type { Strategy } from "@dunlin/engine";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { ACTIONS, type ActionId, runAction } from "../src/actions/actions.ts";
import { matches } from "../src/actions/keys.ts";
import { Canvas } from "../src/canvas/Canvas.tsx";
import { DndFrame } from "../src/dnd/adapter.tsx";
import { type EditorHost, EditorProvider, type HostSettings } from "../src/host/context.tsx";
import type { EditorNodeType } from "../src/host/props.ts";
import { presetsWith } from "../src/nodes/presets.ts";
import { createEditorStore, type EditorStore } from "../src/store/store.ts";
import { EN, type Messages } from "../src/words/messages.ts";

export interface HarnessProps {
  readonly doc: Strategy;
  readonly settings?: HostSettings;
  readonly words?: Messages;
  readonly dir?: "ltr" | "rtl";
  readonly direction?: "down" | "across";
  readonly theme?: "light" | "dark" | "contrast";
  readonly readOnly?: boolean;
  readonly selected?: readonly string[];
  readonly nodeTypes?: readonly EditorNodeType[];
  readonly strategies?: Readonly<Record<string, Strategy>>;
  readonly onOpen?: (id: string) => void;
  readonly onStore?: (store: EditorStore) => void;
}

const NONE: readonly never[] = [];
const NOTHING: HostSettings = {};

export function CanvasHarness(props: HarnessProps) {
  const { doc, settings = NOTHING, words = EN, dir = "ltr", theme = "light", nodeTypes = NONE, strategies } = props;
  const root = useRef<HTMLDivElement>(null);
  const [store] = useState(() => {
    const made = createEditorStore({ doc, readOnly: props.readOnly ?? false, nodeTypes });
    if (props.selected !== undefined) made.select(props.selected);
    if (props.direction !== undefined) made.turn(props.direction);
    props.onStore?.(made);
    return made;
  });
  const host = useMemo<EditorHost>(
    () => ({
      ...{ store, words, locale: words.locale, dir, nodeTypes, settings },
      presets: presetsWith(nodeTypes),
      options: { nodeTypes, ...(strategies && { strategies }) },
      root: () => root.current,
    }),
    [store, words, dir, nodeTypes, settings, strategies],
  );
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.defaultPrevented) return;
    const ids = Object.keys(ACTIONS) as ActionId[];
    const id = ids.find((one) => ACTIONS[one].keys?.some((keys) => matches(event, keys)));
    if (id === undefined) return;
    event.preventDefault();
    runAction(id, host, "keyboard");
  };
  return (
    <main
      ref={root}
      className="dunlin"
      data-theme={theme}
      dir={dir}
      lang={words.locale}
      style={{ blockSize: "100vh", inlineSize: "100%" }}
      onKeyDown={onKeyDown}
    >
      <EditorProvider host={host}>
        <DndFrame>
          <Canvas {...(props.onOpen && { onOpen: props.onOpen })} />
        </DndFrame>
      </EditorProvider>
    </main>
  );
}
