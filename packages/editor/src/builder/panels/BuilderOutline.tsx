/** The blocks as a tree, for those who would rather read the message than look at it: over the same commands, by keys and a menu. */

import type { Block, BlockId } from "@dunlin/templates";
import {
  type KeyboardEvent,
  type MouseEvent,
  memo,
  type RefObject,
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { matches } from "../../actions/keys.ts";
import { Panel } from "../../problems/Panel.tsx";
import { Icon } from "../../ui/Icon.tsx";
import type { IconName } from "../../ui/icons.ts";
import { Menu } from "../../ui/Popover.tsx";
import { focusChosen } from "../actions.ts";
import { iconOf } from "../blocks/looks.ts";
import { wordsOf } from "../canvas/excerpt.ts";
import { activeIn, useInside } from "../canvas/focus.ts";
import { changeKey } from "../canvas/keys.ts";
import { rangeBy, rangeOf, toggled } from "../canvas/range.ts";
import { menuOf } from "../canvas/tools.ts";
import { chosenName, slotTitle } from "../canvas/where.ts";
import { lockOf } from "../document/rules.ts";
import { type BuilderHost, useBuilder, useBuilderHost, useSketch } from "../host/context.tsx";
import { blockName } from "../shell/names.ts";
import { type OutlineRow, rowsOf, rowTo } from "./outlineRows.ts";

export function BuilderOutline() {
  const host = useBuilderHost();
  const { words } = host;
  const { registry } = host.store;
  const root = useBuilder(({ doc }) => doc.root) as readonly Block[];
  const selected = useBuilder((state) => state.selected);
  const [closed, setClosed] = useState<ReadonlySet<BlockId>>(new Set());
  const tree = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => rowsOf(root, closed, registry), [root, closed, registry]);
  const active = rows.find(({ block }) => block.id === selected.at(-1))?.block.id ?? rows[0]?.block.id;
  useHeldFocus(tree, active);
  const fold = useCallback((id: BlockId) => setClosed((before) => new Set(toggled([...before], id))), []);
  const { menu, anchor, closeMenu, onKeyDown, onContextMenu } = useTreeHands(rows, fold);
  return (
    <Panel title={words.shell.panel.outline}>
      {rows.length === 0 && <p className="dn-panel-empty">{words.paper.outline.empty}</p>}
      <p hidden id="dn-tree-keys">
        {words.paper.outline.keys}
      </p>
      {rows.length > 0 && (
        <div
          ref={tree}
          role="tree"
          className="dn-tree"
          aria-label={words.shell.panel.outline}
          aria-multiselectable="true"
          aria-describedby="dn-tree-keys"
          onKeyDown={onKeyDown}
          onContextMenu={onContextMenu}
        >
          {rows.map((row) => (
            <Row
              key={row.block.id}
              block={row.block}
              level={row.level}
              place={row.place}
              of={row.of}
              open={row.open}
              slot={row.slot}
              around={row.around}
              active={row.block.id === active}
              chosen={selected.includes(row.block.id)}
              onFold={fold}
            />
          ))}
        </div>
      )}
      {menu && (
        <Menu label={chosenName(selected, host)} anchor={anchor} items={menuOf(host, selected)} onClose={closeMenu} />
      )}
    </Panel>
  );
}

/** Keys of the tree, and the menu of what is chosen in it. */
function useTreeHands(rows: readonly OutlineRow[], fold: (id: BlockId) => void) {
  const host = useBuilderHost();
  const [menu, setMenu] = useState(false);
  const anchor = useRef<HTMLElement | null>(null);
  const openMenu = (element: Element) => {
    anchor.current = element as HTMLElement;
    setMenu(true);
  };
  const closeMenu = () => {
    setMenu(false);
    anchor.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.defaultPrevented || !treeKey(event, { host, rows, fold, openMenu })) return;
    event.preventDefault();
  };
  const onContextMenu = (event: MouseEvent<HTMLElement>) => {
    const row = (event.target as Element).closest<HTMLElement>("[role=treeitem]");
    const id = row?.dataset.row;
    if (row === null || id === undefined) return;
    event.preventDefault();
    if (!host.store.getState().selected.includes(id)) host.store.select([id]);
    openMenu(row);
  };
  return { menu, anchor, closeMenu, onKeyDown, onContextMenu };
}

interface RowProps extends OutlineRow {
  /** Whether the tab key comes here. */
  readonly active: boolean;
  readonly chosen: boolean;
  readonly onFold: (id: BlockId) => void;
}

const Row = memo(function Row(props: RowProps) {
  const { block, level, place, of, open, slot, around, active, chosen, onFold } = props;
  const host = useBuilderHost();
  const { store, words } = host;
  const { outline } = words.paper;
  const sketch = useSketch();
  const lock = useBuilder(({ doc }) => lockOf(doc, block.id));
  const said = useMemo(() => (open === undefined ? wordsOf(sketch.block(block).html) : ""), [sketch, block, open]);
  const name = blockName(block, store.registry, words);
  const where = around === undefined ? undefined : slotTitle({ in: around, ...(slot && { slot }) }, host);
  const signs: readonly (readonly [IconName, string])[] = [
    ...(lock === undefined ? [] : [["lock", outline.locked] as const]),
    ...(block.when === undefined ? [] : [["eye", outline.condition] as const]),
    ...(block.variants === undefined ? [] : [["split", outline.versions(block.variants.join(", "))] as const]),
  ];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the tree
    <div
      role="treeitem"
      className="dn-tree-row"
      data-row={block.id}
      aria-level={level}
      aria-posinset={place}
      aria-setsize={of}
      aria-expanded={open}
      aria-selected={chosen}
      tabIndex={active ? 0 : -1}
      style={{ paddingInlineStart: 4 + (level - 1) * 20 }}
      onClick={(event) => {
        const { doc, selected } = store.getState();
        if ((event.target as Element).closest(".dn-tree-fold") !== null && open !== undefined) return onFold(block.id);
        if (event.shiftKey) store.select(rangeOf(doc, selected[0] ?? block.id, block.id));
        else store.select(event.ctrlKey || event.metaKey ? toggled(selected, block.id) : [block.id]);
      }}
      onDoubleClick={() => focusChosen(host)}
    >
      <span className="dn-tree-fold">{open !== undefined && <Icon name={open ? "down" : "right"} size={12} />}</span>
      <Icon name={iconOf(block.type)} size={14} />
      <span className="dn-tree-name">{name}</span>
      <span className="dn-tree-words dn-ellipsis">
        {where === undefined || said === "" ? (where ?? said) : `${where}: ${said}`}
      </span>
      {signs.map(([icon, text]) => (
        <span key={icon} className="dn-tree-sign" title={text}>
          <Icon name={icon} size={12} />
          <span className="dn-hidden">{text}</span>
        </span>
      ))}
    </div>
  );
});

interface TreeHands {
  readonly host: BuilderHost;
  readonly rows: readonly OutlineRow[];
  readonly fold: (id: BlockId) => void;
  readonly openMenu: (row: Element) => void;
}

/** @returns Whether the key was one of the tree. */
function treeKey(event: KeyboardEvent<HTMLElement>, hands: TreeHands): boolean {
  const { host, rows, fold, openMenu } = hands;
  const { store } = host;
  const element = event.target as HTMLElement;
  const here = element.dataset.row;
  if (here === undefined) return false;
  const { doc, selected } = store.getState();
  const ids = selected.includes(here) ? selected : [here];
  if (store.getState().carrying === undefined && changeKey(event, host, ids)) return true;
  if (matches(event, "Shift+F10") || event.key === "ContextMenu") {
    if (!selected.includes(here)) store.select([here]);
    openMenu(element);
    return true;
  }
  if (matches(event, "Shift+ArrowDown") || matches(event, "Shift+ArrowUp")) {
    store.select(rangeBy(doc, ids, event.key === "ArrowDown" ? 1 : -1));
    return true;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const rtl = getComputedStyle(event.currentTarget).direction === "rtl";
  const key = rtl ? ({ ArrowLeft: "ArrowRight", ArrowRight: "ArrowLeft" }[event.key] ?? event.key) : event.key;
  if (key === "Enter") {
    store.select([here]);
    focusChosen(host);
    return true;
  }
  const row = rows.find(({ block }) => block.id === here);
  const opens = key === "ArrowRight" && row?.open === false;
  if (opens || (key === "ArrowLeft" && row?.open === true)) {
    fold(here);
    return true;
  }
  const to = rowTo(rows, here, key, (block) => blockName(block, store.registry, host.words));
  if (to !== undefined) store.select([to]);
  return to !== undefined;
}

/** The focus goes with the block that is chosen, and does not get lost with a row that is gone. */
function useHeldFocus(tree: RefObject<HTMLElement | null>, active: BlockId | undefined): void {
  const { inside } = useInside(tree);
  const before = useRef<BlockId | undefined>(undefined);
  useLayoutEffect(() => {
    const element = tree.current;
    const row = element?.querySelector<HTMLElement>(`[data-row="${CSS.escape(active ?? "")}"]`);
    if (element === null || !row) return;
    const at = activeIn(element);
    const lost = at === undefined && inside.current;
    if (lost || (element.contains(at ?? null) && at !== row)) row.focus({ preventScroll: true });
    if (before.current !== active) row.scrollIntoView({ block: "nearest" });
    before.current = active;
  });
}
