/** The tools of a text: a dark bar above it on the paper, a row below it in a field. */

import type { Marks } from "@dunlin/templates";
import type { Editor } from "@tiptap/core";
import { type KeyboardEvent, type Ref, useRef, useState } from "react";
import { isApple, keysText } from "../../actions/keys.ts";
import { Icon } from "../../ui/Icon.tsx";
import type { IconName } from "../../ui/icons.ts";
import { Menu, type MenuItem } from "../../ui/Popover.tsx";
import { useBuilderHost } from "../host/context.tsx";
import { looksOf } from "./looks.ts";
import type { WriterState } from "./useWriter.ts";
import { toggleIn } from "./writer.ts";

export interface ToolbarProps {
  readonly barRef: Ref<HTMLDivElement>;
  readonly editor: Editor;
  readonly state: WriterState;
  readonly marks: boolean;
  readonly look: "floating" | "field";
  readonly onDetail: (button: HTMLElement) => void;
  readonly onLink: () => void;
  readonly onPlural: () => void;
  readonly onChoice: () => void;
  readonly onChip: () => void;
}

const MARKS: readonly (readonly [Exclude<keyof Marks, "a">, "bold" | "italic" | "underline", string])[] = [
  ["b", "bold", "Mod+B"],
  ["i", "italic", "Mod+I"],
  ["u", "underline", "Mod+U"],
];

export function Toolbar(props: ToolbarProps) {
  const { barRef, editor, state, marks, look, onDetail, onLink, onPlural, onChoice, onChip } = props;
  const { words, dir, locale, store } = useBuilderHost();
  const { writing: texts } = words;
  const { chosen } = state;
  const { variables } = store.getState().doc;
  return (
    <div
      ref={barRef}
      className="dn-writing-bar"
      data-look={look}
      data-writing=""
      role="toolbar"
      aria-label={texts.tools}
      dir={dir}
      lang={locale}
      // The caret stays where it is.
      onMouseDown={(event) => event.preventDefault()}
      onKeyDown={(event) => toolKey(event, editor)}
    >
      {marks &&
        MARKS.map(([mark, name, keys], i) => (
          <Tool
            key={mark}
            icon={name}
            label={texts[name]}
            keys={keys}
            first={i === 0}
            pressed={state.marks[mark]}
            onClick={() => toggleIn(editor, mark)}
          />
        ))}
      {marks && <Tool icon="link" label={texts.link} keys="Mod+K" pressed={state.marks.a} onClick={onLink} />}
      <button
        type="button"
        className="dn-writing-detail"
        tabIndex={marks ? -1 : 0}
        aria-haspopup="dialog"
        title={texts.insert}
        onClick={(event) => onDetail(event.currentTarget)}
      >
        <Icon name="tag" size={14} />
        <span>{texts.insert}</span>
      </button>
      {chosen !== undefined && (
        <Tool icon="note" label={looksOf(variables, undefined, texts)(chosen).title} onClick={onChip} />
      )}
      <More
        items={[
          { label: texts.addPlural, icon: "amount", run: onPlural },
          { label: texts.addChoice, icon: "switch", run: onChoice },
        ]}
      />
      <span className="dn-hidden" role="status">
        {chosen === undefined ? "" : looksOf(variables, undefined, texts)(chosen).title}
      </span>
    </div>
  );
}

function More({ items }: { readonly items: readonly MenuItem[] }) {
  const { more } = useBuilderHost().words.writing;
  const [open, setOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={anchor}
        type="button"
        tabIndex={-1}
        aria-label={more}
        title={more}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        <Icon name="more" size={14} />
      </button>
      {open && <Menu label={more} anchor={anchor} onClose={() => setOpen(false)} items={items} />}
    </>
  );
}

interface ToolProps {
  readonly icon: IconName;
  readonly label: string;
  readonly keys?: string;
  readonly first?: boolean;
  readonly pressed?: boolean;
  readonly onClick: () => void;
}

const Tool = ({ icon, label, keys, first = false, pressed, onClick }: ToolProps) => (
  <button
    type="button"
    tabIndex={first ? 0 : -1}
    aria-label={label}
    title={keys === undefined ? label : `${label} (${keysText(keys, isApple())})`}
    aria-pressed={pressed}
    onClick={onClick}
  >
    <Icon name={icon} size={14} />
  </button>
);

/** Arrows go through the tools, Escape goes back to the text. */
function toolKey(event: KeyboardEvent<HTMLDivElement>, editor: Editor): void {
  if (!(event.target as Element).matches(".dn-writing-bar > button")) return;
  const tools = [...event.currentTarget.querySelectorAll<HTMLElement>(":scope > button")];
  const at = tools.indexOf(event.target as HTMLElement);
  const forth = getComputedStyle(event.currentTarget).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  const back = forth === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
  const to = { [forth]: at + 1, [back]: at - 1 + tools.length, Home: 0, End: tools.length - 1 }[event.key];
  if (to !== undefined) tools[to % tools.length]?.focus();
  else if (event.key === "Escape") editor.view.focus();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
