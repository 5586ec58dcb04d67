/** Where the canvas begins, which is asked once, and who hears where it rests. */

import { useRef, useState } from "react";
import type { EditorHost } from "./context.tsx";
import type { ViewerProps } from "./props.ts";

export function useViewport(
  props: Pick<ViewerProps, "defaultViewport" | "onViewportChange">,
): NonNullable<EditorHost["viewport"]> {
  const latest = useRef(props);
  latest.current = props;
  const [viewport] = useState<NonNullable<EditorHost["viewport"]>>(() => ({
    start: props.defaultViewport,
    rests: (now) => latest.current.onViewportChange?.(now),
  }));
  return viewport;
}
