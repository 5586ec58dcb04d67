/** The canvas of the editor: what is drawn can be changed. */

import { connectTo, runAction } from "../actions/actions.ts";
import { nodeAt } from "../document/strategy.ts";
import { type CanvasProps, CanvasView } from "./CanvasView.tsx";
import { CardMenu } from "./CardMenu.tsx";
import { EditingPlaces } from "./EditingPlaces.tsx";
import { Empty } from "./Empty.tsx";
import type { CanvasEditing } from "./editing.ts";

const EDITING: CanvasEditing = {
  add(host, slot, selected) {
    host.store.select(selected, slot);
    runAction("addAfter", host, "pointer");
  },
  connect: (host, target, origin) => void connectTo(host, target, origin),
  openTemplate: (host, id) =>
    nodeAt(host.store.getState().doc, id)?.type === "send" && runAction("openTemplate", host, "pointer"),
  Places: EditingPlaces,
  Menu: CardMenu,
  Empty,
};

export const Canvas = (props: CanvasProps) => <CanvasView {...props} editing={EDITING} />;
