/** Keys, and the clipboard of the browser, for the whole frame. Heard only while the focus is in this editor, never while text is typed. */

import { type ClipboardEvent, type KeyboardEvent, useCallback } from "react";
import { ACTIONS, type ActionId, copyText, hindranceOf, pasteText, runAction } from "../actions/actions.ts";
import { isTyping, matches } from "../actions/keys.ts";
import type { EditorHost } from "../host/context.tsx";

/** Left to the events of the clipboard, which need no permission. */
const BY_EVENTS: ReadonlySet<ActionId> = new Set<ActionId>(["copy", "cut", "paste"]);
/** These also work while text is typed. */
const ALWAYS: ReadonlySet<ActionId> = new Set<ActionId>(["search", "nextProblem", "previousProblem"]);

export function useFrameKeys(host: EditorHost) {
  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      if (event.defaultPrevented) return;
      if (event.key === "F6") return moveRegion(event);
      const typing = isTyping(event.target);
      const id = (Object.keys(ACTIONS) as ActionId[]).find(
        (one) =>
          !BY_EVENTS.has(one) &&
          (!typing || ALWAYS.has(one)) &&
          ACTIONS[one].keys?.some((keys) => matches(event, keys)),
      );
      if (id === undefined || (isPlain(event) && isControl(event.target))) return;
      event.preventDefault();
      runAction(id, host, "keyboard");
    },
    [host],
  );
  const onCopy = useCallback(
    (event: ClipboardEvent<HTMLElement>) => {
      if (isTyping(event.target) || hasSelection(event)) return;
      const text = copyText(host);
      if (text === undefined) return;
      event.preventDefault();
      event.clipboardData.setData("text/plain", text);
      if (event.type === "cut" && hindranceOf("delete", host) === undefined) runAction("delete", host, "clipboard");
      else host.store.notify({ kind: "told", label: host.words.shell.copied });
    },
    [host],
  );
  const onPaste = useCallback(
    (event: ClipboardEvent<HTMLElement>) => {
      if (isTyping(event.target)) return;
      event.preventDefault();
      pasteText(host, event.clipboardData.getData("text/plain"), undefined, "clipboard");
    },
    [host],
  );
  return { onKeyDown, onCopy, onCut: onCopy, onPaste };
}

const isPlain = ({ ctrlKey, metaKey, altKey, key }: KeyboardEvent): boolean =>
  !ctrlKey && !metaKey && !altKey && (key === "Enter" || key === " ");

const isControl = (target: EventTarget): boolean =>
  target instanceof Element && target.closest("button, a, summary") !== null;

/** Words that are marked are copied as words. */
function hasSelection(event: ClipboardEvent<HTMLElement>): boolean {
  const root = event.currentTarget.getRootNode() as Document & { getSelection?: () => Selection | null };
  const selection = (root.getSelection ?? document.getSelection).call(
    root.getSelection === undefined ? document : root,
  );
  return selection !== null && !selection.isCollapsed;
}

/** F6 goes round the parts of the frame, Shift+F6 back. */
function moveRegion(event: KeyboardEvent<HTMLElement>): void {
  const regions = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-region]")].filter(
    (one) => one.offsetParent !== null,
  );
  const at = regions.findIndex((region) => region.contains(event.target as Node));
  const next = regions[(at + (event.shiftKey ? -1 : 1) + regions.length) % regions.length];
  const first = next?.querySelector<HTMLElement>(
    "[tabindex='0'], button:not([tabindex='-1']), input, select, textarea, a[href]",
  );
  if (first === undefined || first === null) return;
  event.preventDefault();
  first.focus();
}
