/**
 * Rows that are dragged by their handles to another place, also in another list of the same rows: a line shows where one will
 * stand, and everything is told as well.
 */

import { type RefObject, useEffect, useRef, useState } from "react";
import { Icon } from "../ui/Icon.tsx";
import { type Point, type Press, PressDrag } from "./presses.tsx";

/** A place among the rows of a list: before the one at `index`, or at the end. Lists and rows are named by their `data-at`. */
export interface RowGap {
  readonly list: string;
  readonly index: number;
}

export interface RowDragWords {
  readonly picked: (row: string) => string;
  readonly before: (row: string) => string;
  readonly atEnd: string;
  readonly moved: string;
  readonly canceled: string;
}

export interface RowDragProps {
  /** Around all rows, which are items of lists. */
  readonly rows: RefObject<HTMLElement | null>;
  readonly press: RefObject<Press | undefined>;
  readonly words: RowDragWords;
  /** A row in words; nothing where there is none. */
  readonly textOf: (row: string) => string | undefined;
  readonly mayMove: (row: string, gap: RowGap) => boolean;
  readonly onMove: (row: string, gap: RowGap) => void;
}

/** A gap and where its line is drawn, from the corner of all rows. */
interface Line extends RowGap {
  readonly top: number;
  readonly left: number;
  readonly width: number;
}

export function RowDrag({ rows, press, words, textOf, mayMove, onMove }: RowDragProps) {
  const [row, setRow] = useState<HTMLElement | undefined>(undefined);
  const [line, setLine] = useState<Line | undefined>(undefined);
  const [told, setTold] = useState("");
  const carried = useRef<HTMLDivElement>(null);
  const at = row?.dataset.at ?? "";
  useEffect(() => {
    if (row === undefined) return;
    carried.current?.showPopover();
    row.setAttribute("data-dragged", "");
    return () => row.removeAttribute("data-dragged");
  }, [row]);
  const lineUnder = ({ y }: Point): Line | undefined =>
    row && rows.current ? lineAt(rows.current, y, (gap) => mayMove(at, gap)) : undefined;
  const look = (point: Point) => {
    const { x, y } = point;
    carried.current?.style.setProperty("left", `${x + 14}px`);
    carried.current?.style.setProperty("top", `${y + 16}px`);
    const next = lineUnder(point);
    if (next?.list === line?.list && next?.index === line?.index) return;
    setLine(next);
    const before = next && textOf(next.list === "" ? String(next.index) : `${next.list}.${next.index}`);
    setTold(next === undefined ? "" : before === undefined ? words.atEnd : words.before(before));
  };
  const end = (said: string) => {
    setRow(undefined);
    setLine(undefined);
    setTold(said);
  };
  return (
    <>
      <PressDrag
        press={press}
        onStart={(element) => {
          setRow(element);
          setTold(words.picked(textOf(element.dataset.at ?? "") ?? ""));
        }}
        onMove={look}
        onDrop={(point) => {
          const gap = lineUnder(point);
          end(gap === undefined ? words.canceled : words.moved);
          if (gap !== undefined) onMove(at, gap);
        }}
        onCancel={() => end(words.canceled)}
      />
      {line !== undefined && <DropLine line={line} />}
      {row !== undefined && <Hanging box={carried} text={textOf(at)} />}
      <span className="dn-hidden" role="status">
        {told}
      </span>
    </>
  );
}

const DropLine = ({ line: { top, left, width } }: { readonly line: Line }) => (
  <span className="dn-cond-line" style={{ insetBlockStart: top, left, inlineSize: width }} aria-hidden="true" />
);

interface HangingProps {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly text: string | undefined;
}

/** What hangs at the pointer. */
const Hanging = ({ box, text }: HangingProps) => (
  <div ref={box} popover="manual" className="dn-dragged" aria-hidden="true">
    <Icon name="drag" size={14} />
    <span className="dn-ellipsis">{text}</span>
  </div>
);

/** The nearest gap where the row may stand. */
function lineAt(rows: HTMLElement, y: number, mayStand: (gap: RowGap) => boolean): Line | undefined {
  const corner = rows.getBoundingClientRect();
  let nearest: Line | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const element of rows.querySelectorAll("ul")) {
    const list = element.closest<HTMLElement>("[data-at]")?.dataset.at ?? "";
    const { left, width } = element.getBoundingClientRect();
    const boxes = [...element.children].map((child) => child.getBoundingClientRect());
    for (let index = 0; index <= boxes.length; index++) {
      const [before, after] = [boxes[index - 1]?.bottom, boxes[index]?.top];
      const top = ((before ?? after ?? 0) + (after ?? before ?? 0)) / 2;
      const distance = Math.abs(top - y);
      if (distance >= least || !mayStand({ list, index })) continue;
      least = distance;
      nearest = { list, index, top: top - corner.top, left: left - corner.left, width };
    }
  }
  return nearest;
}
