/** Two transactions of one tenant that are open at once. */

import type { Tx } from "../../src/model/store.ts";
import type { Subject } from "./conformance.ts";

/** Does `work` in a transaction, keeps it open while `during` runs, and commits it. */
export async function whileOpen(
  { run }: Pick<Subject, "run">,
  tenant: string,
  work: (tx: Tx) => Promise<void>,
  during: () => Promise<void>,
): Promise<void> {
  let arrive = (): void => {};
  let open = (): void => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const holding = run(tenant, async (tx) => {
    await work(tx);
    arrive();
    await opened;
  });
  try {
    await Promise.race([arrived, holding]);
    await during();
  } finally {
    open();
    await holding;
  }
}
