/** Blocks that were kept for later use: a click picks them up for a place, Enter adds them behind the chosen block. */

import { type FormEvent, useMemo, useRef, useState } from "react";
import { Panel } from "../../problems/Panel.tsx";
import { Field } from "../../ui/Field.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { iconOf } from "../blocks/looks.ts";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import type { SavedBlock } from "../host/props.ts";
import { typeName } from "../shell/names.ts";
import { blocksOf, fits, placeSaved, savedFrom } from "./saved.ts";

export function SavedPanel() {
  const { words, settings } = useBuilderHost();
  const readOnly = useBuilder((state) => state.readOnly);
  const { savedBlocks = [], onSaveBlocks } = settings;
  return (
    <Panel title={words.shell.panel.saved}>
      {savedBlocks.length === 0 ? (
        <p className="dn-panel-empty">{words.saved.none}</p>
      ) : (
        <>
          <p className="dn-help" id="dn-saved-how">
            {words.saved.how}
          </p>
          <ul className="dn-saved">
            {savedBlocks.map((one) => (
              <li key={one.id}>
                <Saved saved={one} />
              </li>
            ))}
          </ul>
        </>
      )}
      {!readOnly && onSaveBlocks !== undefined && <SaveThese onSave={onSaveBlocks} />}
    </Panel>
  );
}

function Saved({ saved }: { readonly saved: SavedBlock }) {
  const { store, words } = useBuilderHost();
  const { title } = saved;
  const blocks = useMemo(() => blocksOf(saved), [saved]);
  const doc = useBuilder((state) => state.doc);
  const readOnly = useBuilder((state) => state.readOnly);
  const picked = useBuilder(({ carrying }) => carrying?.what === "saved" && carrying.blocks === blocks);
  const because = readOnly ? words.shell.readOnly : fits(saved, doc, store.registry) ? undefined : words.saved.cannot;
  const types = blocks.map(({ type }) => typeName(type, store.registry, words));
  return (
    <button
      type="button"
      className="dn-block-type dn-saved-block"
      aria-pressed={picked}
      aria-disabled={because !== undefined || undefined}
      aria-describedby="dn-saved-how"
      title={because}
      onClick={(event) => {
        if (because !== undefined) return;
        const { selected, place } = store.getState();
        // Enter and Space come as clicks without a pointer.
        if (event.detail === 0)
          store.execute(placeSaved(saved, doc, { selected: selected.at(-1), place }, store.registry), "keyboard");
        else store.carry(picked ? undefined : { what: "saved", blocks, title });
      }}
    >
      <Icon name={iconOf(blocks[0]?.type ?? "")} size={18} />
      <span className="dn-grow">
        <b>{title}</b>
        <span className="dn-help">
          {words.saved.blocks(blocks.length)}: {types.join(", ")}
        </span>
      </span>
    </button>
  );
}

function SaveThese({ onSave }: { readonly onSave: (title: string, blocks: ReturnType<typeof savedFrom>) => void }) {
  const { store, words } = useBuilderHost();
  const doc = useBuilder((state) => state.doc);
  const selected = useBuilder((state) => state.selected);
  const input = useRef<HTMLInputElement>(null);
  const [error, setError] = useState<string | undefined>(undefined);
  const blocks = savedFrom(doc, selected);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const title = input.current?.value.trim() ?? "";
    if (title === "") {
      input.current?.focus();
      return setError(words.saved.nameMissing);
    }
    onSave(title, blocks);
    setError(undefined);
    if (input.current !== null) input.current.value = "";
    store.notify({ kind: "told", label: words.saved.saved(title) });
  };
  if (blocks.length === 0) return <p className="dn-panel-add dn-help">{words.saved.choose}</p>;
  return (
    <form className="dn-panel-add" onSubmit={save}>
      <Field label={words.saved.name} help={words.saved.nameHow} error={error}>
        {(ids) => (
          <input {...ids} ref={input} className="dn-input" data-size="small" maxLength={80} autoComplete="off" />
        )}
      </Field>
      <button type="submit" className="dn-button" data-size="small">
        {words.saved.saveThese(blocks.length)}
      </button>
    </form>
  );
}
