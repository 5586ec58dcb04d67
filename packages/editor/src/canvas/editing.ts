/** What a canvas that can be edited has besides one that can only be looked at. A viewer leaves all of it out. */

import type { ComponentType, RefObject } from "react";
import type { NodeId, Slot } from "../document/strategy.ts";
import type { EditorHost } from "../host/context.tsx";
import type { Layout } from "../layout/model.ts";
import type { Origin } from "../store/store.ts";
import type { View } from "./flow.tsx";

export interface CanvasEditing {
  /** Asks for a new step in a connection. */
  readonly add: (host: EditorHost, slot: Slot, selected: readonly NodeId[]) => void;
  /** Lets the connection that is carried lead to a step. */
  readonly connect: (host: EditorHost, target: NodeId, origin: Origin) => void;
  /** @returns Whether the step is a message whose template could be opened. */
  readonly openTemplate: (host: EditorHost, id: NodeId) => boolean;
  /** Drawn over the boxes, in coordinates of the layout. */
  readonly Places: ComponentType<EditingProps>;
  readonly Menu: ComponentType<Pick<EditingProps, "root">>;
  readonly Empty: ComponentType;
}

export interface EditingProps {
  readonly layout: Layout;
  readonly root: RefObject<HTMLDivElement | null>;
  readonly view: { readonly current: View | undefined };
}
