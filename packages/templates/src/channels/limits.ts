/** What channels show or take of a text, for those who write it: the numbers that are checked when a message is compiled. */

import { BODY, BUTTONS, FOOTER, HEADER } from "./whatsAppLimits.ts";

/**
 * Source: AWS End User Messaging, "RCS limits and restrictions", and Google, RCS Business Messaging, "Rich cards"; `fallback` is that of an
 * SMS sent in its place.
 */
export const RCS_MOST = { title: 200, description: 2000, suggestions: 4, label: 25, fallback: 1600 } as const;

/**
 * What phones show before they cut: about 50 characters of a title on iOS and 65 on Android, four lines or 178 of a body on a locked iPhone
 * and 240 on Android; the smaller ones count. Source: measured by senders of notifications; neither Apple nor Google documents it.
 */
export const PUSH_SHOWN = { title: 50, body: 178 } as const;

/** Characters, and numbers of buttons. */
export const CHANNEL_LIMITS = {
  whatsapp: {
    header: HEADER.length,
    body: BODY.length,
    footer: FOOTER.length,
    buttons: BUTTONS.all,
    label: BUTTONS.label,
  },
  rcs: RCS_MOST,
  push: PUSH_SHOWN,
} as const;
