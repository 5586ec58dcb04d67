/** The strategy on the axis of days past due: a lane for each way, waits as long as they take. */

import { type KeyboardEvent, type MouseEvent, useMemo, useRef, useState } from "react";
import { runAction } from "../actions/actions.ts";
import { isTyping } from "../actions/keys.ts";
import { type NodeId, nodesOf } from "../document/strategy.ts";
import { type EditorHost, useDerived, useEditor, useHost } from "../host/context.tsx";
import { labelOf, portsLabel, startText } from "../outline/labels.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { Select } from "../ui/Field.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Axis, Grid, Strip } from "./Axis.tsx";
import { busiestDays, limitOf } from "./busiest.ts";
import { DayMenu } from "./DayMenu.tsx";
import { type DayPlan, daysOf } from "./days.ts";
import { dayText } from "./dayText.ts";
import { CHIP, type Lane, type TimelineLayout, timelineOf } from "./layout.ts";
import type { ScaleMode } from "./scale.ts";
import type { Fixed } from "./shift.ts";
import { TimelineItem } from "./TimelineItem.tsx";
import { useDrag } from "./useDrag.ts";
import { walkTo } from "./walk.ts";

export interface TimelineViewProps {
  /** The settings of a step are to be shown and to get the focus. */
  readonly onOpen: (id: NodeId) => void;
}

const ZOOMS = [0.5, 0.7, 1, 1.4, 2];

export function TimelineView({ onOpen }: TimelineViewProps) {
  const host = useHost();
  const { options } = host;
  const doc = useEditor((state) => state.doc);
  const { outline } = useDerived();
  const [mode, setMode] = useState<ScaleMode>("stretch");
  const [zoom, setZoom] = useState(1);
  const [fixed, setFixed] = useState<Fixed | undefined>(undefined);
  const plan = useMemo(() => daysOf(doc, options), [doc, options]);
  const layout = useMemo(() => timelineOf(doc, outline, plan, { mode, zoom }), [doc, outline, plan, mode, zoom]);
  const dated = layout.items.length > 0;
  return (
    <section className="dn-time">
      <Toolbar relative={plan.relative} mode={mode} onMode={setMode} />
      <Message fixed={fixed} undated={dated ? layout.undated : 0} onClose={() => setFixed(undefined)} />
      {dated ? <Board layout={layout} plan={plan} onOpen={onOpen} onFixed={setFixed} /> : <Nothing />}
      {dated && <Zoom zoom={zoom} onZoom={setZoom} />}
    </section>
  );
}

interface ToolbarProps {
  readonly relative: DayPlan["relative"];
  readonly mode: ScaleMode;
  readonly onMode: (mode: ScaleMode) => void;
}

function Toolbar({ relative, mode, onMode }: ToolbarProps) {
  const { timeline } = useHost().words;
  return (
    <div className="dn-time-bar-top">
      <Icon name="cal" size={14} />
      <span className="dn-grow dn-ellipsis">{relative === "due" ? timeline.axisDue : timeline.axisEntry}</span>
      <span className="dn-time-key">
        <i className="dn-hatch" />
        {timeline.legend}
      </span>
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

interface MessageProps {
  readonly fixed: Fixed | undefined;
  readonly undated: number;
  readonly onClose: () => void;
}

/** Why a step could not be moved, or what keeps the days from being told. */
function Message({ fixed, undated, onClose }: MessageProps) {
  const { store, words } = useHost();
  const errors = useDerived().diagnostics.filter(({ severity }) => severity === "error").length;
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
          {fixed === undefined ? (
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
  const errors = useDerived().diagnostics.filter(({ severity }) => severity === "error").length;
  const { empty, readOnly } = {
    empty: useEditor(({ doc }) => Object.keys(nodesOf(doc)).length === 0),
    readOnly: useEditor((state) => state.readOnly),
  };
  return (
    <div className="dn-time-nothing">
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
      {!empty && <Button onClick={() => store.open("problems")}>{words.timeline.showProblems}</Button>}
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

interface BoardProps extends TimelineViewProps {
  readonly layout: TimelineLayout;
  readonly plan: DayPlan;
  readonly onFixed: (why: Fixed | undefined) => void;
}

function Board({ layout, plan, onOpen, onFixed }: BoardProps) {
  const host = useHost();
  const { store, options, words, dir } = host;
  const doc = useEditor((state) => state.doc);
  const selected = useEditor((state) => state.selected);
  const plane = useRef<HTMLDivElement>(null);
  const [focus, setFocus] = useState<NodeId | undefined>(undefined);
  const [menu, setMenu] = useState<NodeId | undefined>(undefined);
  const anchor = useRef<HTMLElement | null>(null);
  const { drag, move, dayOf, skipClick, handlers } = useDrag(layout, plane, onFixed);
  const { scale, items, lanes, holdouts } = layout;
  const known = (id: NodeId | undefined) => items.some((item) => item.id === id);
  const active = known(focus) ? focus : known(selected[0]) ? selected[0] : items[0]?.id;
  const days = useMemo(() => busiestDays(doc, plan, options), [doc, plan, options]);
  const limit = useMemo(() => limitOf(doc, options), [doc, options]);

  const goTo = (id: NodeId | undefined) => {
    if (id === undefined) return;
    setFocus(id);
    store.select([id]);
    const button = plane.current?.querySelector<HTMLElement>(`[data-id="${id}"]`);
    button?.focus();
    button?.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (isTyping(event.target) || active === undefined) return;
    const [later, sooner] = dir === "rtl" ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
    if (event.altKey && (event.key === later || event.key === sooner)) {
      if (!store.getState().readOnly && move(active, event.key === later ? 1 : -1, "keyboard")) onFixed(undefined);
    } else if (event.altKey || event.ctrlKey || event.metaKey) return;
    else if (event.key === "Enter" && (event.target as HTMLElement).dataset.id !== undefined) onOpen(active);
    else {
      const step = STEPS[event.key === later ? "later" : event.key === sooner ? "sooner" : event.key];
      if (step === undefined) return;
      goTo(walkTo(items, active, step));
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const target = event.target as HTMLElement;
    const more = target.closest<HTMLElement>("[data-menu]");
    const id = more?.dataset.menu ?? target.closest<HTMLElement>("[data-id]")?.dataset.id;
    if (id === undefined || skipClick.current) return;
    setFocus(id);
    store.select([id]);
    if (more === null) return;
    anchor.current = more;
    setMenu(id);
  };
  return (
    <div className="dn-time-scroll">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields */}
      <div
        role="group"
        aria-label={words.timeline.title}
        className="dn-time-board"
        onKeyDown={onKeyDown}
        onClick={onClick}
        {...handlers}
      >
        <div className="dn-time-corner" />
        <div className="dn-time-head">
          <Axis scale={scale} relative={plan.relative} />
        </div>
        <div className="dn-time-lanes" style={{ blockSize: layout.height }}>
          {lanes.map((lane) => (
            <LaneHead key={lane.key} lane={lane} byEvent={lane.first !== undefined && plan.byEvent.has(lane.first)} />
          ))}
        </div>
        <div ref={plane} className="dn-time-plane" style={{ inlineSize: scale.length, blockSize: layout.height }}>
          <Lines layout={layout} selected={selected} />
          {holdouts.map(({ lane, x, y, width, until }) => (
            <span
              key={lane}
              className="dn-time-holdout dn-hatch"
              style={{ insetInlineStart: x, insetBlockStart: y, inlineSize: width }}
            >
              <span>
                {words.timeline.holdout(dayText({ from: until, to: until, open: false }, plan.relative, words))}
              </span>
            </span>
          ))}
          {lanes.map((lane, index) => (
            <ul key={lane.key} aria-label={laneName(lane, host)} className="dn-time-lane">
              {items
                .filter((item) => item.lane === index)
                .map((item) => (
                  <TimelineItem
                    key={item.id}
                    item={item}
                    doc={doc}
                    relative={plan.relative}
                    active={item.id === active}
                    chosen={selected.includes(item.id)}
                    dragged={drag?.id === item.id}
                    menu={item.id === active || selected.includes(item.id)}
                  />
                ))}
            </ul>
          ))}
          {drag !== undefined && <Ghost layout={layout} drag={drag} relative={plan.relative} />}
        </div>
        <div className="dn-time-strip-head">
          <b>{words.timeline.messages}</b>
          <span>{words.timeline.busiest}</span>
        </div>
        <div className="dn-time-foot-row">
          <Strip scale={scale} days={days} limit={limit} relative={plan.relative} />
        </div>
      </div>
      {menu !== undefined && (
        <DayMenu id={menu} day={dayOf(menu)} anchor={anchor} onClose={() => setMenu(undefined)} onOpen={onOpen} />
      )}
    </div>
  );
}

const STEPS: Readonly<Record<string, Parameters<typeof walkTo>[2]>> = {
  later: "later",
  sooner: "sooner",
  ArrowDown: "down",
  ArrowUp: "up",
  Home: "first",
  End: "last",
};

function LaneHead({ lane, byEvent }: { readonly lane: Lane; readonly byEvent: boolean }) {
  const host = useHost();
  const { settings, words, locale } = host;
  const entered = lane.first === undefined ? undefined : settings.stats?.nodes[lane.first]?.entered;
  const name = laneName(lane, host);
  return (
    <div className="dn-time-lane-head" style={{ insetBlockStart: lane.y, blockSize: lane.height }}>
      <b title={name}>{name}</b>
      {entered !== undefined && entered >= (settings.stats?.least ?? 30) && (
        <span>{words.timeline.customers(new Intl.NumberFormat(locale).format(entered))}</span>
      )}
      {byEvent && lane.lead === undefined && <span>{words.timeline.anyDay}</span>}
    </div>
  );
}

function laneName({ lead, slots }: Lane, host: EditorHost): string {
  const { doc } = host.store.getState();
  if (lead !== undefined) return portsLabel(doc, lead, host);
  const [slot] = slots;
  if (slot === undefined) return host.words.outline.fromSeveral;
  return slot.at === "start" ? host.words.outline.everyone : startText(doc, slot, host).title;
}

function Lines({ layout, selected }: { readonly layout: TimelineLayout; readonly selected: readonly NodeId[] }) {
  const { settings } = useHost();
  const { scale, lanes, lines, height } = layout;
  const shown = lines.filter(
    ({ from, to, kind }) => kind !== "jump" || selected.includes(from) || selected.includes(to),
  );
  return (
    <svg className="dn-time-lines" width={scale.length} height={height} aria-hidden="true">
      <Grid scale={scale} height={height} />
      {lanes.map(({ key, y, height: size }) => (
        <path key={key} d={`M0 ${y + size - 0.5}H${scale.length}`} className="dn-time-rule" />
      ))}
      {shown.map(({ from, to, kind, path }) => (
        <g key={`${from} ${to}`} data-kind={kind}>
          {kind === "flow" && (
            <path d={path} className="dn-time-ribbon" strokeWidth={ribbon(settings.stats?.nodes[to]?.entered)} />
          )}
          <path d={path} className="dn-time-thread" />
        </g>
      ))}
    </svg>
  );
}

/** As wide as the logarithm of the people on it. */
const ribbon = (people: number | undefined): number =>
  people === undefined ? 8 : Math.max(3, Math.min(18, 7 * Math.log10(people / 120)));

interface GhostProps {
  readonly layout: TimelineLayout;
  readonly drag: { readonly id: NodeId; readonly day: number };
  readonly relative: DayPlan["relative"];
}

/** Where a step would land, with its day. */
function Ghost({ layout, drag, relative }: GhostProps) {
  const host = useHost();
  const item = layout.items.find(({ id }) => id === drag.id);
  if (item === undefined) return null;
  const day = dayText({ from: drag.day, to: drag.day, open: false }, relative, host.words);
  return (
    <span
      className="dn-time-ghost"
      style={{
        insetInlineStart: layout.scale.x(drag.day),
        insetBlockStart: item.y,
        inlineSize: CHIP,
        blockSize: item.height,
      }}
    >
      {host.words.timeline.moved(labelOf(host.store.getState().doc, drag.id, host), day)}
    </span>
  );
}
