/** The editor of a text in an element, kept in step with its value, and drawn again when what can be done in it changes. */

import type { Locale, Marks, RichText, Run, ValuePath } from "@dunlin/templates";
import type { Editor } from "@tiptap/core";
import { useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from "react";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import { fits } from "./details.ts";
import { looksOf } from "./looks.ts";
import { type Asked, chosenRun, createWriter, isMarked, linkIn, showRuns } from "./writer.ts";

/** A text that is written in, and where it stands. */
export interface WritingSite {
  readonly value: RichText | undefined;
  readonly onChange: (runs: RichText | undefined) => void;
  readonly locale: Locale;
  readonly oneLine?: boolean;
  readonly marks?: boolean;
  readonly row?: ValuePath;
  readonly readOnly?: boolean;
  readonly onEnd?: () => void;
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
  const latest = useRef({ site, onAsk });
  latest.current = { site, onAsk };
  const named = JSON.stringify(attributes);
  useLayoutEffect(() => {
    if (mount === null) return;
    const { store, words, settings } = host;
    const made = createWriter({
      ...{ mount, oneLine, marks },
      attributes: JSON.parse(named) as Record<string, string>,
      runs: latest.current.site.value ?? [],
      lookOf: looksOf(variables, row, words.writing),
      links: () => settings.links,
      known: (path) => fits(variables, path, row),
      onChange: (runs) => {
        latest.current.site.onChange(runs.length === 0 ? undefined : runs);
        // A change that was refused is taken back by the drawing that follows.
        draw();
      },
      onAsk: (asked) => latest.current.onAsk(asked),
      onPasted: (result) => {
        const label = pastedNote(result, words.writing);
        if (label !== undefined) store.notify({ kind: result === undefined ? "refused" : "told", label });
      },
      onEnd: ends ? () => latest.current.site.onEnd?.() : undefined,
      onMore: () => latest.current.site.onMore?.() ?? false,
      onTravel: (back) => void (back ? store.undo() : store.redo()),
    });
    made.setEditable(!readOnly, false);
    setEditor(made);
    return () => {
      setEditor(undefined);
      made.destroy();
    };
  }, [mount, host, variables, row, oneLine, marks, readOnly, ends, named]);
  useEffect(() => {
    if (editor?.isDestroyed === false) showRuns(editor, value ?? []);
  });
  return editor;
}

/** What is said of a paste; nothing where all of it was taken. */
function pastedNote(
  result: Parameters<Parameters<typeof createWriter>[0]["onPasted"]>[0],
  { pasted }: ReturnType<typeof useBuilderHost>["words"]["writing"],
): string | undefined {
  if (result === undefined) return pasted.tooMuch("5");
  const { runs, dropped } = result;
  const parts = (Object.keys(dropped) as (keyof typeof dropped)[]).filter((part) => dropped[part] > 0);
  if (parts.length > 0) return pasted.left(parts.map((part) => pasted.parts[part](dropped[part])).join(", "));
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
