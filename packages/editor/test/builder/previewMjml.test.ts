/** MJML beside the page: in a worker, one mail after the other; in the page where there can be none. */

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { MjmlQueue, type MjmlWorker, mjmlFor } from "../../src/builder/preview/mjml.ts";
import type { MjmlTask } from "../../src/builder/preview/mjmlWorker.ts";

function fakeWorker() {
  const tasks: MjmlTask[] = [];
  const worker: MjmlWorker & { gone: boolean } = {
    onmessage: null,
    onerror: null,
    gone: false,
    postMessage: (task) => void tasks.push(task),
    terminate() {
      worker.gone = true;
    },
  };
  const answer = (html: string) =>
    worker.onmessage?.({ data: { id: tasks.at(-1)?.id ?? 0, html, errors: [] } } as unknown as MessageEvent);
  return { tasks, worker, answer };
}

const never = new AbortController().signal;
const inPage = async () => async (tree: unknown) => ({ html: `page ${String(tree)}` });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("BP4 MJML", () => {
  test("BP4 one mail after the other, and one that nobody wants any more is never begun", async () => {
    const { tasks, worker, answer } = fakeWorker();
    const queue = new MjmlQueue({ worker: () => worker, inPage });
    const stop = new AbortController();
    const [first, second, third] = [never, stop.signal, never].map((signal, i) =>
      queue.compilerFor(signal)(`m${i}`, {}),
    );
    const gaveUp = expect(second).rejects.toThrow("aborted");
    expect(tasks.map(({ tree }) => tree)).toEqual(["m0"]);
    stop.abort();
    answer("one");
    await expect(first).resolves.toMatchObject({ html: "one" });
    await gaveUp;
    expect(tasks.map(({ tree }) => tree)).toEqual(["m0", "m2"]);
    answer("three");
    await expect(third).resolves.toMatchObject({ html: "three" });
  });

  test("BP4 where there can be no worker, and when it breaks down, the page does it", async () => {
    const none = new MjmlQueue({
      inPage,
      worker: () => {
        throw new Error("a policy");
      },
    });
    const made = none.compilerFor(never)("a", {});
    await vi.advanceTimersByTimeAsync(1);
    await expect(made).resolves.toEqual({ html: "page a" });

    const { tasks, worker } = fakeWorker();
    const breaks = new MjmlQueue({ worker: () => worker, inPage });
    const both = ["b", "c"].map((tree) => breaks.compilerFor(never)(tree, {}));
    worker.onerror?.(new Event("error", { cancelable: true }));
    await vi.advanceTimersByTimeAsync(1);
    await expect(Promise.all(both)).resolves.toEqual([{ html: "page b" }, { html: "page c" }]);
    expect([tasks.length, worker.gone]).toEqual([1, true]);
  });

  test("BP4 a mail comes out as MJML makes it, and what is wrong with one does not stop the next", async () => {
    vi.useRealTimers();
    const compile = mjmlFor(never);
    const mail = (children: readonly unknown[]) => ({ tagName: "mjml", children: [{ tagName: "mj-body", children }] });
    await expect(compile(mail([{ tagName: "mj-nothing" }]), { validationLevel: "strict" })).rejects.toThrow();
    const { html } = await compile(mail([{ tagName: "mj-raw", content: "<i>1</i>" }]), { fonts: {} });
    expect(html).toContain("<i>1</i>");
    expect(compile.version).toBe("browser");
  });
});
