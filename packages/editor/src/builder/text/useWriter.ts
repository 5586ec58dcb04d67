/** The editor of a text in an element, kept in step with its value, and drawn again when what can be done in it changes. */

import type { Marks, Run, VariableSchema } from "@dunlin/templates";
import type { Editor } from "@tiptap/core";
import { useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from "react";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import { MOST } from "./clean.ts";
import { detailsOf, fits } from "./details.ts";
import type { TextInputRunsProps } from "./field.ts";
import { looksOf } from "./looks.ts";
import { tokensOf } from "./tokens.ts";
import { type Asked, chosenRun, createWriter, isMarked, linkIn, showRuns } from "./writer.ts";

/** A text that is written in, and where it stands. */
export interface WritingSite
  extends Pick<
    TextInputRunsProps,
    "value" | "onChange" | "locale" | "oneLine" | "marks" | "row" | "readOnly" | "onEnd" | "enterEnds" | "beside"
  > {
  readonly onMore?: () => boolean;
}

export interface WriterState {
  readonly marks: Readonly<Record<"b" | "i" | "u" | "a", boolean>>;
  /** The run of the sign that is selected. */
  readonly chosen: Run | undefined;
}

/**
 * @param mount - Becomes the text; another element is another editor.
 * @param attributes - Of the element: what it is called.
 */
export function useWriter(
  mount: HTMLElement | null,
  site: WritingSite,
  attributes: Readonly<Record<string, string>>,
  onAsk: (asked: Asked) => void,
): Editor | undefined {
  const host = useBuilderHost();
  const variables = useBuilder(({ doc }) => doc.variables);
  const ends = site.onEnd !== undefined;
  const { value, oneLine = false, marks = false, row, readOnly = false } = site;
  const [editor, setEditor] = useState<Editor>();
  const [, draw] = useReducer((count: number) => count + 1, 0);
  const latest = useRef({ site, onAsk, attributes });
  latest.current = { site, onAsk, attributes };
  useLayoutEffect(() => {
    if (mount === null) return;
    const { store, words, settings } = host;
    const made = createWriter({
      ...{ mount, oneLine, marks },
      attributes: () => latest.current.attributes,
      runs: latest.current.site.value ?? [],
      lookOf: looksOf(variables, row, words.writing),
      links: () => settings.links,
      known: (path) => fits(variables, path, row),
      tokens: () => tokensOf(...(latest.current.site.beside ?? [latest.current.site.value ?? []])),
      named: (name) => valueNamed(name, variables, row),
      onUnknown: (token) => store.notify({ kind: "told", label: words.writing.unknownToken(token) }),
      onChange: (runs) => {
        latest.current.site.onChange(runs.length === 0 ? undefined : runs);
        // A change that was refused is taken back by the drawing that follows.
        draw();
      },
      onAsk: (asked) => latest.current.onAsk(asked),
      onPasted: (result) => {
        const label = pastedNote(result, words.writing, host.locale);
        if (label !== undefined) store.notify({ kind: result === undefined ? "refused" : "told", label });
      },
      enterEnds: () => latest.current.site.enterEnds === true,
      onEnd: ends ? () => latest.current.site.onEnd?.() : undefined,
      onMore: () => latest.current.site.onMore?.() ?? false,
      onCompose: (on) => store.holdBurst(on),
      onTravel: (back) => void (back ? store.undo() : store.redo()),
    });
    made.setEditable(!readOnly, false);
    setEditor(made);
    return () => {
      setEditor(undefined);
      made.destroy();
      store.holdBurst(false);
    };
  }, [mount, host, variables, row, oneLine, marks, readOnly, ends]);
  const named = JSON.stringify(attributes);
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are read by the editor
  useLayoutEffect(() => {
    if (editor?.isDestroyed === false) editor.view.updateState(editor.state);
  }, [editor, named]);
  useEffect(() => {
    if (editor?.isDestroyed === false) showRuns(editor, value ?? []);
  });
  return editor;
}

/** A value by its path, or by its name as it is shown. */
function valueNamed(name: string, variables: VariableSchema, row: string | undefined): Run | undefined {
  const path = fits(variables, name, row) ? name : detailsOf(variables, row).find(({ title }) => title === name)?.path;
  return path === undefined ? undefined : { var: path };
}

/** What is said of a paste; nothing where all of it was taken. */
function pastedNote(
  result: Parameters<Parameters<typeof createWriter>[0]["onPasted"]>[0],
  { pasted, unknownToken }: ReturnType<typeof useBuilderHost>["words"]["writing"],
  locale: string,
): string | undefined {
  if (result === "bytes") return pasted.tooMuch("5");
  if (result === "file") return pasted.file;
  if (result === "words") {
    const { format } = new Intl.NumberFormat(locale);
    return pasted.tooLong(format(MOST.characters), format(MOST.runs));
  }
  const { runs, dropped, unknown } = result;
  const parts = (Object.keys(dropped) as (keyof typeof dropped)[]).filter((part) => dropped[part] > 0);
  if (parts.length > 0) return pasted.left(parts.map((part) => pasted.parts[part](dropped[part])).join(", "));
  if (unknown !== undefined) return unknownToken(unknown);
  return runs.length === 0 ? pasted.nothing : undefined;
}

/** What the tools show: drawn again only when it is something else. */
export function useWriterState(editor: Editor | undefined): WriterState {
  const [state, setState] = useState<WriterState>(NO_STATE);
  const read = useMemo(() => () => (editor === undefined ? NO_STATE : stateOf(editor)), [editor]);
  useLayoutEffect(() => {
    const update = () => setState((before) => (sameState(before, read()) ? before : read()));
    update();
    editor?.on("transaction", update);
    return () => void editor?.off("transaction", update);
  }, [editor, read]);
  return state;
}

const NO_STATE: WriterState = { marks: { b: false, i: false, u: false, a: false }, chosen: undefined };
const MARKS: readonly (keyof Marks)[] = ["b", "i", "u"];

const stateOf = (editor: Editor): WriterState => ({
  marks: {
    ...(Object.fromEntries(MARKS.map((mark) => [mark, isMarked(editor, mark)])) as Record<"b" | "i" | "u", boolean>),
    a: linkIn(editor) !== undefined,
  },
  chosen: chosenRun(editor),
});

const sameState = (a: WriterState, b: WriterState): boolean =>
  a.chosen === b.chosen && (["b", "i", "u", "a"] as const).every((mark) => a.marks[mark] === b.marks[mark]);
