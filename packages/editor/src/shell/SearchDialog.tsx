/** Search and commands in one: steps, templates, segments and everything that can be done, by typing a few letters. */

import { type KeyboardEvent, useId, useMemo, useState } from "react";
import { ACTIONS, type ActionId, hindranceOf, runAction } from "../actions/actions.ts";
import { keysText } from "../actions/keys.ts";
import { nodesOf } from "../document/strategy.ts";
import { type EditorHost, useEditor, useHost } from "../host/context.tsx";
import { kindName } from "../nodes/names.ts";
import { presetOf } from "../nodes/presets.ts";
import { shownName } from "../nodes/summary.ts";
import type { BadgeName } from "../ui/badges.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Badge, Icon } from "../ui/Icon.tsx";
import type { IconName } from "../ui/icons.ts";

interface Found {
  readonly key: string;
  readonly group: "steps" | "commands" | "templates" | "segments";
  readonly label: string;
  readonly detail?: string;
  readonly icon?: IconName | undefined;
  readonly badge?: BadgeName | undefined;
  readonly keys?: string | undefined;
  /** What is searched, in small letters. */
  readonly text: string;
  readonly run: () => void;
}

export interface SearchDialogProps {
  readonly onClose: () => void;
  readonly onReveal: (id: string) => void;
  readonly apple: boolean;
}

/** So many are listed; who needs more types another letter. */
const MOST = 50;

export function SearchDialog({ onClose, onReveal, apple }: SearchDialogProps) {
  const { words } = useHost();
  const [text, setText] = useState("");
  const [active, setActive] = useState(0);
  const id = useId();
  const all = useAll(onReveal, apple);
  const found = useMemo(() => matching(all, text).slice(0, MOST), [all, text]);
  const chosen = found[Math.min(active, found.length - 1)];
  const run = (one: Found | undefined) => {
    if (one === undefined) return;
    onClose();
    one.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      setActive((Math.min(active, found.length - 1) + step + found.length) % found.length);
    }
    if (event.key === "Enter") {
      event.preventDefault();
      run(chosen);
    }
  };
  return (
    <Dialog title={words.shell.search} closeLabel={words.shell.close} onClose={onClose} className="dn-search">
      <input
        data-first=""
        className="dn-input"
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={chosen === undefined ? undefined : `${id}-${chosen.key}`}
        aria-label={words.shell.searchHint}
        placeholder={words.shell.searchHint}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-list`} role="listbox" aria-label={words.shell.search} className="dn-search-list">
        {GROUPS.map((group) => (
          <Group
            key={group}
            id={id}
            group={group}
            items={found.filter((one) => one.group === group)}
            chosen={chosen}
            onRun={run}
          />
        ))}
      </div>
      {found.length === 0 && <p className="dn-quiet dn-search-none">{words.shell.nothingFound(text)}</p>}
    </Dialog>
  );
}

interface GroupProps {
  /** Of the dialog. */
  readonly id: string;
  readonly group: Found["group"];
  readonly items: readonly Found[];
  readonly chosen: Found | undefined;
  readonly onRun: (one: Found) => void;
}

function Group({ id, group, items, chosen, onRun }: GroupProps) {
  const { shell } = useHost().words;
  if (items.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of options, not a set of fields
    <div role="group" aria-labelledby={`${id}-${group}`}>
      <div role="presentation" id={`${id}-${group}`} className="dn-search-group">
        {shell[group]}
      </div>
      {items.map((one) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the field above keeps the focus
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field above hears the keys
        <div
          key={one.key}
          id={`${id}-${one.key}`}
          role="option"
          aria-selected={one === chosen}
          className="dn-menu-item"
          onClick={() => onRun(one)}
        >
          {one.badge !== undefined ? (
            <Badge name={one.badge} size={18} />
          ) : (
            <Icon name={one.icon ?? "right"} size={16} />
          )}
          <span className="dn-ellipsis">{one.label}</span>
          {one.detail !== undefined && <span className="dn-quiet dn-ellipsis">{one.detail}</span>}
          {one.keys !== undefined && <kbd className="dn-kbd">{one.keys}</kbd>}
        </div>
      ))}
    </div>
  );
}

/** Everything that can be found. */
function useAll(onReveal: (id: string) => void, apple: boolean): readonly Found[] {
  const host = useHost();
  const doc = useEditor((state) => state.doc);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what can be found follows from the document
  return useMemo(
    () => [...steps(host, onReveal), ...segments(host), ...templates(host), ...commands(host, apple)],
    [doc, host],
  );
}

const GROUPS = ["steps", "segments", "templates", "commands"] as const;

/** All letters in a row first, then all words anywhere; without a text steps come first. */
function matching(all: readonly Found[], text: string): readonly Found[] {
  const wanted = fold(text)
    .split(/\s+/)
    .filter((word) => word !== "");
  if (wanted.length === 0) return all;
  const rank = (one: Found) => (one.text.startsWith(wanted[0] as string) ? 0 : 1);
  return all.filter((one) => wanted.every((word) => one.text.includes(word))).sort((a, b) => rank(a) - rank(b));
}

/** Small letters without accents: `pago` finds `Págo`. */
const fold = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function steps(host: EditorHost, onReveal: (id: string) => void): readonly Found[] {
  const { doc } = host.store.getState();
  return Object.entries(nodesOf(doc)).map(([id, node]) => {
    const preset = presetOf(node, host.presets);
    const label = shownName(id, node, doc, host);
    const kind = kindName(node, host);
    return {
      key: `step-${id}`,
      group: "steps",
      label,
      detail: label === kind ? id : `${kind}, ${id}`,
      icon: preset?.icon,
      badge: preset?.badge,
      text: fold(`${label} ${kind} ${id} ${JSON.stringify(node.via ?? "")}`),
      run: () => {
        host.store.select([id]);
        onReveal(id);
      },
    };
  });
}

function templates({ settings }: EditorHost): readonly Found[] {
  const open = settings.onOpenTemplate;
  if (open === undefined) return [];
  return (settings.templates ?? []).map(({ ref, title, channel, preview = "" }) => ({
    key: `template-${ref}`,
    group: "templates",
    label: title,
    detail: ref,
    badge: channel as BadgeName,
    text: fold(`${title} ${ref} ${preview}`),
    run: () => open(ref),
  }));
}

function segments({ store }: EditorHost): readonly Found[] {
  return Object.entries(store.getState().doc.segments ?? {}).map(([id, { title }]) => ({
    key: `segment-${id}`,
    group: "segments",
    label: title ?? id,
    detail: id,
    icon: "people",
    text: fold(`${title ?? ""} ${id}`),
    run: () => store.select([]),
  }));
}

function commands(host: EditorHost, apple: boolean): readonly Found[] {
  const { actions } = host.words;
  return (Object.keys(ACTIONS) as ActionId[])
    .filter((id) => id !== "search" && id !== "cancel" && hindranceOf(id, host) === undefined)
    .map((id) => ({
      key: `command-${id}`,
      group: "commands",
      label: actions.names[id],
      icon: ACTIONS[id].icon,
      keys: ACTIONS[id].keys?.[0] === undefined ? undefined : keysText(ACTIONS[id].keys[0], apple),
      text: fold(actions.names[id]),
      run: () => void runAction(id, host, "menu"),
    }));
}
