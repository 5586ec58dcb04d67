/** What a screen asks the host for, while it is asked and after. */

import { type DependencyList, useCallback, useEffect, useRef, useState } from "react";
import type { Live } from "../../model/api.ts";
import { ApiError } from "../model.ts";

export interface Loaded<Value> {
  /** The last that came; stays while it is asked for again. */
  readonly value: Value | undefined;
  readonly failure: ApiError | undefined;
  readonly loading: boolean;
  readonly again: () => void;
}

export const asFailure = (error: unknown): ApiError =>
  error instanceof ApiError ? error : new ApiError(0, "page", error instanceof Error ? error.message : String(error));

/** Loads when it is first drawn and whenever `deps` change. */
export function useLoaded<Value>(load: (signal: AbortSignal) => Promise<Value>, deps: DependencyList): Loaded<Value> {
  const [state, setState] = useState<Omit<Loaded<Value>, "again">>({
    ...{ value: undefined, failure: undefined, loading: true },
  });
  const [turn, setTurn] = useState(0);
  const current = useRef(load);
  current.current = load;
  useEffect(() => {
    const stop = new AbortController();
    setState((before) => ({ ...before, loading: true }));
    current.current(stop.signal).then(
      (value) => !stop.signal.aborted && setState({ value, failure: undefined, loading: false }),
      (error) =>
        !stop.signal.aborted && setState((before) => ({ ...before, failure: asFailure(error), loading: false })),
    );
    return () => stop.abort();
  }, [...deps, turn]);
  return { ...state, again: useCallback(() => setTurn((count) => count + 1), []) };
}

/** Changes when the host has moved on, but at most every `everyMs`: for `deps` of what is costly to ask. */
export function usePulse(live: Live | undefined, everyMs = 5_000): number {
  const [pulse, setPulse] = useState(0);
  const last = useRef({ at: 0, live });
  useEffect(() => {
    if (live === undefined || live === last.current.live) return;
    const rest = last.current.at === 0 ? 0 : Math.max(0, last.current.at + everyMs - performance.now());
    const timer = setTimeout(() => {
      const first = last.current.at === 0;
      last.current = { at: performance.now(), live };
      if (!first) setPulse((count) => count + 1);
    }, rest);
    return () => clearTimeout(timer);
  }, [live, everyMs]);
  return pulse;
}
