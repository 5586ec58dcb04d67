/** The page of a marketer's journey: an e-mail without blocks, starters, a brand to change, ten people, and a host that publishes. */

import { type Published, sampleSet, TemplateEditor, type TemplateEditorHandle } from "@dunlin/editor/template-editor";
import type { Brand, Template } from "@dunlin/templates";
import { STARTER_BRAND, STARTER_SAMPLE, STARTER_TEMPLATES, STARTER_VARIABLES } from "@dunlin/templates/starter";
import { createRef, useState } from "react";
import { createRoot } from "react-dom/client";

const handle = createRef<TemplateEditorHandle>();
const host: { published?: Published; brand?: Brand } = {};

const people = sampleSet(STARTER_VARIABLES, STARTER_SAMPLE);
const more = ["Ana Núñez", "Jörg Müller", "Seán Ó Briain"].map((name, i) => ({
  id: `more${i}`,
  title: name,
  context: { ...STARTER_SAMPLE, debtor: { ...(STARTER_SAMPLE.debtor as object), name } },
}));
const samples = [...people, ...more];

const EMPTY: Template = {
  ...{ schema: "dunlin.template/1", id: "november", kind: "email", name: "November", defaultLocale: "en" },
  ...{ locales: ["en"], variables: STARTER_VARIABLES, settings: { subject: {} }, root: [] },
};

function Page() {
  const [brand, setBrand] = useState<Brand>(STARTER_BRAND);
  host.brand = brand;
  return (
    <TemplateEditor
      ref={handle}
      kind="email"
      theme="light"
      defaultValue={EMPTY}
      starters={STARTER_TEMPLATES}
      brand={brand}
      onBrandChange={setBrand}
      samples={samples}
      onPublish={(published) => {
        host.published = published;
      }}
    />
  );
}

Object.assign(globalThis, { read: () => handle.current?.getDocument(), host, samples });

const box = document.createElement("div");
box.className = "box";
document.body.append(box);
createRoot(box).render(<Page />);
