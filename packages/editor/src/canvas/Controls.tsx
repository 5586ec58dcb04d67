/** On the canvas: over which days figures were counted, and how near one looks. */

import { type MutableRefObject, useEffect, useState } from "react";
import { useEditor, useHost } from "../host/context.tsx";
import { IconButton } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { periodOf } from "./figures.ts";
import type { View } from "./flow.tsx";

export function FiguresLine() {
  const { settings, words, locale } = useHost();
  if (settings.stats === undefined) return null;
  return (
    <p className="dn-figures-line">
      <Icon name="chart" size={14} />
      {words.canvas.figures(settings.stats.version, periodOf(settings.stats, locale))}
    </p>
  );
}

/** Steps of zooming. */
const STEP = 1.25;

export interface ZoomProps {
  readonly view: MutableRefObject<View | undefined>;
  readonly onFit: () => void;
  /** Calls back with every new zoom. */
  readonly watch: (listener: (zoom: number) => void) => () => void;
  readonly start: number;
}

export function ZoomControl({ view, onFit, watch, start }: ZoomProps) {
  const { words, locale, store } = useHost();
  const across = useEditor(({ direction }) => direction === "across");
  const [percent, setPercent] = useState(Math.round(start * 100));
  useEffect(() => watch((zoom) => setPercent(Math.round(zoom * 100))), [watch]);
  const by = (factor: number) => view.current?.zoomTo((view.current.zoom() ?? 1) * factor);
  const text = new Intl.NumberFormat(locale, { style: "percent" }).format(percent / 100);
  return (
    <div className="dn-zoom">
      <IconButton
        icon="across"
        size="small"
        label={words.canvas.across}
        aria-pressed={across}
        onClick={() => store.turn(across ? "down" : "across")}
      />
      <IconButton icon="minus" size="small" label={words.canvas.zoomOut} onClick={() => by(1 / STEP)} />
      <button
        type="button"
        className="dn-zoom-value"
        aria-label={`${words.canvas.actualSize}, ${text}`}
        title={words.canvas.actualSize}
        onClick={() => view.current?.zoomTo(1)}
      >
        {text}
      </button>
      <IconButton icon="plus" size="small" label={words.canvas.zoomIn} onClick={() => by(STEP)} />
      <IconButton icon="fit" size="small" label={words.canvas.fit} onClick={onFit} />
    </div>
  );
}
