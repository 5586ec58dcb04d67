/** The page it is held against: React Flow with cards of as much markup at the same places, and nothing around it. */

import { Handle, Position, ReactFlow } from "@xyflow/react";
import { memo } from "react";
import { createRoot } from "react-dom/client";
import "@xyflow/react/dist/style.css";

const steps = Number(new URLSearchParams(location.search).get("steps"));

/** 23 elements, as a card of a journey has. */
const Card = memo(({ data }) => (
  <div className="card" data-step={data.id}>
    <Handle type="target" position={Position.Top} />
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
    <Handle type="source" position={Position.Bottom} />
  </div>
));

const nodeTypes = { card: Card };
/** Where the editor puts the five steps of a block, and where each leads. */
const BLOCK = [
  { name: "wait", x: -104, y: 56, height: 32, to: ["ask"] },
  { name: "ask", x: -104, y: 112, height: 56, to: ["mail", "sms"] },
  { name: "mail", x: -216, y: 228, height: 72, to: ["push"] },
  { name: "push", x: -216, y: 324, height: 72, to: ["next"] },
  { name: "sms", x: 8, y: 228, height: 72, to: ["next"] },
];
const BLOCK_HEIGHT = 366;

const blocks = Math.floor(steps / BLOCK.length);
const numbers = Array.from({ length: blocks }, (_, i) => i);
const nodes = numbers.flatMap((block) =>
  BLOCK.map(({ name, x, y, height }, i) => ({
    id: `${name}${block}`,
    type: "card",
    position: { x, y: y + block * BLOCK_HEIGHT },
    width: 208,
    height,
    data: {
      id: `${name}${block}`,
      title: `Step ${block * 5 + i}`,
      day: block,
      sentence: "Subject: your installment is open",
    },
  })),
);
const edges = numbers.flatMap((block) =>
  BLOCK.flatMap(({ name, to }) =>
    to.map((next) => ({
      id: `${name}${block}-${next}`,
      source: `${name}${block}`,
      target: next === "next" ? `wait${block + 1}` : `${next}${block}`,
      type: "smoothstep",
    })),
  ),
);

createRoot(document.getElementById("box")).render(
  <ReactFlow
    defaultNodes={nodes}
    defaultEdges={edges}
    nodeTypes={nodeTypes}
    nodesConnectable={false}
    onlyRenderVisibleElements
    panOnScroll
    defaultViewport={{ x: 480, y: 40, zoom: 1 }}
  />,
);
