/** The host of what is drawn in a mode: without figures of a version and without publishing, and perhaps of another document. */

import type { Strategy } from "@dunlin/engine";
import { createElement, Fragment, useEffect, useMemo, useState } from "react";
import { type EditorHost, useHost } from "../host/context.tsx";
import { EndButton } from "./EndButton.tsx";
import { useKit } from "./kit.ts";

/**
 * @param doc - What is drawn in place of the document, which is not touched. Whether it is given stays the same for the life of the
 *   component.
 */
export function useDrawing(doc?: Strategy): EditorHost {
  const host = useHost();
  const { createEditorStore } = useKit();
  const [own] = useState(() =>
    doc === undefined
      ? undefined
      : createEditorStore({ doc, readOnly: true, view: host.store.getState().view, nodeTypes: host.nodeTypes }),
  );
  useEffect(() => {
    if (doc !== undefined) own?.adopt(doc);
  }, [own, doc]);
  return useMemo(() => {
    const { stats: _, onPublish: __, slots, ...settings } = host.settings;
    return {
      ...host,
      store: own ?? host.store,
      saving: undefined,
      quiet: true,
      settings: {
        ...settings,
        slots: { ...slots, headerEnd: createElement(Fragment, null, slots?.headerEnd, createElement(EndButton)) },
      },
    };
  }, [host, own]);
}
