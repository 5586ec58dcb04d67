/** One editor with a strategy that has no steps yet, for a test that works in it with keys and mouse, and what it was worked with. */

import { StrategyEditor, type StrategyEditorHandle } from "@dunlin/editor";
import { createRef } from "react";
import { createRoot } from "react-dom/client";
import { isTyping } from "../../src/actions/keys.ts";
import { POLICIES, START } from "./building/start.ts";

const handle = createRef<StrategyEditorHandle>();
const used = { presses: 0, drags: 0, keys: 0 };
Object.assign(globalThis, { read: () => handle.current?.getDocument(), used });

let pressed: PointerEvent | undefined;
const listen = <K extends "pointerdown" | "pointermove" | "keydown">(
  name: K,
  hear: (event: DocumentEventMap[K]) => void,
) => document.addEventListener(name, hear, { capture: true });
listen("pointerdown", (event) => {
  pressed = event;
  used.presses += 1;
});
listen("pointermove", ({ buttons, clientX, clientY }) => {
  if (pressed === undefined || buttons === 0) return;
  if (Math.hypot(clientX - pressed.clientX, clientY - pressed.clientY) < 6) return;
  pressed = undefined;
  used.drags += 1;
});
listen("keydown", ({ target }) => {
  if (!isTyping(target)) used.keys += 1;
});

const box = document.createElement("div");
box.className = "box";
document.body.append(box);
createRoot(box).render(<StrategyEditor ref={handle} theme="light" defaultValue={START} policies={POLICIES} />);
