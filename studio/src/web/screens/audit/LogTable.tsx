/** Entries of the log. */

import type { ReactNode } from "react";
import type { Language, TableColumn } from "../../model.ts";
import { addressOf } from "../../routes.ts";
import { moment } from "../../ui/format.ts";
import { Table } from "../../ui/table.tsx";
import { detailsOf, type LogEntry, placeOf } from "./log.ts";
import type { AuditWords } from "./words.ts";

export interface LogTableProps {
  readonly rows: readonly LogEntry[];
  readonly language: Language;
  readonly said: AuditWords;
  /** Who looks. */
  readonly user: string;
  readonly actions: ReactNode;
  readonly empty: ReactNode;
}

export function LogTable({ rows, language, said, user, actions, empty }: LogTableProps) {
  const columns: readonly TableColumn<LogEntry>[] = [
    {
      ...{ id: "at", title: said.when, value: ({ at }) => new Date(at).toISOString() },
      cell: ({ at }) => <span className="st-when">{moment(at, language)}</span>,
    },
    { id: "by", title: said.who, value: ({ by }) => by, cell: ({ by }) => (by === user ? said.you(by) : by) },
    { id: "what", title: said.what, value: ({ what }) => said.acts[what] ?? what },
    {
      ...{ id: "subject", title: said.about, value: ({ subject }) => subject },
      cell: ({ subject }) => <Subject subject={subject} />,
    },
    {
      ...{ id: "details", title: said.more, from: 760 },
      value: (entry) => detailText(entry, said) || null,
      cell: (entry) => <span className="st-note">{detailText(entry, said)}</span>,
    },
  ];
  return <Table {...{ columns, rows, empty, actions }} name={said.name} rowKey={({ id }) => id} />;
}

function Subject({ subject }: { readonly subject: string }) {
  const place = placeOf(subject);
  return place === undefined ? (
    subject
  ) : (
    <a className="st-link" href={addressOf(place)}>
      {subject}
    </a>
  );
}

const short = (hash: string): string => hash.slice(0, 8);

function detailText(entry: LogEntry, said: AuditWords): string {
  const { from, to, note } = entry;
  const content =
    to === undefined ? [] : [from === undefined ? said.contentNew(short(to)) : said.content(short(from), short(to))];
  return [note ?? [], content, detailsOf(entry) || []].flat().join(" · ");
}
