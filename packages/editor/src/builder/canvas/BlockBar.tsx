/** Above the chosen block: where it is, and what can be done with it. */

import type { Block } from "@dunlin/templates";
import { IconButton } from "../../ui/Button.tsx";
import { duplicateBlocks, holdOf, moveBy, removeBlocks, stepFrom, writesIn } from "../actions.ts";
import { lockOf, typeRefusal } from "../document/rules.ts";
import { placedAt } from "../document/tree.ts";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import { blockName } from "../shell/names.ts";

export function BlockBar({ block }: { readonly block: Block }) {
  const host = useBuilderHost();
  const { store, words, dir } = host;
  const { paper, commands } = words;
  const doc = useBuilder((state) => state.doc);
  const readOnly = useBuilder((state) => state.readOnly);
  const { id } = block;
  const name = blockName(block, store.registry, words);
  const around = placedAt(doc, id)?.around ?? [];
  const parent = around.at(-1);
  const hold = holdOf(host, id);
  const fixed = lockOf(doc, id) === "all" ? commands.refusals["block.locked"]({}, name) : undefined;
  const twice = typeRefusal(doc, block.type, store.registry);
  const stay = (by: -1 | 1) =>
    fixed ??
    (stepFrom(doc, [id], by, store.registry) === undefined ? commands.refusals["value.place"]({}, name) : undefined);
  return (
    <div className="dn-block-bar" role="toolbar" aria-label={paper.tools(name)} dir={dir}>
      <nav aria-label={paper.where} className="dn-crumbs">
        {around.map((one) => (
          <button key={one.id} type="button" onClick={() => store.select([one.id])}>
            {blockName(one, store.registry, words)}
          </button>
        ))}
        <b>{name}</b>
      </nav>
      {parent !== undefined && (
        <IconButton
          icon="escalate"
          size="small"
          label={paper.selectParent(blockName(parent, store.registry, words))}
          onClick={() => store.select([parent.id])}
        />
      )}
      {!readOnly && (
        <>
          {writesIn(host, id) && (
            <IconButton icon="note" size="small" label={paper.write} onClick={() => store.write(id)} />
          )}
          <IconButton
            icon="up"
            size="small"
            label={paper.moveUp}
            disabledBecause={stay(-1)}
            onClick={() => moveBy(host, [id], -1, "pointer")}
          />
          <IconButton
            icon="down"
            size="small"
            label={paper.moveDown}
            disabledBecause={stay(1)}
            onClick={() => moveBy(host, [id], 1, "pointer")}
          />
          <IconButton
            icon="move"
            size="small"
            label={paper.move}
            disabledBecause={fixed}
            onClick={() => store.carry({ what: "move", ids: [id] })}
          />
          <IconButton
            icon="copy"
            size="small"
            label={paper.duplicate}
            disabledBecause={twice === undefined ? undefined : commands.refusals[twice.code](twice.data, name)}
            onClick={() => duplicateBlocks(host, [id], "pointer")}
          />
          <IconButton
            icon="trash"
            size="small"
            label={paper.remove}
            disabledBecause={hold === undefined ? undefined : commands.refusals[`block.${hold}`]({}, name)}
            onClick={() => removeBlocks(host, [id], "pointer")}
          />
        </>
      )}
    </div>
  );
}
