/** Begins a template: a channel and a name; the builder offers what to begin with. */

import { TEMPLATE_KINDS, type Template, type TemplateKind } from "@dunlin/templates";
import { STARTER_TEMPLATES } from "@dunlin/templates/starter";
import { useState } from "react";
import type { Api, ApiError, Language } from "../../model.ts";
import { asFailure } from "../../ui/loaded.ts";
import { Button, Dialog, Failure, Field } from "../../ui/parts.tsx";
import { saveDraft } from "../documents/asking.ts";
import { freeId } from "../documents/standing.ts";
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
  const [name, setName] = useState("");
  const [kind, setKind] = useState<TemplateKind>("email");
  const [basis, setBasis] = useState("");
  const [tried, setTried] = useState(false);
  const [failure, setFailure] = useState<ApiError>();
  const given = name.trim();
  const starters = STARTER_TEMPLATES.filter((one) => one.kind === kind);
  const create = async () => {
    setTried(true);
    if (given === "") return;
    const starter = starters.find(({ id }) => id === basis) ?? starters[0];
    const id = freeId(given, taken);
    try {
      await saveDraft(api, "templates", { ...(starter as Template), id, name: given }, 0);
      onMade(id);
    } catch (error) {
      setFailure(asFailure(error));
    }
  };
  return (
    <Dialog
      title={said.newTitle}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{said.cancel}</Button>
          <Button look="primary" onClick={create}>
            {said.create}
          </Button>
        </>
      }
    >
      <form
        className="st-form"
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        {failure && <Failure failure={failure} />}
        <Field label={said.name} error={tried && given === "" ? said.nameNeeded : undefined}>
          {(ids) => (
            <input
              {...ids}
              data-first=""
              className="dn-input"
              value={name}
              maxLength={120}
              onChange={({ target }) => setName(target.value)}
            />
          )}
        </Field>
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
      </form>
    </Dialog>
  );
}
