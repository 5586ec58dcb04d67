/** Keeps the focus in the editor when what had it is gone: a place that was chosen, a dialog that closed, a step that was deleted. */

import { type FocusEvent, type RefObject, useCallback, useEffect, useRef } from "react";
import type { EditorStore } from "../store/store.ts";

export function useKeptFocus(store: EditorStore, main: RefObject<HTMLElement | null>) {
  const inside = useRef(false);
  useEffect(() => {
    let frame = 0;
    const look = () => {
      const view = main.current;
      if (view === null || !inside.current) return;
      const root = view.getRootNode() as Document | ShadowRoot;
      const active = root.activeElement;
      if (active !== null && active !== document.body && active !== (root as Partial<ShadowRoot>).host) return;
      focusStep(view, store.getState().selected[0]);
    };
    const unsubscribe = store.subscribe(() => {
      cancelAnimationFrame(frame);
      // Twice: the first frame draws what has changed, the second has it.
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(look);
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      unsubscribe();
    };
  }, [store, main]);
  const onFocus = useCallback(() => {
    inside.current = true;
  }, []);
  const onBlur = useCallback(({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
    if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) inside.current = false;
  }, []);
  return { onFocus, onBlur };
}

/** Focuses a step in the view that is shown, or what the tab key would reach first in it. A step out of sight is brought there. */
function focusStep(view: HTMLElement, id: string | undefined): void {
  const step = id === undefined ? null : view.querySelector<HTMLElement>(`[data-step="${CSS.escape(id)}"]`);
  if (id !== undefined && step === null) reveal(view, id);
  const inner =
    step?.matches("button, [tabindex]") === true ? step : step?.querySelector<HTMLElement>("button, [tabindex]");
  const target = inner ?? view.querySelector<HTMLElement>("[tabindex='0']");
  target?.focus({ preventScroll: true });
}

/** Views hear this event and bring the step into sight. */
export function reveal(view: HTMLElement | null, id: string): void {
  view?.querySelector("[data-view]")?.dispatchEvent(new CustomEvent("dunlin:reveal", { detail: id }));
}
