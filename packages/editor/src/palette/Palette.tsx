/** The steps that can be put into a strategy: picked up by a click or Enter and placed on the canvas, or dragged there. */

import { type HTMLAttributes, type KeyboardEvent, memo, type Ref, useId, useMemo, useRef, useState } from "react";
import { insertPreset, slotToUse } from "../actions/actions.ts";
import { useEditor, useHost } from "../host/context.tsx";
import { Button } from "../ui/Button.tsx";
import { Badge, Icon } from "../ui/Icon.tsx";
import { findEntries, type PaletteEntry } from "./entries.ts";
import { SearchField } from "./SearchField.tsx";

/** What makes an element one that can be dragged. */
export type DragProps = HTMLAttributes<HTMLElement> & { readonly ref?: Ref<HTMLButtonElement> };

export interface PaletteProps {
  /** A hook, called once in every entry; the same as long as the palette is there. */
  readonly useDrag?: (preset: string) => DragProps;
}

const NO_DRAG: DragProps = {};
const useNoDrag = (): DragProps => NO_DRAG;

export function Palette({ useDrag = useNoDrag }: PaletteProps) {
  const host = useHost();
  const { palette } = host.words;
  const [search, setSearch] = useState("");
  const [current, setCurrent] = useState<string | undefined>(undefined);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const carried = useEditor(({ carrying }) => (carrying?.what === "new" ? carrying.preset : undefined));
  const readOnly = useEditor((state) => state.readOnly);
  const groups = useMemo(() => findEntries(host, search), [host, search]);
  const entries = groups.flatMap((group) => group.entries);
  const tabStop = entries.some(({ preset }) => preset.id === current) ? current : entries[0]?.preset.id;
  const move = (event: KeyboardEvent) => moveIn(list.current, event);
  return (
    <div className="dn-palette">
      <SearchField
        label={palette.find}
        value={search}
        hint="/"
        onChange={setSearch}
        onKeyDown={(event) => {
          if (event.key === "Enter" && entries[0] !== undefined) pick(host, entries[0].preset.id, true);
          else if (event.key === "ArrowDown") move(event);
        }}
      />
      <p className="dn-hidden" role="status">
        {search === "" ? "" : palette.results(entries.length)}
      </p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the entries are heard around them */}
      <div className="dn-palette-groups" ref={list} onKeyDown={move}>
        {groups.map((group) => (
          <section key={group.group} aria-labelledby={`${id}-${group.group}`}>
            <h2 id={`${id}-${group.group}`}>{group.title}</h2>
            <ul>
              {group.entries.map((entry) => (
                <Entry
                  key={entry.preset.id}
                  entry={entry}
                  carried={entry.preset.id === carried}
                  tabStop={entry.preset.id === tabStop}
                  hindrance={readOnly ? host.words.actions.hindrances.readOnly : undefined}
                  onFocus={setCurrent}
                  useDrag={useDrag}
                />
              ))}
            </ul>
          </section>
        ))}
        {entries.length === 0 && (
          <div className="dn-palette-empty">
            <p>{palette.nothing(search)}</p>
            <Button size="small" onClick={() => setSearch("")}>
              {palette.clear}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}

/** Arrows go through the entries, and up from the first one back to the search. */
function moveIn(list: HTMLElement | null, event: KeyboardEvent): void {
  const buttons = [...(list?.querySelectorAll<HTMLElement>(".dn-palette-entry") ?? [])];
  const at = buttons.indexOf(event.target as HTMLElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  if (to < 0) list?.parentElement?.querySelector("input")?.focus();
  else buttons[Math.min(to, buttons.length - 1)]?.focus();
}

interface EntryProps {
  readonly entry: PaletteEntry;
  readonly carried: boolean;
  readonly tabStop: boolean;
  readonly hindrance: string | undefined;
  readonly onFocus: (preset: string) => void;
  readonly useDrag: (preset: string) => DragProps;
}

const Entry = memo(function Entry({ entry, carried, tabStop, hindrance, onFocus, useDrag }: EntryProps) {
  const host = useHost();
  const { preset, name, sentence } = entry;
  const drag = useDrag(preset.id);
  const free = hindrance === undefined;
  return (
    <li>
      <button
        {...(free ? drag : {})}
        type="button"
        className="dn-palette-entry"
        title={hindrance ?? `${name}. ${sentence}`}
        tabIndex={tabStop ? 0 : -1}
        aria-pressed={carried}
        aria-disabled={!free || undefined}
        onFocus={() => onFocus(preset.id)}
        onClick={(event) => free && pick(host, preset.id, event.detail === 0)}
        onDoubleClick={() => free && insertHere(host, preset.id)}
      >
        <EntryMark entry={entry} />
        <span className="dn-grow dn-ellipsis">{name}</span>
        {free && <Icon name="drag" size={14} />}
      </button>
    </li>
  );
});

export const EntryMark = ({ entry: { preset } }: { readonly entry: PaletteEntry }) =>
  preset.badge === undefined ? (
    <Icon name={preset.icon ?? "step"} size={18} />
  ) : (
    <Badge name={preset.badge} size={18} />
  );

/** Picks an entry up; the key that picked it up puts it in, the pointer puts it back. */
function pick(host: ReturnType<typeof useHost>, id: string, byKey: boolean): void {
  const { carrying, readOnly } = host.store.getState();
  if (readOnly) return;
  const again = carrying?.what === "new" && carrying.preset === id;
  if (again && byKey) insertHere(host, id);
  else host.store.carry(again ? undefined : { what: "new", preset: id });
}

function insertHere(host: ReturnType<typeof useHost>, id: string): void {
  const preset = host.presets.find((one) => one.id === id);
  const slot = slotToUse(host.store.getState(), host);
  if (preset === undefined || slot === undefined) return;
  insertPreset(host, preset, slot, "palette");
}
