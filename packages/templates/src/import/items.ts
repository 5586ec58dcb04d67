/** Elements side by side, with the conditions and loops that stand around some of them. */

import type { Importing } from "./importing.ts";
import { isElement, type SourceElement, type SourceNode } from "./source.ts";
import { MARK, type Tag } from "./tags.ts";

export type Item =
  | { readonly kind: "element"; readonly element: SourceElement }
  /** HTML between elements. */
  | { readonly kind: "html"; readonly nodes: readonly SourceNode[]; readonly line: number }
  | Group;

export interface Group {
  readonly kind: "group";
  readonly open: Tag;
  readonly branches: readonly Branch[];
  readonly close: Tag;
}

export interface Branch {
  /** The tag before it: that which opens the group, or an `else`. */
  readonly tag: Tag;
  readonly items: readonly Item[];
}

type Piece = Exclude<Item, Group> | { readonly kind: "tag"; readonly tag: Tag };

/** The children of an element. What stands between elements without `mj-raw` is read as if it had one: MJML would drop it unseen. */
export function itemsIn(children: readonly SourceNode[], site: Importing): readonly Item[] {
  const pieces = children.flatMap((child): readonly Piece[] => {
    if (isElement(child))
      return child.name === "mj-raw"
        ? rawPieces(child.children, child.line, site)
        : [{ kind: "element", element: child }];
    if (child.text.trim() === "") return [];
    const tags = rawPieces([child], child.line, site).filter((piece) => piece.kind === "tag");
    const words = child.text.replace(MARK, "").trim();
    if (words !== "")
      site.report(
        "import.left",
        child.line,
        `The words "${words.slice(0, 60)}" between elements were left out, as MJML does.`,
      );
    const shown = [...child.text.matchAll(MARK)].length - tags.length;
    if (shown > 0) site.report("import.left", child.line, "A merge tag between elements was left out, as MJML does.");
    if (tags.length > 0)
      site.report("import.changed", child.line, "Merge tags between elements hold now; MJML would have dropped them.");
    return tags;
  });
  return grouped(pieces, site);
}

/** Blocks that begin and end in one piece of HTML stay in it; others stand around elements. */
function rawPieces(nodes: readonly SourceNode[], line: number, site: Importing): readonly Piece[] {
  const whole = nodes.length > 0 && hasWords(nodes) ? [{ kind: "html", nodes, line } as const] : [];
  const tags = nodes.flatMap((node) => (isElement(node) ? [] : tagsIn(node.text, site)));
  if (whole.length > 0 && isBalanced(tags)) return whole;
  return nodes.flatMap((node) =>
    isElement(node) ? [{ kind: "html", nodes: [node], line } as const] : split(node.text, line, site),
  );
}

function split(text: string, line: number, site: Importing): readonly Piece[] {
  const pieces: Piece[] = [];
  let words = "";
  const close = () => {
    if (words.trim() !== "") pieces.push({ kind: "html", nodes: [{ kind: "words", text: words, line }], line });
    words = "";
  };
  let at = 0;
  for (const { 0: mark, 1: number, index } of text.matchAll(MARK)) {
    words += text.slice(at, index);
    at = index + mark.length;
    const tag = site.tags[Number(number)];
    if (tag === undefined || tag.kind === "value") words += mark;
    else {
      close();
      pieces.push({ kind: "tag", tag });
    }
  }
  words += text.slice(at);
  close();
  return pieces;
}

const tagsIn = (text: string, site: Importing): readonly Tag[] =>
  [...text.matchAll(MARK)].flatMap(([, number]) => site.tags[Number(number)] ?? []);

/** Whether there is more than blanks and tags of blocks. */
const hasWords = (nodes: readonly SourceNode[]): boolean =>
  nodes.some((node) => isElement(node) || node.text.trim() !== "");

function isBalanced(tags: readonly Tag[]): boolean {
  let depth = 0;
  for (const { kind } of tags) {
    if (kind === "open") depth += 1;
    if (kind === "close" || kind === "else") {
      if (depth === 0) return false;
      if (kind === "close") depth -= 1;
    }
  }
  return depth === 0;
}

interface Pending {
  readonly open: Tag;
  readonly branches: { readonly tag: Tag; readonly items: Item[] }[];
}

function grouped(pieces: readonly Piece[], site: Importing): readonly Item[] {
  const top: Item[] = [];
  const stack: Pending[] = [];
  const into = (): Item[] => stack.at(-1)?.branches.at(-1)?.items ?? top;
  for (const piece of pieces) {
    if (piece.kind !== "tag") {
      into().push(piece);
      continue;
    }
    const { tag } = piece;
    const last = stack.at(-1);
    if (tag.kind === "open") stack.push({ open: tag, branches: [{ tag, items: [] }] });
    else if (last === undefined) unmatched(tag, site);
    else if (tag.kind === "else") last.branches.push({ tag, items: [] });
    else {
      stack.pop();
      into().push({ kind: "group", ...last, close: tag });
    }
  }
  for (let last = stack.pop(); last !== undefined; last = stack.pop()) {
    unmatched(last.open, site);
    into().push(...last.branches.flatMap(({ items }) => items));
  }
  return top;
}

function unmatched({ text, line }: Tag, { report }: Importing): void {
  const says = `${text} begins and ends in different elements: it was left out, and what it was to govern is always shown.`;
  report("import.condition", line, says, { tag: text });
}
