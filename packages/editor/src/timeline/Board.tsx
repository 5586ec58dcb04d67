/** What the timeline is drawn on: lanes, steps and lines, with the messages of any seven days at its foot. */

import type { Strategy } from "@dunlin/engine";
import { memo, useMemo, useRef } from "react";
import { percent, ribbonWidth } from "../canvas/figures.ts";
import { useOverlays, type WayKey } from "../canvas/overlays.ts";
import { type NodeId, nodeAt } from "../document/strategy.ts";
import { type EditorHost, useEditor, useHost, useProblems, useWords } from "../host/context.tsx";
import { labelOf, portsLabel, startText } from "../outline/labels.ts";
import { type Sight, useSight } from "../ui/useSight.ts";
import { Axis, type AxisProps, Grid, Strip } from "./Axis.tsx";
import { busiestDays, limitOf } from "./busiest.ts";
import { DayMenu } from "./DayMenu.tsx";
import type { DayPlan } from "./days.ts";
import { dayText } from "./dayText.ts";
import { CHIP, type Holdout, type Lane, type Line, type TimelineLayout } from "./layout.ts";
import type { Moments } from "./offsets.ts";
import { type Shown, shownOf } from "./sight.ts";
import { TimelineItem } from "./TimelineItem.tsx";
import { type HandsProps, useHands } from "./useHands.ts";

export interface BoardProps extends Omit<HandsProps, "plane" | "scroller">, Moments {
  readonly plan: DayPlan;
}

export function Board({ view, layout, plan, offsets, times, onOpen, onFixed }: BoardProps) {
  const { words, quiet } = useHost();
  const { Follow } = useOverlays();
  const scroller = useRef<HTMLDivElement>(null);
  const plane = useRef<HTMLDivElement>(null);
  const { scale } = layout;
  const { relative } = plan;
  const hands = useHands({ view, layout, scroller, plane, onOpen, onFixed });
  const { active, drag, menu } = hands;
  const sight = useSight(scroller);
  const [first] = useEditor((state) => state.selected);
  const kept = [active, first, drag?.id].filter((id) => id !== undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same ids are the same steps
  const shown = useMemo(() => shownOf(layout, sight, new Set(kept)), [layout, sight, ...kept]);
  return (
    <div ref={scroller} className="dn-time-scroll">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields */}
      <div role="group" aria-label={words.timeline.title} className="dn-time-board" {...hands.handlers}>
        <div className="dn-time-corner" />
        <div className="dn-time-head">
          <Axis {...{ scale, relative, sight }} />
        </div>
        <div className="dn-time-lanes" style={{ blockSize: layout.height }}>
          {shown.lanes.map(
            ({ lane, inSight }) =>
              inSight && (
                <LaneHead
                  key={lane.key}
                  lane={lane}
                  byEvent={lane.first !== undefined && plan.byEvent.has(lane.first)}
                />
              ),
          )}
        </div>
        <div ref={plane} className="dn-time-plane" style={{ inlineSize: scale.length, blockSize: layout.height }}>
          <Lines layout={layout} shown={shown} sight={sight} />
          <Holdouts holdouts={shown.holdouts} lanes={layout.lanes} relative={relative} />
          <Lanes {...{ shown, offsets, times, relative, active }} dragged={drag?.id} />
          {drag !== undefined && <Ghost layout={layout} drag={drag} relative={relative} />}
        </div>
        {!quiet && <Busiest {...{ plan, scale, sight }} />}
      </div>
      {Follow !== undefined && <Follow show={hands.show} />}
      {menu !== undefined && (
        <DayMenu id={menu} day={hands.dayOf(menu)} anchor={hands.anchor} onClose={hands.closeMenu} onOpen={onOpen} />
      )}
    </div>
  );
}

/** What the strategy would send the busiest person. Modes tell what people get, and of two versions at once there is no such person. */
function Busiest({ plan, scale, sight }: Pick<BoardProps, "plan"> & Omit<AxisProps, "relative">) {
  const { words, options } = useHost();
  const doc = useEditor((state) => state.doc);
  const days = useMemo(() => busiestDays(doc, plan, options), [doc, plan, options]);
  const limit = useMemo(() => limitOf(doc, options), [doc, options]);
  return (
    <>
      <div className="dn-time-strip-head">
        <b>{words.timeline.messages}</b>
        <span>{words.timeline.busiest}</span>
      </div>
      <div className="dn-time-foot-row">
        <Strip {...{ scale, days, limit, sight }} relative={plan.relative} />
      </div>
    </>
  );
}

interface LanesProps extends Moments {
  readonly shown: Shown;
  readonly relative: DayPlan["relative"];
  readonly active: NodeId | undefined;
  readonly dragged: NodeId | undefined;
}

function Lanes({ shown, offsets, times, relative, active, dragged }: LanesProps) {
  const host = useHost();
  const problems = useProblems();
  const selected = useEditor((state) => state.selected);
  const chosen = new Set(selected);
  return shown.lanes.map(({ lane, items }) => (
    <ul key={lane.key} aria-label={laneName(lane, host)}>
      {items.map((item) => {
        const found = problems.get(item.id) ?? [];
        const errors = found.filter(({ severity }) => severity === "error").length;
        const warnings = errors > 0 ? 0 : found.filter(({ severity }) => severity === "warning").length;
        return (
          <TimelineItem
            key={item.id}
            {...{ item, relative, errors, warnings }}
            of={lane.steps}
            offset={offsets.get(item.id)}
            time={times.get(item.id)}
            active={item.id === active}
            chosen={chosen.has(item.id)}
            dragged={item.id === dragged}
          />
        );
      })}
    </ul>
  ));
}

type HoldoutsProps = Pick<Shown, "holdouts"> & Pick<LanesProps, "relative"> & Pick<TimelineLayout, "lanes">;

const Holdouts = ({ holdouts, lanes, relative }: HoldoutsProps) =>
  holdouts.map((holdout) => (
    <HoldoutSpan key={holdout.lane} {...{ holdout, relative }} lane={lanes[holdout.lane] as Lane} />
  ));

interface HoldoutProps extends Pick<LanesProps, "relative"> {
  readonly holdout: Holdout;
  readonly lane: Lane;
}

function HoldoutSpan({ holdout: { x, y, width, until }, lane, relative }: HoldoutProps) {
  const words = useWords();
  const { tone } = useOverlays().useWay(comingInto(lane));
  return (
    <span
      className="dn-time-holdout dn-hatch"
      data-over={tone}
      style={{ insetInlineStart: x, insetBlockStart: y, inlineSize: width }}
    >
      <span>{words.timeline.holdout(dayText({ from: until, to: until, open: false }, relative, words))}</span>
    </span>
  );
}

/** The way on which people come into a lane. */
const comingInto = ({ lead, slots }: Lane): WayKey =>
  lead === undefined
    ? { id: "", kind: slots.length > 0 ? "entry" : "", ports: [] }
    : { id: lead.from, kind: "", ports: lead.ports };

function LaneHead({ lane, byEvent }: { readonly lane: Lane; readonly byEvent: boolean }) {
  const host = useHost();
  const { settings, words, locale } = host;
  const { useWay } = useOverlays();
  const over = useWay(comingInto(lane));
  const { people: all } = useWay(besides(lane, host.store.getState().doc));
  const share = over.people && all ? percent(over.people / all, locale) : undefined;
  const told = lane.first === undefined ? undefined : settings.stats?.nodes[lane.first]?.entered;
  const entered = over.people ?? (told !== undefined && told >= (settings.stats?.least ?? 30) ? told : undefined);
  const name = laneName(lane, host);
  return (
    <div
      className="dn-time-lane-head"
      data-over={over.tone}
      style={{ insetBlockStart: lane.y, blockSize: lane.height }}
    >
      <b title={name}>{name}</b>
      {entered !== undefined && (
        <span>
          {words.timeline.customers(new Intl.NumberFormat(locale).format(entered))}
          {share !== undefined && ` · ${share}`}
        </span>
      )}
      {byEvent && lane.lead === undefined && <span>{words.timeline.anyDay}</span>}
    </div>
  );
}

/** Every way on which people leave the step that leads into a lane. */
const besides = ({ lead }: Lane, doc: Strategy): WayKey => ({
  ...{ id: lead?.from ?? "", kind: "" },
  ports: lead === undefined ? [] : Object.keys(nodeAt(doc, lead.from)?.to ?? {}),
});

function laneName({ lead, slots }: Lane, host: EditorHost): string {
  const { doc } = host.store.getState();
  if (lead !== undefined) return portsLabel(doc, lead, host);
  const [slot] = slots;
  if (slot === undefined) return host.words.outline.fromSeveral;
  return slot.at === "start" ? host.words.outline.everyone : startText(doc, slot, host).title;
}

interface LinesProps {
  readonly layout: TimelineLayout;
  readonly shown: Shown;
  readonly sight: Sight;
}

const Lines = memo(function Lines({ layout: { scale, height }, shown: { lanes, lines }, sight }: LinesProps) {
  const selected = useEditor((state) => state.selected.join(" ")).split(" ");
  return (
    <svg className="dn-time-lines" width={scale.length} height={height} aria-hidden="true">
      <Grid {...{ scale, sight, height }} />
      {lanes.map(({ lane: { key, y, height: size } }) => (
        <path key={key} d={`M0 ${y + size - 0.5}H${scale.length}`} className="dn-time-rule" />
      ))}
      {lines.map((line) => {
        const { from, to, ports } = line;
        const near = selected.includes(from) || selected.includes(to);
        return <Thread key={`${from} ${to} ${ports.join(" ")}`} line={line} near={near} />;
      })}
    </svg>
  );
});

/** What leads to a step that stands elsewhere is drawn where it is looked at. */
function Thread({ line: { from, to, kind, ports, path }, near }: { readonly line: Line; readonly near: boolean }) {
  const { settings } = useHost();
  const { tone, people = settings.stats?.nodes[to]?.entered } = useOverlays().useWay({ id: from, kind, ports });
  const told = tone !== undefined && tone !== "dim";
  if (kind === "jump" && !near && !told) return null;
  return (
    <g data-kind={kind} data-over={tone}>
      {(kind === "flow" || tone === "lit") && (
        <path d={path} className="dn-time-ribbon" strokeWidth={ribbonWidth(people)} />
      )}
      <path d={path} className="dn-time-thread" />
    </g>
  );
}

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
