/** A step on the timeline: a chip, the span of a wait, or the pill of an end. It holds no state. */

import type { LooseNode } from "@dunlin/engine/editing";
import { memo } from "react";
import type { NodeOverlay } from "../canvas/overlay.ts";
import { useOverlays } from "../canvas/overlays.ts";
import { toneOf } from "../canvas/tones.ts";
import { nodeAt } from "../document/strategy.ts";
import { type EditorHost, useEditor, useHost } from "../host/context.tsx";
import { kindName } from "../nodes/names.ts";
import { figuresOf } from "../outline/figures.ts";
import { labelOf, markOf } from "../outline/labels.ts";
import { Badge, Icon } from "../ui/Icon.tsx";
import type { DayPlan } from "./days.ts";
import { dayText, dayWords } from "./dayText.ts";
import type { Item } from "./layout.ts";
import type { Offset } from "./offsets.ts";
import { offsetLabel, offsetSentences, timeText } from "./offsetText.ts";
import { anchorDay, type Days } from "./spans.ts";
import { Tail } from "./Tail.tsx";

export interface TimelineItemProps {
  readonly item: Item;
  /** Steps of its lane. */
  readonly of: number;
  readonly offset: Offset | undefined;
  /** Minute of the day, of a contact that happens at one. */
  readonly time: number | undefined;
  readonly relative: DayPlan["relative"];
  readonly active: boolean;
  readonly chosen: boolean;
  readonly dragged: boolean;
  readonly errors: number;
  readonly warnings: number;
}

export const TimelineItem = memo(function TimelineItem(props: TimelineItemProps) {
  const { item, of, offset, time, relative, active, chosen, dragged, errors, warnings } = props;
  const host = useHost();
  const node = useEditor(({ doc }) => nodeAt(doc, item.id));
  // What it does is told with the titles of segments.
  useEditor(({ doc }) => doc.segments);
  const { useNode, Marks } = useOverlays();
  const over = useNode(item.id);
  const { id, kind, days, place, x, y, width, height } = item;
  if (node === undefined) return null;
  const name = nameOf(item, node, relative, host);
  const { entered, held } = figuresOf(host.settings.stats?.nodes[id], host);
  const people = over?.figures?.[0]?.value ?? (entered.name === undefined ? undefined : entered.text);
  const more = chosen && !host.quiet;
  const reasons = offset === undefined ? [] : offsetSentences(offset, host);
  return (
    <li
      className="dn-time-item"
      data-kind={kind}
      data-tone={node.type === "exit" ? toneOf(node) : undefined}
      data-menu={more ? "" : undefined}
      data-over={over?.tone}
      data-open={days.open ? "" : undefined}
      data-dragged={dragged ? "" : undefined}
      aria-posinset={place}
      aria-setsize={of}
      style={{ insetInlineStart: x, insetBlockStart: y, inlineSize: width, blockSize: height }}
    >
      <button
        type="button"
        data-step={id}
        tabIndex={active ? 0 : -1}
        aria-pressed={chosen}
        title={[name, over?.label, ...reasons].filter(Boolean).join("\n")}
        className={node.type === "waitFor" ? "dn-time-face dn-hatch" : "dn-time-face"}
      >
        <span className="dn-hidden">{`${dayWords(reachOf(item), relative, host.words)}, `}</span>
        <Face {...{ node, item, name, time, over }} />
        {(kind === "pill" || (kind === "span" && over !== undefined && width >= ROOMY)) && people !== undefined && (
          <span className="dn-strong" aria-hidden="true">
            {people}
          </span>
        )}
        <span className="dn-hidden">
          {toldOf({ people, errors, warnings, held: held?.text, label: over?.label }, host)}
        </span>
      </button>
      <Beyond item={item} offset={offset} />
      {kind === "chip" && <Notices errors={errors} warnings={warnings} held={held?.text} />}
      {over !== undefined && Marks !== undefined && (
        <span className="dn-time-over" aria-hidden="true">
          <Marks over={over} near={width >= ROOMY} />
        </span>
      )}
      {more && <More id={id} name={name} active={active} />}
    </li>
  );
});

/** How far it reaches beyond its place: while it is asked, and by what it is moved. */
function Beyond({ item: { foot, moved, room }, offset }: Pick<TimelineItemProps, "item" | "offset">) {
  const host = useHost();
  const label = offset && !host.quiet && isFirstMoved(offset) ? offsetLabel(offset, host) : "";
  return (
    <>
      {foot > 0 && (
        <span
          className="dn-time-foot dn-hatch"
          style={foot > room ? { inlineSize: room, borderInlineEnd: 0, borderRadius: 0 } : { inlineSize: foot }}
        />
      )}
      {moved !== undefined && moved.back > 0 && <Tail back length={moved.back} label={label} room={room} />}
      {moved !== undefined && moved.on > 0 && (
        <Tail length={moved.on} label={moved.back > 0 ? "" : label} room={room} />
      )}
    </>
  );
}

interface MoreProps extends Pick<TimelineItemProps, "active"> {
  readonly id: string;
  readonly name: string;
}

function More({ id, name, active }: MoreProps) {
  const { outline } = useHost().words;
  return (
    <button
      type="button"
      className="dn-time-more"
      data-menu={id}
      tabIndex={active ? 0 : -1}
      aria-label={`${outline.more}: ${name}`}
    >
      <Icon name="more" size={14} />
    </button>
  );
}

/** So wide, px, there is room for more than a sign. */
const ROOMY = 110;

/** Steps further down move along without saying so again. */
const isFirstMoved = ({ reasons }: Offset): boolean => reasons.some(({ why }) => why !== "before");

/** A wait without a name is called by the day on which it ends. */
function nameOf({ id, kind, days }: Item, node: LooseNode, relative: DayPlan["relative"], host: EditorHost): string {
  const { doc } = host.store.getState();
  if (kind !== "span" || node.name !== undefined || anchorDay(node) === undefined) return labelOf(doc, id, host);
  return host.words.timeline.until(dayText(days.planned.left, relative, host.words));
}

/** Of a wait the days until it is left. */
const reachOf = ({ kind, days: { from, to, open, left } }: Item): Days =>
  kind === "span" ? { from, to: left.to, open: open || left.open } : { from, to, open };

interface Telling extends NoticesProps {
  readonly people: string | undefined;
  /** What is laid over it says its people, too. */
  readonly label: string | undefined;
}

/** What is only seen, in words. */
function toldOf({ people, errors, warnings, held, label }: Telling, { words }: EditorHost): string {
  const all = [
    ...(label !== undefined ? [label] : people === undefined ? [] : [words.timeline.entered(people)]),
    ...(errors > 0 ? [words.outline.errors(errors)] : []),
    ...(warnings > 0 ? [words.outline.warnings(warnings)] : []),
    ...(held === undefined ? [] : [held]),
  ];
  return all.map((text) => `, ${text}`).join("");
}

interface FaceProps extends Pick<TimelineItemProps, "item" | "time"> {
  readonly node: LooseNode;
  readonly name: string;
  readonly over: NodeOverlay | undefined;
}

function Face({ node, item, name, time, over }: FaceProps) {
  const host = useHost();
  const { Figures } = useOverlays();
  const { badge, icon } = markOf(node, host);
  const { kind, width } = item;
  const kindOf = kindName(node, host);
  const figured = Figures !== undefined && over?.figures !== undefined;
  const sub = time === undefined ? kindOf : `${kindOf}, ${timeText(time, host.locale)}`;
  return (
    <>
      <span className="dn-time-mark">
        {badge === undefined ? (
          <Icon name={icon ?? "step"} size={kind === "span" ? 14 : 16} />
        ) : (
          <Badge name={badge} size={22} />
        )}
      </span>
      <span className={kind === "span" && width < 84 ? "dn-hidden" : "dn-time-text"}>
        <span className="dn-ellipsis">{name}</span>
        {kind === "chip" && (
          <span className="dn-ellipsis dn-time-sub" aria-hidden={figured || undefined}>
            {figured ? <Figures over={over} /> : sub}
          </span>
        )}
      </span>
    </>
  );
}

interface NoticesProps {
  readonly errors: number;
  readonly warnings: number;
  readonly held: string | undefined;
}

function Notices({ errors, warnings, held }: NoticesProps) {
  return (
    <span className="dn-time-notices" aria-hidden="true">
      {held !== undefined && (
        <span data-tone="policy">
          <Icon name="shield" size={12} />
          {held.replace(/\D+$/, "")}
        </span>
      )}
      {errors + warnings > 0 && (
        <span data-tone={errors > 0 ? "bad" : "warn"}>
          <Icon name={errors > 0 ? "error" : "warn"} size={12} />
          {errors > 0 ? errors : warnings}
        </span>
      )}
    </span>
  );
}
