/** What is suggested at the caret of a formula, in a list below the field, which keeps the focus. */

import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import { Popover } from "../ui/Popover.tsx";
import { scrollWithin } from "../ui/scrollWithin.ts";
import type { Completion, Completions } from "./complete.ts";
import type { FormulaWords } from "./words.ts";

/** What is suggested at the caret, and the keys that choose of it. */
export function useSuggestions(
  field: RefObject<HTMLTextAreaElement | null>,
  type: (text: string) => void,
  at: (text: string, caret: number) => Completions,
) {
  const [found, setFound] = useState<Completions | undefined>(undefined);
  const [active, setActive] = useState(0);
  const caret = useRef<number | undefined>(undefined);
  useEffect(() => {
    if (caret.current === undefined) return;
    field.current?.setSelectionRange(caret.current, caret.current);
    caret.current = undefined;
  });
  const shown = found !== undefined && found.items.length > 0 ? found : undefined;
  const close = () => setFound(undefined);
  /** Without a letter only when asked for, and not when all of it is written. */
  const look = (text: string, place: number, asked = false) => {
    const next = at(text, place);
    const typed = text.slice(next.from, place);
    const values = next.items[0]?.kind === "value";
    const done = next.items[0]?.insert === typed && next.to === place;
    setActive(0);
    setFound(asked || ((typed !== "" || values) && !done) ? next : undefined);
  };
  const accept = ({ insert }: Completion) => {
    const element = field.current;
    if (element === null || found === undefined) return;
    caret.current = found.from + insert.length;
    type(element.value.slice(0, found.from) + insert + element.value.slice(found.to));
    close();
    element.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const heard = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    if (shown === undefined) {
      if (!(event.key === " " && event.ctrlKey) && !(event.key === "ArrowDown" && event.altKey)) return;
      heard();
      look(event.currentTarget.value, event.currentTarget.selectionStart, true);
      return;
    }
    const { length } = shown.items;
    const chosen = shown.items[active];
    if (event.key === "Escape") close();
    else if (event.key === "ArrowDown") setActive((active + 1) % length);
    else if (event.key === "ArrowUp") setActive((active - 1 + length) % length);
    else if ((event.key === "Enter" || event.key === "Tab") && chosen !== undefined) accept(chosen);
    else return;
    heard();
  };
  return { shown, active, look, close, accept, onKeyDown };
}

export interface SuggestionsProps {
  readonly id: string;
  readonly field: RefObject<HTMLElement | null>;
  readonly suggesting: ReturnType<typeof useSuggestions>;
  readonly words: FormulaWords;
}

export function Suggestions({ id, field, suggesting, words }: SuggestionsProps) {
  const { shown, active, close, accept } = suggesting;
  return (
    <>
      {shown !== undefined && (
        <Popover id={id} role="listbox" label={words.suggestions} anchor={field} onClose={close}>
          {shown.items.map((item, i) => (
            <Suggestion
              key={item.insert}
              id={`${id}-${i}`}
              item={item}
              active={i === active}
              onChoose={() => accept(item)}
            />
          ))}
        </Popover>
      )}
      <span className="dn-hidden" role="status">
        {shown && words.suggested(shown.items.length)}
      </span>
    </>
  );
}

interface SuggestionProps {
  readonly id: string;
  readonly item: Completion;
  readonly active: boolean;
  readonly onChoose: () => void;
}

function Suggestion({ id, item: { kind, insert, title, about }, active, onChoose }: SuggestionProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) scrollWithin(element.current);
  }, [active]);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the field above keeps the focus and points here
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field above hears the keys
    <div
      ref={element}
      id={id}
      role="option"
      className="dn-menu-item"
      aria-selected={active}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <code dir="ltr">{kind === "function" ? `${insert}${title})` : insert}</code>
      <span className="dn-quiet dn-ellipsis">{kind === "function" ? about : title}</span>
    </div>
  );
}
