/** A step on the timeline: a chip, the span of a wait, or the pill of an end. It holds no state. */

import type { Strategy } from "@dunlin/engine";
import { memo } from "react";
import { nodeAt } from "../document/strategy.ts";
import { type EditorHost, useDerived, useHost } from "../host/context.tsx";
import { kindName } from "../nodes/names.ts";
import { figuresOf } from "../outline/figures.ts";
import { labelOf, markOf, WELL } from "../outline/labels.ts";
import { Badge, Icon } from "../ui/Icon.tsx";
import type { DayPlan } from "./days.ts";
import { dayText, dayWords } from "./dayText.ts";
import type { Item } from "./layout.ts";
import { anchorDay, lengthOf } from "./spans.ts";

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
  const named = labelOf(doc, id, host);
  const name =
    kind === "span" && anchorDay(node) !== undefined && node.name === undefined
      ? host.words.timeline.until(dayText(days.left, relative, host.words))
      : named;
  const { badge, icon } = markOf(node, host);
  const figures = figuresOf(host.settings.stats?.nodes[id], host);
  const business = kind === "span" && lengthOf(node.for)?.business === true;
  const varies = days.left.from < days.left.to || days.left.open;
  const tone = node.type !== "exit" ? undefined : WELL.has(String(node.outcome)) ? "good" : undefined;
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const warnings = problems.filter(({ severity }) => severity === "warning").length;
  const notices = [
    ...(errors > 0 ? [host.words.outline.errors(errors)] : warnings > 0 ? [host.words.outline.warnings(warnings)] : []),
    ...(figures.held === undefined ? [] : [figures.held.text]),
  ];
  const reach = {
    from: days.from,
    to: kind === "span" ? days.left.to : days.to,
    open: days.open || (kind === "span" && days.left.open),
  };
  const told = [
    ...(figures.entered.name === undefined ? [] : [host.words.timeline.entered(figures.entered.text)]),
    ...notices,
  ].map((text) => `, ${text}`);
  return (
    <li
      className="dn-time-item"
      data-kind={kind}
      data-tone={tone}
      data-menu={menu ? "" : undefined}
      data-open={days.open ? "" : undefined}
      data-dragged={dragged ? "" : undefined}
      style={{ insetInlineStart: x, insetBlockStart: y, inlineSize: width, blockSize: height }}
    >
      <button
        type="button"
        data-id={id}
        tabIndex={active ? 0 : -1}
        aria-pressed={chosen}
        title={business ? `${name}: ${host.words.timeline.weekends}` : name}
        className={kind === "span" && varies ? "dn-time-face dn-hatch" : "dn-time-face"}
      >
        <span className="dn-hidden">{`${dayWords(reach, relative, host.words)}, `}</span>
        <span className="dn-time-mark">
          {badge === undefined ? (
            <Icon name={icon ?? "step"} size={kind === "span" ? 14 : 16} />
          ) : (
            <Badge name={badge} size={22} />
          )}
        </span>
        <span className={kind === "span" && width < 84 ? "dn-hidden" : "dn-time-text"}>
          <span className="dn-ellipsis">{name}</span>
          {kind === "chip" && <span className="dn-ellipsis dn-time-sub">{subline(node, host)}</span>}
        </span>
        {kind === "pill" && figures.entered.name !== undefined && <b aria-hidden="true">{figures.entered.text}</b>}
        <span className="dn-hidden">{told.join("")}</span>
      </button>
      {foot > 0 && <span className="dn-time-foot dn-hatch" style={{ inlineSize: foot }} />}
      {kind === "chip" && <Notices errors={errors} warnings={warnings} held={figures.held?.text} />}
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

function subline(node: Parameters<typeof kindName>[0], host: EditorHost): string {
  const kind = kindName(node, host);
  return typeof node.at === "string" ? host.words.timeline.at(kind, node.at) : kind;
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
