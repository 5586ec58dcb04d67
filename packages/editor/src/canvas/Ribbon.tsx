/** A way between steps: a ribbon as wide as its people are many, a thread, and what has to be said about it. */

import { memo } from "react";
import { nodeAt } from "../document/strategy.ts";
import { useEditor, useHost } from "../host/context.tsx";
import type { Line } from "../layout/model.ts";
import { pathOf } from "../layout/path.ts";
import { peopleOf, peopleOn, ribbonWidth } from "./figures.ts";
import { useOverlays } from "./overlays.ts";
import { portText, shortName } from "./portText.ts";
import { useCanvas, useCanvasState } from "./state.ts";

export const Ribbon = memo(function Ribbon({ line }: { readonly line: Line }) {
  const { settings } = useHost();
  const { state } = useCanvas();
  const lit = useCanvasState(({ near }) => near === line.key);
  const chosen = useEditor(({ selected }) => selected.length === 1 && selected[0] === line.id && line.kind !== "entry");
  const d = pathOf(line.points);
  const stats = settings.stats;
  const over = useOverlays().useWay(line);
  const people =
    over.people ?? (line.kind === "entry" ? stats?.nodes[line.id]?.entered : peopleOn(line.id, line.ports, stats));
  const width = line.kind === "open" ? 3 : ribbonWidth(people);
  return (
    <g
      className="dn-line"
      data-kind={line.kind}
      data-lit={lit || chosen || undefined}
      data-holdout={line.holdout || undefined}
      data-over={over.tone}
    >
      <path className="dn-ribbon" d={d} strokeWidth={width} />
      <path className="dn-thread" d={d} />
      {line.slot !== undefined && (
        <path className="dn-reach" d={d} onPointerMove={() => lit || state.setState({ near: line.key })} />
      )}
      {line.label !== undefined && <LineLabel line={line} people={people} />}
    </g>
  );
});

function LineLabel({ line, people }: { readonly line: Line; readonly people: number | undefined }) {
  const { words, locale, settings } = useHost();
  const node = useEditor(({ doc }) => nodeAt(doc, line.id));
  const { label, ports } = line;
  if (label === undefined) return null;
  const { name, share } = portText(node, ports, words, locale);
  const count = peopleOf(people, settings.stats, locale);
  const short = shortName(name, label);
  const [gap, below] = label.figures === undefined ? [" ", {}] : ["", { x: label.x, y: label.y + label.figures }];
  return (
    <text className="dn-line-label" x={label.x} y={label.y} textAnchor={label.align}>
      {short !== name && <title>{name}</title>}
      <tspan className={share === undefined ? undefined : "dn-line-strong"}>{short}</tspan>
      {share !== undefined && (
        <tspan {...below}>
          {gap}
          {share}
        </tspan>
      )}
      {count !== undefined && (
        <tspan className="dn-line-strong" {...(share === undefined && below)}>
          {share === undefined ? gap : " "}
          {count}
        </tspan>
      )}
    </text>
  );
}
