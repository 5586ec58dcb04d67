/** The editor of one text: what is typed, pasted and pressed in it, and how it keeps in step with the text that it is for. */

import type { Link, LinkRules, Marks, RichText, Run, VariableRun } from "@dunlin/templates";
import { Editor } from "@tiptap/core";
import { toggleMark } from "@tiptap/pm/commands";
import { Fragment, type MarkType, Slice } from "@tiptap/pm/model";
import { NodeSelection, Selection, TextSelection, type Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { isApple, matches } from "../../actions/keys.ts";
import { type Cleaned, cleaned, type TooMuch } from "./clean.ts";
import { docOf, runsOfDoc, type TextDoc, type TextNode } from "./doc.ts";
import type { Point } from "./point.ts";
import { plainRuns, sameRuns } from "./runs.ts";
import { type LookOf, textSchema } from "./schema.ts";
import { lineOf, type Tokens } from "./tokens.ts";

/** Something that is asked for inside of the text. */
export type Asked =
  /** A value; so many signs before the caret called for it, and go when one is chosen. */
  | { readonly what: "detail"; readonly typed: number }
  | { readonly what: "link" }
  /** The form of the sign that is selected. */
  | { readonly what: "chip" }
  | { readonly what: "tools" };

export interface WriterOptions {
  /** Becomes the text itself. */
  readonly mount: HTMLElement;
  readonly runs: RichText;
  readonly lookOf: LookOf;
  /** Read again with every change. */
  readonly attributes: () => Readonly<Record<string, string>>;
  readonly oneLine: boolean;
  readonly marks: boolean;
  readonly links: () => LinkRules | undefined;
  readonly known: (path: string) => boolean;
  /** What is called by a name in braces, beside values. */
  readonly tokens: () => Tokens;
  readonly named: (name: string) => Run | undefined;
  /** A name in braces stands for nothing; it is left as it is. */
  readonly onUnknown: (token: string) => void;
  readonly onChange: (runs: RichText) => void;
  readonly onAsk: (asked: Asked) => void;
  /** Something was pasted that is too much, a file, or of which something was left out. */
  readonly onPasted: (cleaned: Cleaned | TooMuch | "file") => void;
  readonly enterEnds: () => boolean;
  /** Absent where Escape is for what is around. */
  readonly onEnd: (() => void) | undefined;
  /** A new text behind this one is asked for. @returns Whether there is one. */
  readonly onMore: () => boolean;
  /** A word of an input method begins, or is written. */
  readonly onCompose: (on: boolean) => void;
  readonly onTravel: (back: boolean) => void;
}

/** Marks a change that comes from the document, so that it does not go back there. */
const OUTSIDE = "outside";

export function createWriter(options: WriterOptions): Editor {
  const { mount, runs, attributes, lookOf } = options;
  return new Editor({
    element: { mount },
    extensions: textSchema(lookOf),
    content: docOf(runs) as object,
    injectCSS: false,
    autofocus: false,
    enableInputRules: false,
    enablePasteRules: false,
    enableCoreExtensions: {
      ...({ focusEvents: false, keymap: false, tabindex: false, drop: false, paste: false, delete: false } as const),
    },
    editorProps: {
      attributes: () => ({
        ...attributes(),
        "aria-multiline": String(!options.oneLine),
        spellcheck: "true",
        translate: "no",
      }),
      clipboardTextSerializer: ({ content }) =>
        lineOf(runsOfDoc({ content: (content.toJSON() ?? []) as TextNode[] }), options.tokens()),
      handleKeyDown: (view, event) => pressed(view, event, options),
      handleTextInput: (view, from, to, text) => {
        called(view, text, options);
        return text.endsWith("}") && !view.composing && named(view, from, to, text, options);
      },
      handleClickOn: (view, _pos, node, at, _event, direct) => {
        if (!direct || !node.isAtom || node.type.name === "br") return false;
        view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, at)));
        return true;
      },
      handleDOMEvents: {
        // A popover that opened any sooner would be closed by the rest of the click.
        click: ({ state, dom }, { target }) => {
          const sign = target instanceof Element && target !== dom && target.closest(".dl-tag") !== null;
          if (sign && state.selection instanceof NodeSelection) options.onAsk({ what: "chip" });
          return false;
        },
        // ProseMirror would keep Escape from a dialog around.
        keydown: (_, { key }) => key === "Escape" && options.onEnd === undefined,
        // Before ProseMirror, which would parse all of it by itself.
        paste: (view, event) => paste(view, event, event.clipboardData, options),
        drop: (view, event) => drop(view, event, options),
        beforeinput: (view, event) => asked(view, event as InputEvent, options),
        compositionstart: () => {
          options.onCompose(true);
          return false;
        },
        compositionend: (view) => composed(view, options),
      },
    },
    onUpdate: ({ editor, transaction }) => {
      if (transaction.getMeta(OUTSIDE) !== true) options.onChange(runsIn(editor));
    },
  });
}

const runsIn = (editor: Editor): RichText => runsOfDoc(editor.getJSON() as unknown as TextDoc);

/** Shows another text, changing only what is another one, so that the caret stays where it can. */
export function showRuns(editor: Editor, runs: RichText): void {
  const { state, view } = editor;
  if (view.composing || sameRuns(runsIn(editor), runs)) return;
  const next = editor.schema.nodeFromJSON(docOf(runs));
  const start = state.doc.content.findDiffStart(next.content);
  const end = state.doc.content.findDiffEnd(next.content);
  if (start === null || end === null) return;
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  const slice = next.slice(start, end.b + overlap);
  view.dispatch(state.tr.replace(start, end.a + overlap, slice).setMeta(OUTSIDE, true));
}

/** The caret goes where it was asked for, else to the end. */
export function focusAt({ state, view }: Editor, point: Point | undefined): void {
  const at = point === undefined ? null : view.posAtCoords(point);
  const caret = at === null ? Selection.atEnd(state.doc) : Selection.near(state.doc.resolve(at.pos));
  view.dispatch(state.tr.setSelection(caret));
  view.focus();
}

/** Puts runs in place of what is selected, or of so many signs before the caret. */
export function putRuns(editor: Editor, runs: RichText, typed = 0): void {
  const { tr } = editor.state;
  const { from, to } = tr.selection;
  editor.view.dispatch(put(tr.delete(Math.max(0, from - typed), to), runs, editor.view).scrollIntoView());
  editor.view.focus();
}

/** The run of the sign that is selected. */
export function chosenRun(editor: Editor): Run | undefined {
  const { selection } = editor.state;
  if (!(selection instanceof NodeSelection)) return undefined;
  return selection.node.attrs.run as Run | undefined;
}

/** Selects the sign that was just put in. */
export function chooseBefore({ state, view }: Editor): void {
  const { $from } = state.selection;
  const node = $from.nodeBefore;
  if (node === null || node.isText) return;
  view.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, $from.pos - node.nodeSize)));
}

/** The caret goes behind the sign that is selected, so that what is typed next does not replace it. */
export function leaveChosen({ state, view }: Editor): void {
  const { selection } = state;
  if (!(selection instanceof NodeSelection)) return;
  view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, selection.to)));
}

/** The words that are selected, values as a sign each. */
export const wordsChosen = ({ state }: Editor): string =>
  state.doc.textBetween(state.selection.from, state.selection.to, " ", "…");

/** Another run in the sign that is selected, which keeps its marks and stays selected. */
export function changeChosen(editor: Editor, run: Run): void {
  const { selection, tr } = editor.state;
  if (!(selection instanceof NodeSelection)) return;
  const { b: _, i: __, u: ___, a: ____, ...own } = run as VariableRun;
  tr.setNodeMarkup(selection.from, undefined, { run: own }, selection.node.marks);
  editor.view.dispatch(tr.setSelection(NodeSelection.create(tr.doc, selection.from)));
}

/** Sets or takes away a mark of what is selected, or of what is typed next. */
export const toggleIn = (editor: Editor, mark: keyof Marks): void => {
  toggle(editor.view, mark);
  editor.view.focus();
};

/** Whether what is selected has a mark, or what is typed next will have it. */
export function isMarked({ state }: Editor, mark: keyof Marks): boolean {
  const { from, to, empty, $from } = state.selection;
  const type = state.schema.marks[mark] as MarkType;
  return empty
    ? type.isInSet(state.storedMarks ?? $from.marks()) !== undefined
    : state.doc.rangeHasMark(from, to, type);
}

/** The link around the caret or in the selection. */
export function linkIn(editor: Editor): Link | undefined {
  const { state } = editor;
  const type = state.schema.marks.a as MarkType;
  const { from, to } = state.selection.empty ? aroundLink(editor) : state.selection;
  let link: Link | undefined;
  state.doc.nodesBetween(from, to, ({ marks }) => {
    link ??= type.isInSet(marks)?.attrs.link as Link | undefined;
  });
  return link;
}

/** Gives what is selected a link, or the whole link around the caret another one; without words there, the words are put in. */
export function putLink(editor: Editor, link: Link | undefined, words: string): void {
  const { state, view } = editor;
  const type = state.schema.marks.a as MarkType;
  const { from, to } = state.selection.empty ? aroundLink(editor) : state.selection;
  const { tr } = state;
  const end = from === to && link !== undefined ? from + words.length : to;
  if (end > to) tr.insertText(words, from);
  tr.removeMark(from, end, type);
  if (link !== undefined) tr.addMark(from, end, type.create({ link }));
  view.dispatch(tr.removeStoredMark(type));
  view.focus();
}

/** From where to where the link around the caret goes; the caret itself where there is none. */
function aroundLink({ state }: Editor): { readonly from: number; readonly to: number } {
  const { $from } = state.selection;
  const type = state.schema.marks.a as MarkType;
  const mark = [$from.nodeAfter, $from.nodeBefore].map((node) => node && type.isInSet(node.marks)).find(Boolean);
  let [from, to] = [$from.pos, $from.pos];
  if (!mark) return { from, to };
  let at = $from.start();
  const spans: (readonly [number, number])[] = [];
  $from.parent.forEach(({ marks, nodeSize }) => {
    if (mark.isInSet(marks)) spans.push([at, at + nodeSize]);
    at += nodeSize;
  });
  // Grown to both sides over all that has the same link.
  for (const [start, end] of spans) if (start <= to && end >= from) to = Math.max(to, end);
  for (const [start, end] of [...spans].reverse()) if (start <= to && end >= from) from = Math.min(from, start);
  return { from, to };
}

const put = (tr: Transaction, runs: RichText, view: EditorView): Transaction => {
  const nodes = docOf(runs).content.map((node) => view.state.schema.nodeFromJSON(node));
  return tr.replaceSelection(new Slice(Fragment.from(nodes), 0, 0));
};

function paste(view: EditorView, event: Event, data: DataTransfer | null, options: WriterOptions): boolean {
  const { marks, oneLine } = options;
  event.preventDefault();
  if (!view.editable) return true;
  const pasted = { html: data?.getData("text/html") ?? "", text: data?.getData("text/plain") ?? "" };
  const file = pasted.html === "" && pasted.text === "" && (data?.files.length ?? 0) > 0;
  const result = file
    ? "file"
    : cleaned(pasted, { links: options.links(), known: options.known, tokens: options.tokens() });
  if (typeof result === "object") {
    const runs = plainRuns(result.runs, { marks, breaks: !oneLine });
    if (runs.length > 0) view.dispatch(put(view.state.tr, runs, view).scrollIntoView());
  }
  options.onPasted(result);
  return true;
}

/** What comes from elsewhere is as if pasted where it is let go; parts of the text itself are moved. */
function drop(view: EditorView, event: DragEvent, options: WriterOptions): boolean {
  if (view.dragging !== null) return false;
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
  if (at !== null) view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(at.pos))));
  return paste(view, event, event.dataTransfer, options);
}

/** `@` at the beginning of a word and `{{` call for a value. */
function called(view: EditorView, text: string, { onAsk }: WriterOptions): void {
  if (text !== "@" && text !== "{") return;
  const { $from } = view.state.selection;
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, "\ufffc").slice(-1);
  const calls = text === "@" ? before === "" || /[\s(\ufffc]/.test(before) : before === "{";
  // Once the sign stands there.
  if (calls) queueMicrotask(() => onAsk({ what: "detail", typed: text === "@" ? 1 : 2 }));
}

/** A name in braces becomes what it stands for. */
function named({ state, dispatch }: EditorView, from: number, to: number, text: string, options: WriterOptions) {
  const line = state.doc.textBetween(0, from, undefined, "\ufffc") + text;
  const [typed = "", twice, once] = /\{\{([^{}\ufffc]+)\}\}$|(?<!\{)\{([^{}\ufffc]+)\}$/.exec(line) ?? [];
  const name = (twice ?? once)?.trim();
  if (name === undefined) return false;
  const run = options.tokens().runs.get(name) ?? options.named(name);
  if (run === undefined) {
    // Once it stands there.
    queueMicrotask(() => options.onUnknown(typed));
    return false;
  }
  // Of the name all may come at once, with words before it, or only its end.
  const words = text.slice(0, Math.max(0, text.length - typed.length));
  const start = from + text.length - typed.length;
  const nodes = docOf([{ t: words }, run]).content.map((one) => state.schema.nodeFromJSON(one));
  dispatch(state.tr.replaceWith(Math.min(from, start), to, nodes).scrollIntoView());
  return true;
}

/** Once an input method has let go of a word: it is an entry of the history, and a name whose last sign came from it is a detail. */
function composed(view: EditorView, options: WriterOptions): boolean {
  setTimeout(() => {
    if (view.isDestroyed || view.composing) return;
    options.onCompose(false);
    const { from, empty, $from } = view.state.selection;
    if (empty && $from.nodeBefore?.text?.endsWith("}") === true) named(view, from, from, "", options);
  }, COMPOSED);
  return false;
}

/** After so many ms ProseMirror has read a word of an input method. */
const COMPOSED = 50;

const FORMATS: ReadonlyMap<string, keyof Marks> = new Map([
  ["formatBold", "b"],
  ["formatItalic", "i"],
  ["formatUnderline", "u"],
]);

/** What menus, telephones and dictation ask for without a key; all else is for the browser to do. */
function asked(view: EditorView, event: InputEvent, options: WriterOptions): boolean {
  const { inputType } = event;
  if (inputType === "historyUndo" || inputType === "historyRedo") options.onTravel(inputType === "historyUndo");
  else if (inputType === "insertParagraph" || inputType === "insertLineBreak") beginLine(view, options);
  else if (/^(?:format|insertLink)/.test(inputType)) {
    const mark = FORMATS.get(inputType);
    if (mark !== undefined && options.marks) toggle(view, mark);
  } else return false;
  event.preventDefault();
  return true;
}

const MARK_KEYS: readonly (readonly [string, keyof Marks])[] = [
  ["Mod+B", "b"],
  ["Mod+I", "i"],
  ["Mod+U", "u"],
];

function pressed(view: EditorView, event: KeyboardEvent, options: WriterOptions): boolean {
  if (event.isComposing) return false;
  const mark = MARK_KEYS.find(([keys]) => matches(event, keys));
  if (mark !== undefined) {
    if (options.marks) toggle(view, mark[1]);
  } else if (matches(event, "Mod+Z")) options.onTravel(true);
  else if (matches(event, "Mod+Shift+Z") || (!isApple() && matches(event, "Mod+Y"))) options.onTravel(false);
  else if (matches(event, "Mod+K")) {
    if (options.marks) options.onAsk({ what: "link" });
  } else if (matches(event, "Alt+F10")) options.onAsk({ what: "tools" });
  else if (event.key === "Escape" && options.onEnd !== undefined) options.onEnd();
  else if (event.key === "Enter") enter(view, event, options);
  else return (event.key === "Backspace" || event.key === "Delete") && deleted(view, event);
  event.preventDefault();
  event.stopPropagation();
  return true;
}

function enter(view: EditorView, event: KeyboardEvent, options: WriterOptions): void {
  const { selection, doc } = view.state;
  if (selection instanceof NodeSelection) options.onAsk({ what: "chip" });
  else if (event.ctrlKey || event.metaKey) {
    if (selection.to === doc.content.size) options.onMore();
  } else if (options.enterEnds() && !event.shiftKey) options.onEnd?.();
  else beginLine(view, options);
}

function beginLine({ state, dispatch }: EditorView, { oneLine }: WriterOptions): void {
  if (!oneLine) dispatch(state.tr.replaceSelectionWith(state.schema.node("br"), false).scrollIntoView());
}

/** A sign or a line break beside the caret goes as a whole, in the way of no browser. */
function deleted(view: EditorView, event: KeyboardEvent): boolean {
  const { selection, tr } = view.state;
  const { $from, from } = selection;
  if (!selection.empty || event.altKey || event.ctrlKey || event.metaKey) {
    if (selection.empty) return false;
    view.dispatch(tr.deleteSelection().scrollIntoView());
    return true;
  }
  const back = event.key === "Backspace";
  const node = back ? $from.nodeBefore : $from.nodeAfter;
  if (node === null || node.isText) return false;
  view.dispatch(tr.delete(back ? from - node.nodeSize : from, back ? from : from + node.nodeSize).scrollIntoView());
  return true;
}

function toggle({ state, dispatch }: EditorView, mark: keyof Marks): void {
  const type = state.schema.marks[mark];
  if (type !== undefined) toggleMark(type)(state, dispatch);
}
