/** A text that is written in: its tools, and what opens from it. The text itself is an element that is given. */

import type { Run } from "@dunlin/templates";
import type { Editor } from "@tiptap/core";
import { type ComponentType, type RefObject, useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useBuilderHost } from "../host/context.tsx";
import { ChipForm } from "./ChipForm.tsx";
import { DetailPicker } from "./DetailPicker.tsx";
import type { TextInputRunsProps } from "./field.ts";
import { LinkDialog } from "./LinkDialog.tsx";
import { newChoice, newPlural } from "./newRuns.ts";
import { takePoint } from "./point.ts";
import { Toolbar } from "./Toolbar.tsx";
import { useWriter, useWriterState, type WriterState, type WritingSite } from "./useWriter.ts";
import {
  type Asked,
  changeChosen,
  chooseBefore,
  focusAt,
  leaveChosen,
  linkIn,
  putLink,
  putRuns,
  wordsChosen,
} from "./writer.ts";

export interface WritingProps extends WritingSite {
  readonly mount: HTMLElement | null;
  readonly attributes: Readonly<Record<string, string>>;
  readonly look: "floating" | "field";
  /** How texts inside of this one are written. */
  readonly textField: ComponentType<TextInputRunsProps>;
  /** Takes the focus as soon as it is there. */
  readonly focused?: true;
}

type Open = Exclude<Asked, { what: "tools" }>;

export function Writing({ mount, attributes, look, focused, textField, ...site }: WritingProps) {
  const host = useBuilderHost();
  const { editor, open, toolbar, anchor, ask, openDetails, leave, back } = useOpening(mount, site, attributes);
  const state = useWriterState(editor);
  useEffect(() => {
    if (focused === true && editor !== undefined) focusAt(editor, takePoint());
  }, [focused, editor]);
  if (editor === undefined || mount === null || site.readOnly === true) return null;
  const insert = (run: Run) => {
    putRuns(editor, [run]);
    chooseBefore(editor);
    ask({ what: "chip" });
  };
  const { marks = false, row, locale } = site;
  // In a dialog nothing around it can be used, and all there is stands in a landmark.
  const layer = mount.closest("dialog, [data-region]") ?? host.root();
  return (
    <>
      <Toolbar
        barRef={toolbar}
        editor={editor}
        state={state}
        marks={marks}
        look={look}
        onDetail={openDetails}
        onLink={() => ask({ what: "link" })}
        onPlural={() => insert(newPlural(host.store.getState().doc.variables, locale, row))}
        onChoice={() => insert(newChoice(host.store.getState().doc.variables, row))}
        onChip={() => ask({ what: "chip" })}
      />
      {open !== undefined &&
        layer !== null &&
        createPortal(
          <Opened
            {...{ open, editor, anchor, marks, row, locale, textField }}
            chosen={state.chosen}
            onBack={back}
            onLeave={leave}
          />,
          layer,
        )}
    </>
  );
}

/** The editor of the text, and what is open beside it. */
function useOpening(mount: HTMLElement | null, site: WritingSite, attributes: WritingProps["attributes"]) {
  const [open, setOpen] = useState<Open>();
  const toolbar = useRef<HTMLDivElement>(null);
  const anchor = useRef<HTMLElement | null>(null);
  const ask = (asked: Asked) => {
    if (asked.what === "tools") toolbar.current?.querySelector<HTMLElement>("[tabindex='0']")?.focus();
    else {
      if (editor !== undefined && asked.what === "chip") anchor.current = signIn(editor);
      setOpen(asked);
    }
  };
  const editor = useWriter(mount, site, attributes, ask);
  const openDetails = (button: HTMLElement) => {
    anchor.current = button;
    setOpen({ what: "detail", typed: 0 });
  };
  const leave = () => setOpen(undefined);
  const back = () => {
    leave();
    if (editor !== undefined) leaveChosen(editor);
    // Popovers and dialogs give the focus back when they are gone.
    requestAnimationFrame(() => editor?.isDestroyed === false && editor.view.focus());
  };
  return { editor, open, toolbar, anchor, ask, openDetails, leave, back };
}

interface OpenedProps extends Pick<WritingProps, "locale" | "textField">, Pick<WriterState, "chosen"> {
  readonly open: Open;
  readonly editor: Editor;
  readonly marks: boolean;
  readonly row: WritingProps["row"] | undefined;
  /** What it opens from; a detail that was begun in the text opens from the caret. */
  readonly anchor: RefObject<HTMLElement | null>;
  /** Back to the text. */
  readonly onBack: () => void;
  readonly onLeave: () => void;
}

function Opened({ open, editor, anchor, marks, row, locale, textField, chosen, onBack, onLeave }: OpenedProps) {
  const host = useBuilderHost();
  const caret = useRef<HTMLElement | null>(null);
  return (
    <div className="dn-writing-layer" data-writing="" dir={host.dir} lang={host.locale}>
      <span
        className="dn-caret"
        ref={(line) => {
          caret.current = line;
          if (line?.style.left === "") putAtCaret(line, editor);
        }}
      />
      {open.what === "detail" && (
        <DetailPicker
          anchor={open.typed > 0 ? caret : anchor}
          locale={locale}
          row={row}
          onClose={onBack}
          onChoose={(path) => {
            onLeave();
            putRuns(editor, [{ var: path }], open.typed);
          }}
        />
      )}
      {open.what === "link" && (
        <LinkDialog
          link={linkIn(editor)}
          words={wordsChosen(editor)}
          onClose={onBack}
          onApply={(link, words) => {
            onBack();
            putLink(editor, link, words);
          }}
        />
      )}
      {open.what === "chip" && chosen !== undefined && (
        <ChipForm
          run={chosen}
          anchor={anchor}
          locale={locale}
          row={row}
          marks={marks}
          textField={textField}
          onClose={onBack}
          onChange={(run) => changeChosen(editor, run)}
        />
      )}
    </div>
  );
}

/** The sign that is selected, else the text. */
const signIn = ({ view, state }: Editor): HTMLElement => {
  const node = view.nodeDOM(state.selection.from);
  return node instanceof HTMLElement ? node : view.dom;
};

/** A line as high as the caret, for what opens beside it. */
function putAtCaret(line: HTMLElement | null, { view, state }: Editor): void {
  const { left, top, bottom } = view.coordsAtPos(state.selection.from);
  line?.style.setProperty("left", `${left}px`);
  line?.style.setProperty("top", `${top}px`);
  line?.style.setProperty("block-size", `${bottom - top}px`);
}
