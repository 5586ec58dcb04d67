/** The editor and the viewer as a host puts them on its page, in the look that the toolbar asks for. */

import { StrategyEditor, type StrategyEditorHandle } from "@dunlin/editor";
import { StrategyViewer } from "@dunlin/editor/viewer";
import { type ComponentPropsWithoutRef, forwardRef } from "react";
import { useLook } from "./look.ts";

export const Editor = forwardRef<StrategyEditorHandle, ComponentPropsWithoutRef<typeof StrategyEditor>>(
  (props, ref) => <StrategyEditor theme="light" {...props} {...useLook()} ref={ref} />,
);

export const Viewer = (props: ComponentPropsWithoutRef<typeof StrategyViewer>) => (
  <StrategyViewer theme="light" {...props} {...useLook()} />
);
