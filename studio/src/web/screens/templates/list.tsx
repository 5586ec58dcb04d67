/** All templates: as tiles by channel, or as a table. */

import { useMemo, useState } from "react";
import type { Language, ScreenProps, TableColumn } from "../../model.ts";
import { addressOf } from "../../routes.ts";
import { day, number, UNKNOWN } from "../../ui/format.ts";
import { useLoaded } from "../../ui/loaded.ts";
import { Awaited, Badge, Button, Empty, Page, Panel, Segmented, Tag, type Tone } from "../../ui/parts.tsx";
import { Table } from "../../ui/table.tsx";
import type { Standing } from "../documents/standing.ts";
import { templateRows } from "./asking.ts";
import { byKind, EVERYTHING, type Filter, isShown, languageName, localesOf, type TemplateRow } from "./model.ts";
import { NewTemplate } from "./newTemplate.tsx";
import { words } from "./words.ts";

const TONES: Readonly<Record<Standing, Tone>> = {
  draft: "line",
  live: "good",
  changed: "good",
  archived: "line",
};

/** Channels that have no badge of their own borrow that of the nearest. */
const badgeOf = (kind: TemplateRow["kind"]) => (kind === "landing" ? "page" : kind === "rcs" ? "sms" : kind);

export function TemplateList({ api, language, go }: ScreenProps) {
  const said = words(language);
  const loaded = useLoaded((signal) => templateRows(api, signal), [api]);
  const [filter, setFilter] = useState<Filter>(EVERYTHING);
  const [view, setView] = useState<"tiles" | "table">("tiles");
  const [creating, setCreating] = useState(false);
  const columns = useMemo(() => columnsOf(said, language), [said, language]);
  const rows = loaded.value ?? [];
  const shown = rows.filter((row) => isShown(row, filter));
  const empty =
    rows.length === 0 ? (
      <Empty>{said.none}</Empty>
    ) : (
      <Empty action={<Button onClick={() => setFilter(EVERYTHING)}>{said.everything}</Button>}>{said.noneShown}</Empty>
    );
  return (
    <Page
      title={said.title}
      note={loaded.value && said.count(number(shown.length, language), number(rows.length, language))}
      actions={
        <>
          <Filters {...{ rows, filter, language }} onFilter={setFilter} />
          <Segmented
            label={said.view}
            value={view}
            options={[
              { value: "tiles", label: said.tiles },
              { value: "table", label: said.table },
            ]}
            onChange={setView}
          />
          <Button look="primary" icon="plus" onClick={() => setCreating(true)}>
            {said.newOne}
          </Button>
        </>
      }
    >
      <Awaited loaded={loaded} lines={8}>
        {() =>
          view === "table" ? (
            <Panel title={said.title}>
              <Table
                name={said.title}
                columns={columns}
                rows={shown}
                rowKey={({ id }) => id}
                onRow={({ id }) => go(["templates", id])}
                empty={empty}
              />
            </Panel>
          ) : shown.length === 0 ? (
            empty
          ) : (
            byKind(shown).map(([kind, own]) => (
              <section key={kind} className="st-kind" aria-label={said.kinds[kind]}>
                <h2>
                  <Badge name={badgeOf(kind)} size={20} />
                  {said.kinds[kind]} <span className="st-note">{number(own.length, language)}</span>
                </h2>
                <ul className="st-tiles">
                  {own.map((row) => (
                    <Tile key={row.id} row={row} language={language} />
                  ))}
                </ul>
              </section>
            ))
          )
        }
      </Awaited>
      {creating && (
        <NewTemplate
          {...{ api, language }}
          taken={new Set(rows.map(({ id }) => id))}
          onClose={() => setCreating(false)}
          onMade={(id) => go(["templates", id])}
        />
      )}
    </Page>
  );
}

interface FiltersProps {
  readonly rows: readonly TemplateRow[];
  readonly filter: Filter;
  readonly language: Language;
  readonly onFilter: (filter: Filter) => void;
}

function Filters({ rows, filter, language, onFilter }: FiltersProps) {
  const said = words(language);
  return (
    <>
      <select
        className="dn-input"
        aria-label={said.channel}
        value={filter.kind}
        onChange={({ target }) => onFilter({ ...filter, kind: target.value as Filter["kind"] })}
      >
        <option value="all">{`${said.channel}: ${said.all}`}</option>
        {byKind(rows).map(([kind]) => (
          <option key={kind} value={kind}>
            {said.kinds[kind]}
          </option>
        ))}
      </select>
      <select
        className="dn-input"
        aria-label={said.language}
        value={filter.locale}
        onChange={({ target }) => onFilter({ ...filter, locale: target.value })}
      >
        <option value="all">{`${said.language}: ${said.all}`}</option>
        {localesOf(rows).map((locale) => (
          <option key={locale} value={locale}>
            {languageName(locale, language)}
          </option>
        ))}
      </select>
    </>
  );
}

function Tile({ row, language }: { readonly row: TemplateRow; readonly language: Language }) {
  const said = words(language);
  const { id, name, locales, standing, version, usedIn } = row;
  return (
    <li className="st-tile">
      <a href={addressOf(["templates", id])} title={name}>
        {name}
      </a>
      <p className="st-tile-tags">
        <Tag tone={TONES[standing]}>{said.standing[standing]}</Tag>
        {version !== null && <Tag tone="line">{said.versionTag(number(version, language))}</Tag>}
        {locales.map((locale) => (
          <span key={locale} className="st-locale" title={languageName(locale, language)}>
            {locale}
          </span>
        ))}
      </p>
      <p className="st-note" title={usedIn.join(", ")}>
        {usedIn.length === 0 ? said.unused : said.usedIn(usedIn.length)}
      </p>
    </li>
  );
}

function columnsOf(said: ReturnType<typeof words>, language: Language): readonly TableColumn<TemplateRow>[] {
  const { columns, kinds, standing: standings } = said;
  return [
    { id: "name", title: columns.name, value: ({ name }) => name },
    { id: "kind", title: columns.kind, value: ({ kind }) => kinds[kind] },
    { id: "locales", title: columns.locales, value: ({ locales }) => locales.join(" ") },
    {
      ...{ id: "standing", title: columns.standing, value: ({ standing }) => standings[standing] },
      cell: ({ standing }) => <Tag tone={TONES[standing]}>{standings[standing]}</Tag>,
    },
    { id: "version", title: columns.version, value: ({ version }) => version, numeric: true, from: 560 },
    {
      ...{ id: "saved", title: columns.saved, from: 720 },
      value: ({ savedAt }) => (savedAt === null ? null : new Date(savedAt).toISOString()),
      cell: ({ savedAt }) => (savedAt === null ? UNKNOWN : day(savedAt, language, { year: true })),
    },
    { id: "used", title: columns.used, value: ({ usedIn }) => usedIn.join(", "), from: 640 },
  ];
}
