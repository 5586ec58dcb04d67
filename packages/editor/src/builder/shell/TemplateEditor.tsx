/** `<TemplateEditor>`: a template, its host and its frame put together. */

import type { BlockId, Template, TemplateDiagnostic } from "@dunlin/templates";
import { sampleContext, TEMPLATE_SCHEMA, validateTemplate } from "@dunlin/templates/editing";
import {
  type DragEvent,
  forwardRef,
  type Ref,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useStore } from "zustand";
import { useLeaveGuard, useMounted, useTheme } from "../../shell/environment.ts";
import { noTemplate } from "../commands/form.ts";
import { emptyTemplate } from "../document/empty.ts";
import { blockAt } from "../document/tree.ts";
import { type BuilderHost, BuilderProvider, type BuilderSettings, brandOf } from "../host/context.tsx";
import type { TemplateEditorHandle, TemplateEditorProps } from "../host/props.ts";
import { sampleSet } from "../preview/samples.ts";
import { type BuilderStore, createBuilderStore } from "../store.ts";
import { BUILDER_EN } from "../words.ts";
import { BuilderFrame } from "./BuilderFrame.tsx";
import { NoTemplate } from "./NoTemplate.tsx";

type Props = Omit<TemplateEditorProps, "ref">;

/** Edits a template of any kind. On a server, and in the first drawing, it is an empty frame of the final size. */
export const TemplateEditor = forwardRef(function TemplateEditor(props: Props, ref: Ref<TemplateEditorHandle>) {
  const { value, defaultValue } = props;
  const [first] = useState(value ?? defaultValue);
  const doc = value ?? first;
  const refusal = doc === undefined ? undefined : noTemplate(doc);
  return refusal === undefined ? (
    <Editing {...props} ref={ref} />
  ) : (
    <NoTemplate {...props} doc={doc} refusal={refusal} ref={ref} />
  );
});

/** A template that can be read. */
const Editing = forwardRef(function Editing(props: Props, ref: Ref<TemplateEditorHandle>) {
  const { messages = BUILDER_EN, locale = messages.locale, dir = "ltr", theme = "auto" } = props;
  const root = useRef<HTMLDivElement>(null);
  const store = useDocument(props);
  const host = useHostOf(props, store, root);
  const resolved = useTheme(theme);
  const mounted = useMounted();
  const unsaved = useStore(store, ({ doc, savedDoc }) => doc !== savedDoc);
  useLeaveGuard(unsaved);
  useImperativeHandle(ref, () => handleOf(host, root), [host]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: files are only kept from being opened
    <div
      ref={root}
      className="dunlin dn-editor dn-builder"
      data-theme={resolved}
      dir={dir}
      lang={locale}
      onDragOver={keepPage}
      onDrop={keepPage}
    >
      {mounted ? (
        <BuilderProvider host={host}>
          <BuilderFrame />
        </BuilderProvider>
      ) : (
        <div className="dn-skeleton" aria-hidden="true" />
      )}
    </div>
  );
});

/** What a host that gives no document begins with. */
function emptyOf({ kind, messages = BUILDER_EN, variables }: Props): Template {
  return emptyTemplate(kind, messages.shell.untitled, {
    locale: messages.locale,
    ...(variables && { variables }),
  });
}

/** A file that misses its place would be opened by the browser in place of the page. */
function keepPage(event: DragEvent): void {
  if (event.defaultPrevented || !event.dataTransfer.types.includes("Files")) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = "none";
}

/** The store, kept in step with what the host holds. */
function useDocument(props: Props): BuilderStore {
  const { value, defaultValue, onChange, mode = "edit", blocks, permissions, savedAt, onSelect } = props;
  const [store] = useState(() =>
    createBuilderStore({
      doc: value ?? defaultValue ?? emptyOf(props),
      readOnly: mode === "view",
      ...(blocks && { blocks }),
    }),
  );
  // Before anything is drawn with them.
  store.know(blocks);
  const [, setEdits] = useState(0);
  const latest = useRef(props);
  latest.current = props;
  useLayoutEffect(() => {
    store.configure({
      allows: permissions?.allows ?? (() => true),
      onChange: (doc, change) => {
        onChange?.(doc, change);
        // A host that is asked and keeps its document has refused the change; it is drawn again either way.
        if (latest.current.value !== undefined) setEdits((count) => count + 1);
      },
    });
  }, [store, permissions, onChange]);
  // After every drawing: a controlled builder shows the document of its host, and no other.
  useEffect(() => {
    if (value !== undefined && value !== store.getState().doc) store.adopt(value);
  });
  const foreign = useStore(store, ({ doc }) => doc.schema !== TEMPLATE_SCHEMA);
  useEffect(() => store.setReadOnly(mode === "view" || foreign), [store, mode, foreign]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new time is what says that it was saved
  useEffect(() => store.markSaved(), [store, savedAt]);
  const heard = useRef(onSelect);
  heard.current = onSelect;
  useEffect(
    () =>
      store.subscribe(({ selected }, before) => {
        if (selected !== before.selected) heard.current?.(selected);
      }),
    [store],
  );
  return store;
}

function useHostOf(props: Props, store: BuilderStore, root: { readonly current: HTMLElement | null }): BuilderHost {
  const { messages = BUILDER_EN, locale = messages.locale, dir = "ltr", samples } = props;
  const settings = useSettings(props);
  const variables = useStore(store, ({ doc }) => doc.variables);
  const people = useMemo((): BuilderHost["samples"] => {
    const [first, ...others] = samples ?? [];
    if (first !== undefined) return [first, ...others];
    return sampleSet(variables, sampleContext(variables), messages.received.samples);
  }, [samples, variables, messages]);
  const brand = brandOf(props);
  return useMemo(
    () => ({ store, words: messages, locale, dir, brand, samples: people, settings, root: () => root.current }),
    [store, messages, locale, dir, brand, people, settings, root],
  );
}

/** The same object as long as no setting is another one, so that a host may give literals. */
function useSettings(props: Props): BuilderSettings {
  const kept = useRef<BuilderSettings>({});
  const next = Object.fromEntries(
    Object.entries(props).filter(([name, value]) => !OF_DOCUMENT.has(name) && value !== undefined),
  ) as Record<string, unknown>;
  const before = kept.current as Record<string, unknown>;
  const names = new Set([...Object.keys(before), ...Object.keys(next)]);
  if ([...names].some((name) => before[name] !== next[name])) kept.current = next as BuilderSettings;
  return kept.current;
}

const OF_DOCUMENT: ReadonlySet<string> = new Set<keyof TemplateEditorProps>([
  ...([
    "kind",
    "value",
    "defaultValue",
    "onChange",
    "mode",
    "messages",
    "locale",
    "dir",
    "theme",
    "ref",
    "onSelect",
  ] as const),
]);

function handleOf(host: BuilderHost, root: { readonly current: HTMLElement | null }): TemplateEditorHandle {
  const { store, settings } = host;
  const doc = (): Template => store.getState().doc;
  const known = (ids: readonly BlockId[]) =>
    Array.isArray(ids) ? ids.filter((id) => blockAt(doc(), id) !== undefined) : [];
  return {
    execute: (command) => store.execute(command, "api"),
    undo: store.undo,
    redo: store.redo,
    select: (ids) => store.select(known(ids)),
    reveal: (id) => store.select(known([id])),
    validate: (): readonly TemplateDiagnostic[] =>
      validateTemplate(doc(), { ...(settings.blocks && { blocks: settings.blocks }) }),
    getDocument: doc,
    focus: () => root.current?.querySelector<HTMLElement>("[data-region='main'] [tabindex='0']")?.focus(),
  };
}
