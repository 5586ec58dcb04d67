/** Whether the host has what is drawn: in the header in a word, below it where something has to be known or done. */

import { useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { useHost } from "../host/context.tsx";
import type { Saving } from "../host/useSaving.ts";
import type { SaveState } from "../store/saveQueue.ts";
import { Button } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import type { IconName } from "../ui/icons.ts";
import { Tag } from "../ui/Tag.tsx";
import { timeOf } from "./names.ts";
import type { ShellWords } from "./words.ts";

const LOOKS: { readonly [K in SaveState["kind"]]: readonly [icon: IconName, tone?: "good" | "warn" | "bad"] } = {
  saved: ["check"],
  waiting: ["dot"],
  saving: ["up"],
  offline: ["pause", "warn"],
  refused: ["error", "bad"],
  conflict: ["warn", "warn"],
};

export function SaveMark({ saving }: { readonly saving: Saving }) {
  const { words, locale, settings } = useHost();
  const state = useStore(saving.state);
  const { shell } = words;
  const [icon, tone] = LOOKS[state.kind];
  const text = textOf(state, settings.savedAt, shell, locale);
  return (
    <>
      {text !== "" && (
        <Tag tone={tone}>
          <Icon name={icon} size={12} />
          {text}
        </Tag>
      )}
      <Said state={state} />
    </>
  );
}

function textOf(state: SaveState, savedAt: number | undefined, shell: ShellWords, locale: string): string {
  switch (state.kind) {
    case "saved": {
      const at = state.at ?? savedAt;
      return at === undefined ? "" : shell.saved(timeOf(at, locale));
    }
    case "waiting":
      return shell.unsaved;
    case "saving":
      return shell.saving;
    case "offline":
      return shell.offline;
    default:
      return shell.notSaved;
  }
}

/** Read out only when saving begins to fail, and when it works again: not at every save. */
function Said({ state }: { readonly state: SaveState }) {
  const { shell } = useHost().words;
  const failing = useRef(false);
  const [said, setSaid] = useState("");
  const { kind } = state;
  const because = kind === "refused" ? state.because : "";
  useEffect(() => {
    if (kind === "offline" || kind === "refused") {
      if (!failing.current || kind === "refused")
        setSaid(kind === "offline" ? shell.offlineSaid : shell.refused(because));
      failing.current = true;
    } else if (kind === "saved" && failing.current) {
      failing.current = false;
      setSaid(shell.savedAgain);
    }
  }, [kind, because, shell]);
  return (
    <span className="dn-hidden" role="status">
      {said}
    </span>
  );
}

/** The line below the header while saves fail. */
export function SaveTrouble({ saving, state }: { readonly saving: Saving; readonly state: SaveState }) {
  const { shell } = useHost().words;
  if (state.kind === "refused")
    return (
      <section className="dn-message dn-messages" aria-label={shell.notices} data-tone="bad">
        <Icon name="error" size={16} />
        {shell.refused(state.because)}
      </section>
    );
  if (state.kind !== "offline") return null;
  return (
    <section className="dn-message dn-messages" aria-label={shell.notices} data-tone="warn">
      <Icon name="pause" size={16} />
      <span>
        {shell.waiting(state.changes)} <Countdown until={state.nextAt} />
      </span>
      <Button look="link" size="small" onClick={saving.tryNow}>
        {shell.tryNow}
      </Button>
    </section>
  );
}

function Countdown({ until }: { readonly until: number }) {
  const { shell } = useHost().words;
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const tick = () => setNow(Date.now());
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, []);
  return shell.nextTry(Math.max(0, Math.ceil((until - now) / 1000)));
}
