/** What can be done with chosen blocks, once for the bar above them, the menu and the outline. */

import type { BlockId } from "@dunlin/templates";
import { isApple, type Keys, keysText } from "../../actions/keys.ts";
import type { Origin } from "../../store/core.ts";
import type { IconName } from "../../ui/icons.ts";
import type { MenuItem } from "../../ui/Popover.tsx";
import {
  copyText,
  duplicateBlocks,
  focusChosen,
  holdOf,
  moveBy,
  pasteText,
  pickUp,
  removeBlocks,
  stayReason,
  stepFrom,
  writesIn,
} from "../actions.ts";
import type { BuilderRefusal } from "../commands/command.ts";
import { placesFor } from "../document/places.ts";
import { typeRefusal } from "../document/rules.ts";
import { outermost, placedAt } from "../document/tree.ts";
import type { BuilderHost } from "../host/context.tsx";
import { nameOfId, refusalText } from "../shell/names.ts";

export interface Tool {
  readonly icon: IconName;
  readonly label: string;
  readonly keys?: Keys;
  readonly tone?: "bad";
  readonly disabledBecause?: string | undefined;
  readonly run: (origin: Origin) => unknown;
}

export type ToolName = "write" | "parent" | "up" | "down" | "move" | "duplicate" | "copy" | "cut" | "paste" | "delete";

/** Only what makes sense here: nothing that changes blocks where they can only be looked at. */
export function toolsOf(host: BuilderHost, ids: readonly BlockId[]): Partial<Record<ToolName, Tool>> {
  const { store, words } = host;
  const { paper } = words;
  const { doc, readOnly } = store.getState();
  const [first] = ids;
  const parent = first === undefined ? undefined : placedAt(doc, first)?.around.at(-1);
  const because = (refusal: BuilderRefusal | undefined) => refusal && refusalText(refusal, host);
  const places = placesFor(doc, { what: "move", ids }, store.registry);
  const stays = stayReason(host, ids, places);
  const step = (by: -1 | 1) =>
    because(stays ?? (stepFrom(doc, ids, by, places) === undefined ? { code: "value.place", data: {} } : undefined));
  const twice = outermost(doc, ids).flatMap(({ block }) => typeRefusal(doc, block.type, store.registry) ?? []);
  const held = ids.flatMap((id): readonly BuilderRefusal[] => {
    const hold = holdOf(host, id);
    return hold === undefined ? [] : [{ code: `block.${hold}`, data: { block: id } }];
  })[0];
  const writes = first !== undefined && ids.length === 1 && writesIn(host, first);
  const seen: Partial<Record<ToolName, Tool>> = {
    ...(parent && {
      parent: {
        ...{
          icon: "escalate",
          label: paper.selectParent(nameOfId(doc, parent.id, store.registry, words)),
          keys: "Escape",
        },
        run: () => store.select([parent.id]),
      },
    }),
    copy: { icon: "copy", label: paper.copy, keys: "Mod+C", run: () => void intoClipboard(host, false) },
  };
  if (readOnly) return seen;
  return {
    ...(writes && { write: { icon: "note", label: paper.write, keys: "Enter", run: () => store.write(first) } }),
    ...seen,
    up: {
      ...{ icon: "up", label: paper.moveUp, keys: "Alt+↑", disabledBecause: step(-1) },
      run: (origin) => moveBy(host, ids, -1, origin),
    },
    down: {
      ...{ icon: "down", label: paper.moveDown, keys: "Alt+↓", disabledBecause: step(1) },
      run: (origin) => moveBy(host, ids, 1, origin),
    },
    move: {
      ...{ icon: "drag", label: paper.move, keys: "M", disabledBecause: because(stays) },
      run: () => pickUp(host, ids) && focusChosen(host),
    },
    duplicate: {
      ...{ icon: "copy", label: paper.duplicate, keys: "Mod+D", disabledBecause: because(twice[0]) },
      run: (origin) => duplicateBlocks(host, ids, origin),
    },
    cut: {
      ...{ icon: "exit", label: paper.cut, keys: "Mod+X", disabledBecause: because(held) },
      run: () => void intoClipboard(host, true),
    },
    paste: { icon: "file", label: paper.paste, keys: "Mod+V", run: () => void outOfClipboard(host) },
    delete: {
      ...{ icon: "trash", label: paper.remove, keys: "Delete", tone: "bad", disabledBecause: because(held) },
      run: (origin) => removeBlocks(host, ids, origin),
    },
  };
}

const MENU: readonly (ToolName | "line")[] = [
  ...(["write", "parent", "line", "up", "down", "move", "line"] as const),
  ...(["copy", "cut", "paste", "duplicate", "line", "delete"] as const),
];

/** The tools as the items of a menu, without lines that part nothing. */
export function menuOf(host: BuilderHost, ids: readonly BlockId[]): readonly MenuItem[] {
  const tools = toolsOf(host, ids);
  const apple = isApple();
  const items = MENU.flatMap((name): readonly MenuItem[] => {
    if (name === "line") return ["line"];
    const tool = tools[name];
    if (tool === undefined) return [];
    const { keys, run, ...rest } = tool;
    return [{ ...rest, ...(keys && { keys: keysText(keys, apple) }), run: () => run("menu") }];
  });
  return items.filter((item, i) => item !== "line" || (i > 0 && i < items.length - 1 && items[i - 1] !== "line"));
}

/** By a menu; by keys it is the browser's clipboard events, which need no permission. */
async function intoClipboard(host: BuilderHost, cut: boolean): Promise<void> {
  const { store, words } = host;
  const { selected } = store.getState();
  try {
    await navigator.clipboard.writeText(copyText(host) ?? "");
  } catch {
    store.notify({ kind: "told", label: words.paper.noClipboard });
    return;
  }
  if (cut) removeBlocks(host, selected, "clipboard");
  else store.notify({ kind: "told", label: words.shell.copied });
}

async function outOfClipboard(host: BuilderHost): Promise<void> {
  try {
    pasteText(host, await navigator.clipboard.readText(), "clipboard");
  } catch {
    host.store.notify({ kind: "told", label: host.words.paper.noClipboard });
  }
}
