/** The menu of chosen blocks: where the pointer was, or below the block by keys. */

import type { BlockId } from "@dunlin/templates";
import { type MouseEvent, type RefObject, useCallback, useRef, useState } from "react";
import { Menu } from "../../ui/Popover.tsx";
import { focusChosen } from "../actions.ts";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import type { Point } from "./lines.ts";
import { menuOf } from "./tools.ts";
import { chosenName } from "./where.ts";

/** What opens it. A block that is not among the chosen ones comes to be the one that is chosen. */
export function useBlockMenu(paper: RefObject<HTMLElement | null>) {
  const { store } = useBuilderHost();
  const [menu, setMenu] = useState<Point | undefined>(undefined);
  const open = useCallback(
    (id: BlockId, point: Point) => {
      if (!store.getState().selected.includes(id)) store.select([id]);
      const { left = 0, top = 0 } = paper.current?.getBoundingClientRect() ?? {};
      setMenu({ x: point.x - left, y: point.y - top });
    },
    [store, paper],
  );
  const openMenu = useCallback(
    (hit: Element) => {
      const { left, bottom } = hit.getBoundingClientRect();
      const id = hit.closest("[data-block]")?.getAttribute("data-block");
      if (id) open(id, { x: left, y: bottom });
    },
    [open],
  );
  const onContextMenu = useCallback(
    (event: MouseEvent<HTMLElement>) => {
      const hit = (event.target as Element).closest(".dn-block-hit");
      if (hit === null || event.defaultPrevented) return;
      event.preventDefault();
      const id = hit.closest("[data-block]")?.getAttribute("data-block");
      // The key of the menu comes without a point.
      if (event.clientX === 0 && event.clientY === 0) openMenu(hit);
      else if (id) open(id, { x: event.clientX, y: event.clientY });
    },
    [open, openMenu],
  );
  const closeMenu = useCallback(() => setMenu(undefined), []);
  return { menu, onContextMenu, openMenu, closeMenu };
}

export function BlockMenu({ at, onClose }: { readonly at: Point; readonly onClose: () => void }) {
  const host = useBuilderHost();
  const selected = useBuilder((state) => state.selected);
  const anchor = useRef<HTMLSpanElement>(null);
  const close = () => {
    onClose();
    focusChosen(host);
  };
  return (
    <div className="dn-menu-home" dir={host.dir}>
      <span ref={anchor} className="dn-menu-at" style={{ left: at.x, top: at.y }} />
      <Menu label={chosenName(selected, host)} anchor={anchor} items={menuOf(host, selected)} onClose={close} />
    </div>
  );
}
