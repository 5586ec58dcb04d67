/** What every part of the editor can reach: the store, the words, and what the host gave. */

import type { HostOptions } from "@dunlin/engine";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { useStore } from "zustand";
import type { Preset } from "../nodes/presets.ts";
import type { Previews } from "../preview/previews.ts";
import { type Derived, derive } from "../store/derive.ts";
import type { EditorState, EditorStore } from "../store/store.ts";
import type { Messages } from "../words/messages.ts";
import type { EditorNodeType, StrategyEditorProps, Viewport } from "./props.ts";
import type { Saving } from "./useSaving.ts";

/** Settings of the host, without the document and what it does with it. */
export type HostSettings = Pick<
  StrategyEditorProps,
  | "templates"
  | "samples"
  | "policies"
  | "fields"
  | "stats"
  | "starters"
  | "countMatches"
  | "slots"
  | "liveVersion"
  | "newerVersion"
  | "savedAt"
  | "publishGate"
  | "readOnlyReason"
  | "permissions"
  | "onPublish"
  | "onInspectCohort"
  | "onInspectMatches"
  | "onOpenTemplate"
  | "onModeChange"
  | "explanation"
  | "comparison"
  | "simulation"
  | "experiments"
  | "onPromote"
>;

export interface EditorHost {
  readonly store: EditorStore;
  readonly words: Messages;
  /** BCP 47, of numbers, money and dates. */
  readonly locale: string;
  readonly dir: "ltr" | "rtl";
  readonly nodeTypes: readonly EditorNodeType[];
  readonly presets: readonly Preset[];
  /** For the engine; the same object as long as nothing in it changes. */
  readonly options: HostOptions;
  readonly settings: HostSettings;
  /** Templates as sample people read them; absent where the host renders none. */
  readonly previews?: Previews | undefined;
  /** Where the canvas begins, and who hears where it rests. */
  readonly viewport?: { readonly start: Viewport | undefined; readonly rests: (viewport: Viewport) => void };
  /** Where the host saves what is edited here. */
  readonly saving?: Saving | undefined;
  /** Where popovers may be put and keys are heard: the root element of this editor. */
  readonly root: () => HTMLElement | null;
  /** What is wrong with the document is not told on its drawing: it is looked at for something else. */
  readonly quiet?: boolean;
}

const Context = createContext<EditorHost | undefined>(undefined);

export const EditorProvider = ({ host, children }: { readonly host: EditorHost; readonly children: ReactNode }) => (
  <Context.Provider value={host}>{children}</Context.Provider>
);

export function useHost(): EditorHost {
  const host = useContext(Context);
  if (host === undefined)
    throw new Error("This part of the editor stands outside of it: put it into <StrategyEditor>.");
  return host;
}

/** A part of the state; the component is drawn again only when that part is another one. */
export function useEditor<T>(select: (state: EditorState) => T): T {
  return useStore(useHost().store, select);
}

export const useWords = (): Messages => useHost().words;

const NO_PROBLEMS: Derived["problems"] = new Map();

/** What is wrong with each step, as far as it is told on the drawing. */
export function useProblems(): Derived["problems"] {
  const { problems } = useDerived();
  return useHost().quiet === true ? NO_PROBLEMS : problems;
}

/** What follows from the document, each part worked out when it is asked for. */
export function useDerived(): Derived {
  const { options } = useHost();
  const doc = useEditor((state) => state.doc);
  return useMemo(() => derive(doc, options), [doc, options]);
}
