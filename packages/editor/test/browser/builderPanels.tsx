/** The page of the test of the tab key: a builder with all that a host may give, between two buttons of the host. */

import { TemplateEditor, type TemplateEditorHandle } from "@dunlin/editor/template-editor";
import type { Block, Template } from "@dunlin/templates";
import { STARTER_BRAND, STARTER_SAMPLE, STARTER_TEMPLATES } from "@dunlin/templates/starter";
import { createRef } from "react";
import { createRoot } from "react-dom/client";

const asked = new URLSearchParams(location.search);
const found = STARTER_TEMPLATES.find(({ kind }) => kind === asked.get("kind"));
if (found === undefined) throw new RangeError(`there is no starter of the kind "${asked.get("kind")}"`);

const handle = createRef<TemplateEditorHandle>();
Object.assign(globalThis, { select: (ids: readonly string[]) => handle.current?.select(ids) });

const VERSIONS = [
  { key: "A", label: "Usual" },
  { key: "B", label: "Softer" },
];
const TEXT: Block = { id: "more", type: "text", v: 1, props: { text: { en: [{ t: "One more text." }] } } };
const mail = { ...found, variants: VERSIONS, root: [TEXT, ...found.root] } as Template;
const doc = found.kind === "email" ? mail : found;

const box = document.createElement("div");
box.className = "box";
document.body.append(box);
createRoot(box).render(
  <>
    <button type="button">Before</button>
    <div className="builder">
      <TemplateEditor
        ref={handle}
        kind={doc.kind}
        defaultValue={doc}
        theme="light"
        dir={asked.get("dir") === "rtl" ? "rtl" : "ltr"}
        brand={STARTER_BRAND}
        onBrandChange={() => undefined}
        samples={[{ id: "lucia", title: "Lucía F.", context: STARTER_SAMPLE }]}
        starters={STARTER_TEMPLATES}
        savedBlocks={[{ id: "a", title: "Saved", blocks: found.root.slice(0, 1) }]}
        onSaveBlocks={() => undefined}
        live={{ version: 7, doc: { ...doc, root: doc.root.slice(1) } as Template }}
        uploadAsset={async () => ({ url: "https://cdn.example/a.png" })}
        rewrite={async ({ runs }) => runs}
        onSendTest={async () => "Sent."}
        onPublish={() => undefined}
      />
    </div>
    <button type="button">After</button>
  </>,
);
