/** `<StrategyEditor>`: the document, its host and its frame put together. */

import { type HostOptions, STRATEGY_FORMAT, type Strategy } from "@dunlin/engine";
import {
  forwardRef,
  lazy,
  type Ref,
  Suspense,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useStore } from "zustand";
import { strategySvg } from "../canvas/svg.ts";
import { emptyStrategy } from "../document/empty.ts";
import { type EditorHost, EditorProvider, type HostSettings } from "../host/context.tsx";
import { given } from "../host/given.ts";
import type { Mode, StrategyEditorHandle, StrategyEditorProps } from "../host/props.ts";
import { useRegistered } from "../host/registered.ts";
import { useDirection } from "../host/useDirection.ts";
import { type Saving, useSaving } from "../host/useSaving.ts";
import { useSelected } from "../host/useSelected.ts";
import { useViewport } from "../host/useViewport.ts";
import { presetsWith } from "../nodes/presets.ts";
import { usePreviews } from "../preview/usePreview.ts";
import { derive } from "../store/derive.ts";
import { createEditorStore, type EditorStore } from "../store/store.ts";
import { EN } from "../words/messages.ts";
import { Boundary } from "./Boundary.tsx";
import { useLeaveGuard, useMounted, useTheme } from "./environment.ts";
import { Frame } from "./Frame.tsx";
import { KIT } from "./kit.ts";

/** Loaded when a strategy is looked at. */
const InsightRoom = lazy(async () => ({ default: (await import("../insight/InsightRoom.tsx")).InsightRoom }));

/** Edits a strategy. On a server, and in the first drawing, it is an empty frame of the final size. */
export const StrategyEditor = forwardRef(function StrategyEditor(
  props: Omit<StrategyEditorProps, "ref">,
  ref: Ref<StrategyEditorHandle>,
) {
  const { messages = EN, locale = messages.locale, dir = "ltr", theme = "auto", mode = "edit", onError } = props;
  const root = useRef<HTMLDivElement>(null);
  const { store, saving } = useDocument(props);
  const host = useMemoHost(props, { store, saving, root });
  const resolved = useTheme(theme);
  const mounted = useMounted();
  const unsaved = useStore(store, ({ doc, savedDoc }) => doc !== savedDoc);
  const left = useLeft(mode);
  useLeaveGuard(unsaved && props.onSave === undefined);
  useImperativeHandle(ref, () => handleOf(host, root), [host]);
  return (
    <div ref={root} className="dunlin dn-editor" data-theme={resolved} dir={dir} lang={locale}>
      {mounted ? (
        <EditorProvider host={host}>
          {mode === "edit" || mode === "view" ? (
            <Frame onError={onError} />
          ) : (
            <Boundary message={host.words.shell.failed} onError={onError} attempt={mode}>
              <Suspense fallback={<div className="dn-skeleton" aria-busy="true" />}>
                <InsightRoom mode={mode} back={left} kit={KIT} />
              </Suspense>
            </Boundary>
          )}
        </EditorProvider>
      ) : (
        <div className="dn-skeleton" aria-hidden="true" />
      )}
    </div>
  );
});

/** The mode that was left for one that looks at the strategy: where its end leads back to. */
function useLeft(mode: Mode): "edit" | "view" {
  const left = useRef<"edit" | "view">("edit");
  if (mode === "edit" || mode === "view") left.current = mode;
  return left.current;
}

/** The store, kept in step with what the host holds, and what is saved of it. */
function useDocument(props: Omit<StrategyEditorProps, "ref">) {
  const { value, defaultValue, onChange, mode = "edit", view, nodeTypes, permissions, savedAt, onSelect } = props;
  const mostSteps = props.limits?.steps;
  const [store] = useState(() =>
    createEditorStore({
      doc: value ?? defaultValue ?? emptyStrategy((props.messages ?? EN).nodes.untitled),
      readOnly: mode !== "edit",
      ...(view === undefined ? {} : { view }),
    }),
  );
  const saving = useSaving(store, props);
  const [, setEdits] = useState(0);
  const latest = useRef(props);
  latest.current = props;
  useLayoutEffect(() => {
    store.configure({
      nodeTypes: nodeTypes ?? [],
      allows: permissions?.allows ?? (() => true),
      mostSteps,
      onChange: (doc, change) => {
        saving.edited(doc, change);
        onChange?.(doc, change);
        // A host that is asked and keeps its document has refused the change; it is drawn again either way.
        if (latest.current.value !== undefined) setEdits((count) => count + 1);
      },
    });
  }, [store, saving, nodeTypes, permissions, mostSteps, onChange]);
  // After every drawing: a controlled editor shows the document of its host, and no other.
  useEffect(() => {
    if (value === undefined || value === store.getState().doc) return;
    store.adopt(value);
    saving.adopted(value);
  });
  // A document of a newer format is shown and kept, but not changed by an editor that does not know what it says.
  const foreign = useStore(store, ({ doc }) => doc.format !== STRATEGY_FORMAT);
  useEffect(() => store.setReadOnly(mode !== "edit" || foreign), [store, mode, foreign]);
  useEffect(() => {
    if (view !== undefined) store.show(view);
  }, [store, view]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new time is what says that it was saved
  useEffect(() => store.markSaved(), [store, savedAt]);
  useDirection(store, props.direction);
  useSelected(store, onSelect);
  return { store, saving };
}

interface Parts {
  readonly store: EditorStore;
  readonly saving: Saving;
  readonly root: { readonly current: HTMLElement | null };
}

function useMemoHost(props: Omit<StrategyEditorProps, "ref">, { store, saving, root }: Parts): EditorHost {
  const { messages = EN, locale = messages.locale, dir = "ltr", nodeTypes = NONE } = props;
  const { calendars, packs, strategies, zones } = props;
  const templates = useRegistered(props.templates);
  const options = useMemo<HostOptions>(
    () => given({ nodeTypes, calendars, packs, strategies, templates, zones }),
    [nodeTypes, calendars, packs, strategies, templates, zones],
  );
  const settings = useSettings(props);
  const presets = useMemo(() => presetsWith(nodeTypes), [nodeTypes]);
  const previews = usePreviews(props.renderTemplate);
  const viewport = useViewport(props);
  const saves = props.onSave !== undefined;
  return useMemo(
    () => ({
      ...{ store, words: messages, locale, dir, nodeTypes, presets, options, settings },
      ...{ previews, viewport, saving: saves ? saving : undefined },
      root: () => root.current,
    }),
    [store, messages, locale, dir, nodeTypes, presets, options, settings, previews, viewport, saves, saving, root],
  );
}

const NONE: readonly never[] = [];

/** The same object as long as no setting is another one, so that a host may give literals. */
function useSettings(props: Omit<StrategyEditorProps, "ref">): HostSettings {
  const kept = useRef<HostSettings>({});
  const next: Record<string, unknown> = {};
  for (const name of SETTINGS) if (props[name] !== undefined) next[name] = props[name];
  const before = kept.current as Record<string, unknown>;
  const same = SETTINGS.every((name) => before[name] === next[name]);
  if (!same) kept.current = next as HostSettings;
  return kept.current;
}

const SETTINGS = [
  "templates",
  "samples",
  "policies",
  "fields",
  "stats",
  "starters",
  "countMatches",
  "slots",
  "liveVersion",
  "newerVersion",
  "savedAt",
  "publishGate",
  "readOnlyReason",
  "permissions",
  "onPublish",
  "onInspectCohort",
  "onInspectMatches",
  "onOpenTemplate",
  "onModeChange",
  "explanation",
  "comparison",
  "simulation",
  "experiments",
  "onPromote",
] as const satisfies readonly (keyof HostSettings)[];

function handleOf(host: EditorHost, root: { readonly current: HTMLElement | null }): StrategyEditorHandle {
  const { store, options } = host;
  const doc = (): Strategy => store.getState().doc;
  return {
    execute: (command) => store.execute(command, "api"),
    undo: store.undo,
    redo: store.redo,
    select: (ids) => store.select(ids),
    reveal(id) {
      store.select([id]);
      root.current?.querySelector("[data-view]")?.dispatchEvent(new CustomEvent("dunlin:reveal", { detail: id }));
    },
    validate: () => derive(doc(), options).diagnostics,
    getDocument: doc,
    toSVG: () => strategySvg(doc(), host),
    focus: () => root.current?.querySelector<HTMLElement>("[data-region='main'] [tabindex='0']")?.focus(),
  };
}
