/** What all boxes share: one of them is the stop of the tab key, and takes the focus when the arrows come to it. */

import { type FocusEvent, type RefObject, useEffect, useRef } from "react";
import { useCanvas, useCanvasState } from "./state.ts";

export interface BoxFocus {
  readonly ref: RefObject<HTMLButtonElement>;
  readonly tabIndex: 0 | -1;
  readonly onFocus: (event: FocusEvent) => void;
}

export function useBoxFocus(key: string): BoxFocus {
  const { state } = useCanvas();
  const ref = useRef<HTMLButtonElement>(null);
  const here = useCanvasState(({ focus }) => focus === key);
  const pending = useCanvasState((now) => now.focus === key && now.pending);
  useEffect(() => {
    if (!pending) return;
    ref.current?.focus({ preventScroll: true });
    state.setState({ pending: false });
  }, [pending, state]);
  return {
    ref: ref as RefObject<HTMLButtonElement>,
    tabIndex: here ? 0 : -1,
    onFocus: () => {
      if (state.getState().focus !== key) state.setState({ focus: key, pending: false });
    },
  };
}
