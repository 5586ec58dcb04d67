/** One builder with an empty e-mail, for a test that works in it with keys and mouse. */

import "@dunlin/editor/template-editor.css";
import { TemplateEditor, type TemplateEditorHandle } from "@dunlin/editor/template-editor";
import { createRef } from "react";
import { createRoot } from "react-dom/client";

const handle = createRef<TemplateEditorHandle>();
Object.assign(globalThis, { read: () => handle.current?.getDocument() });
const box = document.createElement("div");
box.className = "box";
document.body.append(box);
createRoot(box).render(<TemplateEditor ref={handle} kind="email" theme="light" />);
