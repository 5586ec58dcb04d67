/** One editor with an empty strategy, for a test that works in it with keys and mouse. */

import { StrategyEditor, type StrategyEditorHandle } from "@dunlin/editor";
import { createRef } from "react";
import { createRoot } from "react-dom/client";

const handle = createRef<StrategyEditorHandle>();
Object.assign(globalThis, { read: () => handle.current?.getDocument() });
const box = document.createElement("div");
box.className = "box";
document.body.append(box);
createRoot(box).render(<StrategyEditor ref={handle} theme="light" />);
