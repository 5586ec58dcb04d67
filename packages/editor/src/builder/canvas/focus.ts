/** The focus: it follows what comes to be chosen, and is never lost with something that is gone. */

import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useBuilder } from "../host/context.tsx";

/** Steps of the bar that are taken again and again keep the focus while the block moves along. */
const KEPT: ReadonlySet<string | undefined> = new Set(["up", "down"]);

export function usePaperFocus(desk: RefObject<HTMLElement | null>, paper: RefObject<HTMLElement | null>): void {
  const chosen = useBuilder(({ selected }) => selected.at(-1));
  const doc = useBuilder((state) => state.doc);
  const carrying = useBuilder((state) => state.carrying);
  const writing = useBuilder((state) => state.writing);
  const wanted = useRef(false);
  const [asked, setAsked] = useState(0);
  const { inside, tool } = useInside(paper);
  const before = useRef({ chosen, carrying });
  useEffect(() => {
    const element = desk.current;
    const heard = () => {
      wanted.current = true;
      setAsked((count) => count + 1);
    };
    element?.addEventListener("dunlin:focus", heard);
    return () => element?.removeEventListener("dunlin:focus", heard);
  }, [desk]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the document and what is written in are what may have taken the focus away
  useLayoutEffect(() => {
    const element = paper.current;
    if (element === null) return;
    const was = before.current;
    before.current = { chosen, carrying };
    const block = blockOf(element, chosen);
    if (chosen !== was.chosen && block?.matches(":hover") === false) block.scrollIntoView({ block: "nearest" });
    const active = activeIn(element);
    // Who writes has the focus in the text.
    if (writing !== undefined) return;
    const own = active?.closest("[data-block]") === block;
    const moved = carrying !== was.carrying || (chosen !== was.chosen && block !== null && !own);
    if (!wanted.current && !(inside.current && (active === undefined || (moved && element.contains(active))))) return;
    wanted.current = false;
    const kept = KEPT.has(tool.current)
      ? block?.querySelector<HTMLElement>(`[data-tool="${tool.current}"]`)
      : undefined;
    const target =
      carrying === undefined
        ? (kept ?? block?.querySelector<HTMLElement>(":scope > .dn-block-hit"))
        : placeBehind(element, block);
    (target ?? element.querySelector<HTMLElement>("[tabindex='0'], .dn-paper-empty button"))?.focus({
      preventScroll: block !== null,
    });
  }, [paper, chosen, doc, carrying, writing, asked, inside, tool]);
}

/** Whether the focus is in there, or was when what had it went away; and the tool that has it. */
export function useInside(paper: RefObject<HTMLElement | null>) {
  const inside = useRef(false);
  const tool = useRef<string | undefined>(undefined);
  useEffect(() => {
    const element = paper.current;
    const came = ({ target }: FocusEvent) => {
      inside.current = true;
      tool.current = (target as HTMLElement).dataset.tool;
    };
    const went = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget !== null && element?.contains(relatedTarget as Node) === false) inside.current = false;
    };
    element?.addEventListener("focusin", came);
    element?.addEventListener("focusout", went);
    return () => {
      element?.removeEventListener("focusin", came);
      element?.removeEventListener("focusout", went);
    };
  }, [paper]);
  return { inside, tool };
}

/** What has the focus in the same tree; `undefined` where nothing has it. */
export function activeIn(element: HTMLElement): Element | undefined {
  const root = element.getRootNode() as Document | ShadowRoot;
  return root.activeElement === null || root.activeElement === document.body ? undefined : root.activeElement;
}

const blockOf = (paper: HTMLElement, id: string | undefined): HTMLElement | null =>
  id === undefined ? null : paper.querySelector<HTMLElement>(`[data-block="${CSS.escape(id)}"]`);

/** The first place behind a block, else the last one. */
function placeBehind(paper: HTMLElement, block: HTMLElement | null): HTMLElement | undefined {
  const places = [...paper.querySelectorAll<HTMLElement>(".dn-gap")];
  const behind = places.find(
    (place) => block !== null && (block.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  );
  return behind ?? places.at(-1);
}
