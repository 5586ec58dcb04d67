/** What of the log is looked at. */

import { useEffect, useState } from "react";
import { Button, Select } from "../../ui/parts.tsx";
import type { LogWish } from "./log.ts";
import type { AuditWords } from "./words.ts";

export interface FiltersProps {
  readonly said: AuditWords;
  readonly wish: LogWish;
  readonly setWish: (wish: LogWish) => void;
  readonly who: string;
  readonly setWho: (who: string) => void;
  /** Those that occur in what was loaded. */
  readonly people: readonly string[];
}

export function Filters({ said, wish, setWish, who, setWho, people }: FiltersProps) {
  const [about, setAbout] = useState(wish.subject);
  useEffect(() => setAbout(wish.subject), [wish.subject]);
  const acts = Object.entries(said.acts).map(([value, label]) => ({ value, label, group: groupOf(value, said) }));
  return (
    <>
      <Select
        aria-label={said.filterWhat}
        value={wish.what}
        options={[{ value: "", label: said.everything }, ...acts]}
        onChange={(what) => setWish({ ...wish, what })}
      />
      <Select
        aria-label={said.filterWho}
        value={who}
        options={[{ value: "", label: said.everybody }, ...people.map((value) => ({ value, label: value }))]}
        onChange={setWho}
      />
      <form
        className="dn-row"
        onSubmit={(event) => {
          event.preventDefault();
          setWish({ ...wish, subject: about.trim() });
        }}
      >
        <input
          type="search"
          className="dn-input"
          aria-label={said.filterAbout}
          placeholder={said.aboutHint}
          value={about}
          onChange={({ target }) => setAbout(target.value)}
        />
        <Button icon="search" aria-label={said.find} onClick={() => setWish({ ...wish, subject: about.trim() })} />
      </form>
    </>
  );
}

function groupOf(act: string, { groups }: AuditWords): string {
  const [kind = ""] = act.split(".");
  if (kind === "strategy" || kind === "template") return groups[kind];
  if (kind === "person" || kind === "people") return groups.person;
  return kind === "brand" || kind === "settings" || kind === "key" ? groups.settings : groups.other;
}
