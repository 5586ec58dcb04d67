/** The menu of a step: the same actions as by keys, with their keys beside them. */

import { ACTIONS, type ActionId, hindranceOf, runAction } from "../actions/actions.ts";
import { keysText } from "../actions/keys.ts";
import type { EditorHost } from "../host/context.tsx";
import type { MenuItem } from "../ui/Popover.tsx";

const STEP_ACTIONS: readonly (ActionId | "line")[] = [
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
  "delete",
];

const isApple = (): boolean => /Mac|iPhone|iPad/.test(navigator.userAgent);

export const stepMenu = (host: EditorHost): readonly MenuItem[] =>
  STEP_ACTIONS.map((id): MenuItem => {
    if (id === "line") return "line";
    const { icon, keys } = ACTIONS[id];
    const hindrance = hindranceOf(id, host);
    const [first] = keys ?? [];
    return {
      label: host.words.actions.names[id],
      ...(icon === undefined ? {} : { icon }),
      ...(first === undefined ? {} : { keys: keysText(first, isApple()) }),
      ...(id === "delete" ? { tone: "bad" as const } : {}),
      disabledBecause: hindrance === undefined ? undefined : host.words.actions.hindrances[hindrance],
      run: () => void runAction(id, host, "menu"),
    };
  });
