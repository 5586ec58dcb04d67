/**
 * Taking tasks. A conversation takes minutes, in which a day of the studio may pass: its clock stands still from before a task is taken
 * until it is over, and then goes on as it did.
 */

import type { ClockView } from "../../../model/api.ts";
import type { Api } from "../../model.ts";
import type { Claimed, NextTask, Task } from "../../v1/answers.ts";
import { part } from "../../v1/ask.ts";

/** Whether the clock went before somebody began to speak. */
let went = false;
/** Tasks that were skipped here; they are not handed out again by "next". */
const skipped = new Set<string>();

async function holdClock(api: Api): Promise<void> {
  const { paused } = await api.get<ClockView>("/studio/clock");
  if (paused) return;
  went = true;
  await api.send("POST", "/studio/clock", { do: "pause" });
}

export async function freeClock(api: Api): Promise<void> {
  if (!went) return;
  went = false;
  await api.send("POST", "/studio/clock", { do: "play" });
}

export const isClockHeld = (): boolean => went;

export async function claim(api: Api, task: string): Promise<Claimed> {
  await holdClock(api);
  const claimed = await api.send<Claimed>("POST", `/v1/tasks/${part(task)}/claim`);
  if (claimed.status !== "claimed") await freeClock(api);
  return claimed;
}

export type Next = NextTask | { readonly status: "skipped" };

/** The most urgent one that was not skipped. @param skills - All that tasks ask for: who sits here can do everything. */
export async function claimNext(api: Api, tasks: readonly Task[], queue: string): Promise<Next> {
  await holdClock(api);
  const skills = [...new Set(tasks.flatMap(({ skill }) => skill ?? []))];
  const asked = { ...(queue !== "" && { queues: [queue] }), ...(skills.length > 0 && { skills }) };
  const first = await api.send<NextTask>("POST", "/v1/tasks/claim", asked);
  if (first.status !== "claimed") await freeClock(api);
  if (first.status !== "claimed" || !skipped.has(first.task.id)) return first;
  await api.send("POST", `/v1/tasks/${part(first.task.id)}/release`);
  for (const { id, state } of tasks.filter((one) => queue === "" || one.queue === queue)) {
    if (skipped.has(id) || state !== "open") continue;
    const claimed = await api.send<Claimed>("POST", `/v1/tasks/${part(id)}/claim`);
    if (claimed.status === "claimed") return claimed;
  }
  await freeClock(api);
  return { status: "skipped" };
}

export async function skip(api: Api, task: string, note: string): Promise<void> {
  await api.send("POST", `/v1/tasks/${part(task)}/skip`, { note });
  skipped.add(task);
  await freeClock(api);
}
