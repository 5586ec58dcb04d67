/** Writing ends with a click elsewhere, and when the focus goes elsewhere. */

import { type RefObject, useEffect, useRef } from "react";

/** @param within - What is written in; what opens from it is marked with `data-writing`, wherever it stands. */
export function useEnding(within: RefObject<HTMLElement | null>, onEnd: () => void): void {
  const latest = useRef(onEnd);
  latest.current = onEnd;
  useEffect(() => {
    const root = within.current?.getRootNode() as Document | ShadowRoot | undefined;
    const ours = (target: EventTarget | null) =>
      target instanceof Element &&
      (within.current?.contains(target) === true || target.closest("[data-writing]") !== null);
    const down = (event: Event) => {
      if (!ours(event.composedPath()[0] ?? event.target)) latest.current();
    };
    const left = (event: Event) => {
      const to = (event as FocusEvent).relatedTarget;
      if (ours(event.target) && to !== null && !ours(to)) latest.current();
    };
    root?.addEventListener("pointerdown", down, true);
    root?.addEventListener("focusout", left, true);
    return () => {
      root?.removeEventListener("pointerdown", down, true);
      root?.removeEventListener("focusout", left, true);
    };
  }, [within]);
}
