/** Every case, searched and filtered. */

import { exponentOf } from "@dunlin/engine";
import { useEffect, useMemo, useState } from "react";
import type { ScreenProps, TableColumn } from "../../model.ts";
import { day, moment, money, number, UNKNOWN } from "../../ui/format.ts";
import { asFailure, useLoaded, usePulse } from "../../ui/loaded.ts";
import { Awaited, Button, Empty, Page, Panel, Select } from "../../ui/parts.tsx";
import { Table } from "../../ui/table.tsx";
import type { CaseSummary, PageOf } from "../../v1/answers.ts";
import { allOf, NO_NAMES, nameOf, namesOf } from "../../v1/ask.ts";
import { DaysTag, StatusTag } from "./parts.tsx";
import {
  addressChannel,
  BUCKETS,
  type CaseFilter,
  type CaseRow,
  EVERY_CASE,
  rowOf,
  STATUSES,
  shownRows,
} from "./rows.ts";
import { words } from "./words.ts";

/** What was looked for last, for who comes back from a case. */
let last: CaseFilter = EVERY_CASE;

/** ms between two readings of the whole list. */
const EVERY = 10_000;

export function CaseList({ api, go, language, live }: ScreenProps) {
  const said = words(language);
  const [filter, setFilter] = useState(last);
  useEffect(() => {
    last = filter;
  }, [filter]);
  const pulse = usePulse(live, EVERY);
  const names = useLoaded((signal) => namesOf(api, signal), []).value ?? NO_NAMES;
  const cases = useLoaded((signal) => allOf<CaseSummary>(api, "/v1/cases", { signal }), [pulse]);
  const now = live?.clock.now ?? 0;
  const today = Math.floor(now / 86_400_000) * 86_400_000;
  const rows = useMemo(() => (cases.value?.items ?? []).map((item) => rowOf(item, today)), [cases.value, today]);
  const shown = useMemo(() => shownRows(rows, filter), [rows, filter]);
  const set = (change: Partial<CaseFilter>) => setFilter((before) => ({ ...before, ...change }));
  const columns = useMemo(() => columnsOf(language, names.strategies), [language, names]);
  const count = number(rows.length, language);
  return (
    <Page title={said.title} note={cases.value !== undefined && said.count(number(shown.length, language), count)}>
      <Filters {...{ filter, set, rows, language, api }} names={names.strategies} />
      <Panel title={said.title} className="sf-list">
        <Awaited loaded={cases} lines={10}>
          {({ items, more }) => (
            <>
              {more && <p className="st-note">{said.more(count)}</p>}
              <Table
                name={said.title}
                columns={columns}
                rows={shown}
                rowKey={({ caseId }) => caseId}
                onRow={({ caseId }) => go(["cases", caseId])}
                empty={
                  <Empty
                    action={items.length > 0 && <Button onClick={() => setFilter(EVERY_CASE)}>{said.clear}</Button>}
                  >
                    {items.length > 0 ? said.noneMatch : said.none}
                  </Empty>
                }
              />
            </>
          )}
        </Awaited>
      </Panel>
    </Page>
  );
}

interface FiltersProps extends Pick<ScreenProps, "api" | "language"> {
  readonly filter: CaseFilter;
  readonly set: (change: Partial<CaseFilter>) => void;
  readonly rows: readonly CaseRow[];
  readonly names: Readonly<Record<string, string>>;
}

function Filters({ filter, set, rows, names, language, api }: FiltersProps) {
  const said = words(language);
  const [trouble, setTrouble] = useState<string | undefined>(undefined);
  const channel = addressChannel(filter.text);
  const strategies = [...new Set(rows.flatMap((row) => row.strategies))].sort();
  const currencies = [...new Set(rows.flatMap(({ currency }) => currency ?? []))].sort();
  const find = async () => {
    try {
      const found = await api.send<PageOf<{ personId: string }>>("POST", "/v1/people/find", {
        ...{ channel, address: filter.text.trim() },
      });
      set({ people: found.items.map(({ personId }) => personId) });
      setTrouble(found.items.length === 0 ? said.nobody : undefined);
    } catch (error) {
      setTrouble(asFailure(error).message);
    }
  };
  const choices = <Value extends string>(all: string, values: readonly Value[], label: (value: Value) => string) => [
    { value: "" as const, label: all },
    ...values.map((value) => ({ value, label: label(value) })),
  ];
  return (
    <search className="sf-filters">
      <input
        type="search"
        className="dn-input sf-search"
        aria-label={said.search}
        placeholder={said.search}
        value={filter.text}
        onChange={({ target }) => {
          setTrouble(undefined);
          set({ text: target.value, people: undefined });
        }}
        onKeyDown={(event) => event.key === "Enter" && channel !== undefined && find()}
      />
      {channel !== undefined && filter.people === undefined && (
        <Button icon="search" title={said.findHelp} onClick={find}>
          {said.findAddress}
        </Button>
      )}
      <Select
        aria-label={said.strategy}
        value={filter.strategy}
        options={choices(said.everyStrategy, strategies, (id) => nameOf(names, id))}
        onChange={(strategy) => set({ strategy })}
      />
      <Select
        aria-label={said.status}
        value={filter.status}
        options={choices(said.everyStatus, STATUSES, (status) => said.statuses[status])}
        onChange={(status) => set({ status })}
      />
      <Select
        aria-label={said.bucket}
        value={filter.bucket}
        options={choices(said.everyBucket, BUCKETS, (bucket) => said.buckets[bucket])}
        onChange={(bucket) => set({ bucket })}
      />
      <Select
        aria-label={said.currency}
        value={filter.currency}
        options={choices(said.everyCurrency, currencies, (currency) => currency)}
        onChange={(currency) => set({ currency })}
      />
      <p role="status" className="st-note">
        {trouble ?? ""}
      </p>
    </search>
  );
}

function columnsOf(
  language: ScreenProps["language"],
  names: Readonly<Record<string, string>>,
): readonly TableColumn<CaseRow>[] {
  const said = words(language);
  const { columns } = said;
  return [
    { id: "case", title: columns.case, value: ({ caseId }) => caseId },
    { id: "customer", title: columns.customer, value: ({ personId }) => personId, from: 1000 },
    {
      ...{ id: "strategy", title: columns.strategy },
      value: ({ strategy }) => (strategy === undefined ? null : nameOf(names, strategy)),
    },
    {
      ...{ id: "status", title: columns.status, value: ({ status }) => said.statuses[status] },
      cell: ({ status }) => <StatusTag status={status} />,
    },
    {
      ...{ id: "days", title: columns.days, numeric: true, value: ({ daysPastDue }) => daysPastDue ?? null },
      cell: ({ daysPastDue }) => <DaysTag days={daysPastDue} short />,
    },
    {
      ...{
        id: "open",
        title: columns.open,
        numeric: true,
        value: ({ outstandingMinor, currency = "EUR" }) => outstandingMinor / 10 ** (exponentOf(currency) ?? 2),
      },
      cell: ({ outstandingMinor, currency }) =>
        currency === undefined ? number(outstandingMinor, language) : money(outstandingMinor, currency, language),
    },
    { id: "currency", title: said.currency, value: ({ currency }) => currency ?? null, from: 1120 },
    {
      ...{ id: "next", title: columns.next, from: 760 },
      value: ({ wakeAt }) => (wakeAt === null ? null : new Date(wakeAt).toISOString()),
      cell: ({ wakeAt }) => <span className="sf-nowrap">{wakeAt === null ? UNKNOWN : moment(wakeAt, language)}</span>,
    },
    {
      ...{ id: "changed", title: columns.changed, from: 900 },
      value: ({ updatedAt }) => new Date(updatedAt).toISOString(),
      cell: ({ updatedAt }) => day(updatedAt, language),
    },
  ];
}
