/** The page of the test of the tab key: a builder with all that a host may give, between two buttons of the host. */

import { TemplateEditor, type TemplateEditorHandle } from "@dunlin/editor/template-editor";
import type { Block, Template, TemplateKind } from "@dunlin/templates";
import { STARTER_BRAND, STARTER_SAMPLE, STARTER_TEMPLATES } from "@dunlin/templates/starter";
import { createRef } from "react";
import { createRoot, type Root } from "react-dom/client";

const VERSIONS = [
  { key: "A", label: "Usual" },
  { key: "B", label: "Softer" },
];
const TEXT: Block = { id: "more", type: "text", v: 1, props: { text: { en: [{ t: "One more text." }] } } };

let handle = createRef<TemplateEditorHandle>();
let root: Root | undefined;

const page = {
  /** A builder of its own in place of the one before. */
  open(kind: TemplateKind, dir: "ltr" | "rtl" = "ltr") {
    const found = STARTER_TEMPLATES.find((one) => one.kind === kind);
    if (found === undefined) throw new RangeError(`there is no starter of the kind "${kind}"`);
    const mail = { ...found, variants: VERSIONS, root: [TEXT, ...found.root] } as Template;
    const doc = found.kind === "email" ? mail : found;

    root?.unmount();
    const box = document.createElement("div");
    box.className = "box";
    document.body.replaceChildren(box);
    handle = createRef();
    root = createRoot(box);
    root.render(
      <>
        <button type="button">Before</button>
        <div className="builder">
          <TemplateEditor
            ref={handle}
            kind={doc.kind}
            defaultValue={doc}
            theme="light"
            dir={dir}
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
  },
  select: (ids: readonly string[]) => handle.current?.select(ids),
};
export type PanelsPage = typeof page;
Object.assign(globalThis, { panels: page });
