/** Running what is set up, and stopping it. */

import { type CaseFacts, compileStrategy, type HostOptions, type Program } from "@dunlin/engine";
import { compareSimulations, RestlessError, type SimulationProgress } from "@dunlin/engine/simulate";
import { useEffect, useRef } from "react";
import { useHost } from "../../host/context.tsx";
import { useSimulating } from "../context.ts";
import { currencyOf, optionsOf } from "./request.ts";
import { type RunOptions, runMany } from "./run.ts";
import { sampleOf } from "./sample.ts";
import type { ManyPhase, ManyResult, ManySetup } from "./state.ts";

export interface Running {
  readonly start: () => void;
  readonly cancel: () => void;
}

type What = "cohort" | "compare";

export function useRun(what: What): Running {
  const simulating = useSimulating();
  const { options } = useHost();
  const { store, program, settings } = simulating;
  const running = useRef<AbortController | undefined>(undefined);
  const put = (phase: ManyPhase) => store.setState((now) => ({ [what]: { ...now[what], phase } }));
  // Whoever leaves the mode waits for nothing any more.
  useEffect(() => () => running.current?.abort(), []);
  const start = async () => {
    running.current?.abort();
    const control = new AbortController();
    running.current = control;
    const { setup } = store.getState()[what];
    const watch = {
      signal: control.signal,
      onProgress: (progress: SimulationProgress) => {
        if (!control.signal.aborted) put({ at: "running", progress });
      },
    };
    try {
      put({ at: "loading" });
      const people = await peopleOf(setup, simulating);
      if (control.signal.aborted) return;
      put({ at: "running", progress: undefined });
      const asked = optionsOf(setup, program, settings);
      const other = what === "compare" ? settings.against : undefined;
      const versions = other === undefined ? [program] : [program, compileStrategy(other.strategy, options)];
      const result = await resultOf(versions, options, people, asked, watch);
      put({ at: "done", result });
    } catch (error) {
      if (control.signal.aborted) return;
      const message = error instanceof Error ? error.message : String(error);
      put({ at: "failed", message, ...(error instanceof RestlessError && { restless: error.restless }) });
    }
  };
  return {
    start: () => void start(),
    cancel() {
      running.current?.abort();
      put({ at: "canceled" });
    },
  };
}

type Asked = ReturnType<typeof optionsOf>;

async function resultOf(
  [program, other]: readonly Program[],
  host: HostOptions,
  people: readonly CaseFacts[],
  asked: Asked,
  { signal, onProgress }: RunOptions,
): Promise<ManyResult> {
  if (program === undefined) throw new RangeError("There is nothing to simulate.");
  const parts = other === undefined ? 1 : 2;
  const part = (at: number) => ({
    signal,
    onProgress: ({ done, of }: SimulationProgress) => onProgress({ done: at * of + done, of: parts * of }),
  });
  const report = await runMany(program, host, people, asked, part(0));
  if (other === undefined) return { report };
  const before = await runMany(other, host, people, asked, part(1));
  return { report, other: before, comparison: compareSimulations(before, report) };
}

async function peopleOf(
  setup: ManySetup,
  { program, settings }: ReturnType<typeof useSimulating>,
): Promise<readonly CaseFacts[]> {
  if (setup.who === "portfolio" && settings.portfolio !== undefined) return settings.portfolio.load();
  const { size, seed, start } = setup;
  return sampleOf(program.strategy, { size, seed, start, currency: currencyOf(settings) });
}
