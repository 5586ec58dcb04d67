/** `<StrategyViewer>`: a strategy that can be looked at. */

import { useEffect, useMemo, useRef, useState } from "react";
import { type EditorHost, EditorProvider, type HostSettings } from "../host/context.tsx";
import { given } from "../host/given.ts";
import type { EditorNodeType, ViewerProps } from "../host/props.ts";
import { useDirection } from "../host/useDirection.ts";
import { useSelected } from "../host/useSelected.ts";
import { useViewport } from "../host/useViewport.ts";
import { presetsWith } from "../nodes/presets.ts";
import { usePreviews } from "../preview/usePreview.ts";
import { useMounted, useTheme } from "../shell/environment.ts";
import { createViewStore } from "../store/viewStore.ts";
import type { Messages } from "../words/messages.ts";
import { VIEWER_EN } from "../words/viewer.ts";
import { CanvasView } from "./CanvasView.tsx";

const NONE: readonly EditorNodeType[] = [];

/** On a server, and in the first drawing, it is an empty ground of the final size. */
export function StrategyViewer(props: ViewerProps) {
  const {
    value,
    messages = VIEWER_EN,
    locale = messages.locale,
    dir = "ltr",
    theme = "auto",
    nodeTypes = NONE,
  } = props;
  const { calendars, packs, strategies, zones } = props;
  const { templates, samples, fields, stats, onInspectCohort, onSelect } = props;
  const root = useRef<HTMLDivElement>(null);
  const [store] = useState(() => createViewStore(value));
  const resolved = useTheme(theme);
  const mounted = useMounted();
  useEffect(() => store.adopt(value), [store, value]);
  useDirection(store, props.direction);
  useSelected(store, onSelect);
  const settings = useMemo<HostSettings>(
    () => given({ templates, samples, fields, stats, onInspectCohort }),
    [templates, samples, fields, stats, onInspectCohort],
  );
  const previews = usePreviews(props.renderTemplate);
  const viewport = useViewport(props);
  const host = useMemo<EditorHost>(
    () => ({
      // The canvas of a viewer says nothing of what edits.
      ...{ store, words: messages as Messages, locale, dir, nodeTypes, settings, previews, viewport },
      presets: presetsWith(nodeTypes),
      options: given({ nodeTypes, calendars, packs, strategies, zones }),
      root: () => root.current,
    }),
    [store, messages, locale, dir, nodeTypes, settings, previews, viewport, calendars, packs, strategies, zones],
  );
  return (
    <div ref={root} className="dunlin dn-viewer" data-theme={resolved} dir={dir} lang={locale}>
      {mounted && (
        <EditorProvider host={host}>
          <CanvasView />
        </EditorProvider>
      )}
    </div>
  );
}
