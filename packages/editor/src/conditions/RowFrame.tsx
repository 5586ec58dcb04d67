/** What every row has around it: its place, its keys, its count and its menu. */

import type { Condition } from "@dunlin/engine";
import { type KeyboardEvent, memo, type ReactNode, useRef, useState } from "react";
import { IconButton } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Menu, type MenuItem } from "../ui/Popover.tsx";
import { type At, atOf, type Builder, placeOf, rowSentence, useBuilder } from "./context.tsx";
import { type Counting, countedAlone, useMatchCount } from "./counting.ts";
import { type Gap, gapBeside, gapInside, gapOutside, moveTo } from "./moving.ts";
import { change, type Place, sizeOf } from "./tree.ts";

export interface RowFrameProps {
  readonly at: At;
  readonly rule: Condition;
  readonly children: ReactNode;
  readonly className?: string;
  /** Further things to do with this rule. */
  readonly items?: readonly MenuItem[];
  /** Below the controls: what should be known about this rule. */
  readonly notes?: (counting: Counting) => ReactNode;
}

export function RowFrame({ at, rule, children, className, items = [], notes }: RowFrameProps) {
  const builder = useBuilder();
  const counting = useMatchCount(countedAlone(builder.root(), placeOf(at)), builder.countMatches);
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row */}
      <div
        role="group"
        aria-label={rowSentence(builder, at)}
        className={`dn-cond-row ${className ?? ""}`.trim()}
        onKeyDown={(event) => onRowKey(event, builder, at, rule)}
      >
        {!builder.readOnly && <Handle />}
        <div className="dn-cond-parts">{children}</div>
        <Count counting={counting} />
        <RowMenu at={at} rule={rule} items={items} />
      </div>
      {notes?.(counting)}
    </>
  );
}

/** For pointers; the menu and the keys move rows as well. */
function Handle() {
  const { words, press } = useBuilder();
  return (
    <span
      className="dn-cond-handle"
      title={words.actions.drag}
      aria-hidden="true"
      onPointerDown={(event) => {
        const row = event.currentTarget.closest<HTMLElement>("li[data-at]");
        if (row !== null) press(event, row);
      }}
    >
      <Icon name="drag" size={16} />
    </span>
  );
}

export function Count({ counting }: { readonly counting: Counting }) {
  const { words, locale, countMatches } = useBuilder();
  if (countMatches === undefined) return null;
  const format = new Intl.NumberFormat(locale);
  const count =
    counting.state === "counted" ? counting.count : counting.state === "waiting" ? counting.last : undefined;
  const title =
    counting.state === "failed"
      ? words.notCounted
      : counting.state === "waiting" || count === undefined
        ? words.counting
        : words.matchTitle(format.format(count.matching), format.format(count.of));
  const shown = counting.state === "failed" ? "?" : count === undefined ? "…" : format.format(count.matching);
  return (
    <span className="dn-cond-count" data-state={counting.state} title={title}>
      <span aria-hidden="true">{shown}</span>
      <span className="dn-hidden">{title}</span>
    </span>
  );
}

const RowMenu = memo(function RowMenu({
  at,
  rule,
  items,
}: {
  readonly at: At;
  readonly rule: Condition;
  readonly items: readonly MenuItem[];
}) {
  const builder = useBuilder();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const { words, readOnly } = builder;
  if (readOnly) return null;
  const label = words.menu(rowSentence(builder, at));
  return (
    <span data-part="menu">
      <IconButton
        icon="more"
        size="small"
        label={label}
        title={undefined}
        aria-haspopup="menu"
        aria-expanded={open}
        buttonRef={button}
        onClick={() => setOpen(true)}
      />
      {open && (
        <Menu
          label={label}
          anchor={button}
          placement="bottom-end"
          onClose={() => setOpen(false)}
          items={menuItems(builder, at, rule, items)}
        />
      )}
    </span>
  );
});

function menuItems(builder: Builder, at: At, rule: Condition, own: readonly MenuItem[]): MenuItem[] {
  const { actions } = builder.words;
  const place = placeOf(at);
  const root = builder.root();
  const moves = (
    [
      [actions.up, "up", gapBeside(root, place, -1), "Alt ↑"],
      [actions.down, "down", gapBeside(root, place, 1), "Alt ↓"],
      [actions.intoAbove, "entry", gapInside(root, place, -1)],
      [actions.intoBelow, "entry", gapInside(root, place, 1)],
      [actions.out, "exit", gapOutside(root, place)],
    ] as const
  ).flatMap(([label, icon, gap, keys]): MenuItem[] =>
    gap === undefined ? [] : [{ label, icon, ...(keys && { keys }), run: () => moveRule(builder, place, gap) }],
  );
  return [
    ...own,
    ...(own.length > 0 ? ["line" as const] : []),
    ...moves,
    ...(moves.length > 0 ? ["line" as const] : []),
    { label: actions.duplicate, icon: "copy", keys: "Ctrl D", run: () => duplicate(builder, place, rule) },
    { label: actions.wrap, icon: "join", run: () => wrap(builder, place, rule) },
    "line",
    { label: actions.remove, icon: "trash", keys: "Ctrl ⌫", tone: "bad", run: () => remove(builder, place) },
  ];
}

export function moveRule(builder: Builder, place: Place, gap: Gap | undefined): void {
  if (gap === undefined) return;
  const moved = moveTo(builder.root(), place, gap);
  builder.edit(() => moved.root, { at: atOf(moved.place), part: "menu" });
}

function duplicate(builder: Builder, place: Place, rule: Condition): void {
  const next = [...place.slice(0, -1), (place.at(-1) ?? 0) + 1];
  builder.edit((root) => change(root, place, (one) => [one, structuredClone(rule)]), { at: atOf(next), part: "menu" });
}

const wrap = (builder: Builder, place: Place, rule: Condition): void =>
  builder.edit((root) => change(root, place, () => [{ and: [rule] }]), { at: atOf(place), part: "mode" });

/** The focus goes to the rule that moves up into the gap, else to the one before, else to where rules are added. */
function remove(builder: Builder, place: Place): void {
  const root = builder.root();
  const last = (place.at(-1) ?? 0) === sizeOf(root, place.slice(0, -1)) - 1;
  const before = gapBeside(root, place, -1);
  const stays = last ? before && [...before.group, before.index] : place;
  builder.edit(
    (one) => change(one, place, () => []),
    stays === undefined ? { at: "", part: "add" } : { at: atOf(stays), part: "menu" },
  );
}

function onRowKey(event: KeyboardEvent<HTMLElement>, builder: Builder, at: At, rule: Condition): void {
  if (builder.readOnly || event.defaultPrevented) return;
  const place = placeOf(at);
  const command = event.ctrlKey || event.metaKey;
  const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
  const done = () => {
    event.preventDefault();
    event.stopPropagation();
  };
  if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
    done();
    moveRule(builder, place, gapBeside(builder.root(), place, event.key === "ArrowUp" ? -1 : 1));
  } else if (command && event.key.toLowerCase() === "d") {
    done();
    duplicate(builder, place, rule);
  } else if (command && !typing && (event.key === "Backspace" || event.key === "Delete")) {
    done();
    remove(builder, place);
  }
}
