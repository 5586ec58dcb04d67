/** The page it is held against: React Flow with cards of as much markup, and nothing around it. */

import { ReactFlow } from "@xyflow/react";
import { memo } from "react";
import { createRoot } from "react-dom/client";
import "@xyflow/react/dist/style.css";

const steps = Number(new URLSearchParams(location.search).get("steps"));

/** 23 elements, as a card of a journey has. */
const Card = memo(({ data }) => (
  <div className="card" data-step={data.id}>
    <header>
      <i />
      <b>{data.title}</b>
      <em>D+{data.day}</em>
    </header>
    <p>{data.sentence}</p>
    <ul>
      {["sent", "opened", "paid"].map((word) => (
        <li key={word}>
          <b>{data.day * 100}</b>
          <span>{word}</span>
        </li>
      ))}
    </ul>
    <footer>
      <u />
      <u />
      <u />
      <button type="button">more</button>
    </footer>
  </div>
));

const nodeTypes = { card: Card };
const nodes = Array.from({ length: steps }, (_, i) => ({
  id: `n${i}`,
  type: "card",
  position: { x: (i % 3) * 240, y: Math.floor(i / 3) * 150 },
  width: 208,
  height: 96,
  data: { id: `n${i}`, title: `Step ${i}`, day: i, sentence: "Subject: your installment is open" },
}));
const edges = nodes
  .slice(3)
  .map((node, i) => ({ id: `e${i}`, source: nodes[i].id, target: node.id, type: "smoothstep" }));

createRoot(document.getElementById("box")).render(
  <ReactFlow
    nodes={nodes}
    edges={edges}
    nodeTypes={nodeTypes}
    nodesDraggable={false}
    nodesConnectable={false}
    onlyRenderVisibleElements
    panOnScroll
    defaultViewport={{ x: 40, y: 40, zoom: 1 }}
  />,
);
