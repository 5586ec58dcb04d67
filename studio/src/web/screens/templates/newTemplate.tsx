/** Begins a template: a channel and a name; the builder offers what to begin with. */

import { TEMPLATE_KINDS, type Template, type TemplateKind } from "@dunlin/templates";
import { STARTER_TEMPLATES } from "@dunlin/templates/starter";
import { useState } from "react";
import type { Api, Language } from "../../model.ts";
import { Field } from "../../ui/parts.tsx";
import { saveDraft } from "../documents/asking.ts";
import { NewDocument } from "../documents/NewDocument.tsx";
import { words } from "./words.ts";

export interface NewTemplateProps {
  readonly api: Api;
  readonly language: Language;
  readonly taken: ReadonlySet<string>;
  readonly onClose: () => void;
  readonly onMade: (id: string) => void;
}

/** Channels for which there is a template to begin with. */
const KINDS = TEMPLATE_KINDS.filter((kind) => STARTER_TEMPLATES.some((one) => one.kind === kind));

export function NewTemplate({ api, language, taken, onClose, onMade }: NewTemplateProps) {
  const said = words(language);
  const [kind, setKind] = useState<TemplateKind>("email");
  const [basis, setBasis] = useState("");
  const starters = STARTER_TEMPLATES.filter((one) => one.kind === kind);
  const save = (id: string, name: string) => {
    const starter = starters.find((one) => one.id === basis) ?? starters[0];
    return saveDraft(api, "templates", { ...(starter as Template), id, name }, 0);
  };
  return (
    <NewDocument {...{ said, taken, save, onClose, onMade }}>
      <Field label={said.channel}>
        {(ids) => (
          <select
            {...ids}
            className="dn-input"
            value={kind}
            onChange={({ target }) => setKind(target.value as TemplateKind)}
          >
            {KINDS.map((one) => (
              <option key={one} value={one}>
                {said.kinds[one]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={said.basis}>
        {(ids) => (
          <select {...ids} className="dn-input" value={basis} onChange={({ target }) => setBasis(target.value)}>
            {starters.map(({ id, name: title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        )}
      </Field>
    </NewDocument>
  );
}
