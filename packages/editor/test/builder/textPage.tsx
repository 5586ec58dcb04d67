/** The page of the test of writing: a template editor under the policy of a host, and what a test asks it. */

import { TemplateEditor, type TemplateEditorHandle } from "@dunlin/editor/template-editor";
import type { Block, Template } from "@dunlin/templates";
import { STARTER_BRAND, STARTER_SAMPLE, STARTER_TEMPLATES } from "@dunlin/templates/starter";
import { createRef } from "react";
import { createRoot, type Root } from "react-dom/client";
import { policyWatch } from "../../../../scripts/inPage.ts";

const policy = policyWatch();
const mail = STARTER_TEMPLATES.find(({ id }) => id === "early-friendly") as Template;
const WITHOUT = { ...STARTER_SAMPLE, dueDate: undefined };

let root: Root | undefined;
let handle = createRef<TemplateEditorHandle>();

const page = {
  /** A new editor, with these texts behind each other or the starter. */
  open(blocks?: readonly Block[], permitted = true) {
    root?.unmount();
    document.body.replaceChildren();
    const box = document.createElement("div");
    box.className = "box";
    document.body.append(box);
    handle = createRef();
    root = createRoot(box);
    const doc = blocks === undefined ? mail : ({ ...mail, root: [...blocks, ...mail.root.slice(-2)] } as Template);
    root.render(
      <TemplateEditor
        ref={handle}
        kind="email"
        defaultValue={doc}
        brand={STARTER_BRAND}
        samples={[
          { id: "a", title: "Lucía F.", context: STARTER_SAMPLE },
          { id: "b", title: "Nobody", context: WITHOUT },
        ]}
        links={{ hosts: ["pay.example.com", "example.com"] }}
        permissions={{ allows: ({ type }) => permitted || type !== "text.set" || "Not now." }}
        theme="light"
      />,
    );
  },
  doc: () => handle.current?.getDocument(),
  handle: () => handle.current,
  violations: () => policy.violations,
  /** What a program puts on the clipboard, pasted where the focus is. */
  paste(html: string, text = "") {
    const data = new DataTransfer();
    if (html !== "") data.setData("text/html", html);
    data.setData("text/plain", text);
    const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
    document.querySelector(".ProseMirror-focused, .dn-writer")?.dispatchEvent(event);
  },
  /** From a key to when it stands in the document and on the paper, in ms. */
  key(letter: string): number {
    const began = performance.now();
    document.execCommand("insertText", false, letter);
    return performance.now() - began;
  },
  ran: 0,
};
export type WritingPage = typeof page;
Object.assign(globalThis, { writing: page });
page.open();
