/** Every change as a sentence, heavier ones told apart, with what stood before and stands after. */

import type { Change, WorstCase } from "@dunlin/engine/change";
import { useEffect, useRef } from "react";
import { nodeAt } from "../document/strategy.ts";
import { useHost } from "../host/context.tsx";
import { useRoomWords } from "../insight/messages.ts";
import { sentenceLocale } from "../nodes/names.ts";
import { IconButton, Segmented } from "../ui/Button.tsx";
import { Icon, type IconProps } from "../ui/Icon.tsx";
import { scrollWithin } from "../ui/scrollWithin.ts";
import { beforeAfter, type Filter, filtered, kindOf, type Told } from "./changes.ts";
import { COMPARE_EN } from "./words.en.ts";

export interface ChangeListProps {
  readonly told: readonly Told[];
  readonly shown: readonly Told[];
  readonly worst: readonly WorstCase[];
  readonly filter: Filter;
  /** The one that is looked at; -1 none. */
  readonly at: number;
  readonly onFilter: (filter: Filter) => void;
  readonly onGo: (at: number) => void;
}

const FILTERS: readonly Filter[] = ["all", "contact", "decision", "note"];

export function ChangeList({ told, shown, worst, filter, at, onFilter, onGo }: ChangeListProps) {
  const words = useRoomWords("compare", COMPARE_EN);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    scrollWithin(list.current?.children[at]);
  }, [at]);
  if (told.length === 0) return <p className="dn-insight-empty">{words.same}</p>;
  return (
    <>
      <div className="dn-insight-head">
        <h2>{words.title}</h2>
        <span className="dn-row">
          <span className="dn-quiet" role="status">
            {at >= 0 && shown.length > 0 && words.place(at + 1, shown.length)}
          </span>
          <IconButton icon="up" size="small" label={words.previous} onClick={() => onGo(at < 0 ? -1 : at - 1)} />
          <IconButton icon="down" size="small" label={words.next} onClick={() => onGo(at + 1)} />
        </span>
      </div>
      <div className="dn-compare-filter">
        <Segmented<Filter>
          label={words.filter}
          value={filter}
          options={FILTERS.map((one) => ({
            value: one,
            label: words.weightsCounted(words.weights[one], filtered(told, one).length),
          }))}
          onChange={onFilter}
        />
      </div>
      <Worst worst={worst} />
      {shown.length === 0 && <p className="dn-insight-note">{words.none}</p>}
      <ol ref={list} className="dn-changes" aria-label={words.title}>
        {shown.map((one, i) => (
          <Line key={`${one.change.kind}${one.change.path}`} told={one} here={i === at} onChoose={() => onGo(i)} />
        ))}
      </ol>
    </>
  );
}

const SIGNS: Readonly<Record<Change["kind"], IconProps["name"]>> = {
  added: "plus",
  removed: "minus",
  changed: { line: "M10 4 16.5 15.5H3.5Z" },
  moved: "move",
  retimed: "clock",
  rewired: "arrow",
  setting: "step",
};

interface LineProps {
  readonly told: Told;
  readonly here: boolean;
  readonly onChoose: () => void;
}

function Line({ told: { change, sentence }, here, onChoose }: LineProps) {
  const host = useHost();
  const words = useRoomWords("compare", COMPARE_EN);
  const kind = kindOf(change);
  const { doc } = host.store.getState();
  const type = change.nodeId === undefined ? "strategy" : (nodeAt(doc, change.nodeId)?.type ?? "");
  const values = beforeAfter(change, type, doc, host.words, sentenceLocale(host));
  return (
    <li data-kind={kind} data-weight={change.weight} data-here={here || undefined}>
      <span className="dn-change-sign" data-kind={kind}>
        <Icon name={SIGNS[kind]} size={12} />
      </span>
      <div>
        <button type="button" className="dn-change" aria-current={here || undefined} onClick={onChoose}>
          <span className="dn-hidden">{`${words.kinds[kind]}: `}</span>
          {sentence}
        </button>
        {values !== undefined && (
          <dl>
            <div>
              <dt>{words.before}</dt>
              <dd>{values.before === undefined ? <i>{words.nothingThere}</i> : <del>{values.before}</del>}</dd>
            </div>
            <div>
              <dt>{words.after}</dt>
              <dd>{values.after === undefined ? <i>{words.nothingThere}</i> : <ins>{values.after}</ins>}</dd>
            </div>
          </dl>
        )}
      </div>
    </li>
  );
}

/** How many contacts one person can get at most, before and after. */
function Worst({ worst }: { readonly worst: readonly WorstCase[] }) {
  const words = useRoomWords("compare", COMPARE_EN);
  if (worst.length === 0) return <p className="dn-insight-note">{words.worstSame}</p>;
  const totals = worst.filter(({ channel }) => channel === undefined);
  const channels = worst.filter(({ channel }) => channel !== undefined);
  return (
    <>
      {totals.length > 0 && <Bounds caption={words.worst} rows={totals} />}
      {channels.length > 0 && (
        <details className="dn-worst">
          <summary>{words.byChannel}</summary>
          <Bounds caption={words.worst} rows={channels} />
        </details>
      )}
    </>
  );
}

interface BoundsProps {
  readonly caption: string;
  readonly rows: readonly WorstCase[];
}

function Bounds({ caption, rows }: BoundsProps) {
  const host = useHost();
  const words = useRoomWords("compare", COMPARE_EN);
  const bound = (count: number | null) =>
    count === null ? words.unbounded : new Intl.NumberFormat(host.locale).format(count);
  return (
    <table className="dn-numbers">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{words.before}</th>
          <th scope="col">{words.after}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ days, channel, before, after }) => (
          <tr key={`${days}${channel}`}>
            <th scope="row">
              {channel === undefined
                ? words.worstDays(days)
                : words.worstChannel(days, host.words.nodes.channels[channel] ?? channel)}
            </th>
            <td>{bound(before)}</td>
            <td data-more={(after ?? Number.POSITIVE_INFINITY) > (before ?? Number.POSITIVE_INFINITY) || undefined}>
              {bound(after)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
