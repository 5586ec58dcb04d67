/** Time: going through it, what happens in it, and the strip of days. */

import { type KeyboardEvent, useEffect, useState } from "react";
import { useHost } from "../../host/context.tsx";
import { Button, IconButton } from "../../ui/Button.tsx";
import { useSimulating, useSimulation } from "../context.ts";
import { useLived } from "./lived.ts";
import { ScriptButton } from "./ScriptButton.tsx";
import { StripView } from "./StripView.tsx";
import { WhatIf } from "./WhatIf.tsx";

/** ms from one event to the next while it plays. It steps, it does not fly. */
const BEAT = 900;

export function PersonDrawer() {
  const { formats } = useLived();
  const cursor = useSimulation(({ person }) => person.cursor);
  const [said, setSaid] = useState("");
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of what is in it are heard around it
    <div className="dn-sim-drawer" onKeyDown={useUndoKeys()}>
      <div className="dn-sim-row">
        <Player />
        <b className="dn-sim-moment">{formats.moment(cursor)}</b>
        <WhatIf onSay={setSaid} />
        <span className="dn-grow" />
        <ScriptButton onSay={setSaid} />
        <UndoButtons />
        <Legend />
        <span role="status" className="dn-hidden">
          {said}
        </span>
      </div>
      <StripView onSay={setSaid} />
    </div>
  );
}

/** From one event to the next, one by one or as it plays. */
function Player() {
  const { words, store } = useSimulating();
  const { stops } = useLived();
  const cursor = useSimulation(({ person }) => person.cursor);
  const [playing, setPlaying] = useState(false);
  const next = stops.find((at) => at > cursor);
  const before = stops.findLast((at) => at < cursor);
  const look = (at: number | undefined) => at !== undefined && store.act({ type: "look", at });
  useEffect(() => {
    if (!playing) return;
    if (next === undefined) {
      setPlaying(false);
      return;
    }
    const timer = setTimeout(() => store.act({ type: "look", at: next }), BEAT);
    return () => clearTimeout(timer);
  }, [playing, next, store]);
  const play = () => {
    // At the end it begins again.
    if (!playing && next === undefined) look(stops[0]);
    setPlaying(!playing);
  };
  return (
    <span className="dn-row dn-sim-play">
      <IconButton
        icon={BACK}
        label={words.person.back}
        look="plain"
        onClick={() => look(before)}
        {...idle(before, words.person.back)}
      />
      <Button
        look="primary"
        icon={playing ? "pause" : "play"}
        aria-label={playing ? words.person.pause : words.person.play}
        title={playing ? words.person.pause : words.person.play}
        onClick={play}
      />
      <IconButton
        icon="step"
        label={words.person.step}
        look="plain"
        onClick={() => look(next)}
        {...idle(next, words.person.step)}
      />
    </span>
  );
}

/** As `step`, the other way. */
const BACK = { line: "M14.5 5v10l-7-5zM5 5v10" } as const;

const idle = (at: number | undefined, title: string) => (at === undefined ? { disabledBecause: title } : {});

function UndoButtons() {
  const { words, store } = useSimulating();
  const undoable = useSimulation(({ person }) => person.past.length > 0);
  const redoable = useSimulation(({ person }) => person.future.length > 0);
  const none = { disabledBecause: words.person.nothingToUndo };
  return (
    <span className="dn-row">
      <IconButton
        icon="undo"
        label={words.person.undo}
        size="small"
        onClick={() => store.act({ type: "undo" })}
        {...(undoable ? {} : none)}
      />
      <IconButton
        icon="redo"
        label={words.person.redo}
        size="small"
        onClick={() => store.act({ type: "redo" })}
        {...(redoable ? {} : none)}
      />
    </span>
  );
}

/** Ctrl+Z in the drawer takes back what was set up there; the document is not touched. */
function useUndoKeys() {
  const { store } = useSimulating();
  return (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.target instanceof HTMLInputElement) return;
    const key = event.key.toLowerCase();
    const type = key === "y" || (key === "z" && event.shiftKey) ? "redo" : key === "z" ? "undo" : undefined;
    if (type === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    store.act({ type });
  };
}

function Legend() {
  const { words } = useSimulating();
  const { strip } = useLived();
  const { dir } = useHost();
  if (strip.days.every(({ quiet }) => quiet.length === 0)) return null;
  return (
    <span className="dn-sim-legend" dir={dir}>
      <i className="dn-strip-quiet" />
      {words.person.quiet}
      <i className="dn-strip-closed" />
      {words.person.closed}
    </span>
  );
}
