/** The messages of a list as rows to type in: day, channel, template. Only rows that are in sight are drawn. */

import { Fragment, type RefObject, useLayoutEffect, useRef, useState } from "react";
import { type NodeId, nodeAt } from "../document/strategy.ts";
import { useHost } from "../host/context.tsx";
import { IconButton } from "../ui/Button.tsx";
import { Select, TextInput } from "../ui/Field.tsx";
import { Badge } from "../ui/Icon.tsx";
import type { Sight } from "../ui/useSight.ts";
import { withMoved, withoutStep, withStep } from "./edits.ts";
import type { ListStep, SimpleList } from "./list.ts";

/** Channels that a message can have, besides those of the templates. */
const CHANNELS = ["email", "sms", "whatsapp", "voice", "letter", "push"];

export interface PartProps {
  readonly list: SimpleList;
  readonly edit: (list: SimpleList) => void;
  readonly readOnly: boolean;
}

export interface TableProps extends PartProps {
  /** The settings of a step are to be shown and to get the focus. */
  readonly onOpen: (id: NodeId) => void;
  readonly sight: Sight;
  readonly scroller: RefObject<HTMLElement | null>;
}

export function Table({ sight, scroller, list, edit, readOnly, onOpen }: TableProps) {
  const { words } = useHost();
  const { days, from, channel, template } = words.list.columns;
  const table = useRef<HTMLTableElement>(null);
  const [typing, setTyping] = useState<number | undefined>(undefined);
  const drawn = useDrawn(list.steps.length, typing, sight, table, scroller);
  return (
    <table ref={table} className="dn-list-table" aria-label={words.list.title} aria-rowcount={list.steps.length + 1}>
      <thead>
        <tr aria-rowindex={1}>
          <td />
          {[days, from, channel, template].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
          <td />
        </tr>
      </thead>
      <tbody>
        {drawn.map((index, i) => {
          const step = list.steps[index] as ListStep;
          const left = index - (drawn[i - 1] ?? -1) - 1;
          return (
            <Fragment key={step.send ?? `new-${index}`}>
              {left > 0 && <Gap rows={left} />}
              <Row {...{ step, index, list, edit, readOnly, onOpen }} onFocus={() => setTyping(index)} />
            </Fragment>
          );
        })}
        <Gap rows={list.steps.length - 1 - (drawn.at(-1) ?? -1)} />
      </tbody>
    </table>
  );
}

/** Height of a row, as far as it is known before it is drawn. */
const ROW = 45;

/** Rows that are in sight, and the one that is typed in, wherever it is. */
function useDrawn(
  count: number,
  typing: number | undefined,
  { top, bottom }: Sight,
  table: RefObject<HTMLElement | null>,
  scroller: RefObject<HTMLElement | null>,
): readonly number[] {
  const [begin, setBegin] = useState(0);
  useLayoutEffect(() => {
    const [box, around] = [table.current, scroller.current];
    if (box === null || around === null) return;
    setBegin(Math.round(box.getBoundingClientRect().top - around.getBoundingClientRect().top + around.scrollTop));
  });
  const indices = Array.from({ length: count }, (_, index) => index);
  return indices.filter(
    (index) => index === typing || (begin + (index + 2) * ROW > top && begin + index * ROW < bottom),
  );
}

/** The place of rows that are not drawn. */
const Gap = ({ rows }: { readonly rows: number }) =>
  rows > 0 && (
    <tr>
      <td colSpan={6} style={{ blockSize: rows * ROW, padding: 0 }} />
    </tr>
  );

interface RowProps extends Omit<TableProps, "scroller" | "sight"> {
  readonly step: ListStep;
  readonly index: number;
  readonly onFocus: () => void;
}

function Row({ step, index, list, edit, readOnly, onOpen, onFocus }: RowProps) {
  const host = useHost();
  const { words, presets } = host;
  const { columns } = words.list;
  const label = (what: string) => words.list.row(what, index + 1);
  const change = (part: Partial<ListStep>) => edit(withStep(list, index, part));
  const channels = [...new Set([...CHANNELS, step.channel])];
  const badge = presets.find(({ id }) => id === `send.${step.channel}`)?.badge;
  return (
    <tr aria-rowindex={index + 2} onFocus={onFocus}>
      <td className="dn-list-number">{index + 1}</td>
      <td className="dn-list-days">
        <TextInput
          type="number"
          size="small"
          aria-label={label(columns.days)}
          value={String(Math.abs(step.days))}
          min={0}
          readOnly={readOnly}
          onCommit={(text) => {
            const days = Number(text);
            if (Number.isInteger(days) && days >= 0) change({ days: step.days < 0 ? -days : days });
          }}
        />
      </td>
      <td>
        <From step={step} label={label(columns.from)} readOnly={readOnly} change={change} />
      </td>
      <td>
        <div className="dn-row">
          {badge !== undefined && <Badge name={badge} size={20} />}
          <Select
            size="small"
            aria-label={label(columns.channel)}
            value={step.channel}
            disabled={readOnly}
            options={channels.map((value) => ({ value, label: words.nodes.channels[value] ?? value }))}
            onChange={(channel) => change({ channel })}
          />
        </div>
      </td>
      <td>
        <Template step={step} label={label(columns.template)} readOnly={readOnly} change={change} />
        <Others step={step} />
      </td>
      <td>
        <RowTools index={index} list={list} edit={edit} readOnly={readOnly} step={step} onOpen={onOpen} />
      </td>
    </tr>
  );
}

interface CellProps {
  readonly step: ListStep;
  readonly label: string;
  readonly readOnly: boolean;
  readonly change: (part: Partial<ListStep>) => void;
}

function From({ step, label, readOnly, change }: CellProps) {
  const { list } = useHost().words;
  const { from, days } = step;
  return (
    <Select<"due" | "before" | "previous">
      size="small"
      aria-label={label}
      disabled={readOnly}
      value={from === "previous" ? "previous" : days < 0 ? "before" : "due"}
      options={[
        { value: "due", label: list.due },
        { value: "before", label: list.beforeDue },
        { value: "previous", label: list.previous },
      ]}
      onChange={(value) => {
        const far = Math.abs(days);
        if (value === "previous") change({ from: "previous", days: far });
        else change({ from: "due", days: value === "before" ? -Math.max(1, far) : far });
      }}
    />
  );
}

/** One of the host's templates where it has any for the channel, else its reference. */
function Template({ step, label, readOnly, change }: CellProps) {
  const { settings, words } = useHost();
  const own = settings.templates?.filter(({ channel }) => channel === step.channel) ?? [];
  if (own.length === 0)
    return (
      <TextInput
        size="small"
        aria-label={label}
        value={step.template}
        placeholder={words.nodes.chooseTemplate}
        readOnly={readOnly}
        onCommit={(template) => change({ template: template.trim() })}
      />
    );
  return (
    <Select
      size="small"
      aria-label={label}
      disabled={readOnly}
      value={step.template === "" ? undefined : step.template}
      placeholder={words.nodes.chooseTemplate}
      options={own.map(({ ref, title }) => ({ value: ref, label: title }))}
      onChange={(template) => change({ template })}
    />
  );
}

/** Channels that are tried when the first one cannot be used. */
function Others({ step }: { readonly step: ListStep }) {
  const { words, store } = useHost();
  const node = step.send === undefined ? undefined : nodeAt(store.getState().doc, step.send);
  const others = Array.isArray(node?.via) ? (node.via as { readonly channel?: unknown }[]).slice(1) : [];
  if (others.length === 0) return null;
  const names = others.map(({ channel }) => words.nodes.channels[String(channel)] ?? String(channel));
  return <p className="dn-help">{words.list.orElse(names.join(", "))}</p>;
}

function RowTools({ index, list, edit, readOnly, step, onOpen }: Omit<RowProps, "onFocus">) {
  const { words } = useHost();
  const label = (what: string) => words.list.row(what, index + 1);
  const last = index === list.steps.length - 1;
  return (
    <div className="dn-list-tools">
      {!readOnly && (
        <>
          {index > 0 && (
            <IconButton
              icon="up"
              size="small"
              label={label(words.list.up)}
              onClick={() => edit(withMoved(list, index, index - 1))}
            />
          )}
          {!last && (
            <IconButton
              icon="down"
              size="small"
              label={label(words.list.down)}
              onClick={() => edit(withMoved(list, index, index + 1))}
            />
          )}
          <IconButton
            icon="trash"
            size="small"
            label={label(words.list.remove)}
            onClick={() => edit(withoutStep(list, index))}
          />
        </>
      )}
      {step.send !== undefined && (
        <IconButton
          icon="right"
          size="small"
          label={label(words.shell.settings)}
          onClick={() => onOpen(step.send as NodeId)}
        />
      )}
    </div>
  );
}
