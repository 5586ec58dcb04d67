/** A part of the editor in a story: with a store, words and what a host gives, but without the frame around it. */

import type { HostOptions, Strategy } from "@dunlin/engine";
import { type ReactNode, useMemo, useRef } from "react";
import early from "../../../examples/strategies/b-early-stage.json";
import { messages as ES } from "../src/es.ts";
import { EditorProvider, type HostSettings } from "../src/host/context.tsx";
import type { EditorNodeType, PolicyChoice, StrategyStats, TemplateChoice } from "../src/host/props.ts";
import { presetsWith } from "../src/nodes/presets.ts";
import { createEditorStore, type EditorState, type EditorStore } from "../src/store/store.ts";
import { EN } from "../src/words/messages.ts";
import { useLook } from "./look.ts";

export const EARLY = early as unknown as Strategy;

/** Every template that a strategy names, as a host would list them. */
function templatesOf(doc: Strategy): readonly TemplateChoice[] {
  const found = new Map<string, TemplateChoice>();
  JSON.stringify(doc, (_, value) => {
    const {
      actions,
      template: ref,
      ...rest
    } = (value ?? {}) as { actions?: unknown; template?: string; channel?: string };
    const channel = rest.channel ?? (actions === undefined ? undefined : "page");
    if (channel !== undefined && ref !== undefined && ref !== "") {
      const title = ref.replace(/@.*$/, "").replaceAll("-", " ");
      found.set(ref, {
        ref,
        channel,
        title: title.charAt(0).toUpperCase() + title.slice(1),
        preview: "Your installment of 4 November has not reached us yet. If it is on its way, thank you.",
        ...(ref.includes("help") ? { notice: "Not yet approved in Catalan." } : {}),
      });
    }
    return value;
  });
  return [...found.values()];
}

const POLICIES: readonly PolicyChoice[] = [
  {
    id: "us-reg-f",
    title: "Regulation F (US)",
    required: true,
    rules: [
      {
        id: "regf.hours",
        title: "No contact before 8:00 or after 21:00 at the customer’s place.",
        cite: "12 CFR § 1006.6(b)(1)",
      },
      { id: "regf.calls", title: "At most seven calls in seven days.", cite: "12 CFR § 1006.14(b)(2)" },
    ],
  },
  {
    id: "house-humane",
    title: "House rules",
    rules: [{ id: "house.sundays", title: "No messages on Sundays.", cite: "Contact charter, section 2" }],
  },
];

const optionsFor = (doc: Strategy): HostOptions => ({
  templates: Object.fromEntries(
    templatesOf(doc).map(({ ref, channel }) => [ref, { channels: [channel], disclosures: ["opt-out"] }]),
  ),
  contactFacts: ["authorisedChannels"],
});

/** Figures with which every number of a step is filled. */
export const STATS: StrategyStats = {
  version: 13,
  from: "2026-09-14",
  to: "2026-11-21",
  nodes: Object.fromEntries(
    Object.keys(EARLY.nodes).map((id, i) => [
      id,
      {
        entered: 11_208 - i * 173,
        waiting: 412,
        sent: 10_790 - i * 173,
        delivered: 10_011 - i * 173,
        opened: 6_210 - i * 100,
        paid: 2_120 - i * 20,
        taken: 417,
        recoveredMinor: 18_212_040,
        currency: "USD",
        held: 214,
      },
    ]),
  ),
  ways: {},
};

export interface InsideProps {
  readonly doc?: Strategy;
  readonly selected?: readonly string[];
  readonly readOnly?: boolean;
  readonly spanish?: boolean;
  readonly settings?: HostSettings;
  readonly options?: HostOptions;
  readonly nodeTypes?: readonly EditorNodeType[];
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  /** Before it is drawn: what was done already. */
  readonly prepare?: (store: EditorStore) => void;
  readonly children: ReactNode;
}

let shown: EditorStore | undefined;

/** The state of the story that is shown, for plays. */
export function state(): EditorState {
  if (shown === undefined) throw new Error("No story is shown.");
  return shown.getState();
}

const NO_TYPES: readonly EditorNodeType[] = [];

export function Inside({
  doc = EARLY,
  selected = [],
  readOnly = false,
  spanish = false,
  settings = {},
  options,
  nodeTypes = NO_TYPES,
  width,
  height = 780,
  prepare,
  children,
}: InsideProps) {
  const { theme = "light", dir = "ltr" } = useLook();
  const root = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a story does not change what it begins with
  const host = useMemo(() => {
    const words = spanish ? ES : EN;
    const all: HostOptions = { ...(options ?? optionsFor(doc)), nodeTypes };
    const store = createEditorStore({ doc, nodeTypes });
    store.select(selected);
    prepare?.(store);
    store.setReadOnly(readOnly);
    shown = store;
    return {
      store,
      words,
      locale: words.locale,
      dir,
      nodeTypes,
      presets: presetsWith(nodeTypes),
      options: all,
      settings: { templates: templatesOf(doc), policies: POLICIES, ...settings },
      root: () => root.current,
    };
  }, []);
  return (
    <div
      ref={root}
      className="dunlin dn-story"
      data-theme={theme}
      dir={dir}
      lang={spanish ? "es" : "en"}
      style={{
        containerName: "dn-editor",
        containerType: "inline-size",
        inlineSize: width,
        blockSize: height,
        display: "flex",
        justifyContent: "flex-end",
      }}
    >
      <EditorProvider host={host}>{children}</EditorProvider>
    </div>
  );
}
