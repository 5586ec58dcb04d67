/** The silhouette of each entry of a story. Pure. */

import type { BadgeName, IconName } from "@dunlin/editor/ui";
import { badgeOf } from "../../contacts/badges.ts";
import type { AuditEntry } from "../../v1/answers.ts";

export type Mark = { readonly badge: BadgeName } | { readonly icon: IconName };

export function markOf(channel: string): Mark {
  const badge = badgeOf(channel);
  return badge === undefined ? { icon: "arrow" } : { badge };
}

const EVENT_ICONS: readonly (readonly [RegExp, IconName])[] = [
  [/^payment\./, "amount"],
  [/^promise\./, "promise"],
  [/^(?:plan|offer)\./, "offer"],
  [/^dispute\./, "question"],
  [/^hold\./, "hold"],
  [/^consent\./, "shield"],
  [/^(?:obligation|balance|anchor)\./, "file"],
  [/^case\.closed/, "exit"],
  [/^case\./, "entry"],
  [/^intent\./, "person"],
];

export function eventMark({ event: { type, data = {} } }: AuditEntry): Mark {
  if (type.startsWith("page.")) return { badge: "page" };
  if (type.startsWith("call.")) return { badge: "voice" };
  if (type.startsWith("task.")) return { badge: "agent" };
  if (type.startsWith("message.")) return markOf(typeof data.channel === "string" ? data.channel : "email");
  return { icon: EVENT_ICONS.find(([pattern]) => pattern.test(type))?.[1] ?? "info" };
}

export function codeMark(code: string): Mark {
  if (code === "decision.taken") return { badge: "if" };
  if (code === "split.assigned") return { badge: "split" };
  if (code.startsWith("offer.")) return { badge: "offer" };
  const icons: Readonly<Record<string, IconName>> = {
    ...{ "case.exited": "exit", "case.parked": "warn", "commitment.opened": "promise", "commitment.judged": "promise" },
    ...{ "hold.began": "hold", "hold.ended": "hold", "node.entered": "entry" },
  };
  return { icon: icons[code] ?? "clock" };
}
