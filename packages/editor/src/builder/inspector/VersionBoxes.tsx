/** In which versions of the content blocks are shown: in one at least. */

import type { BlockId } from "@dunlin/templates";
import { FieldSet } from "../../inspector/fields/FieldSet.tsx";
import { isRequired } from "../document/rules.ts";
import { blockAt } from "../document/tree.ts";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import { versionCommands, versionsOf } from "./versions.ts";

export interface VersionBoxesProps {
  readonly ids: readonly BlockId[];
  readonly label: string;
  readonly readOnly: boolean;
}

export function VersionBoxes({ ids, label, readOnly }: VersionBoxesProps) {
  const { store, words } = useBuilderHost();
  const { inspector } = words;
  const doc = useBuilder((state) => state.doc);
  const { variants = [] } = doc;
  const shown = ids.map((id) => versionsOf(doc, id));
  const fixed = ids.some((id) => {
    const block = blockAt(doc, id);
    return block !== undefined && block.variants === undefined && isRequired(doc, block);
  });
  const set = (key: string, on: boolean) => store.transaction(undefined, versionCommands(doc, ids, key, on), "pointer");
  return (
    <FieldSet label={label} help={fixed ? inspector.requiredForAll : undefined} className="dn-choices">
      {variants.map(({ key, label: name }) => {
        const inAll = shown.every((one) => one.includes(key));
        const inSome = shown.some((one) => one.includes(key));
        const last = inAll && shown.some((one) => one.length === 1);
        return (
          <label key={key} className="dn-check" title={last ? inspector.oneVersion : undefined}>
            <input
              type="checkbox"
              ref={(box) => {
                if (box !== null) box.indeterminate = inSome && !inAll;
              }}
              checked={inAll}
              disabled={readOnly || fixed || last}
              onChange={(event) => set(key, event.target.checked)}
            />
            {name === key ? key : `${key} · ${name}`}
          </label>
        );
      })}
      {shown.some((one) => one.length === 1) && !readOnly && <p className="dn-help">{inspector.oneVersion}</p>}
    </FieldSet>
  );
}
