/** A step on the timeline: a chip, the span of a wait, or the pill of an end. It holds no state. */

import type { Strategy } from "@dunlin/engine";
import type { LooseNode } from "@dunlin/engine/editing";
import { memo } from "react";
import { toneOf } from "../canvas/tones.ts";
import { nodeAt } from "../document/strategy.ts";
import { type EditorHost, useDerived, useHost } from "../host/context.tsx";
import { kindName } from "../nodes/names.ts";
import { figuresOf } from "../outline/figures.ts";
import { labelOf, markOf } from "../outline/labels.ts";
import { Badge, Icon } from "../ui/Icon.tsx";
import type { DayPlan, NodeDays } from "./days.ts";
import { dayText, dayWords } from "./dayText.ts";
import type { Item } from "./layout.ts";
import { anchorDay, type Days, lengthOf } from "./spans.ts";

export interface TimelineItemProps {
  readonly item: Item;
  readonly doc: Strategy;
  readonly relative: DayPlan["relative"];
  readonly active: boolean;
  readonly chosen: boolean;
  readonly dragged: boolean;
  readonly menu: boolean;
}

export const TimelineItem = memo(function TimelineItem(props: TimelineItemProps) {
  const { item, doc, relative, active, chosen, dragged, menu } = props;
  const host = useHost();
  const problems = useDerived().problems.get(item.id) ?? [];
  const { id, kind, days, x, y, width, height, foot } = item;
  const node = nodeAt(doc, id);
  if (node === undefined) return null;
  const name = nameOf(item, node, doc, relative, host);
  const { entered, held } = figuresOf(host.settings.stats?.nodes[id], host);
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const warnings = errors > 0 ? 0 : problems.filter(({ severity }) => severity === "warning").length;
  const people = entered.name === undefined ? undefined : entered.text;
  return (
    <li
      className="dn-time-item"
      data-kind={kind}
      data-tone={node.type === "exit" ? toneOf(node) : undefined}
      data-menu={menu ? "" : undefined}
      data-open={days.open ? "" : undefined}
      data-dragged={dragged ? "" : undefined}
      style={{ insetInlineStart: x, insetBlockStart: y, inlineSize: width, blockSize: height }}
    >
      <button
        type="button"
        data-step={id}
        tabIndex={active ? 0 : -1}
        aria-pressed={chosen}
        title={name}
        className={kind === "span" && varies(days) ? "dn-time-face dn-hatch" : "dn-time-face"}
      >
        <span className="dn-hidden">{`${dayWords(reachOf(item), relative, host.words)}, `}</span>
        <Face node={node} item={item} name={name} />
        {kind === "pill" && people !== undefined && <b aria-hidden="true">{people}</b>}
        <span className="dn-hidden">{toldOf({ people, errors, warnings, held: held?.text }, host)}</span>
      </button>
      {foot > 0 && <span className="dn-time-foot dn-hatch" style={{ inlineSize: foot }} />}
      {kind === "chip" && <Notices errors={errors} warnings={warnings} held={held?.text} />}
      {menu && (
        <button
          type="button"
          className="dn-time-more"
          data-menu={id}
          tabIndex={active ? 0 : -1}
          aria-label={`${host.words.outline.more}: ${name}`}
        >
          <Icon name="more" size={14} />
        </button>
      )}
    </li>
  );
});

/** A wait without a name is called by the day on which it ends. */
function nameOf(item: Item, node: LooseNode, doc: Strategy, relative: DayPlan["relative"], host: EditorHost): string {
  const { timeline } = host.words;
  if (item.kind !== "span" || node.name !== undefined) return labelOf(doc, item.id, host);
  if (anchorDay(node) !== undefined) return timeline.until(dayText(item.days.left, relative, host.words));
  const name = labelOf(doc, item.id, host);
  return lengthOf(node.for)?.business === true ? `${name}: ${timeline.weekends}` : name;
}

const varies = ({ left }: NodeDays): boolean => left.from < left.to || left.open;

/** Of a wait the days until it is left. */
const reachOf = ({ kind, days: { from, to, open, left } }: Item): Days =>
  kind === "span" ? { from, to: left.to, open: open || left.open } : { from, to, open };

interface Telling extends NoticesProps {
  readonly people: string | undefined;
}

/** What is only seen, in words. */
function toldOf({ people, errors, warnings, held }: Telling, { words }: EditorHost): string {
  const all = [
    ...(people === undefined ? [] : [words.timeline.entered(people)]),
    ...(errors > 0 ? [words.outline.errors(errors)] : []),
    ...(warnings > 0 ? [words.outline.warnings(warnings)] : []),
    ...(held === undefined ? [] : [held]),
  ];
  return all.map((text) => `, ${text}`).join("");
}

function Face({ node, item, name }: { readonly node: LooseNode; readonly item: Item; readonly name: string }) {
  const host = useHost();
  const { badge, icon } = markOf(node, host);
  const { kind, width } = item;
  const kindOf = kindName(node, host);
  const sub = typeof node.at === "string" ? `${kindOf}, ${node.at}` : kindOf;
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
        {kind === "chip" && <span className="dn-ellipsis dn-time-sub">{sub}</span>}
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
