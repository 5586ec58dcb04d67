/** Choosing a detail: found by its name or path, in the groups of the schema, each with what it shows for the sample person. */

import type { Locale, ValuePath } from "@dunlin/templates";
import { type KeyboardEvent, type RefObject, useId, useMemo, useRef, useState } from "react";
import { Icon } from "../../ui/Icon.tsx";
import { Popover } from "../../ui/Popover.tsx";
import { scrollWithin } from "../../ui/scrollWithin.ts";
import { useBuilder, useBuilderHost, useSample } from "../host/context.tsx";
import { type Detail, detailsOf, exampleOf, found } from "./details.ts";

export interface DetailPickerProps {
  readonly anchor: RefObject<HTMLElement | null>;
  /** Of the text. */
  readonly locale: Locale;
  readonly row: ValuePath | undefined;
  /** Those that may be chosen; without it, all that fit into the place. */
  readonly details?: readonly Detail[];
  readonly onChoose: (path: ValuePath) => void;
  readonly onClose: () => void;
}

export function DetailPicker({ anchor, locale, row, details, onChoose, onClose }: DetailPickerProps) {
  const { details: says } = useBuilderHost().words.writing;
  const sample = useSample();
  const variables = useBuilder(({ doc }) => doc.variables);
  const [wanted, setWanted] = useState("");
  const id = useId();
  const all = useMemo(() => details ?? detailsOf(variables, row), [details, variables, row]);
  const examples = useExamples(all, locale, row);
  const groups = useMemo(() => groupsOf(found(all, wanted)), [all, wanted]);
  const shown = groups.flatMap((group) => group.details);
  const { list, chosen, point, onKeyDown } = useKeys(id, shown, onChoose);
  return (
    <Popover label={says.title} anchor={anchor} onClose={onClose} className="dn-details">
      <div className="dn-find">
        <Icon name="search" size={14} />
        <input
          className="dn-input"
          data-size="small"
          type="search"
          role="combobox"
          aria-label={says.find}
          placeholder={says.find}
          aria-expanded="true"
          aria-controls={id}
          aria-activedescendant={shown.length === 0 ? undefined : `${id}-${chosen}`}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          data-first=""
          value={wanted}
          onChange={(event) => {
            setWanted(event.target.value);
            point(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <p className="dn-help">{says.example(sample.title)}</p>
      <div ref={list} id={id} role="listbox" aria-label={says.title} tabIndex={-1}>
        {groups.map((group) => (
          <GroupView key={group.group} {...{ id, group, examples, chosen, onChoose }} onPoint={point} />
        ))}
      </div>
      {shown.length === 0 && (
        <p className="dn-help" role="status">
          {says.none}
        </p>
      )}
    </Popover>
  );
}

/** What each detail shows for the sample person. */
function useExamples(details: readonly Detail[], locale: Locale, row: ValuePath | undefined) {
  const { settings } = useBuilderHost();
  const sample = useSample();
  const variables = useBuilder(({ doc }) => doc.variables);
  return useMemo((): ReadonlyMap<ValuePath, string> => {
    const { context, zone } = sample;
    const site = { ...{ variables, locale, context, zone, row }, links: settings.links };
    return new Map(details.map(({ path }) => [path, exampleOf({ var: path }, site)]));
  }, [details, variables, locale, sample, row, settings.links]);
}

/** One of those that are shown is chosen by keys, while the focus stays in the field. */
function useKeys(id: string, shown: readonly Detail[], onChoose: (path: ValuePath) => void) {
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const chosen = Math.min(at, shown.length - 1);
  const go = (to: number) => {
    setAt(to);
    scrollWithin(list.current?.querySelector(`#${CSS.escape(`${id}-${to}`)}`));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowDown: chosen + 1, ArrowUp: chosen - 1 + shown.length, PageDown: chosen + 6, PageUp: chosen - 6 };
    const next = to[event.key as keyof typeof to];
    const one = shown[chosen];
    if (next !== undefined && shown.length > 0)
      go(event.key.startsWith("Page") ? Math.max(0, Math.min(shown.length - 1, next)) : next % shown.length);
    else if (event.key === "Enter" || (event.key === "Tab" && !event.shiftKey)) {
      if (one !== undefined) onChoose(one.path);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { list, chosen, point: setAt, onKeyDown };
}

interface GroupViewProps {
  /** Of the list. */
  readonly id: string;
  readonly group: Group;
  readonly examples: ReadonlyMap<ValuePath, string>;
  /** The number of the one that is chosen. */
  readonly chosen: number;
  readonly onPoint: (at: number) => void;
  readonly onChoose: (path: ValuePath) => void;
}

function GroupView({ id, group: { group, details, from }, examples, chosen, onPoint, onChoose }: GroupViewProps) {
  const { details: says } = useBuilderHost().words.writing;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a list box
    <div role="group" aria-labelledby={`${id}-g${from}`}>
      <b id={`${id}-g${from}`} aria-hidden="true">
        {group === "" ? says.general : group}
      </b>
      {details.map((detail, i) => (
        <Option
          key={detail.path}
          id={`${id}-${from + i}`}
          detail={detail}
          example={examples.get(detail.path) ?? ""}
          chosen={from + i === chosen}
          missing={says.missing}
          onPoint={() => onPoint(from + i)}
          onChoose={() => onChoose(detail.path)}
        />
      ))}
    </div>
  );
}

interface OptionProps {
  readonly id: string;
  readonly detail: Detail;
  readonly example: string;
  readonly chosen: boolean;
  readonly missing: string;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
}

function Option({ id, detail: { title, path }, example, chosen, missing, onPoint, onChoose }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard in the field above
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field above
    <div id={id} role="option" aria-selected={chosen} onMouseMove={onPoint} onClick={onChoose}>
      <span className="dn-detail-name">{title}</span>
      <span className="dn-detail-example" data-missing={example === "" || undefined}>
        {example === "" ? missing : example}
      </span>
      <code dir="ltr">{path}</code>
    </div>
  );
}

interface Group {
  readonly group: string;
  readonly details: readonly Detail[];
  /** The number of the first of them. */
  readonly from: number;
}

/** Neighbors of one group. */
function groupsOf(details: readonly Detail[]): readonly Group[] {
  const names = [...new Set(details.map(({ group }) => group))];
  const ordered = names.map((group) => ({ group, details: details.filter((one) => one.group === group) }));
  let from = 0;
  return ordered.map((one) => {
    const placed = { ...one, from };
    from += one.details.length;
    return placed;
  });
}
