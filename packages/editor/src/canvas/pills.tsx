/** What is drawn as a pill: entries, waits, exits, and signs to steps that stand elsewhere. */

import { memo, type ReactNode } from "react";
import { connectTo, runAction } from "../actions/actions.ts";
import { nodeAt } from "../document/strategy.ts";
import { useEditor, useHost } from "../host/context.tsx";
import type { Box } from "../layout/model.ts";
import { text } from "../nodes/reading.ts";
import { shownName } from "../nodes/summary.ts";
import { dpdBounds } from "../timeline/spans.ts";
import { Icon } from "../ui/Icon.tsx";
import type { IconName } from "../ui/icons.ts";
import { lookOf, MenuButton, Shoulders } from "./Card.tsx";
import { cardLabel } from "./cardText.ts";
import { useGrip } from "./drag.ts";
import { peopleOf, peopleOn } from "./figures.ts";
import { portText, spaced } from "./portText.ts";
import { useCanvas, useCanvasState } from "./state.ts";
import { exitIcon, toneOf } from "./tones.ts";
import { useBoxFocus } from "./useBox.ts";
import { useStep, useStepActions } from "./useStep.ts";

export const StepPill = memo(function StepPill({ box }: { readonly box: Box }) {
  const host = useHost();
  const { id } = box;
  const view = useStep(id);
  const level = useCanvasState((state) => state.level);
  const focus = useBoxFocus(box.key);
  const actions = useStepActions(id, box.key);
  const grip = useGrip(id);
  const { settings, locale, words } = host;
  const { node, named, title, sentence } = view;
  const exit = node.type === "exit";
  const says = exit || named || sentence === "" ? title : sentence;
  const port = box.ports.length > 0 && !named ? portText(undefined, box.ports, words, locale).name : undefined;
  const shown = port === undefined || port === says ? says : `${capital(port)}: ${exit ? lower(says) : says}`;
  const people = exit ? peopleOf(settings.stats?.nodes[id]?.entered, settings.stats, locale) : undefined;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside is what is used; the whole pill can be dragged
    <div
      ref={grip.ref}
      className="dn-pill"
      dir={host.dir}
      data-step={id}
      data-end={exit || undefined}
      data-tone={exit ? toneOf(node) : undefined}
      data-level={level}
      {...lookOf(view)}
      style={{ inlineSize: box.width, blockSize: box.height }}
      onPointerDown={grip.onPointerDown}
      onContextMenu={actions.onContextMenu}
    >
      <button
        type="button"
        className="dn-card-hit"
        aria-label={cardLabel(id, view, 0, host)}
        aria-pressed={view.selected}
        onClick={actions.onClick}
        onDoubleClick={actions.onDoubleClick}
        {...focus}
      />
      {level !== "far" && (view.mark.errors + view.mark.warnings > 0 || view.note) && (
        <Shoulders id={id} view={view} level={level} day={false} />
      )}
      <PillBody icon={exit ? exitIcon(node) : (view.icon ?? "step")} text={shown} count={people} level={level} />
      {level === "near" && <MenuButton box={box} view={view} tabIndex={focus.tabIndex} />}
    </div>
  );
});

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);
const lower = (text: string): string => text.charAt(0).toLocaleLowerCase() + text.slice(1);

interface BodyProps {
  readonly icon: IconName;
  readonly text: string;
  readonly count?: string | undefined;
  readonly level?: string;
}

const PillBody = ({ icon, text, count, level = "near" }: BodyProps) => (
  <span className="dn-pill-body" aria-hidden="true">
    <Icon name={icon} size={level === "far" ? 24 : 16} />
    {level !== "far" && (
      <span className="dn-ellipsis" title={text}>
        {text}
      </span>
    )}
    {count !== undefined && level === "near" && <b>{count}</b>}
  </span>
);

interface SignProps extends BodyProps {
  readonly box: Box;
  readonly look: string;
  readonly tone?: "good" | "commit" | "bad" | undefined;
  readonly label?: string;
  readonly onClick: () => void;
  readonly children?: ReactNode;
}

/** Something that is not a step: clicking it goes where it points. */
function Sign({ box, look, tone, label, onClick, children, ...body }: SignProps) {
  const { dir } = useHost();
  const level = useCanvasState((state) => state.level);
  const focus = useBoxFocus(box.key);
  return (
    <div
      className="dn-pill dn-sign"
      dir={dir}
      data-look={look}
      data-tone={tone}
      data-level={level}
      style={{ inlineSize: box.width, blockSize: box.height }}
    >
      <button type="button" className="dn-card-hit" aria-label={label ?? body.text} onClick={onClick} {...focus} />
      <PillBody {...body} level={level} />
      {children}
    </div>
  );
}

export const EntryPill = memo(function EntryPill({ box }: { readonly box: Box }) {
  const { words, settings, locale, store } = useHost();
  const { focus } = useCanvas();
  const entry = useEditor(({ doc }) => doc.entry);
  const handlers = useEditor(({ doc }) => doc.handlers);
  const { slot, target } = box;
  const { canvas } = words;
  const bounds = dpdBounds(entry?.when);
  const text =
    slot?.at === "handler"
      ? canvas.handler(spaced(handlers?.[slot.index]?.id ?? ""))
      : slot?.at === "startFrom"
        ? canvas.entryFrom(entry?.byDpd?.[slot.index]?.from ?? 0)
        : canvas.entryDays(bounds?.from, bounds?.to);
  const count =
    slot?.at === "start" && target !== undefined
      ? peopleOf(settings.stats?.nodes[target]?.entered, settings.stats, locale)
      : undefined;
  return (
    <Sign
      box={box}
      look="entry"
      icon={slot?.at === "handler" ? "deferred" : "entry"}
      text={text}
      count={count}
      onClick={() => {
        if (target === undefined) return;
        store.select([target]);
        focus(target);
      }}
    />
  );
});

export const JumpPill = memo(function JumpPill({ box }: { readonly box: Box }) {
  const host = useHost();
  const { words, settings, locale, store } = host;
  const { reveal } = useCanvas();
  const target = box.target ?? "";
  const node = useEditor(({ doc }) => nodeAt(doc, target));
  const from = useEditor(({ doc }) => nodeAt(doc, box.id));
  const name = node === undefined ? words.canvas.missing(target) : shownName(target, node, host);
  const again = box.kind === "again";
  const plain = box.ports.includes("next") || !box.aside;
  const { name: port } = portText(from, box.ports, words, locale);
  const said = again ? words.canvas.again(text(node?.name) || undefined) : name;
  const says = plain ? said : `${capital(port)}: ${name}`;
  const people = peopleOf(peopleOn(box.id, box.ports, settings.stats), settings.stats, locale);
  const connecting = useEditor(({ carrying }) => carrying?.what === "connect");
  return (
    <Sign
      box={box}
      look={again ? "again" : "jump"}
      tone={node === undefined ? "bad" : toneOf(node)}
      icon={node === undefined ? "warn" : again ? "repeat" : "arrow"}
      text={says}
      count={people}
      label={`${plain ? "" : `${port}, `}${words.canvas.leadsTo(name)}`}
      onClick={() => {
        if (node === undefined) store.select([box.id]);
        else if (connecting) connectTo(host, target, "pointer");
        else {
          store.select([target]);
          reveal(target);
        }
      }}
    />
  );
});

export const OpenPill = memo(function OpenPill({ box }: { readonly box: Box }) {
  const host = useHost();
  const readOnly = useEditor((state) => state.readOnly);
  const from = useEditor(({ doc }) => nodeAt(doc, box.id));
  const { words, locale } = host;
  const { name: port } = portText(from, box.ports, words, locale);
  const plain = box.ports.length === 0 || box.ports[0] === "next";
  const text = plain ? words.canvas.addStep : `${capital(port)}: ${lower(words.canvas.addStep)}`;
  return (
    <Sign
      box={box}
      look="open"
      icon="plus"
      text={text}
      onClick={() => {
        if (readOnly || box.slot === undefined) return;
        host.store.select(box.id === "" ? [] : [box.id], box.slot);
        runAction("addAfter", host, "pointer");
      }}
    />
  );
});

export const FoldedPill = memo(function FoldedPill({ box }: { readonly box: Box }) {
  const { words, store } = useHost();
  return (
    <Sign
      box={box}
      look="folded"
      icon="more"
      text={words.canvas.folded(box.ids?.length ?? 0)}
      onClick={() => store.toggle(box.id)}
    />
  );
});

export const FromPill = memo(function FromPill({ box }: { readonly box: Box }) {
  const host = useHost();
  const { reveal } = useCanvas();
  const first = box.ids?.[0] ?? "";
  const node = useEditor(({ doc }) => nodeAt(doc, first));
  const name = node === undefined ? first : shownName(first, node, host);
  return (
    <Sign
      box={box}
      look="from"
      icon="join"
      text={host.words.canvas.from(name, (box.ids?.length ?? 1) - 1)}
      onClick={() => {
        host.store.select([first]);
        reveal(first);
      }}
    />
  );
});

/** A part of an experiment to which nothing is offered, so that the rest can be measured against it. */
export const HoldoutLane = memo(function HoldoutLane({ box }: { readonly box: Box }) {
  const { dir, words, settings, locale, store } = useHost();
  const focus = useBoxFocus(box.key);
  const people = peopleOf(peopleOn(box.id, box.ports, settings.stats), settings.stats, locale);
  const { holdout, noOffer, measured } = words.canvas;
  return (
    <div className="dn-holdout dn-hatch" dir={dir} style={{ inlineSize: box.width, blockSize: box.height }}>
      <button
        type="button"
        className="dn-card-hit"
        aria-label={[holdout, people, `${noOffer} ${measured}`].filter(Boolean).join(", ")}
        onClick={() => store.select([box.id])}
        {...focus}
      />
      <span aria-hidden="true">
        {people !== undefined && <b>{people}</b>}
        <span>{noOffer}</span>
        <span>{measured}</span>
      </span>
    </div>
  );
});
