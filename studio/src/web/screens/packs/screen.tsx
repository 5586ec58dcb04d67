/** The packs of contact rules: what each asks, where that comes from, and which strategies follow it. */

import { useState } from "react";
import type { PackView } from "../../../model/api.ts";
import type { ScreenProps, TableColumn } from "../../model.ts";
import { number } from "../../ui/format.ts";
import { useLoaded } from "../../ui/loaded.ts";
import { Awaited, Button, Empty, Icon, Page, Panel, Segmented, Select, Tag } from "../../ui/parts.tsx";
import { Table } from "../../ui/table.tsx";
import { matching, type Wish } from "./matching.ts";
import { Pack } from "./Pack.tsx";
import { type PackWords, words } from "./words.ts";

const EVERY: Wish = { text: "", place: "", used: false };

export default function Packs({ api, path, go, language }: ScreenProps) {
  const said = words(language);
  const [wish, setWish] = useState(EVERY);
  const loaded = useLoaded(
    async (signal) => (await api.get<{ readonly items: readonly PackView[] }>("/studio/packs", signal)).items,
    [api],
  );
  const packs = loaded.value;
  const [open] = path;
  if (packs !== undefined && open !== undefined) {
    const pack = packs.find(({ id }) => id === open);
    return <Pack {...{ pack, id: open, language, said, go }} />;
  }
  const used = packs?.filter(({ usedBy }) => usedBy.length > 0).length ?? 0;
  return (
    <Page title={said.title} note={packs && said.note(number(packs.length, language), number(used, language))}>
      <Awaited loaded={loaded} lines={8}>
        {(known) => (
          <Panel title={said.name} actions={known.length > 0 && <Filters {...{ known, wish, setWish, said }} />}>
            {known.length === 0 ? (
              <Empty>{said.empty}</Empty>
            ) : (
              <Table
                name={said.name}
                columns={columnsOf(said)}
                rows={matching(known, wish, language)}
                rowKey={({ id }) => id}
                onRow={({ id }) => go(["packs", id])}
                empty={
                  <Empty action={<Button onClick={() => setWish(EVERY)}>{said.clear}</Button>}>{said.nothing}</Empty>
                }
              />
            )}
          </Panel>
        )}
      </Awaited>
    </Page>
  );
}

interface FiltersProps {
  readonly known: readonly PackView[];
  readonly wish: Wish;
  readonly setWish: (wish: Wish) => void;
  readonly said: PackWords;
}

function Filters({ known, wish, setWish, said }: FiltersProps) {
  const places = [...new Set(known.flatMap(({ jurisdictions }) => jurisdictions))].sort();
  return (
    <>
      <input
        type="search"
        className="dn-input"
        aria-label={said.search}
        placeholder={said.search}
        value={wish.text}
        onChange={({ target }) => setWish({ ...wish, text: target.value })}
      />
      <Select
        aria-label={said.place}
        value={wish.place}
        options={["", ...places].map((value) => ({ value, label: value || said.everyPlace }))}
        onChange={(place) => setWish({ ...wish, place })}
      />
      <Segmented
        label={said.which}
        value={wish.used ? "used" : "every"}
        options={(["every", "used"] as const).map((value) => ({ value, label: said[value] }))}
        onChange={(which) => setWish({ ...wish, used: which === "used" })}
      />
    </>
  );
}

const columnsOf = (said: PackWords): readonly TableColumn<PackView>[] => [
  { id: "pack", title: said.pack, value: ({ title }) => title },
  { id: "status", title: said.status, value: ({ status }) => said.statuses[status] ?? status, from: 480 },
  { id: "where", title: said.jurisdictions, value: ({ jurisdictions }) => jurisdictions.join(" ") },
  { id: "rules", title: said.rules, value: ({ rules }) => rules.length, numeric: true },
  {
    ...{ id: "strategies", title: said.strategies, value: ({ usedBy }) => usedBy.length, numeric: true },
    cell: ({ usedBy }) =>
      usedBy.length === 0 ? (
        "–"
      ) : (
        <Tag tone="policy">
          <Icon name="shield" size={12} />
          {usedBy.length}
        </Tag>
      ),
  },
];
