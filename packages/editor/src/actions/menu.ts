/** Actions as items of a menu, with their keys and the reasons why some cannot be done now. */

import type { EditorHost } from "../host/context.tsx";
import type { MenuItem } from "../ui/Popover.tsx";
import { ACTIONS, type ActionId, hindranceOf, runAction } from "./actions.ts";
import { isApple, keysText } from "./keys.ts";

export type MenuEntry = ActionId | "line";

/** What can be done with a step. */
export const STEP_MENU: readonly MenuEntry[] = [
  ...(["addAfter", "addRoute", "connect", "openTemplate", "line"] as const),
  ...(["move", "moveBranch", "duplicate", "copy", "copyBranch", "paste", "line"] as const),
  "delete",
];

/** Ways and templates are offered only by steps that have some. */
export const menuItems = (entries: readonly MenuEntry[], host: EditorHost): readonly MenuItem[] =>
  entries.flatMap((entry): readonly MenuItem[] => {
    if (entry === "line") return [entry];
    const hindrance = hindranceOf(entry, host);
    if (hindrance === "noRoutes" || hindrance === "noTemplate") return [];
    const { icon, keys } = ACTIONS[entry];
    const { names, hindrances } = host.words.actions;
    return [
      {
        label: names[entry],
        ...(icon && { icon }),
        ...(keys?.[0] !== undefined && { keys: keysText(keys[0], isApple()) }),
        ...(entry === "delete" && { tone: "bad" as const }),
        disabledBecause: hindrance && hindrances[hindrance],
        run: () => void runAction(entry, host, "menu"),
      },
    ];
  });
