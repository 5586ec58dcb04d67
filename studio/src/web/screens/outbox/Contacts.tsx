/** Contacts by their state, with what can be done about each. */

import { useState } from "react";
import { Channel, Reasons, Status } from "../../contacts/parts.tsx";
import { becauseOf } from "../../contacts/reasons.ts";
import { words as contactWords } from "../../contacts/words.ts";
import type { Language, ScreenProps, TableColumn } from "../../model.ts";
import { moment, number, UNKNOWN } from "../../ui/format.ts";
import { asFailure, useLoaded } from "../../ui/loaded.ts";
import { Awaited, Button, Empty, Panel } from "../../ui/parts.tsx";
import { Table } from "../../ui/table.tsx";
import type { OutboxRow, PageOf } from "../../v1/answers.ts";
import { allOf, type Names, nameOf, part } from "../../v1/ask.ts";
import { type ContactView, contactsOnly, STATUSES } from "./lines.ts";
import { words } from "./words.ts";

export interface ContactsProps extends ScreenProps {
  readonly view: ContactView;
  readonly names: Names;
  readonly pulse: number;
  readonly onChanged: () => void;
}

type Resolution = "sent" | "canceled" | "resend";
/** Rows that are read at most. */
const MOST = 1_000;

export function Contacts({ api, go, language, view, names, pulse, onChanged }: ContactsProps) {
  const said = words(language);
  const [says, setSays] = useState("");
  const loaded = useLoaded(
    async (signal) => {
      const pages = await Promise.all(
        STATUSES[view].map((status) => allOf<OutboxRow>(api, `/v1/outbox?status=${status}`, { most: MOST, signal })),
      );
      return { rows: contactsOnly(pages.flatMap(({ items }) => items)), more: pages.some(({ more }) => more) };
    },
    [view, pulse],
  );
  const changed = (what: string) => {
    setSays(what);
    loaded.again();
    onChanged();
  };
  const failed = (error: unknown) => setSays(asFailure(error).message);
  const resolve = (key: string, as: Resolution) =>
    api.send("POST", `/v1/outbox/${part(key)}/resolve`, { as }).then(() => changed(said.done), failed);
  const reconcile = () =>
    api.send<PageOf<{ found: "accepted" | "absent" | "unknown" }>>("POST", "/v1/outbox/reconcile").then(({ items }) => {
      const open = items.filter(({ found }) => found === "unknown").length;
      changed(said.reconciled(number(items.length - open, language), number(open, language)));
    }, failed);
  return (
    <Panel
      title={said.contacts[view]}
      note={said.help[view]}
      actions={view === "unknown" && <Button onClick={reconcile}>{said.reconcile}</Button>}
    >
      <p role="status" className="st-note">
        {says}
      </p>
      <Awaited loaded={loaded} lines={8}>
        {({ rows, more }) => (
          <>
            {more && <p className="st-note">{said.more}</p>}
            <Table
              name={said.contacts[view]}
              columns={columnsOf({ language, names, view, onCase: (id) => go(["cases", id]), resolve })}
              rows={rows}
              rowKey={({ key }) => key}
              empty={<Empty>{said.empty[view]}</Empty>}
            />
          </>
        )}
      </Awaited>
    </Panel>
  );
}

interface ColumnOptions {
  readonly language: Language;
  readonly names: Names;
  readonly view: ContactView;
  readonly onCase: (caseId: string) => void;
  readonly resolve: (key: string, as: Resolution) => void;
}

function columnsOf({ language, names, view, onCase, resolve }: ColumnOptions): readonly TableColumn<OutboxRow>[] {
  const said = words(language);
  const { columns } = said;
  const statuses = contactWords(language).statuses;
  return [
    {
      ...{ id: "channel", title: columns.channel, value: ({ route }) => route },
      cell: ({ route }) => <Channel channel={route} />,
    },
    {
      ...{ id: "case", title: columns.case, value: ({ caseId }) => caseId },
      cell: ({ caseId }) => (
        <button type="button" className="st-open" title={said.openCase} onClick={() => onCase(caseId)}>
          {caseId}
        </button>
      ),
    },
    { id: "strategy", title: columns.strategy, value: ({ strategy }) => nameOf(names.strategies, strategy), from: 860 },
    {
      ...{ id: "status", title: columns.status, value: ({ status }) => statuses[status] ?? status },
      cell: ({ status }) => <Status status={status} />,
    },
    {
      ...{ id: "why", title: columns.why, value: (row) => becauseOf(row, language).sentences.join(" ") },
      cell: (row) => (
        <div className="sf-why">
          <Reasons because={becauseOf(row, language)} />
        </div>
      ),
    },
    {
      ...{ id: "from", title: view === "waiting" ? columns.from : columns.at },
      value: ({ notBefore, updatedAt }) => isoOf(view === "waiting" ? notBefore : updatedAt),
      cell: ({ notBefore, updatedAt }) => momentText(view === "waiting" ? notBefore : updatedAt, language),
    },
    { id: "attempts", title: columns.attempts, numeric: true, value: ({ attempts }) => attempts, from: 1000 },
    ...(view === "unknown"
      ? [
          {
            ...{ id: "act", title: columns.act, value: () => null },
            cell: ({ key }: OutboxRow) => (
              <div className="sf-chips">
                {(["sent", "resend", "canceled"] as const).map((as) => (
                  <Button key={as} size="small" onClick={() => resolve(key, as)}>
                    {said.resolve[as]}
                  </Button>
                ))}
              </div>
            ),
          },
        ]
      : []),
  ];
}

/** Beyond it there is no date: it waits for something to happen. */
const NEVER = 8_000_000_000_000_000;

const isoOf = (at: number): string | null => (at >= NEVER ? null : new Date(at).toISOString());
const momentText = (at: number, language: Language): string => (at >= NEVER ? UNKNOWN : moment(at, language));
