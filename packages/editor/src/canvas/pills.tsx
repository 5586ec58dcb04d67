/** What is drawn as a pill: waits, exits, and signs: where cases come in, and where ways lead that are drawn elsewhere. */

import { memo, useMemo } from "react";
import { nodeAt } from "../document/strategy.ts";
import { useEditor, useHost } from "../host/context.tsx";
import type { Box } from "../layout/model.ts";
import { Icon } from "../ui/Icon.tsx";
import { lookOf, MenuButton, Shoulders } from "./Card.tsx";
import { cardLabel } from "./cardText.ts";
import { useGrip } from "./drag.ts";
import { number } from "./figures.ts";
import { useOverlays } from "./overlays.ts";
import { pillSign, type Sign, signOf } from "./signs.ts";
import { type Level, useCanvas, useCanvasState } from "./state.ts";
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
  const sign = pillSign(box, view, host.store.getState().doc, host);
  const noticed = view.mark.errors + view.mark.warnings > 0 || view.note || view.over !== undefined;
  const count = view.over?.figures?.[0]?.value ?? sign.count;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside is what is used; the whole pill can be dragged
    <div
      ref={grip.ref}
      className="dn-pill"
      dir={host.dir}
      data-step={id}
      data-end={view.node.type === "exit" || undefined}
      data-tone={sign.tone}
      data-level={level}
      {...lookOf(view)}
      style={{ inlineSize: box.width, blockSize: box.height }}
      onPointerDown={grip.onPointerDown}
      onContextMenu={actions.onContextMenu}
    >
      <button
        type="button"
        className="dn-card-hit"
        aria-label={cardLabel(id, view, 0, host, box.rounds)}
        aria-pressed={view.selected}
        onClick={actions.onClick}
        onDoubleClick={actions.onDoubleClick}
        {...focus}
      />
      {level !== "far" && noticed && <Shoulders id={id} view={view} level={level} day={false} />}
      <PillBody sign={{ ...sign, count }} level={level} />
      {level === "near" && <MenuButton box={box} view={view} tabIndex={focus.tabIndex} />}
    </div>
  );
});

const PillBody = ({ sign: { icon, text, count }, level }: { readonly sign: Sign; readonly level: Level }) => (
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

/** The sign, drawn again when the parts of the document change that it speaks of. */
function useSign(box: Box): Sign {
  const host = useHost();
  const { store } = host;
  const from = useEditor(({ doc }) => nodeAt(doc, box.id));
  const to = useEditor(({ doc }) => nodeAt(doc, box.target ?? box.ids?.[0] ?? ""));
  const entry = useEditor(({ doc }) => (box.kind === "entry" ? doc.entry : undefined));
  const handlers = useEditor(({ doc }) => (box.kind === "entry" ? doc.handlers : undefined));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the parts that the sign speaks of
  return useMemo(() => signOf(box, store.getState().doc, host), [box, host, store, from, to, entry, handlers]);
}

/** Where a click on a sign goes. */
function useSignAction({ kind, id, target, slot, ids }: Box): () => void {
  const host = useHost();
  const { reveal, editing } = useCanvas();
  const { store } = host;
  const go = (step: string | undefined) => {
    const { doc, carrying } = store.getState();
    if (step === undefined || nodeAt(doc, step) === undefined) store.select(id === "" ? [] : [id]);
    else if (carrying?.what === "connect") editing?.connect(host, step, "pointer");
    else {
      store.select([step]);
      reveal(step);
    }
  };
  switch (kind) {
    case "open":
      return () => {
        if (store.getState().readOnly || slot === undefined) return;
        editing?.add(host, slot, id === "" ? [] : [id]);
      };
    case "folded":
      return () => store.toggle(id);
    case "from":
      return () => go(ids?.[0]);
    case "holdout":
      return () => store.select([id]);
    default:
      return () => go(target);
  }
}

/** With what is laid over its way. */
function useOver(box: Box): Sign & { readonly over: string | undefined } {
  const { locale } = useHost();
  const { tone: over, people } = useOverlays().useWay(box);
  const sign = useSign(box);
  return { ...sign, over, ...(people !== undefined && { count: number(people, locale) }) };
}

export const SignPill = memo(function SignPill({ box }: { readonly box: Box }) {
  const { dir } = useHost();
  const sign = useOver(box);
  const act = useSignAction(box);
  const level = useCanvasState((state) => state.level);
  const focus = useBoxFocus(box.key);
  return (
    <div
      className="dn-pill"
      dir={dir}
      data-look={box.kind}
      data-tone={sign.tone}
      data-level={level}
      data-over={sign.over}
      style={{ inlineSize: box.width, blockSize: box.height }}
    >
      <button type="button" className="dn-card-hit" aria-label={sign.label ?? sign.text} onClick={act} {...focus} />
      <PillBody sign={sign} level={level} />
    </div>
  );
});

/** A part of an experiment to which nothing is offered, so that the rest can be measured against it. */
export const HoldoutLane = memo(function HoldoutLane({ box }: { readonly box: Box }) {
  const { dir, words } = useHost();
  const sign = useOver(box);
  const act = useSignAction(box);
  const focus = useBoxFocus(box.key);
  return (
    <div
      className="dn-holdout dn-hatch"
      dir={dir}
      data-over={sign.over}
      style={{ inlineSize: box.width, blockSize: box.height }}
    >
      <button type="button" className="dn-card-hit" aria-label={sign.label} onClick={act} {...focus} />
      <span aria-hidden="true">
        {sign.count !== undefined && <b>{sign.count}</b>}
        <span>{words.canvas.noOffer}</span>
        <span>{words.canvas.measured}</span>
      </span>
    </div>
  );
});
