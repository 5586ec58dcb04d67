/** Parts of the frame that the modes use as well. They are given, not imported, so that what is seen first stays in one piece. */

import { registerFrame } from "../actions/actions.ts";
import { isApple } from "../actions/keys.ts";
import { CanvasView } from "../canvas/CanvasView.tsx";
import { OverlayProvider, useOverlays } from "../canvas/overlays.ts";
import { createEditorStore } from "../store/store.ts";
import { Announcer } from "./Announcer.tsx";
import { Header } from "./Header.tsx";
import { KeysDialog, OutlineView, SearchDialog, TimelineView } from "./later.ts";
import { useFrameKeys } from "./useFrameKeys.ts";
import { reveal, useKeptFocus } from "./useKeptFocus.ts";

export const KIT = {
  ...{ OverlayProvider, useOverlays },
  ...{ registerFrame, isApple, CanvasView, createEditorStore, Announcer, Header },
  ...{ KeysDialog, OutlineView, TimelineView, SearchDialog, useFrameKeys, reveal, useKeptFocus },
};

export type Kit = typeof KIT;
