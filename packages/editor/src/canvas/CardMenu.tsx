/** The menu of a step: everything that can be done with it, with its keys. */

import { useMemo } from "react";
import { type MenuEntry, menuItems, STEP_MENU } from "../actions/menu.ts";
import { nodeAt } from "../document/strategy.ts";
import { useHost } from "../host/context.tsx";
import { titleOf } from "../nodes/names.ts";
import { Menu } from "../ui/Popover.tsx";
import { useCanvas, useCanvasState } from "./state.ts";

const CARD_MENU: readonly MenuEntry[] = [...STEP_MENU.slice(0, -1), "collapse", "line", "delete"];

export function CardMenu({ root }: { readonly root: { readonly current: HTMLElement | null } }) {
  const { state, layout } = useCanvas();
  const key = useCanvasState(({ menu }) => menu);
  const id = key === undefined ? undefined : layout().boxOf.get(key)?.id;
  const anchor = useMemo(
    () => ({
      get current() {
        return id === undefined
          ? null
          : (root.current?.querySelector<HTMLElement>(`[data-step="${CSS.escape(id)}"] > .dn-card-hit`) ?? null);
      },
    }),
    [root, id],
  );
  if (key === undefined || id === undefined) return null;
  return <OpenMenu key={key} id={id} anchor={anchor} onClose={() => state.setState({ menu: undefined })} />;
}

interface OpenMenuProps {
  readonly id: string;
  readonly anchor: { readonly current: HTMLElement | null };
  readonly onClose: () => void;
}

function OpenMenu({ id, anchor, onClose }: OpenMenuProps) {
  const host = useHost();
  const node = nodeAt(host.store.getState().doc, id);
  const label = node === undefined ? id : titleOf(node, host);
  return <Menu label={label} anchor={anchor} items={menuItems(CARD_MENU, host)} onClose={onClose} />;
}
