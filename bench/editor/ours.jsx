/** The page of the editor: what is asked of it comes through `globalThis.work`. */

import { StrategyEditor } from "@dunlin/editor";
import { createRef } from "react";
import { createRoot } from "react-dom/client";
import { strategyOf } from "./strategy.mjs";

const steps = Number(new URLSearchParams(location.search).get("steps"));
const handle = createRef();
const box = document.getElementById("box");
createRoot(box).render(<StrategyEditor ref={handle} defaultValue={strategyOf(steps)} theme="light" />);

const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

globalThis.work = {
  /** Puts a step in and takes it back, and gives the ms of script that each took until it returned. */
  async edit(times) {
    const ms = [];
    const fragment = { start: "x", nodes: { x: { type: "wait", for: "P1D" } }, ends: [{ from: "x", port: "next" }] };
    for (let i = 0; i < times; i++) {
      const slot = { at: "port", from: `mail${i % 5}`, port: "next" };
      const start = performance.now();
      handle.current.execute({ type: "steps.insert", fragment, slot });
      ms.push(performance.now() - start);
      await drawn();
      const back = performance.now();
      handle.current.undo();
      ms.push(performance.now() - back);
      await drawn();
    }
    return ms;
  },
  select: (id) => handle.current.select([id]),
};
