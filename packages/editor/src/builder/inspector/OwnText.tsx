/** Whether a text beside the blocks, as the subject, is the same in all versions of the content or another one in this version. */

import type { SettingTextName } from "@dunlin/templates";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import { hasOwnText, ownText, variantsOf } from "../texts/versions.ts";
import { fieldText } from "./form.tsx";

export function OwnText({ name }: { readonly name: SettingTextName }) {
  const { store, words } = useBuilderHost();
  const { inspector } = words;
  const doc = useBuilder((state) => state.doc);
  const shown = useBuilder((state) => state.variant);
  const readOnly = useBuilder((state) => state.readOnly);
  const variant = variantsOf(doc).find(({ key }) => key === shown);
  if (variant === undefined) return null;
  const { key, label } = variant;
  const own = hasOwnText(doc, key, name);
  const others = variantsOf(doc).filter((one) => one.key !== key && hasOwnText(doc, one.key, name));
  const [field] = fieldText(doc.kind, name, { label: name }, inspector);
  return (
    <div className="dn-field dn-own">
      <label className="dn-check">
        <input
          type="checkbox"
          checked={own}
          disabled={readOnly}
          aria-label={`${field}: ${inspector.ownText(label)}`}
          onChange={({ target }) => store.execute(ownText(doc, key, name, target.checked), "pointer")}
        />
        {inspector.ownText(label)}
      </label>
      {!own && others.length > 0 && <p className="dn-help">{inspector.sharedText(others.map((one) => one.label))}</p>}
    </div>
  );
}
