/** What an overlay draws on a step: a sign for its tone, a badge, figures. Words for all of it are in the name of the step. */

import { useEffect } from "react";
import type { NodeOverlay, OverlayTone } from "../canvas/overlay.ts";
import type { OverlayDrawing } from "../canvas/overlays.ts";
import type { NodeId } from "../document/strategy.ts";
import { useEditor } from "../host/context.tsx";
import { Icon, type IconProps } from "../ui/Icon.tsx";
import { useKit } from "./kit.ts";

/** Brings the step that is chosen, else the one at which somebody is, into sight. */
export function Follow({ show }: { readonly show: (id: NodeId) => void }) {
  const { useOverlays } = useKit();
  const here = useOverlays().useNow?.();
  const chosen = useEditor(({ selected }) => (selected.length === 1 ? selected[0] : undefined));
  const now = chosen ?? here;
  useEffect(() => {
    if (now === undefined) return;
    // Only once the view is there something can be brought into sight on it.
    const frame = requestAnimationFrame(() => show(now));
    return () => cancelAnimationFrame(frame);
  }, [now, show]);
  return null;
}

/** A way that is lit or dimmed needs no sign: its lines say it. */
const SIGNS: Readonly<Partial<Record<OverlayTone, IconProps["name"]>>> = {
  now: "play",
  added: "plus",
  removed: "minus",
  changed: { line: "M10 4 16.5 15.5H3.5Z" },
  moved: "move",
};

export const OverMarks: NonNullable<OverlayDrawing["Marks"]> = ({ over: { tone, word, badge }, near, roomy }) => {
  const sign = tone && SIGNS[tone];
  return (
    <>
      {badge !== undefined && near && (
        <span className="dn-shoulder-mark" data-tone={badge.tone} title={badge.title}>
          {badge.text}
        </span>
      )}
      {sign !== undefined && (
        <span className="dn-shoulder-mark" data-over={tone}>
          <Icon name={sign} size={12} />
          {roomy && word !== undefined && <span>{word}</span>}
        </span>
      )}
    </>
  );
};

export const OverFigures = ({ over: { figures = [] } }: { readonly over: NodeOverlay }) => (
  <span className="dn-card-figures">
    {figures.map(({ value, word }) => (
      <span key={word}>
        <b>{value}</b> {word}
      </span>
    ))}
  </span>
);
