/** The page of the editor: what is asked of it comes through `globalThis.work`. */

import { StrategyEditor } from "@dunlin/editor";
import { createRef } from "react";
import { createRoot } from "react-dom/client";
import { strategyOf } from "./strategy.mjs";

const steps = Number(new URLSearchParams(location.search).get("steps"));
const handle = createRef();
const box = document.getElementById("box");
createRoot(box).render(<StrategyEditor ref={handle} defaultValue={strategyOf(steps)} theme="light" />);

const frame = () => new Promise((done) => requestAnimationFrame(done));
const drawn = () => frame().then(frame);

globalThis.work = {
  /** Puts a step in and takes it back, and gives the ms of script that each took until it returned. */
  async edit(times) {
    const edits = [];
    const undos = [];
    const fragment = { start: "x", nodes: { x: { type: "wait", for: "P1D" } }, ends: [{ from: "x", port: "next" }] };
    for (let i = 0; i < times; i++) {
      const slot = { at: "port", from: `mail${i % 5}`, port: "next" };
      const start = performance.now();
      handle.current.execute({ type: "steps.insert", fragment, slot });
      edits.push(performance.now() - start);
      await drawn();
      const back = performance.now();
      handle.current.undo();
      undos.push(performance.now() - back);
      await drawn();
    }
    return { edits, undos };
  },
  select: (id) => handle.current.select([id]),
  /** Ms from choosing a step until its settings are drawn, one step after the other. */
  async settings(ids) {
    const ms = [];
    for (const [id, name] of ids) {
      const start = performance.now();
      handle.current.select([id]);
      while (![...document.querySelectorAll(".dn-side input")].some(({ value }) => value === name)) await frame();
      ms.push(performance.now() - start);
      await drawn();
    }
    return ms;
  },
};
