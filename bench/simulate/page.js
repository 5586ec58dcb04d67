/** A page that has a portfolio simulated in the worker of the editor, and looks at how it stays usable meanwhile. */

import { simulateElsewhere } from "@dunlin/engine/simulate";
import { requestOf } from "./debtors.mjs";

const worker = new Worker("/simulationWorker.js", { type: "module" });
const port = {
  postMessage: (value) => worker.postMessage(value),
  onMessage: (listener) => {
    worker.onmessage = ({ data }) => listener(data);
  },
  onFailure: (listener) => {
    worker.onerror = ({ message }) => listener(message);
  },
};

/** ms from asking to the report, how often progress was told, and the longest time in which the page drew nothing. */
globalThis.simulateDebtors = async (people) => {
  const request = requestOf(people);
  let [ticks, longest, running] = [0, 0, true];
  let last = performance.now();
  const draw = (now) => {
    longest = Math.max(longest, now - last);
    last = now;
    if (running) requestAnimationFrame(draw);
  };
  requestAnimationFrame(draw);
  const start = performance.now();
  const outcome = await simulateElsewhere(port, request, {
    onProgress: () => {
      ticks += 1;
    },
  });
  const ms = performance.now() - start;
  running = false;
  if (!outcome.ok) throw new Error(outcome.error.message);
  const { cases, contacts, steps, paths } = outcome.value;
  return { ms, ticks, longest, cases: cases.total, contacts: contacts.total, steps, paths };
};
