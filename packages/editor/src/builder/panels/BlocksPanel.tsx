/** The types of blocks: a click picks one up for a place, Enter adds it behind the chosen block. */

import type { BlockDefinition, BlockGroup } from "@dunlin/templates";
import { useMemo, useState } from "react";
import { Icon } from "../../ui/Icon.tsx";
import { addBlock } from "../actions.ts";
import { iconOf } from "../blocks/looks.ts";
import { summaryOf, titleOf } from "../blocks/words.ts";
import { offered, typeRefusal } from "../document/rules.ts";
import { useBuilder, useBuilderHost } from "../host/context.tsx";

const GROUPS: readonly BlockGroup[] = ["content", "debt", "forms", "layout", "legal", "expert"];

export function BlocksPanel() {
  const { store, words } = useBuilderHost();
  const doc = useBuilder((state) => state.doc);
  const [wanted, setWanted] = useState("");
  const all = useMemo(() => offered(doc, store.registry), [doc, store]);
  const found = all.filter((one) => fits(`${titleOf(one, words.blocks)} ${summaryOf(one, words.blocks)}`, wanted));
  return (
    <div className="dn-palette">
      <div className="dn-find">
        <Icon name="search" size={14} />
        <input
          className="dn-input"
          data-size="small"
          type="search"
          aria-label={words.blocks.find}
          placeholder={words.blocks.find}
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
      </div>
      <p className="dn-hidden" id="dn-blocks-how">
        {words.blocks.addHow}
      </p>
      <div className="dn-palette-groups">
        {GROUPS.map((group) => {
          const entries = found.filter((one) => one.group === group);
          if (entries.length === 0) return null;
          return (
            <section key={group} aria-label={words.blocks.groups[group]}>
              <h2>{words.blocks.groups[group]}</h2>
              <div className="dn-block-types">
                {entries.map((one) => (
                  <Entry key={one.type} definition={one} />
                ))}
              </div>
            </section>
          );
        })}
        {found.length === 0 && <p className="dn-palette-empty">{words.blocks.nothingFound}</p>}
      </div>
    </div>
  );
}

function Entry({ definition }: { readonly definition: BlockDefinition }) {
  const host = useBuilderHost();
  const { store, words } = host;
  const { type } = definition;
  const title = titleOf(definition, words.blocks);
  const picked = useBuilder(({ carrying }) => carrying?.what === "new" && carrying.type === type);
  const doc = useBuilder((state) => state.doc);
  const refusal = useMemo(() => typeRefusal(doc, type, store.registry), [doc, type, store]);
  const because = refusal === undefined ? undefined : words.commands.refusals[refusal.code](refusal.data, title);
  return (
    <button
      type="button"
      className="dn-block-type"
      aria-pressed={picked}
      aria-disabled={because !== undefined || undefined}
      aria-describedby="dn-blocks-how"
      title={because ?? summaryOf(definition, words.blocks)}
      onClick={(event) => {
        if (because !== undefined) return;
        // Enter and Space come as clicks without a pointer.
        if (event.detail === 0) addBlock(host, type, "keyboard");
        else store.carry(picked ? undefined : { what: "new", type });
      }}
    >
      <Icon name={iconOf(type)} size={18} />
      {title}
    </button>
  );
}

const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();

const fits = (text: string, wanted: string): boolean =>
  plain(wanted)
    .split(/\s+/)
    .every((word) => plain(text).includes(word));
