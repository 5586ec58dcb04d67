/** The menu of a step: everything that can be done with it, with its keys. */

import { useMemo } from "react";
import { ACTIONS, type ActionId, hindranceOf, runAction } from "../actions/actions.ts";
import { keysText } from "../actions/keys.ts";
import { useHost } from "../host/context.tsx";
import { Menu, type MenuItem } from "../ui/Popover.tsx";
import { useCanvas, useCanvasState } from "./state.ts";

const ITEMS: readonly (ActionId | "line")[] = [
  "addAfter",
  "addRoute",
  "connect",
  "line",
  "move",
  "moveBranch",
  "duplicate",
  "copy",
  "copyBranch",
  "paste",
  "line",
  "collapse",
  "line",
  "delete",
];

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
  return <OpenMenu key={key} anchor={anchor} onClose={() => state.setState({ menu: undefined })} />;
}

interface OpenMenuProps {
  readonly anchor: { readonly current: HTMLElement | null };
  readonly onClose: () => void;
}

function OpenMenu({ anchor, onClose }: OpenMenuProps) {
  const host = useHost();
  const { names, hindrances } = host.words.actions;
  const apple = /Mac|iPhone|iPad/.test(navigator.platform);
  const items = ITEMS.flatMap((item): MenuItem[] => {
    if (item === "line") return [item];
    const hindrance = hindranceOf(item, host);
    if (hindrance === "noRoutes") return [];
    const { icon, keys } = ACTIONS[item];
    return [
      {
        label: names[item],
        ...(icon && { icon }),
        ...(keys?.[0] !== undefined && { keys: keysText(keys[0], apple) }),
        ...(item === "delete" && { tone: "bad" as const }),
        disabledBecause: hindrance && hindrances[hindrance],
        run: () => void runAction(item, host, "menu"),
      },
    ];
  });
  return <Menu label={host.words.nodes.untitled} anchor={anchor} items={items} onClose={onClose} />;
}
