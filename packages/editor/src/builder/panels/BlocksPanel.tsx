/** The types of blocks: a click picks one up for a place, Enter adds it behind the chosen block. */

import type { BlockDefinition, BlockGroup } from "@dunlin/templates";
import { type KeyboardEvent, useMemo, useState } from "react";
import { Icon } from "../../ui/Icon.tsx";
import { addBlock, focusChosen } from "../actions.ts";
import { iconOf } from "../blocks/looks.ts";
import { summaryOf, titleOf } from "../blocks/words.ts";
import { offered, typeRefusal } from "../document/rules.ts";
import { type BuilderHost, useBuilder, useBuilderHost } from "../host/context.tsx";

const GROUPS: readonly BlockGroup[] = ["content", "debt", "forms", "layout", "legal", "expert"];

export function BlocksPanel() {
  const host = useBuilderHost();
  const { store, words } = host;
  const { registry } = store;
  const kind = useBuilder(({ doc }) => doc.kind);
  const policy = useBuilder(({ doc }) => doc.policy);
  const [wanted, setWanted] = useState("");
  const all = useMemo(() => offered({ kind, ...(policy && { policy }) }, registry), [kind, policy, registry]);
  const found = all.filter((one) => fits(`${titleOf(one, words.blocks)} ${summaryOf(one, words.blocks)}`, wanted));
  const next = wanted === "" ? undefined : bestOf(found, wanted, host);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === "Escape" && store.getState().carrying === undefined) focusChosen(host);
    else if (event.key === "Enter") {
      if (next !== undefined) addByKeys(next.type, host);
      setWanted("");
    } else if (event.key === "ArrowDown") {
      const palette = event.currentTarget.closest(".dn-palette");
      palette?.querySelector<HTMLElement>(".dn-block-type")?.focus();
    } else return;
    event.preventDefault();
  };
  return (
    <div className="dn-palette">
      <div className="dn-find">
        <Icon name="search" size={14} />
        <input
          className="dn-input"
          data-size="small"
          type="search"
          aria-label={words.blocks.find}
          aria-describedby="dn-blocks-find"
          placeholder={words.blocks.find}
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <p className="dn-hidden" id="dn-blocks-how">
        {words.blocks.addHow}
      </p>
      <p className="dn-hidden" id="dn-blocks-find">
        {words.blocks.findHow}
      </p>
      <div className="dn-palette-groups">
        {GROUPS.map((group) => (
          <Group key={group} group={group} entries={found.filter((one) => one.group === group)} next={next} />
        ))}
        {found.length === 0 && <p className="dn-palette-empty">{words.blocks.nothingFound}</p>}
      </div>
    </div>
  );
}

interface GroupProps {
  readonly group: BlockGroup;
  readonly entries: readonly BlockDefinition[];
  /** Enter in the search adds this one. */
  readonly next: BlockDefinition | undefined;
}

function Group({ group, entries, next }: GroupProps) {
  const { groups } = useBuilderHost().words.blocks;
  if (entries.length === 0) return null;
  return (
    <section aria-label={groups[group]}>
      <h2>{groups[group]}</h2>
      <div className="dn-block-types">
        {entries.map((one) => (
          <Entry key={one.type} definition={one} next={one === next} />
        ))}
      </div>
    </section>
  );
}

interface EntryProps {
  readonly definition: BlockDefinition;
  /** Enter in the search adds this one. */
  readonly next: boolean;
}

function Entry({ definition, next }: EntryProps) {
  const host = useBuilderHost();
  const { store, words } = host;
  const { registry } = store;
  const { type } = definition;
  const title = titleOf(definition, words.blocks);
  const picked = useBuilder(({ carrying }) => carrying?.what === "new" && carrying.type === type);
  const because = useBuilder(({ doc }) => {
    const refusal = typeRefusal(doc, type, registry);
    return refusal === undefined ? undefined : words.commands.refusals[refusal.code](refusal.data, title);
  });
  return (
    <button
      type="button"
      className="dn-block-type"
      data-type={type}
      data-next={next || undefined}
      aria-pressed={picked}
      aria-disabled={because !== undefined || undefined}
      aria-describedby="dn-blocks-how"
      title={because ?? summaryOf(definition, words.blocks)}
      onClick={(event) => {
        if (because !== undefined) return;
        // Enter and Space come as clicks without a pointer.
        if (event.detail === 0) addByKeys(type, host);
        else store.carry(picked ? undefined : { what: "new", type });
      }}
    >
      <Icon name={iconOf(type)} size={18} />
      {title}
    </button>
  );
}

/** Of those that can be added, the one whose name says it best: all of it, its beginning, or a part before what it is for. */
function bestOf(found: readonly BlockDefinition[], wanted: string, { store, words }: BuilderHost) {
  const { doc } = store.getState();
  const rank = (one: BlockDefinition) => {
    const [title, text] = [plain(titleOf(one, words.blocks)), plain(wanted).trim()];
    return title === text ? 0 : title.startsWith(text) ? 1 : title.includes(text) ? 2 : 3;
  };
  return GROUPS.flatMap((group) => found.filter((one) => one.group === group))
    .filter(({ type }) => typeRefusal(doc, type, store.registry) === undefined)
    .sort((a, b) => rank(a) - rank(b))[0];
}

/** Behind the chosen block; the new one has the focus. */
function addByKeys(type: string, host: BuilderHost): void {
  if (addBlock(host, type, "keyboard")) focusChosen(host);
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
