/** The sign of a channel; one that a host added has none. */

import { Badge, type BadgeName } from "@dunlin/editor/ui";

const BADGES: ReadonlySet<string> = new Set<BadgeName>([
  ...(["agent", "email", "letter", "page", "push", "sms", "voice", "whatsapp"] as const),
]);

const hasBadge = (channel: string): channel is BadgeName => BADGES.has(channel);

export const ChannelBadge = ({ channel, size = 20 }: { readonly channel: string; readonly size?: number }) =>
  hasBadge(channel) ? <Badge name={channel} size={size} /> : null;
