/** The strategy on the axis of days past due: a lane for each way, waits as long as they take. */

import { useMemo, useRef, useState } from "react";
import { runAction } from "../actions/actions.ts";
import { type NodeId, nodesOf } from "../document/strategy.ts";
import { useDerived, useEditor, useHost } from "../host/context.tsx";
import { Button, IconButton } from "../ui/Button.tsx";
import { Select } from "../ui/Field.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Board } from "./Board.tsx";
import { type DayPlan, daysOf } from "./days.ts";
import { type TimelineLayout, timelineOf } from "./layout.ts";
import { type Moments, momentsOf } from "./offsets.ts";
import type { ScaleMode } from "./scale.ts";
import type { Fixed } from "./shift.ts";
import { steady, steadyLayout } from "./sight.ts";
import { Tail } from "./Tail.tsx";

export interface TimelineViewProps {
  /** The settings of a step are to be shown and to get the focus. */
  readonly onOpen: (id: NodeId) => void;
}

const ZOOMS = [0.5, 0.7, 1, 1.4, 2];

export function TimelineView({ onOpen }: TimelineViewProps) {
  const host = useHost();
  const { options } = host;
  const doc = useEditor((state) => state.doc);
  const view = useRef<HTMLElement>(null);
  const [mode, setMode] = useState<ScaleMode>("stretch");
  const [zoom, setZoom] = useState(1);
  const [fixed, setFixed] = useState<Fixed | undefined>(undefined);
  const plan = useMemo(() => daysOf(doc, options), [doc, options]);
  const { layout, offsets, times } = useDrawing(plan, mode, zoom);
  const dated = layout.items.length > 0;
  return (
    <section ref={view} className="dn-time" data-view="timeline" data-quiet={host.quiet || undefined}>
      <Toolbar relative={plan.relative} moves={offsets.size > 0} mode={mode} onMode={setMode} />
      <Message fixed={fixed} undated={dated ? layout.undated : 0} onClose={() => setFixed(undefined)} />
      {dated ? <Board {...{ view, layout, plan, offsets, times }} onOpen={onOpen} onFixed={setFixed} /> : <Nothing />}
      {dated && <Zoom zoom={zoom} onZoom={setZoom} />}
    </section>
  );
}

/** Where everything stands. What says the same as before stays the same objects. */
function useDrawing(plan: DayPlan, mode: ScaleMode, zoom: number) {
  const { options } = useHost();
  const doc = useEditor((state) => state.doc);
  const { outline } = useDerived();
  const drawing = useRef<TimelineLayout>(undefined);
  const known = useRef<Moments["offsets"]>(undefined);
  return useMemo(() => {
    const { times, ...moments } = momentsOf(doc, options);
    known.current = steady(known.current, moments.offsets);
    const layout = timelineOf(doc, outline, plan, known.current, { mode, zoom });
    drawing.current = steadyLayout(drawing.current, layout);
    return { offsets: known.current, times, layout: drawing.current };
  }, [doc, outline, plan, options, mode, zoom]);
}

interface ToolbarProps {
  readonly relative: DayPlan["relative"];
  /** Whether anything is moved by weekends or contact rules. */
  readonly moves: boolean;
  readonly mode: ScaleMode;
  readonly onMode: (mode: ScaleMode) => void;
}

function Toolbar({ relative, moves, mode, onMode }: ToolbarProps) {
  const { timeline } = useHost().words;
  return (
    <div className="dn-time-bar-top">
      <Icon name="cal" size={14} />
      <span className="dn-grow dn-ellipsis">{relative === "due" ? timeline.axisDue : timeline.axisEntry}</span>
      <span className="dn-time-key">
        <i className="dn-hatch" />
        {timeline.legend}
      </span>
      {moves && (
        <span className="dn-time-key" data-tone="policy">
          <Tail />
          {timeline.offset.legend}
        </span>
      )}
      <Select<ScaleMode>
        size="small"
        aria-label={timeline.scale}
        value={mode}
        options={[
          { value: "stretch", label: timeline.stretch },
          { value: "linear", label: timeline.linear },
        ]}
        onChange={onMode}
      />
    </div>
  );
}

function useErrors(): number {
  const { quiet } = useHost();
  const { diagnostics } = useDerived();
  return quiet ? 0 : diagnostics.filter(({ severity }) => severity === "error").length;
}

interface MessageProps {
  readonly fixed: Fixed | undefined;
  readonly undated: number;
  readonly onClose: () => void;
}

/** Why a step could not be moved, or what keeps the days from being told. */
function Message({ fixed, undated, onClose }: MessageProps) {
  const { store, words, quiet } = useHost();
  const errors = useErrors();
  const empty = useEditor(({ doc }) => Object.keys(nodesOf(doc)).length === 0);
  const text =
    fixed !== undefined
      ? words.timeline.fixed[fixed]
      : empty
        ? undefined
        : errors > 0
          ? words.timeline.hasErrors(errors)
          : undated > 0
            ? words.timeline.undated(undated)
            : undefined;
  return (
    <div role="status">
      {text !== undefined && (
        <div className="dn-message" data-tone={fixed === undefined ? "warn" : undefined}>
          <Icon name={fixed === undefined ? "warn" : "info"} size={14} />
          <span className="dn-grow">{text}</span>
          {quiet ? null : fixed === undefined ? (
            <Button look="link" size="small" onClick={() => store.open("problems")}>
              {words.timeline.showProblems}
            </Button>
          ) : (
            <IconButton icon="close" size="small" label={words.shell.close} onClick={onClose} />
          )}
        </div>
      )}
    </div>
  );
}

function Nothing() {
  const host = useHost();
  const { store, words } = host;
  const errors = useErrors();
  const empty = useEditor(({ doc }) => Object.keys(nodesOf(doc)).length === 0);
  const readOnly = useEditor((state) => state.readOnly);
  return (
    <div className="dn-nothing">
      <p>{empty ? words.timeline.empty : words.timeline.undatable(errors)}</p>
      {empty && !readOnly && (
        <Button
          look="primary"
          icon="plus"
          onClick={() => {
            store.select([], { at: "start" });
            runAction("addAfter", host, "menu");
          }}
        >
          {words.outline.addAfter}
        </Button>
      )}
      {!empty && !host.quiet && <Button onClick={() => store.open("problems")}>{words.timeline.showProblems}</Button>}
    </div>
  );
}

function Zoom({ zoom, onZoom }: { readonly zoom: number; readonly onZoom: (zoom: number) => void }) {
  const { words, locale } = useHost();
  const at = ZOOMS.indexOf(zoom);
  const percent = new Intl.NumberFormat(locale, { style: "percent" }).format(zoom);
  return (
    <div className="dn-time-zoom">
      <IconButton icon="minus" label={words.timeline.zoomOut} onClick={() => onZoom(ZOOMS[Math.max(0, at - 1)] ?? 1)} />
      <Button look="quiet" size="small" title={words.timeline.zoomReset} onClick={() => onZoom(1)}>
        {percent}
      </Button>
      <IconButton
        icon="plus"
        label={words.timeline.zoomIn}
        onClick={() => onZoom(ZOOMS[Math.min(ZOOMS.length - 1, at + 1)] ?? 1)}
      />
    </div>
  );
}
