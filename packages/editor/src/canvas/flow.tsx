/**
 * React Flow, which pans, zooms and draws only what is in sight: the only file that knows it. It is given positions and sizes and
 * decides nothing itself; its own dragging, connecting, selecting and keys are off.
 */

import {
  type AriaLabelConfig,
  type Edge,
  type EdgeProps,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
  type ReactFlowInstance,
  type Viewport,
  ViewportPortal,
} from "@xyflow/react";
import { memo, type ReactNode, useMemo, useRef } from "react";
import type { Box, Layout, Line, Point, Rect } from "../layout/model.ts";
import { BoxView } from "./BoxView.tsx";
import { Ribbon } from "./Ribbon.tsx";

type BoxNode = Node<{ readonly box: Box }, "box">;
type LineEdge = Edge<{ readonly line: Line }, "line">;

const BoxOfFlow = memo(({ data }: NodeProps<BoxNode>) => (
  <>
    <span className="dn-end target" data-handlepos="top" />
    <BoxView box={data.box} />
    <span className="dn-end source" data-handlepos="bottom" />
  </>
));
const LineOfFlow = memo(({ data }: EdgeProps<LineEdge>) => (data === undefined ? null : <Ribbon line={data.line} />));
const NODE_TYPES = { box: BoxOfFlow };
const EDGE_TYPES = { line: LineOfFlow };

/** Zoom from the whole of a long strategy to twice the size. */
const ZOOM = { least: 0.1, most: 2 } as const;

/** What the canvas asks of the view; in coordinates of the layout. */
export interface View {
  readonly zoom: () => number;
  readonly zoomTo: (zoom: number) => void;
  readonly fit: (bounds: Rect) => void;
  readonly centerOn: (point: Point) => void;
  readonly moveTo: (viewport: Viewport) => void;
  readonly panBy: (dx: number, dy: number) => void;
  readonly toLayout: (clientX: number, clientY: number) => Point;
  /** Brings a point into the middle, at once. */
  readonly jumpTo: (point: Point) => void;
  /** What is seen now. */
  readonly seen: () => Rect;
}

export interface FlowProps {
  readonly id: string;
  readonly layout: Layout;
  readonly size: { readonly width: number; readonly height: number };
  readonly start: Viewport;
  readonly onView: (view: View) => void;
  readonly onMove: (zoom: number) => void;
  /** What is seen has come to rest. */
  readonly onRest: () => void;
  readonly onEmptyClick: () => void;
  /** Drawn over the boxes, in coordinates of the layout. */
  readonly children: ReactNode;
}

export const Flow = memo(function Flow({
  id,
  layout,
  size,
  start,
  onView,
  onMove,
  onRest,
  onEmptyClick,
  children,
}: FlowProps) {
  const nodes = useNodes(layout.boxes);
  const edges = useEdges(layout.lines);
  const area = useRef(size);
  area.current = size;
  const handlers = useMemo(
    () => ({
      onInit: (flow: ReactFlowInstance<BoxNode, LineEdge>) => onView(viewOf(flow, area)),
      onMove: (_: unknown, { zoom }: Viewport) => onMove(zoom),
      onMoveEnd: onRest,
    }),
    [onView, onMove, onRest],
  );
  return (
    <ReactFlow
      id={id}
      nodes={nodes}
      edges={edges}
      nodeTypes={NODE_TYPES}
      edgeTypes={EDGE_TYPES}
      width={size.width}
      height={size.height}
      defaultViewport={start}
      {...handlers}
      {...FIXED}
      onPaneClick={onEmptyClick}
    >
      <ViewportPortal>{children}</ViewportPortal>
    </ReactFlow>
  );
});

/** Names that React Flow would say; the canvas says its own. */
const SILENT: Partial<AriaLabelConfig> = {
  "node.a11yDescription.default": "",
  "node.a11yDescription.keyboardDisabled": "",
  "edge.a11yDescription.default": "",
};

const FIXED = {
  minZoom: ZOOM.least,
  maxZoom: ZOOM.most,
  nodesDraggable: false,
  nodesConnectable: false,
  nodesFocusable: false,
  edgesFocusable: false,
  elementsSelectable: false,
  disableKeyboardA11y: true,
  deleteKeyCode: null,
  selectionKeyCode: null,
  multiSelectionKeyCode: null,
  panActivationKeyCode: null,
  zoomOnDoubleClick: false,
  panOnScroll: true,
  onlyRenderVisibleElements: true,
  ariaLabelConfig: SILENT,
} as const;

/** Where lines begin and end, known before a box is drawn; once it is, React Flow reads it off the two ends. */
const HANDLES = (width: number, height: number): NonNullable<BoxNode["handles"]> => [
  { type: "target", position: Position.Top, x: width / 2, y: 0, width: 1, height: 1 },
  { type: "source", position: Position.Bottom, x: width / 2, y: height, width: 1, height: 1 },
];

/** React Flow takes no pointers where nothing of its own is to be done. */
const TOUCHABLE = { pointerEvents: "all" } as const;

/** A box that stays the same object stays the same node. */
function useNodes(boxes: readonly Box[]): BoxNode[] {
  const known = useRef(new WeakMap<Box, BoxNode>());
  return useMemo(
    () =>
      boxes.map((box) => {
        const before = known.current.get(box);
        if (before !== undefined) return before;
        const { key, x, y, width, height } = box;
        const size = { width, height };
        const node: BoxNode = {
          ...{ id: key, type: "box", position: { x, y }, data: { box }, ...size, measured: size },
          handles: HANDLES(width, height),
          style: TOUCHABLE,
          className: "nopan",
          domAttributes: { "aria-roledescription": undefined },
        };
        known.current.set(box, node);
        return node;
      }),
    [boxes],
  );
}

/** Cards and signs say where ways lead. */
const HIDDEN: Pick<LineEdge, "ariaLabel" | "ariaRole" | "domAttributes"> = {
  ariaLabel: null as never,
  ariaRole: "presentation",
  domAttributes: { "aria-hidden": true, "aria-roledescription": undefined },
};

function useEdges(lines: readonly Line[]): LineEdge[] {
  const known = useRef(new WeakMap<Line, LineEdge>());
  return useMemo(
    () =>
      lines.map((line) => {
        const before = known.current.get(line);
        if (before !== undefined) return before;
        const edge: LineEdge = {
          id: line.key,
          type: "line",
          source: line.from,
          target: line.to,
          data: { line },
          ...HIDDEN,
        };
        known.current.set(line, edge);
        return edge;
      }),
    [lines],
  );
}

/** Cards that are brought into sight move there; for readers who want no motion they are there. */
const duration = (): number => (matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 180);

function viewOf(flow: ReactFlowInstance<BoxNode, LineEdge>, area: { readonly current: FlowProps["size"] }): View {
  return {
    zoom: flow.getZoom,
    zoomTo: (zoom) => void flow.zoomTo(zoom, { duration: duration() }),
    fit: (bounds) => void flow.fitBounds({ ...bounds }, { padding: 0.06, duration: duration() }),
    centerOn: ({ x, y }) => void flow.setCenter(x, y, { zoom: Math.max(flow.getZoom(), 0.7), duration: duration() }),
    moveTo: (viewport) => void flow.setViewport(viewport, { duration: duration() }),
    panBy(dx, dy) {
      const { x, y, zoom } = flow.getViewport();
      void flow.setViewport({ x: x + dx, y: y + dy, zoom });
    },
    jumpTo: ({ x, y }) => void flow.setCenter(x, y, { zoom: flow.getZoom() }),
    toLayout: (x, y) => flow.screenToFlowPosition({ x, y }, { snapToGrid: false }),
    seen() {
      const { x, y, zoom } = flow.getViewport();
      const { width, height } = area.current;
      return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
    },
  };
}
