/** Work that can wait. */

/** When the page has nothing to do; not every browser tells. */
export const idle = (): Promise<void> =>
  new Promise((done) => {
    if (typeof requestIdleCallback === "function") requestIdleCallback(() => done(), { timeout: 1000 });
    else setTimeout(done, 0);
  });
