/** The page of the builder. */

import { TemplateEditor } from "@dunlin/editor/template-editor";
import { createRoot } from "react-dom/client";
import { listen, taken } from "./drawn.mjs";
import { templateOf } from "./template.mjs";

const blocks = Number(new URLSearchParams(location.search).get("blocks"));
globalThis.taken = taken;
listen();
createRoot(document.getElementById("box")).render(
  <TemplateEditor kind="email" defaultValue={templateOf(blocks)} theme="light" />,
);
