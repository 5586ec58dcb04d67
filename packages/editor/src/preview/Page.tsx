/** A document in a frame. Nothing in it runs, and nothing in it leads away. */

import { type CSSProperties, useEffect, useRef } from "react";
import { fillFrame } from "./page.ts";

export interface PageProps {
  readonly html: string;
  readonly title: string;
  readonly height?: number | string;
  readonly style?: CSSProperties;
  /** Each time the document is there. */
  readonly onFilled?: (doc: Document) => void;
}

export function Page({ html, title, height, style, onFilled }: PageProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const loaded = useRef(false);
  const told = useRef(onFilled);
  told.current = onFilled;
  const fill = () => {
    if (!loaded.current || frame.current === null) return;
    fillFrame(frame.current, html);
    if (frame.current.contentDocument !== null) told.current?.(frame.current.contentDocument);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: another document is what is put in again
  useEffect(() => void fill(), [html]);
  return (
    <iframe
      ref={frame}
      title={title}
      sandbox="allow-same-origin"
      srcDoc="<!doctype html><title>.</title>"
      style={{ blockSize: height, ...style }}
      onLoad={() => {
        loaded.current = true;
        fill();
      }}
    />
  );
}
