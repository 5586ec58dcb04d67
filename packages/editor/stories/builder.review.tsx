/** What stories of previews, checks and versions stand in: a builder with a template of the starter library. */

import { TemplateEditor, type TemplateEditorProps } from "@dunlin/editor/template-editor";
import "@dunlin/editor/template-editor.css";
import { builderMessages as ES } from "@dunlin/editor/template-editor/es";
import type { Block, Template } from "@dunlin/templates";
import { STARTER_BRAND, STARTER_TEMPLATES } from "@dunlin/templates/starter";
import { useLook } from "./look.ts";

export interface ReviewProps extends Partial<TemplateEditorProps> {
  readonly doc: Template;
  readonly spanish?: boolean;
  readonly inlineSize?: number;
}

export function Review({ doc, spanish, inlineSize, ...props }: ReviewProps) {
  return (
    <div style={{ blockSize: "100vh", inlineSize: inlineSize ?? "auto" }}>
      <TemplateEditor
        kind={doc.kind}
        defaultValue={doc}
        brand={STARTER_BRAND}
        {...(spanish === true && { messages: ES })}
        {...props}
        theme={props.theme ?? "light"}
        {...useLook()}
      />
    </div>
  );
}

export function starter(id: string): Template {
  const found = STARTER_TEMPLATES.find((one) => one.id === id);
  if (found === undefined) throw new Error(`there is no starter "${id}"`);
  return found;
}

export const withRoot = (doc: Template, change: (root: readonly Block[]) => readonly Block[]): Template =>
  ({ ...doc, root: change(doc.root) }) as Template;

export const paragraph = (id: string, en: string, es = en): Block => ({
  ...{ id, type: "text", v: 1 },
  props: { text: { en: [{ t: en }], es: [{ t: es }] } },
});

/** A picture without a description, a button that leads nowhere, and a text that is not translated. */
export const FAULTY: Template = withRoot(starter("pay-page"), ([first, ...rest]) => [
  ...(first === undefined ? [] : [first]),
  { id: "pic", type: "image", v: 1, props: { source: { to: "url", url: "https://pay.riacredit.example/map.png" } } },
  {
    ...{ id: "go", type: "button", v: 1 },
    props: { label: { en: [{ t: "Go" }], es: [{ t: "Ir" }] }, link: { to: "url", url: "" } },
  },
  { id: "half", type: "text", v: 1, props: { text: { en: [{ t: "Only in English." }] } } },
  ...rest,
]);
