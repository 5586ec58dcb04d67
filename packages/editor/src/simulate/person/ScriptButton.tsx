/** The events that a reader has added: moved by date and time, or taken out, without dragging anything. */

import { useRef, useState } from "react";
import { Button, IconButton } from "../../ui/Button.tsx";
import { Popover } from "../../ui/Popover.tsx";
import { useSimulating, useSimulation } from "../context.ts";
import { useLived } from "./lived.ts";
import { MomentFields } from "./MomentFields.tsx";
import type { Scripted } from "./script.ts";
import { happeningTitle } from "./story.ts";

export function ScriptButton({ onSay }: { readonly onSay: (said: string) => void }) {
  const { words, store } = useSimulating();
  const { telling } = useLived();
  const script = useSimulation(({ person }) => person.setup.script);
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  if (script.length === 0) return null;
  return (
    <>
      <Button
        look="link"
        size="small"
        icon="list"
        buttonRef={anchor}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {words.person.script(script.length)}
      </Button>
      {open && (
        <Popover
          label={words.person.script(script.length)}
          anchor={anchor}
          placement="top-end"
          className="dn-sim-form dn-sim-script"
          onClose={() => setOpen(false)}
        >
          <h3>{words.person.script(script.length)}</h3>
          <ul>
            {script.map((one) => (
              <ScriptRow
                key={one.id}
                scripted={one}
                onRemove={() => {
                  store.act({ type: "remove", id: one.id });
                  onSay(words.person.removed(happeningTitle(one.what, telling)));
                  if (script.length === 1) setOpen(false);
                }}
              />
            ))}
          </ul>
        </Popover>
      )}
    </>
  );
}

function ScriptRow({ scripted, onRemove }: { readonly scripted: Scripted; readonly onRemove: () => void }) {
  const { words, store } = useSimulating();
  const { telling, life } = useLived();
  const title = happeningTitle(scripted.what, telling);
  return (
    <li className="dn-sim-scripted">
      <b>{title}</b>
      <MomentFields
        at={scripted.at}
        labels={{
          date: `${words.person.moveTo(title)}, ${words.person.date}`,
          time: `${words.person.moveTo(title)}, ${words.person.time}`,
        }}
        hideLabels
        zone={life.zone}
        onChange={(at) => store.act({ type: "move", id: scripted.id, at })}
      />
      <IconButton icon="trash" size="small" label={words.person.remove(title)} onClick={onRemove} />
    </li>
  );
}
