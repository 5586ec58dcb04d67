/** Simulations in a worker: requests come in, progress and reports go out. A file of its own, so that bundlers find it. */

import { serveSimulation } from "@dunlin/engine/simulate";

const scope = globalThis as unknown as {
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  postMessage(value: unknown): void;
};

/** Messages that came meanwhile are heard before this one, which waits no longer than they take. */
const channel = new MessageChannel();
const pause = () =>
  new Promise<void>((done) => {
    channel.port1.onmessage = () => done();
    channel.port2.postMessage(null);
  });

serveSimulation(
  {
    postMessage: (value) => scope.postMessage(value),
    onMessage: (listener) => {
      scope.onmessage = ({ data }) => listener(data);
    },
  },
  { pause: turns(pause) },
);

/** One after the other: several simulations share the channel. */
function turns(wait: () => Promise<void>): () => Promise<void> {
  let last = Promise.resolve();
  return () => {
    last = last.then(wait);
    return last;
  };
}
