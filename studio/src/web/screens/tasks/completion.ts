/** What ends a task, made of what the agent chose and filled in. Pure. */

import { exponentOf } from "@dunlin/engine";
import type { Choice, Task } from "../../v1/answers.ts";
import { typedMinor } from "../cases/account.ts";
import { callOf, kindOf } from "./dispositions.ts";

/** What was agreed on in the conversation. */
export type Chosen =
  | { readonly what: "none" }
  | { readonly what: "offer"; readonly choice: Choice }
  | { readonly what: "promise"; readonly amount: string; readonly date: string };

export interface Ending {
  readonly disposition: string;
  readonly note: string;
  readonly chosen: Chosen;
}

export interface Circumstances {
  readonly task: Pick<Task, "channel">;
  readonly currency: string;
  readonly openMinor: number;
  /** `2026-11-26` */
  readonly today: string;
}

export type Completed =
  | { readonly body: Readonly<Record<string, unknown>> }
  | { readonly missing: "agreement" | "amount" | "date" };

export function completionOf({ disposition, note, chosen }: Ending, about: Circumstances): Completed {
  const { asks } = kindOf(disposition);
  const text = note.trim();
  const base = {
    disposition,
    ...(text !== "" && { note: text }),
    ...(about.task.channel === "voice" && { call: callOf(disposition) }),
  };
  if (chosen.what === "promise" && (asks === "promise" || asks === "agreement" || disposition === "agreed")) {
    const amountMinor = typedMinor(chosen.amount, exponentOf(about.currency) ?? 2);
    if (amountMinor === undefined || amountMinor > about.openMinor) return { missing: "amount" };
    if (chosen.date < about.today) return { missing: "date" };
    return { body: { ...base, agreed: { kind: "promise", amountMinor, dueDate: chosen.date } } };
  }
  if (chosen.what === "offer" && (asks === "agreement" || asks === "promise" || disposition === "agreed")) {
    const { offer, option, kind, parts } = chosen.choice;
    const dueDate = kind === "extension" ? parts.at(-1)?.due : undefined;
    return { body: { ...base, agreed: { kind: "offer", offer, option, ...(dueDate !== undefined && { dueDate }) } } };
  }
  if (asks === "promise" || asks === "agreement") return { missing: "agreement" };
  return { body: { ...base, ...(asks === "dispute" && { agreed: { kind: "dispute" } }) } };
}
