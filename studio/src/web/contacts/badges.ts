/** Which channels have a silhouette of their own. */

import type { BadgeName } from "@dunlin/editor/ui";

const BADGES: ReadonlySet<string> = new Set<BadgeName>([
  ...(["agent", "email", "letter", "page", "push", "sms", "voice", "whatsapp"] as const),
]);

export const badgeOf = (channel: string): BadgeName | undefined =>
  BADGES.has(channel) ? (channel as BadgeName) : undefined;
