/** What may happen to the person at the moment that is looked at: the likeliest as buttons, the rest in a menu. */

import { lazy, Suspense, useRef, useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { Menu, type MenuItem } from "../../ui/Popover.tsx";
import { useSimulating, useSimulation } from "../context.ts";
import { momentIn, useLived } from "./lived.ts";
import { possibleAt } from "./possible.ts";
import type { Happening } from "./script.ts";
import { whatIfTitle } from "./titles.ts";

const EventForm = lazy(async () => ({ default: (await import("./EventForm.tsx")).EventForm }));

/** So many stand as buttons. */
const SHOWN = 4;

type Act = Exclude<MenuItem, "line">;

export function WhatIf({ onSay }: { readonly onSay: (said: string) => void }) {
  const { words } = useSimulating();
  const { acts, happen } = useActs(onSay);
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState<"menu" | "form" | undefined>(undefined);
  const items: readonly MenuItem[] = [
    ...acts.slice(SHOWN),
    "line",
    { label: `${words.person.otherTitle}…`, icon: "plus", run: () => setOpen("form") },
  ];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot lie in a row in every browser
    <span className="dn-sim-whatif" role="group" aria-label={words.person.whatIf}>
      <span className="dn-quiet" aria-hidden="true">
        {words.person.whatIf}
      </span>
      {acts.slice(0, SHOWN).map(({ label, disabledBecause, run }) => (
        <Button key={label} size="small" disabledBecause={disabledBecause} onClick={run}>
          {label}
        </Button>
      ))}
      <Button
        look="link"
        size="small"
        icon="plus"
        buttonRef={anchor}
        aria-haspopup="menu"
        onClick={() => setOpen("menu")}
      >
        {words.person.other}
      </Button>
      {open === "menu" && (
        <Menu
          label={words.person.other}
          anchor={anchor}
          placement="top-start"
          items={items}
          onClose={() => setOpen((now) => (now === "menu" ? undefined : now))}
        />
      )}
      {open === "form" && (
        <Suspense fallback={null}>
          <EventForm
            anchor={anchor}
            onClose={() => setOpen(undefined)}
            onAdd={(what) => {
              happen(what);
              setOpen(undefined);
            }}
          />
        </Suspense>
      )}
    </span>
  );
}

/** What may happen now, the likeliest first, and why it may not. */
function useActs(onSay: (said: string) => void) {
  const { words, store } = useSimulating();
  const { life, formats, telling } = useLived();
  const cursor = useSimulation(({ person }) => person.cursor);
  const happen = (what: Happening) => {
    store.act({ type: "happen", what });
    onSay(words.person.addedAt(whatIfTitle(what, telling), formats.moment(cursor)));
  };
  const acts = possibleAt(momentIn(life, cursor)).map(
    ({ what, because }): Act => ({
      label: whatIfTitle(what, telling),
      disabledBecause: because === undefined ? undefined : words.person.hindrances[because],
      run: () => happen(what),
    }),
  );
  return { acts, happen };
}
