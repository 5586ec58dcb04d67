/** Where keys lead in the outline: pure, from the rows as they are shown. */

import type { Row } from "./rows.ts";

export type Going = { readonly to: number } | { readonly fold: string } | undefined;

/**
 * @param forward - The key that goes in: the right arrow, in right-to-left the left one.
 * @param only - Rows that are passed over where it says no, as all but the places while something is carried.
 */
export function going(
  rows: readonly Row[],
  at: number,
  key: string,
  forward: "ArrowRight" | "ArrowLeft",
  only: (row: Row) => boolean = () => true,
): Going {
  const here = rows[at];
  switch (key) {
    case "ArrowDown":
      return to(seek(rows, at + 1, 1, only));
    case "ArrowUp":
      return to(seek(rows, at - 1, -1, only));
    case "PageDown":
      return to(seek(rows, Math.min(rows.length - 1, at + PAGE), -1, only));
    case "PageUp":
      return to(seek(rows, Math.max(0, at - PAGE), 1, only));
    case "Home":
      return to(seek(rows, 0, 1, only));
    case "End":
      return to(seek(rows, rows.length - 1, -1, only));
    case "ArrowLeft":
    case "ArrowRight":
      if (here === undefined) return undefined;
      if (key === forward)
        return here.expanded === false ? { fold: here.key } : to(here.expanded === true ? at + 1 : -1);
      if (here.expanded === true && here.content.kind === "step") return { fold: here.key };
      return to(rows.findIndex((row) => row.key === here.parent));
    default:
      return undefined;
  }
}

const PAGE = 12;

const to = (index: number): Going => (index < 0 ? undefined : { to: index });

function seek(rows: readonly Row[], from: number, step: 1 | -1, only: (row: Row) => boolean): number {
  for (let i = from; i >= 0 && i < rows.length; i += step) if (only(rows[i] as Row)) return i;
  return -1;
}

/** The next row after this one whose text begins so, from the top again at the end; one letter typed twice goes on. */
export function typedTo(texts: readonly string[], at: number, typed: string): number {
  const wanted = typed.toLowerCase();
  const first = typed.length === 1 ? 1 : 0;
  for (let i = first; i <= texts.length; i++) {
    const index = (at + i) % texts.length;
    if (texts[index]?.toLowerCase().startsWith(wanted)) return index;
  }
  return -1;
}

/** Rows from one to another, both included, in either direction. */
export function between(rows: readonly Row[], from: number, to: number): readonly string[] {
  const [low, high] = from < to ? [from, to] : [to, from];
  return rows.slice(low, high + 1).flatMap(({ content }) => (content.kind === "step" ? [content.id] : []));
}
