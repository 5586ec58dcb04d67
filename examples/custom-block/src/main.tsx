/** The page: the builder with the block of the host's own among the others. What is written goes to the host, below it. */

import { TemplateEditor } from "@dunlin/editor/template-editor";
import type { Template } from "@dunlin/templates";
import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";
import "@dunlin/editor/styles.css";
import "@dunlin/editor/template-editor.css";
import { progress } from "../progress.mjs";
import { lucia, page } from "../templates.mjs";
import "./page.css";

const blocks = [progress];
const samples = [{ id: "lucia", title: "Lucía, two thirds paid", context: lucia }];

function Page() {
  const [doc, setDoc] = useState<Template>(page);
  return (
    <>
      <TemplateEditor kind="landing" value={doc} onChange={setDoc} {...{ blocks, samples }} />
      <output id="kept">{`${doc.name}: ${doc.root.length} blocks`}</output>
    </>
  );
}

createRoot(document.getElementById("app") as HTMLElement).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
