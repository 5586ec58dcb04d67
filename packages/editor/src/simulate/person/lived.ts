/** The life that is set up, and all that is told of it: worked out once for every part that shows some of it. */

import { createContext, useContext, useMemo } from "react";
import { useStore } from "zustand";
import { useHost } from "../../host/context.tsx";
import type { Simulating } from "../context.ts";
import { type Formats, formatsFor } from "../formats.ts";
import { type Strip, stripOf } from "./days.ts";
import { type Life, livePerson, type Moment } from "./live.ts";
import type { Telling } from "./readings.ts";
import { type StoryEntry, storyOf } from "./story.ts";

export interface Lived {
  readonly life: Life;
  readonly story: readonly StoryEntry[];
  readonly strip: Strip;
  readonly formats: Formats;
  readonly telling: Telling;
  /** Instants at which something happens, in order. */
  readonly stops: readonly number[];
}

const Context = createContext<Lived | undefined>(undefined);

export const LivedProvider = Context.Provider;

export function useLived(): Lived {
  const lived = useContext(Context);
  if (lived === undefined) throw new Error("This stands in the mode that simulates.");
  return lived;
}

export function useLive({ program, words, store }: Simulating): Lived {
  const host = useHost();
  const setup = useStore(store, ({ person }) => person.setup);
  return useMemo((): Lived => {
    const { facts, start, zone, script } = setup;
    const life = livePerson(program, { facts, start, zone, script });
    const formats = formatsFor(host.locale, life.zone.name);
    const currency = facts.currency ?? facts.obligations[0]?.currency ?? "";
    const telling = { doc: program.strategy, host, words, formats, currency };
    const story = storyOf(life, program, telling);
    const stops = [...new Set([start, ...story.map(({ at }) => at)])];
    return { life, story, strip: stripOf(life, program.strategy, host.options), formats, telling, stops };
  }, [program, words, host, setup]);
}

/** As it stood at a moment, and the last look before it. */
export const momentIn = ({ moments }: Life, at: number): Moment | undefined => moments.findLast((one) => one.at <= at);
