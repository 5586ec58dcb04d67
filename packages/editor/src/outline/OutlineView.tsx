/** The strategy as a table of steps, for those who would rather read it than look at it: a treegrid over the same commands. */

// biome-ignore-all lint/a11y/useSemanticElements: a table cannot be a tree
// biome-ignore-all lint/a11y/useFocusableInteractive: rows have the focus, not cells and heads

import { type RefObject, useCallback, useMemo, useRef, useState } from "react";
import { runAction } from "../actions/actions.ts";
import { menuItems, STEP_MENU } from "../actions/menu.ts";
import { useOverlays } from "../canvas/overlays.ts";
import { type NodeId, nodesOf } from "../document/strategy.ts";
import { type EditorHost, useEditor, useHost, useWords } from "../host/context.tsx";
import { useReveal } from "../host/useReveal.ts";
import { presetName } from "../nodes/names.ts";
import { Button } from "../ui/Button.tsx";
import { Menu } from "../ui/Popover.tsx";
import { Hands, type Memory } from "./hands.ts";
import { labelOf } from "./labels.ts";
import { OutlineRow } from "./OutlineRow.tsx";
import type { Row } from "./rows.ts";
import { isChosen, ROW, scrollTo, useDrawn, useRows, useStanding } from "./useOutline.ts";

export interface OutlineViewProps {
  /** The settings of a step are to be shown and to get the focus. */
  readonly onOpen: (id: NodeId) => void;
}

export function OutlineView({ onOpen }: OutlineViewProps) {
  const host = useHost();
  const carrying = useEditor((state) => state.carrying);
  const [menu, setMenu] = useState(false);
  const view = useRef<HTMLElement>(null);
  const anchor = useRef<HTMLElement | null>(null);
  const onMenu = (button: HTMLElement) => {
    anchor.current = button;
    setMenu(true);
  };
  const carried = carrying === undefined ? undefined : carriedName(host);
  const { outline } = host.words;
  const laid = useOverlays().useFigures();
  return (
    <section
      ref={view}
      className="dn-outline"
      data-view="outline"
      data-figures={host.settings.stats === undefined ? undefined : ""}
      data-laid={laid ? "" : undefined}
      data-quiet={host.quiet || undefined}
      data-carrying={carrying?.what}
    >
      <Grid {...{ view, carried, laid, onOpen, onMenu }} />
      <Empty />
      {!host.quiet && <Hints />}
      {menu && (
        <Menu label={outline.more} anchor={anchor} onClose={() => setMenu(false)} items={menuItems(STEP_MENU, host)} />
      )}
    </section>
  );
}

interface GridProps extends OutlineViewProps {
  readonly view: RefObject<HTMLElement | null>;
  readonly carried: string | undefined;
  /** Whether what is laid over the steps has figures. */
  readonly laid: boolean;
  readonly onMenu: (button: HTMLElement) => void;
}

function Grid({ view, carried, laid, onOpen, onMenu }: GridProps) {
  const host = useHost();
  const { words, settings } = host;
  const doc = useEditor((state) => state.doc);
  const carrying = useEditor((state) => state.carrying);
  const readOnly = useEditor((state) => state.readOnly);
  const selected = useEditor((state) => state.selected);
  const slot = useEditor((state) => state.slot);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useRows();
  const { at, goTo, reveal } = useStanding(rows, scroller);
  useReveal(view, reveal);
  const drawn = useDrawn(rows.length, at, scroller);
  const memory = useRef<Memory>({ pivot: undefined, typed: "", typedAt: 0 });
  const hands = new Hands({ host, rows, at, memory: memory.current, goTo, onOpen, onMenu });
  const numbers = useMemo(() => placeNumbers(rows), [rows]);
  const figures = settings.stats !== undefined;
  const columns = useColumns(figures, laid);
  const { Follow } = useOverlays();
  const show = useShow(rows, scroller);
  return (
    <div
      ref={scroller}
      role="treegrid"
      aria-label={words.outline.title}
      aria-multiselectable="true"
      aria-readonly={readOnly || undefined}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      className="dn-outline-grid"
      onKeyDown={(event) => hands.press(event)}
      onClick={(event) => hands.click(event)}
      onDoubleClick={(event) => hands.doubleClick(event)}
    >
      <Head columns={columns} />
      {Follow && <Follow show={show} />}
      <div role="rowgroup" className="dn-outline-rows" style={{ blockSize: rows.length * ROW }}>
        {drawn.map((index) => {
          const row = rows[index] as Row;
          return (
            <OutlineRow
              key={row.key}
              row={row}
              index={index}
              doc={doc}
              active={index === at}
              chosen={isChosen(row, { selected, slot })}
              carried={row.content.kind === "place" ? carried : undefined}
              number={numbers.get(row.key)}
              target={carrying?.what === "connect" && row.content.kind === "step"}
              figures={figures}
              laid={laid}
              readOnly={readOnly || carrying !== undefined}
            />
          );
        })}
      </div>
    </div>
  );
}

/** Brings a step into sight and leaves the focus where it is. */
function useShow(rows: readonly Row[], scroller: RefObject<HTMLElement | null>) {
  return useCallback(
    (id: NodeId) => {
      const index = rows.findIndex(({ content }) => content.kind === "step" && content.id === id);
      if (index >= 0) scrollTo(scroller.current, index);
    },
    [rows, scroller],
  );
}

interface Column {
  readonly name: string;
  readonly figure?: true;
  readonly who?: true;
}

/** Figures of a version are not told in a mode, whose own stand in a column of their own. */
function useColumns(figures: boolean, laid: boolean): readonly Column[] {
  const { outline, inspector } = useWords();
  const figure = (name: string): Column => ({ name, figure: true });
  const { step, when, who, entered, waiting, paidOrTaken, notice } = outline;
  return [
    ...[{ name: step }, { name: when }, { name: who, who: true as const }],
    ...(figures ? [figure(entered), figure(waiting), figure(paidOrTaken)] : []),
    ...(laid ? [figure(inspector.tabs.figures)] : []),
    { name: notice },
  ];
}

function Head({ columns }: { readonly columns: readonly Column[] }) {
  return (
    <div role="rowgroup" className="dn-outline-head">
      <div role="row" aria-rowindex={1} className="dn-outline-row">
        {columns.map(({ name, figure, who }) => (
          <div
            key={name}
            role="columnheader"
            className={figure ? "dn-outline-figure" : "dn-ellipsis"}
            data-who={who ? "" : undefined}
          >
            {name}
          </div>
        ))}
      </div>
    </div>
  );
}

/** What to do first where there is nothing yet. */
function Empty() {
  const host = useHost();
  const shown = useEditor(({ doc, readOnly }) => !readOnly && Object.keys(nodesOf(doc)).length === 0);
  if (!shown) return null;
  return (
    <p className="dn-outline-empty">
      <Button
        look="primary"
        icon="plus"
        onClick={() => {
          host.store.select([], { at: "start" });
          runAction("addAfter", host, "menu");
        }}
      >
        {host.words.actions.names.addAfter}
      </Button>
    </p>
  );
}

function Hints() {
  const { words, dir } = useHost();
  const { outline } = words;
  const carrying = useEditor((state) => state.carrying !== undefined && state.carrying.what !== "connect");
  return (
    <p className="dn-outline-hints" aria-hidden="true">
      {(carrying ? outline.placeHints : outline.hints).map(([keys, what]) => (
        <span key={what}>
          {keys.map((key) => (
            <kbd key={key} className="dn-kbd">
              {dir === "rtl" && key === "→" ? "←" : key}
            </kbd>
          ))}
          {what}
        </span>
      ))}
    </p>
  );
}

const placeNumbers = (rows: readonly Row[]): ReadonlyMap<string, number> =>
  new Map(rows.filter(({ content }) => content.kind === "place").map(({ key }, i) => [key, i + 1]));

/** What is carried, in words. */
function carriedName(host: EditorHost): string {
  const { store, words, presets } = host;
  const { carrying, doc } = store.getState();
  if (carrying?.what === "new") {
    const preset = presets.find(({ id }) => id === carrying.preset);
    return preset === undefined ? carrying.preset : `“${presetName(preset, host)}”`;
  }
  if (carrying === undefined || carrying.what === "connect") return "";
  const [id, ...others] = carrying.ids;
  return others.length > 0 || id === undefined
    ? words.outline.steps(carrying.ids.length)
    : `“${labelOf(doc, id, host)}”`;
}
