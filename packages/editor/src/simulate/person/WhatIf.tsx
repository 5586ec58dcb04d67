/** What may happen to the person at the moment that is looked at: the likeliest as buttons, the rest in a menu. */

import { lazy, Suspense, useRef, useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { Menu, type MenuItem } from "../../ui/Popover.tsx";
import { useSimulating, useSimulation } from "../context.ts";
import { momentIn, useLived } from "./lived.ts";
import { type Possible, possibleAt } from "./possible.ts";
import type { Happening } from "./script.ts";
import { whatIfTitle } from "./titles.ts";

const EventForm = lazy(async () => ({ default: (await import("./EventForm.tsx")).EventForm }));

/** So many stand as buttons. */
const SHOWN = 4;

export function WhatIf({ onSay }: { readonly onSay: (said: string) => void }) {
  const { words, store } = useSimulating();
  const { life, formats, telling } = useLived();
  const cursor = useSimulation(({ person }) => person.cursor);
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState<"menu" | "form" | undefined>(undefined);
  const possible = possibleAt(momentIn(life, cursor));
  const happen = (what: Happening) => {
    store.act({ type: "happen", what });
    onSay(words.person.addedAt(whatIfTitle(what, telling), formats.moment(cursor)));
  };
  const hindered = ({ because }: Possible) => (because === undefined ? undefined : words.person.hindrances[because]);
  const items: readonly MenuItem[] = [
    ...possible.slice(SHOWN).map(
      (one): MenuItem => ({
        label: whatIfTitle(one.what, telling),
        disabledBecause: hindered(one),
        run: () => happen(one.what),
      }),
    ),
    "line",
    { label: `${words.person.otherTitle}…`, icon: "plus", run: () => setOpen("form") },
  ];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot lie in a row in every browser
    <span className="dn-sim-whatif" role="group" aria-label={words.person.whatIf}>
      <span className="dn-quiet" aria-hidden="true">
        {words.person.whatIf}
      </span>
      {possible.slice(0, SHOWN).map((one) => (
        <Button
          key={whatIfTitle(one.what, telling)}
          size="small"
          disabledBecause={hindered(one)}
          onClick={() => happen(one.what)}
        >
          {whatIfTitle(one.what, telling)}
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
