/** A page that has a portfolio simulated in the workers of the editor, and looks at how it stays usable meanwhile. */

import { simulateAmong } from "@dunlin/engine/simulate";
import { requestOf } from "./debtors.mjs";

/** As many as the editor starts. */
const ports = Array.from({ length: Math.min(2, navigator.hardwareConcurrency) }, () => {
  const worker = new Worker("/simulationWorker.js", { type: "module" });
  return {
    postMessage: (value) => worker.postMessage(value),
    onMessage: (listener) => {
      worker.onmessage = ({ data }) => listener(data);
    },
    onFailure: (listener) => {
      worker.onerror = ({ message }) => listener(message);
    },
  };
});

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
  const outcome = await simulateAmong(ports, request, {
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
