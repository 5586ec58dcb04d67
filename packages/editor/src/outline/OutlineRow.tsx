/** One row of the outline. It holds no state; keys and clicks are heard by the grid around it. */

// biome-ignore-all lint/a11y/useSemanticElements: a table cannot be a tree
// biome-ignore-all lint/a11y/useFocusableInteractive: rows have the focus, not cells and heads

import type { Strategy } from "@dunlin/engine";
import { memo, type ReactNode } from "react";
import type { NodeOverlay } from "../canvas/overlay.ts";
import { useOverlays, type WayKey } from "../canvas/overlays.ts";
import { nodeAt } from "../document/strategy.ts";
import { useHost, useProblems } from "../host/context.tsx";
import { DayTag } from "../timeline/DayTag.tsx";
import { daysOf } from "../timeline/days.ts";
import { Badge, Icon } from "../ui/Icon.tsx";
import { Tag } from "../ui/Tag.tsx";
import { type Figure, figuresOf } from "./figures.ts";
import { labelOf, type Mark, markOf, portsLabel, sentenceOf, startText, wayText } from "./labels.ts";
import type { Row, RowContent } from "./rows.ts";
import { ROW } from "./useOutline.ts";

export interface OutlineRowProps {
  readonly row: Row;
  readonly index: number;
  readonly doc: Strategy;
  readonly active: boolean;
  readonly chosen: boolean;
  /** While something is carried: what, and the number of the place. */
  readonly carried: string | undefined;
  readonly number: number | undefined;
  /** Whether a click connects. */
  readonly target: boolean;
  readonly figures: boolean;
  /** Whether there is a column for what is laid over the steps. */
  readonly laid: boolean;
  readonly readOnly: boolean;
}

export const OutlineRow = memo(function OutlineRow(props: OutlineRowProps) {
  const { row, index, active, chosen, target } = props;
  const { key, content, level, place, of, expanded } = row;
  const { useNode, useWay } = useOverlays();
  const step = useNode(content.kind === "step" ? content.id : "");
  const way = useWay(wayOf(content));
  const over = content.kind === "step" ? step : way;
  return (
    <div
      role="row"
      className="dn-outline-row"
      data-key={key}
      data-step={content.kind === "step" ? content.id : undefined}
      data-kind={content.kind}
      data-apart={content.kind === "step" && content.apart ? "" : undefined}
      data-target={target ? "" : undefined}
      data-over={over?.tone}
      aria-level={level}
      aria-posinset={place}
      aria-setsize={of}
      aria-expanded={expanded}
      aria-selected={chosen}
      aria-rowindex={index + 2}
      tabIndex={active ? 0 : -1}
      style={{ insetBlockStart: index * ROW }}
    >
      {content.kind === "place" ? (
        <PlaceCell {...props} />
      ) : (
        <Cells {...props} content={content} over={content.kind === "step" ? step : undefined} people={way.people} />
      )}
    </div>
  );
});

const NO_WAY: WayKey = { id: "", kind: "", ports: [] };

/** The way that a row tells of; a step is told itself. */
function wayOf(content: RowContent): WayKey {
  switch (content.kind) {
    case "start":
      return { ...NO_WAY, kind: "entry" };
    case "jump":
      return { id: content.from, kind: content.kind, ports: content.ports };
    case "open":
      return { id: content.from, kind: content.kind, ports: [content.port] };
    default:
      return NO_WAY;
  }
}

const indent = (level: number) => ({ paddingInlineStart: 16 + (level - 1) * 24 });

function PlaceCell({ row, doc, carried, number, active, figures }: OutlineRowProps) {
  const host = useHost();
  const { content, level } = row;
  if (content.kind !== "place") return null;
  const { slot } = content;
  const { outline } = host.words;
  const node = slot.at === "port" ? nodeAt(doc, slot.from) : undefined;
  const several = node !== undefined && Object.keys(node.to ?? {}).length > 1;
  const text =
    several && slot.at === "port"
      ? outline.placeOn(carried ?? "", portsLabel(doc, { from: slot.from, ports: [slot.port] }, host))
      : outline.placeHere(carried ?? "");
  return (
    <div role="gridcell" aria-colspan={figures ? 7 : 4} className="dn-outline-place" style={indent(level)}>
      <button type="button" data-do="place" tabIndex={active ? 0 : -1}>
        <span className="dn-outline-number">{number}</span>
        <span className="dn-ellipsis">{text}</span>
      </button>
    </div>
  );
}

type Told = Exclude<RowContent, { kind: "place" }>;

interface CellsProps extends OutlineRowProps {
  readonly content: Told;
  readonly over: NodeOverlay | undefined;
  /** On the way that the row tells of. */
  readonly people: number | undefined;
}

function Cells({ row, content, doc, active, figures, laid, readOnly, over, people }: CellsProps) {
  const host = useHost();
  const { level, expanded } = row;
  const { mark, text, title, strong, who } = saying(content, doc, host);
  const id = content.kind === "step" ? content.id : undefined;
  const { Marks, Figures: Over } = useOverlays();
  const tools = !readOnly && content.kind !== "unreached";
  return (
    <>
      <div role="gridcell" className="dn-outline-step" style={indent(level)}>
        <span className="dn-outline-fold" data-do={expanded === undefined ? undefined : "fold"}>
          {expanded !== undefined && <Icon name={expanded ? "down" : "right"} size={12} />}
        </span>
        <span className="dn-outline-mark">
          {mark.badge === undefined ? <Icon name={mark.icon ?? "step"} /> : <Badge name={mark.badge} size={20} />}
        </span>
        <span className={strong ? "dn-ellipsis dn-strong" : "dn-ellipsis"} title={title}>
          {text}
        </span>
        <span className="dn-hidden">{over?.label}</span>
      </div>
      <div role="gridcell">{id !== undefined && <Day id={id} doc={doc} />}</div>
      <div role="gridcell" className="dn-outline-who dn-ellipsis" title={who}>
        {who}
      </div>
      {figures && <Figures id={id} active={active} name={text} />}
      {laid && (
        <div role="gridcell" className="dn-outline-laid">
          {Over && over?.figures !== undefined && <Over over={over} />}
          {people !== undefined && <b>{new Intl.NumberFormat(host.locale).format(people)}</b>}
        </div>
      )}
      <div role="gridcell" className="dn-outline-notice">
        {Marks && over && (
          <span className="dn-outline-marks" aria-hidden="true">
            <Marks over={over} near roomy />
          </span>
        )}
        {id !== undefined && <Notice id={id} />}
        {tools && <Tools active={active} step={id !== undefined} />}
      </div>
    </>
  );
}

interface Saying {
  readonly mark: Mark;
  readonly text: string;
  readonly title?: string;
  readonly strong?: boolean;
  readonly who: string;
}

function saying(content: Told, doc: Strategy, host: ReturnType<typeof useHost>): Saying {
  const { outline, nodes } = host.words;
  switch (content.kind) {
    case "start": {
      const { title, who } = startText(doc, content.slot, host);
      const { target, told } = content;
      const text =
        target === undefined
          ? outline.leadsNowhere(title)
          : told
            ? outline.goesOnAt(title, labelOf(doc, target, host))
            : title;
      return { mark: { icon: "entry" }, text, title: text, who };
    }
    case "step": {
      const node = nodeAt(doc, content.id);
      if (node === undefined) return { mark: { icon: "lock" }, text: content.id, who: "" };
      const mark = markOf(node, host);
      const label = labelOf(doc, content.id, host);
      const { lead, aside, apart } = content;
      const text = aside && lead !== undefined ? outline.onWay(portsLabel(doc, lead, host), label) : label;
      const sentence = mark.icon === "lock" ? nodes.unknownType : sentenceOf(doc, content.id, host);
      const all = content.id === doc.entry?.start ? outline.everyone : "";
      const who = apart ? outline.fromSeveral : lead === undefined ? all : wayText(doc, lead, host);
      return {
        mark,
        text,
        title: sentence === "" ? text : `${text}. ${sentence}`,
        strong: mark.badge !== undefined,
        who,
      };
    }
    case "jump": {
      const there = labelOf(doc, content.target, host);
      const text = content.ports.includes("next")
        ? outline.goesOn(there)
        : outline.goesOnAt(portsLabel(doc, content, host), there);
      return { mark: { icon: "arrow" }, text, title: text, who: wayText(doc, content, host) };
    }
    case "open":
      return {
        mark: { icon: "warn" },
        text: outline.leadsNowhere(portsLabel(doc, { from: content.from, ports: [content.port] }, host)),
        who: wayText(doc, { from: content.from, ports: [content.port] }, host),
      };
    case "unreached":
      return { mark: { icon: "warn" }, text: outline.unreached, who: "" };
  }
}

function Day({ id, doc }: { readonly id: string; readonly doc: Strategy }) {
  const { words, options } = useHost();
  const { nodes, byEvent } = daysOf(doc, options);
  if (byEvent.has(id)) return <span className="dn-quiet">{words.timeline.anyDay}</span>;
  return nodes.has(id) ? <DayTag id={id} /> : <span className="dn-quiet">–</span>;
}

function Figures({
  id,
  active,
  name,
}: {
  readonly id: string | undefined;
  readonly active: boolean;
  readonly name: string;
}) {
  const host = useHost();
  const { settings, words } = host;
  const cell = (figure: Figure, column: string, strong?: true): ReactNode => (
    <div role="gridcell" className="dn-outline-figure" title={figure.title}>
      {figure.name !== undefined && settings.onInspectCohort !== undefined ? (
        <button
          type="button"
          className={strong && "dn-strong"}
          data-do={`figure ${figure.name}`}
          tabIndex={active ? 0 : -1}
          aria-label={`${figure.text}, ${words.outline.inspect(column, name)}`}
        >
          {figure.text}
        </button>
      ) : (
        <span className={strong && "dn-strong"}>{figure.text}</span>
      )}
    </div>
  );
  if (id === undefined)
    return (
      <>
        <div role="gridcell" />
        <div role="gridcell" />
        <div role="gridcell" />
      </>
    );
  const { entered, waiting, rate } = figuresOf(settings.stats?.nodes[id], host);
  return (
    <>
      {cell(entered, words.outline.entered, true)}
      {cell(waiting, words.outline.waiting)}
      {cell(rate, words.outline.paidOrTaken)}
    </>
  );
}

function Notice({ id }: { readonly id: string }) {
  const host = useHost();
  const { words, settings } = host;
  const problems = useProblems().get(id) ?? [];
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const warnings = problems.filter(({ severity }) => severity === "warning").length;
  const { held } = figuresOf(settings.stats?.nodes[id], host);
  const count = errors > 0 ? errors : warnings;
  const text = errors > 0 ? words.outline.errors(errors) : words.outline.warnings(warnings);
  return (
    <>
      {count > 0 && (
        <span title={problems.map(({ message }) => message).join("\n")}>
          <Tag tone={errors > 0 ? "bad" : "warn"}>
            <Icon name={errors > 0 ? "error" : "warn"} size={12} />
            {held === undefined ? text : <span aria-hidden="true">{count}</span>}
            {held !== undefined && <span className="dn-hidden">{text}</span>}
          </Tag>
        </span>
      )}
      {held !== undefined && (
        <Tag tone="policy">
          <Icon name="shield" size={12} />
          {held.text}
        </Tag>
      )}
    </>
  );
}

function Tools({ active, step }: { readonly active: boolean; readonly step: boolean }) {
  const { outline } = useHost().words;
  const tool = (what: "add" | "move" | "more", icon: "plus" | "move" | "more", label: string) => (
    <button type="button" data-do={what} tabIndex={active ? 0 : -1} aria-label={label} title={label}>
      <Icon name={icon} size={14} />
    </button>
  );
  return (
    <span className="dn-outline-tools">
      {tool("add", "plus", outline.addAfter)}
      {step && tool("move", "move", outline.move)}
      {step && tool("more", "more", outline.more)}
    </span>
  );
}
