/** How often each channel was used and what it cost. */

import type { TableColumn } from "../../model.ts";
import { ChannelBadge } from "../../ui/channel.tsx";
import { money, number } from "../../ui/format.ts";
import { Panel } from "../../ui/parts.tsx";
import { Table } from "../../ui/table.tsx";
import { channelName } from "../../words/channels.ts";
import { color } from "./Contacts.tsx";
import { channelsOf, countsOf } from "./channels.ts";
import type { PartProps } from "./part.tsx";

export function Channels({ view: { contacts, costs }, language, said }: PartProps) {
  const counts = countsOf(contacts);
  const most = Math.max(1, ...counts.values());
  const count = (channel: string) => counts.get(channel) ?? 0;
  const cost = (channel: string) => costs.channels[channel] ?? null;
  const columns: readonly TableColumn<string>[] = [
    {
      ...{ id: "channel", title: said.channels.channel },
      value: (channel) => channelName(channel, language),
      cell: (channel) => (
        <span className="dn-row">
          <ChannelBadge channel={channel} size={20} />
          {channelName(channel, language)}
        </span>
      ),
    },
    { id: "contacts", title: said.channels.contacts(number(contacts.length, language)), value: count, numeric: true },
    {
      ...{ id: "bar", title: "", value: () => null, from: 380, drawn: true },
      cell: (channel) => (
        <span
          className="pf-share"
          style={{ inlineSize: `${(count(channel) / most) * 100}%`, background: color(channel) }}
        />
      ),
    },
    {
      ...{ id: "cost", title: said.channels.cost, value: cost, numeric: true },
      cell: (channel) => money(cost(channel), costs.currency, language),
    },
  ];
  return (
    <Panel title={said.channels.title} note={said.channels.total(money(costs.totalMinor, costs.currency, language))}>
      <Table
        name={said.channels.name}
        columns={columns}
        rows={channelsOf(contacts, costs)}
        rowKey={(channel) => channel}
        empty={said.channels.none}
      />
    </Panel>
  );
}
