/** What the timeline is drawn on: lanes, steps and lines, with the messages of any seven days at its foot. */

import { memo, useMemo, useRef } from "react";
import { ribbonWidth } from "../canvas/figures.ts";
import type { NodeId } from "../document/strategy.ts";
import { type EditorHost, useEditor, useHost, useWords } from "../host/context.tsx";
import { labelOf, portsLabel, startText } from "../outline/labels.ts";
import { Axis, Grid, Strip } from "./Axis.tsx";
import { busiestDays, limitOf } from "./busiest.ts";
import { DayMenu } from "./DayMenu.tsx";
import type { DayPlan } from "./days.ts";
import { dayText } from "./dayText.ts";
import { CHIP, type Lane, type TimelineLayout } from "./layout.ts";
import { TimelineItem } from "./TimelineItem.tsx";
import { type HandsProps, useHands } from "./useHands.ts";

export interface BoardProps extends Omit<HandsProps, "plane"> {
  readonly plan: DayPlan;
}

export function Board({ view, layout, plan, onOpen, onFixed }: BoardProps) {
  const { words, options } = useHost();
  const doc = useEditor((state) => state.doc);
  const plane = useRef<HTMLDivElement>(null);
  const { scale, lanes } = layout;
  const hands = useHands({ view, layout, plane, onOpen, onFixed });
  const { active, drag, menu } = hands;
  const days = useMemo(() => busiestDays(doc, plan, options), [doc, plan, options]);
  const limit = useMemo(() => limitOf(doc, options), [doc, options]);
  return (
    <div className="dn-time-scroll">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields */}
      <div role="group" aria-label={words.timeline.title} className="dn-time-board" {...hands.handlers}>
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
          <Lines layout={layout} />
          <Holdouts layout={layout} relative={plan.relative} />
          {lanes.map((lane, index) => (
            <LaneItems key={lane.key} layout={layout} index={index} plan={plan} active={active} dragged={drag?.id} />
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
        <DayMenu id={menu} day={hands.dayOf(menu)} anchor={hands.anchor} onClose={hands.closeMenu} onOpen={onOpen} />
      )}
    </div>
  );
}

interface LaneItemsProps {
  readonly layout: TimelineLayout;
  readonly index: number;
  readonly plan: DayPlan;
  readonly active: NodeId | undefined;
  readonly dragged: NodeId | undefined;
}

const LaneItems = memo(function LaneItems({ layout, index, plan, active, dragged }: LaneItemsProps) {
  const host = useHost();
  const doc = useEditor((state) => state.doc);
  const selected = useEditor((state) => state.selected);
  const lane = layout.lanes[index] as Lane;
  return (
    <ul aria-label={laneName(lane, host)}>
      {layout.items
        .filter((item) => item.lane === index)
        .map((item) => (
          <TimelineItem
            key={item.id}
            item={item}
            doc={doc}
            relative={plan.relative}
            active={item.id === active}
            chosen={selected.includes(item.id)}
            dragged={item.id === dragged}
            menu={selected.includes(item.id)}
          />
        ))}
    </ul>
  );
});

function Holdouts({ layout, relative }: { readonly layout: TimelineLayout; readonly relative: DayPlan["relative"] }) {
  const words = useWords();
  return (
    <>
      {layout.holdouts.map(({ lane, x, y, width, until }) => (
        <span
          key={lane}
          className="dn-time-holdout dn-hatch"
          style={{ insetInlineStart: x, insetBlockStart: y, inlineSize: width }}
        >
          <span>{words.timeline.holdout(dayText({ from: until, to: until, open: false }, relative, words))}</span>
        </span>
      ))}
    </>
  );
}

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

const Lines = memo(function Lines({ layout }: { readonly layout: TimelineLayout }) {
  const { settings } = useHost();
  const selected = useEditor((state) => state.selected);
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
            <path d={path} className="dn-time-ribbon" strokeWidth={ribbonWidth(settings.stats?.nodes[to]?.entered)} />
          )}
          <path d={path} className="dn-time-thread" />
        </g>
      ))}
    </svg>
  );
});

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
