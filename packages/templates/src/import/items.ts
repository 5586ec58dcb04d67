/** Elements side by side, with the conditions and loops that stand around some of them. */

import type { Importing } from "./importing.ts";
import { isElement, type SourceElement, type SourceNode, type SourceWords } from "./source.ts";
import { isBalanced, MARK, type Tag, tagsIn } from "./tag.ts";

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
    if (words !== "") site.report("wordsBetween", child.line, { words: words.slice(0, 60) });
    const shown = [...child.text.matchAll(MARK)].length - tags.length;
    if (shown > 0) site.report("tagBetween", child.line);
    if (tags.length > 0) site.report("tagsHold", child.line);
    return tags;
  });
  return grouped(pieces);
}

/** Blocks that begin and end in one piece of HTML stay in it; others stand around elements. */
function rawPieces(written: readonly SourceNode[], line: number, site: Importing): readonly Piece[] {
  const nodes = written.map((node) => (isElement(node) ? node : withoutComments(node, line, site)));
  const whole = nodes.length > 0 && hasWords(nodes) ? [{ kind: "html", nodes, line } as const] : [];
  const tags = nodes.flatMap((node) => (isElement(node) ? [] : tagsIn(node.text, site.tags)));
  if (whole.length > 0 && isBalanced(tags)) return whole;
  return nodes.flatMap((node) =>
    isElement(node) ? [{ kind: "html", nodes: [node], line } as const] : split(node.text, line, site),
  );
}

/** Comments for Outlook that were escaped by mistake would be read as words. */
function withoutComments(node: SourceWords, line: number, site: Importing): SourceWords {
  const text = node.text.replace(
    /<\\?!(?:\\?--)?\s*(?:<\\?!\s*)?\[(?:if\b[^\]]{0,200}|endif)\]\s*(?:--)?>(?:<\\?!\\?-->)?/gi,
    "",
  );
  if (text !== node.text) site.report("outlook", line);
  return { ...node, text };
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

/** Whether there is more than blanks and tags of blocks. */
const hasWords = (nodes: readonly SourceNode[]): boolean =>
  nodes.some((node) => isElement(node) || node.text.trim() !== "");

interface Pending {
  readonly open: Tag;
  readonly branches: { readonly tag: Tag; readonly items: Item[] }[];
}

/** What is torn was mended before; an end that is missing all the same is that of the list, so that nothing is shown to everybody. */
function grouped(pieces: readonly Piece[]): readonly Item[] {
  const top: Item[] = [];
  const stack: Pending[] = [];
  const into = (): Item[] => stack.at(-1)?.branches.at(-1)?.items ?? top;
  const close = (tag: Tag | undefined): void => {
    const last = stack.pop();
    if (last !== undefined) into().push({ kind: "group", ...last, close: tag ?? last.open });
  };
  for (const piece of pieces) {
    if (piece.kind !== "tag") into().push(piece);
    else if (piece.tag.kind === "open") stack.push({ open: piece.tag, branches: [{ tag: piece.tag, items: [] }] });
    else if (piece.tag.kind === "else") stack.at(-1)?.branches.push({ tag: piece.tag, items: [] });
    else close(piece.tag);
  }
  while (stack.length > 0) close(undefined);
  return top;
}
