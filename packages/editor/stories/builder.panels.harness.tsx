/** The builder with templates of the starter library, for stories of its panels and of what channels show. */

import { TemplateEditor, type TemplateEditorHandle, type TemplateEditorProps } from "@dunlin/editor/template-editor";
import { builderMessages as SPANISH } from "@dunlin/editor/template-editor/es";
import type { Template } from "@dunlin/templates";
import { STARTER_BRAND, STARTER_SAMPLE, STARTER_TEMPLATES } from "@dunlin/templates/starter";
import { type Ref, useRef } from "react";
import "@dunlin/editor/template-editor.css";
import { useLook } from "./look.ts";

export const starter = (id: string): Template => {
  const found = STARTER_TEMPLATES.find((template) => template.id === id);
  if (found === undefined) throw new Error(`there is no starter "${id}"`);
  return found;
};

/** The sample person of the starters, with other values below `over`. */
export const person = (id: string, title: string, over: object = {}) => ({
  id,
  title,
  context: { ...STARTER_SAMPLE, ...over },
});

const PEOPLE = [
  person("lucia", "Lucía F."),
  person("jorge", "Jorge P.", { creditor: { ...sampleAt("creditor"), name: "Ria Credit" } }),
  person("long", "A very long name", {
    creditor: { ...sampleAt("creditor"), name: "Zażółć gęślą jaźń Towarzystwo Kredytowe Spółka Akcyjna 😀" },
  }),
] as const;

function sampleAt(member: string): object {
  return (STARTER_SAMPLE as Readonly<Record<string, object>>)[member] ?? {};
}

export interface BuilderHarnessProps extends Omit<Partial<TemplateEditorProps>, "ref"> {
  readonly doc: Template;
  readonly spanish?: boolean;
  readonly onHandle?: (handle: TemplateEditorHandle | null) => void;
}

export function BuilderHarness({ doc, spanish, theme, dir, onHandle, ...props }: BuilderHarnessProps) {
  const look = useLook();
  const handle = useRef<TemplateEditorHandle>(null);
  const ref: Ref<TemplateEditorHandle> = onHandle ?? handle;
  return (
    <div style={{ blockSize: "100vh" }}>
      <TemplateEditor
        ref={ref}
        kind={doc.kind}
        defaultValue={doc}
        brand={STARTER_BRAND}
        samples={PEOPLE}
        theme={look.theme ?? theme ?? "light"}
        dir={look.dir ?? dir ?? "ltr"}
        {...(spanish === true && { messages: SPANISH })}
        {...props}
      />
    </div>
  );
}
