/** Callbacks on their way to the host. */

import type { Callback } from "./dialects/dialect.ts";

/** What a callback was answered; 0 where nobody answered. */
export interface Delivery {
  readonly status: number;
  readonly body: string;
}

/** Sends a callback as often as asked, one after another. */
export async function sendCallback({ url, headers, body }: Callback, times = 1): Promise<readonly Delivery[]> {
  const deliveries: Delivery[] = [];
  for (let time = 0; time < times; time += 1) {
    try {
      const signal = AbortSignal.timeout(10_000);
      const answer = await fetch(url, { method: "POST", headers, body, redirect: "manual", signal });
      deliveries.push({ status: answer.status, body: await answer.text() });
    } catch {
      deliveries.push({ status: 0, body: "" });
    }
  }
  return deliveries;
}
