/** Several blocks: which, and what can be done with all of them. */

import type { BlockId, Template } from "@dunlin/templates";
import { Button } from "../../ui/Button.tsx";
import { duplicateBlocks, holdOf, removeBlocks } from "../actions.ts";
import { lockOf, typeRefusal } from "../document/rules.ts";
import { blockAt } from "../document/tree.ts";
import { type BuilderHost, useBuilder, useBuilderHost } from "../host/context.tsx";
import { blockName } from "../shell/names.ts";
import { Section } from "./BlockForm.tsx";
import { VersionBoxes } from "./VersionBoxes.tsx";

export function SeveralBlocks({ ids }: { readonly ids: readonly BlockId[] }) {
  const host = useBuilderHost();
  const { store, words } = host;
  const { inspector } = words;
  const doc = useBuilder((state) => state.doc);
  const readOnly = useBuilder((state) => state.readOnly);
  const blocks = ids.flatMap((id) => blockAt(doc, id) ?? []);
  const { held, twice } = hindrancesOf(ids, doc, host);
  return (
    <div className="dn-inspector-body">
      <ul className="dn-section dn-several">
        {blocks.map((block) => (
          <li key={block.id}>
            <button type="button" onClick={() => store.select([block.id])}>
              {blockName(block, store.registry, words)}
            </button>
          </li>
        ))}
      </ul>
      {doc.variants !== undefined && (
        <Section title={inspector.sections.versions}>
          <VersionBoxes
            ids={ids}
            label={inspector.versionOfAll}
            readOnly={readOnly || ids.some((id) => lockOf(doc, id) !== undefined)}
          />
        </Section>
      )}
      {!readOnly && (
        <div className="dn-section dn-actions">
          <Button
            size="small"
            icon="copy"
            disabledBecause={twice}
            onClick={() => duplicateBlocks(host, ids, "pointer")}
          >
            {inspector.duplicate}
          </Button>
          <Button
            size="small"
            icon="trash"
            look="danger"
            disabledBecause={held}
            onClick={() => removeBlocks(host, ids, "pointer")}
          >
            {inspector.delete}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Why not all of them can be taken away, and why not all of them can be there twice. */
function hindrancesOf(ids: readonly BlockId[], doc: Template, host: BuilderHost) {
  const { store, words } = host;
  const { refusals } = words.commands;
  const named = (id: BlockId) => {
    const block = blockAt(doc, id);
    return block === undefined ? id : blockName(block, store.registry, words);
  };
  const held = ids.flatMap((id) => {
    const hold = holdOf(host, id);
    return hold === undefined ? [] : [refusals[`block.${hold}`]({}, named(id))];
  })[0];
  const twice = ids.flatMap((id) => {
    const block = blockAt(doc, id);
    const refusal = block && typeRefusal(doc, block.type, store.registry);
    return refusal === undefined ? [] : [refusals[refusal.code](refusal.data, named(id))];
  })[0];
  return { held, twice };
}
