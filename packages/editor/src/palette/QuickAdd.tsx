/** The palette beside a connection: what is searched is chosen with the arrows and put in with Enter. */

import { type KeyboardEvent, type RefObject, useId, useMemo, useRef, useState } from "react";
import { insertPreset } from "../actions/actions.ts";
import type { Slot } from "../document/strategy.ts";
import { useHost } from "../host/context.tsx";
import type { Preset } from "../nodes/presets.ts";
import type { Origin } from "../store/store.ts";
import { Popover } from "../ui/Popover.tsx";
import { scrollWithin } from "../ui/scrollWithin.ts";
import { type EntryGroup, findEntries, type PaletteEntry } from "./entries.ts";
import { EntryMark } from "./Palette.tsx";
import { SearchField } from "./SearchField.tsx";

export interface QuickAddProps {
  /** What it opens beside. */
  readonly anchor: RefObject<HTMLElement | null>;
  /** Where the step goes. */
  readonly slot: Slot;
  readonly onClose: () => void;
}

export function QuickAdd({ anchor, slot, onClose }: QuickAddProps) {
  const host = useHost();
  const { palette } = host.words;
  const [search, setSearch] = useState("");
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const groups = useMemo(() => findEntries(host, search), [host, search]);
  const entries = groups.flatMap((group) => group.entries);
  const insert = (preset: Preset, origin: Origin) => {
    onClose();
    insertPreset(host, preset, slot, origin);
  };
  const move = (event: KeyboardEvent) => {
    const { length } = entries;
    const to = { ArrowDown: active + 1, ArrowUp: active - 1 + length, Home: 0, End: length - 1 }[event.key];
    const chosen = entries[active];
    if (event.key === "Enter" && chosen !== undefined) {
      event.preventDefault();
      insert(chosen.preset, "keyboard");
    }
    if (to === undefined || length === 0) return;
    event.preventDefault();
    setActive(to % length);
    scrollWithin(list.current?.querySelectorAll("[role=option]")[to % length]);
  };
  return (
    <Popover label={palette.quickAdd} anchor={anchor} onClose={onClose} className="dn-quickadd">
      <SearchField
        label={palette.find}
        value={search}
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={entries[active] && `${id}-${entries[active].preset.id}`}
        onChange={(text) => {
          setSearch(text);
          setActive(0);
        }}
        onKeyDown={move}
      />
      <div role="listbox" id={`${id}-list`} aria-label={palette.title} ref={list}>
        {groups.map((group) => (
          <Group
            key={group.group}
            group={group}
            id={id}
            active={entries[active]}
            onChoose={(preset) => insert(preset, "pointer")}
          />
        ))}
      </div>
      {entries.length === 0 && <p className="dn-palette-empty">{palette.nothing(search)}</p>}
    </Popover>
  );
}

interface GroupProps {
  readonly group: EntryGroup;
  /** Ids of options begin with it. */
  readonly id: string;
  readonly active: PaletteEntry | undefined;
  readonly onChoose: (preset: Preset) => void;
}

const Group = ({ group, id, active, onChoose }: GroupProps) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a listbox
  <div role="group" aria-label={group.title}>
    <p aria-hidden="true">{group.title}</p>
    {group.entries.map((entry) => (
      // biome-ignore lint/a11y/useFocusableInteractive: the field above keeps the focus and points here
      // biome-ignore lint/a11y/useKeyWithClickEvents: the field above hears the keys
      <div
        key={entry.preset.id}
        id={`${id}-${entry.preset.id}`}
        role="option"
        className="dn-menu-item"
        title={entry.sentence}
        aria-selected={entry === active}
        onClick={() => onChoose(entry.preset)}
      >
        <EntryMark entry={entry} />
        {entry.name}
      </div>
    ))}
  </div>
);
