/** Contacts by day, stacked by channel. */

import { useWidth } from "@dunlin/editor/ui";
import { useRef } from "react";
import type { PortfolioView } from "../../../model/api.ts";
import type { Language, TableColumn } from "../../model.ts";
import { ChannelBadge } from "../../ui/channel.tsx";
import { day, number } from "../../ui/format.ts";
import { Empty, Panel } from "../../ui/parts.tsx";
import { Table } from "../../ui/table.tsx";
import { channelName } from "../../words/channels.ts";
import { channelsOf } from "./channels.ts";
import { Behind, type PartProps } from "./part.tsx";

type Day = PortfolioView["contacts"][number];

const totalOf = ({ channels }: Day): number => Object.values(channels).reduce((sum, count) => sum + count, 0);

export function Contacts({ view: { contacts, costs }, language, said }: PartProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box, 400);
  const channels = channelsOf(contacts, costs);
  const total = contacts.reduce((sum, one) => sum + totalOf(one), 0);
  const columns: readonly TableColumn<Day>[] = [
    { id: "day", title: said.contacts.day, value: (one) => one.day, cell: (one) => day(one.day, language) },
    ...channels.map(
      (channel): TableColumn<Day> => ({
        ...{ id: channel, title: channelName(channel, language), numeric: true },
        value: (one) => one.channels[channel] ?? 0,
      }),
    ),
    { id: "total", title: said.contacts.total, value: totalOf, numeric: true },
  ];
  return (
    <Panel title={said.contacts.title} note={said.contacts.note(number(contacts.length, language))}>
      <div ref={box}>
        {total === 0 ? (
          <Empty>{said.contacts.none}</Empty>
        ) : (
          <>
            <Days
              {...{ contacts, channels, language, width }}
              label={said.contacts.label(number(total, language), number(contacts.length, language))}
            />
            <ul className="pf-legend">
              {channels.map((channel) => (
                <li key={channel}>
                  <ChannelBadge channel={channel} size={14} />
                  {channelName(channel, language)}
                </li>
              ))}
            </ul>
            <Behind said={said}>
              <Table name={said.contacts.name} columns={columns} rows={contacts} rowKey={(one) => one.day} />
            </Behind>
          </>
        )}
      </div>
    </Panel>
  );
}

interface DaysProps {
  readonly contacts: readonly Day[];
  readonly channels: readonly string[];
  readonly language: Language;
  readonly width: number;
  readonly label: string;
}

const [LEFT, TOP, HEIGHT, BOTTOM] = [44, 8, 150, 22];
/** px that a day under the chart needs. */
const TICK = 72;

function Days({ contacts, channels, language, width, label }: DaysProps) {
  const highest = Math.max(1, ...contacts.map(totalOf));
  const ticks = [0, 0.5, 1].map((part) => part * roundUp(highest));
  const top = ticks.at(-1) ?? 1;
  const step = (width - LEFT) / Math.max(1, contacts.length);
  const y = (count: number) => TOP + HEIGHT * (1 - count / top);
  const every = Math.max(1, Math.ceil(TICK / step));
  return (
    <svg className="pf-chart" role="img" aria-label={label} width={width} height={TOP + HEIGHT + BOTTOM}>
      {ticks.map((tick) => (
        <g key={tick}>
          <path className={tick === 0 ? "pf-base" : "pf-grid"} d={`M${LEFT} ${y(tick)}H${width}`} />
          <text className="pf-quiet pf-end" x={LEFT - 6} y={y(tick) + 4}>
            {number(tick, language, { notation: "compact" })}
          </text>
        </g>
      ))}
      {contacts.map((one, place) => {
        let from = 0;
        return channels.map((channel) => {
          const count = one.channels[channel] ?? 0;
          if (count === 0) return null;
          from += count;
          const x = LEFT + place * step + step * 0.1;
          const high = y(from - count) - y(from);
          return (
            <rect
              key={`${one.day} ${channel}`}
              {...{ x }}
              y={y(from)}
              width={step * 0.8}
              height={high}
              fill={color(channel)}
            />
          );
        });
      })}
      {contacts.map(
        (one, place) =>
          // From the end, so that the last day is named.
          (contacts.length - 1 - place) % every === 0 &&
          place * step >= TICK / 2 - LEFT && (
            <text key={one.day} className="pf-quiet pf-end" x={LEFT + (place + 1) * step} y={TOP + HEIGHT + 16}>
              {day(one.day, language).replace(/^\S+ /, "")}
            </text>
          ),
      )}
    </svg>
  );
}

export const color = (channel: string): string => `var(--dunlin-ch-${channel}, var(--dunlin-text-3))`;

/** The next 1, 2, 4, 6, 8 or 10 times a power of ten. */
function roundUp(count: number): number {
  const power = 10 ** Math.floor(Math.log10(count));
  return ([1, 2, 4, 6, 8, 10].find((factor) => factor * power >= count) ?? 10) * power;
}
