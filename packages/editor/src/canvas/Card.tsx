/** A step as a card: its day on the leading shoulder, notices on the other, badge, title, a sentence, and figures at its foot. */

import { memo, type ReactNode } from "react";
import { nodeAt, waysOf } from "../document/strategy.ts";
import { useEditor, useHost } from "../host/context.tsx";
import type { Box } from "../layout/model.ts";
import { records } from "../nodes/reading.ts";
import { Badge, Icon } from "../ui/Icon.tsx";
import { cardLabel } from "./cardText.ts";
import { useGrip } from "./drag.ts";
import { number, seriesColor, stripOf } from "./figures.ts";
import { useOverlays } from "./overlays.ts";
import { useCanvas, useCanvasState } from "./state.ts";
import { useBoxFocus } from "./useBox.ts";
import { type StepView, useStep, useStepActions } from "./useStep.ts";

export const Card = memo(function Card({ box }: { readonly box: Box }) {
  const host = useHost();
  const { id, kind, width, height } = box;
  const view = useStep(id);
  const level = useCanvasState((state) => state.level);
  const focus = useBoxFocus(box.key);
  const actions = useStepActions(id, box.key);
  const grip = useGrip(id);
  const ways = useEditor(({ doc }) => waysOf(nodeAt(doc, id) ?? view.node, host.options).length);
  const label = cardLabel(id, view, ways, host);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside is what is used; the whole card can be dragged
    <div
      ref={grip.ref}
      className="dn-card"
      dir={host.dir}
      data-step={id}
      data-kind={kind}
      data-level={level}
      {...lookOf(view)}
      style={{ inlineSize: width, blockSize: height }}
      onPointerDown={grip.onPointerDown}
      onContextMenu={actions.onContextMenu}
    >
      <button
        type="button"
        className="dn-card-hit"
        aria-label={label}
        aria-pressed={view.selected}
        title={level === "near" ? undefined : view.title}
        onClick={actions.onClick}
        onDoubleClick={actions.onDoubleClick}
        {...focus}
      />
      <Shoulders id={id} view={view} level={level} />
      {level === "far" ? (
        <FarCard view={view} />
      ) : (
        <>
          <CardHead id={id} view={view} lines={kind === "card" ? 2 : 1} near={level === "near"} />
          {level === "near" && kind === "split" && <Shares view={view} />}
          {level === "near" && kind === "card" && <Figures id={id} view={view} tabIndex={focus.tabIndex} />}
        </>
      )}
      {level === "near" && <MenuButton box={box} view={view} tabIndex={focus.tabIndex} />}
    </div>
  );
});

/** What a card looks like in its state; each also differs by line or shape. */
export function lookOf(view: StepView) {
  return {
    "data-selected": view.selected || undefined,
    "data-error": view.mark.errors > 0 || undefined,
    "data-unknown": !view.known || undefined,
    "data-dim": view.dim || undefined,
    "data-target": view.target || undefined,
    "data-over": view.over?.tone,
    // What is dimmed cannot be used now, and is said to be so.
    ...(view.dim && { role: "group", "aria-disabled": true }),
  };
}

const FarCard = ({ view: { badge, icon } }: { readonly view: StepView }) => (
  <span className="dn-card-far" aria-hidden="true">
    {badge !== undefined ? <Badge name={badge} size={40} /> : icon !== undefined && <Icon name={icon} size={40} />}
  </span>
);

interface ShouldersProps {
  readonly id: string;
  readonly view: StepView;
  readonly level: string;
  readonly day?: boolean;
}

export function Shoulders({ id, view, level, day = true }: ShouldersProps) {
  const { settings, locale, words } = useHost();
  const { Marks } = useOverlays();
  const { mark, note, over } = view;
  const held = settings.stats?.nodes[id]?.held ?? 0;
  const problems = mark.errors + mark.warnings;
  return (
    <span aria-hidden="true" className="dn-shoulders">
      {day && mark.day !== undefined && level !== "far" && (
        <span className="dn-day" data-bucket={mark.bucket} title={mark.dayWords}>
          {mark.day}
        </span>
      )}
      <span className="dn-grow" />
      {note && level === "near" && problems === 0 && (
        <span className="dn-shoulder-mark" title={words.canvas.hasNote}>
          <Icon name="note" size={12} />
        </span>
      )}
      {held > 0 && level === "near" && (
        <span className="dn-shoulder-mark" data-tone="policy" title={words.canvas.held(number(held, locale))}>
          <Icon name="shield" size={12} />
          {number(held, locale)}
        </span>
      )}
      {problems > 0 && (
        <span className="dn-shoulder-mark" data-tone={mark.errors > 0 ? "bad" : "warn"}>
          <Icon name={mark.errors > 0 ? "error" : "warn"} size={12} />
          {problems}
        </span>
      )}
      {Marks && over && <Marks over={over} near={level === "near"} />}
    </span>
  );
}

interface HeadProps {
  readonly id: string;
  readonly view: StepView;
  readonly lines: number;
  readonly near: boolean;
}

function CardHead({ id, view: { node, badge, icon, title, sentence }, lines, near }: HeadProps) {
  const { nodeTypes, locale } = useHost();
  const Own = nodeTypes.find(({ type }) => type === node.type)?.Card;
  return (
    <div className="dn-card-head" aria-hidden="true">
      <span className="dn-card-badge">
        {badge !== undefined ? <Badge name={badge} /> : icon !== undefined && <Icon name={icon} size={22} />}
      </span>
      <div className="dn-card-text">
        <div className="dn-card-title dn-ellipsis" title={title}>
          {title}
        </div>
        {near && (
          <div className="dn-card-sentence" data-lines={lines} title={sentence}>
            {Own === undefined ? sentence : <Own id={id} node={node} locale={locale} />}
          </div>
        )}
      </div>
    </div>
  );
}

/** The variants of an experiment as parts of a bar. */
function Shares({ view: { node } }: { readonly view: StepView }) {
  const variants = records(node.variants);
  return (
    <div className="dn-shares" aria-hidden="true">
      {variants.map(({ key, weight, holdout }, i) => (
        <span
          key={String(key)}
          className={holdout === true ? "dn-hatch" : undefined}
          style={{
            flexGrow: typeof weight === "number" ? weight : 0,
            background: holdout === true ? undefined : seriesColor(i),
          }}
        />
      ))}
    </div>
  );
}

interface FiguresProps {
  readonly id: string;
  readonly view: StepView;
  readonly tabIndex: 0 | -1;
}

function Figures({ id, view, tabIndex }: FiguresProps): ReactNode {
  const { settings, words, locale } = useHost();
  const { Figures: Over } = useOverlays();
  if (Over && view.over?.figures) return <Over over={view.over} />;
  const strip = stripOf(view.node.type, id, settings.stats, words, locale);
  if (strip === undefined) return null;
  if (strip.few !== undefined)
    return (
      <div className="dn-card-figures">
        <span>
          <b>–</b> {words.canvas.few(strip.few)}
        </span>
      </div>
    );
  const inspect = settings.onInspectCohort;
  return (
    <div className="dn-card-figures">
      {strip.figures.map(({ name, value, word }) =>
        inspect === undefined || value === "–" ? (
          <span key={`${name}${word}`}>
            <b>{value}</b> {word}
          </span>
        ) : (
          <button
            key={`${name}${word}`}
            type="button"
            className="dn-figure"
            tabIndex={tabIndex}
            aria-label={words.canvas.inspect(`${value} ${word}`.trim(), view.title)}
            onPointerDown={(event) => event.stopPropagation()}
            onClick={() => inspect(id, name)}
          >
            <b>{value}</b> {word}
          </button>
        ),
      )}
    </div>
  );
}

interface MenuButtonProps {
  readonly box: Box;
  readonly view: StepView;
  readonly tabIndex: 0 | -1;
}

/** Seen on the card that is pointed at, and on the one that has the focus or is chosen. */
export function MenuButton({ box, view, tabIndex }: MenuButtonProps) {
  const { store, words } = useHost();
  const { state, editing } = useCanvas();
  const readOnly = useEditor((now) => now.readOnly);
  if (readOnly || editing === undefined) return null;
  return (
    <button
      type="button"
      className="dn-card-menu"
      tabIndex={tabIndex}
      aria-label={words.canvas.menu(view.title)}
      aria-haspopup="menu"
      onPointerDown={(event) => event.stopPropagation()}
      onClick={() => {
        if (!view.selected) store.select([box.id]);
        state.setState({ menu: box.key });
      }}
    >
      <Icon name="more" />
    </button>
  );
}
