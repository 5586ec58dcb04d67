/** What channels show or take of a text, for those who write it: the numbers that are checked when a message is compiled. */

import { PUSH_SHOWN } from "./push.ts";
import { RCS_MOST } from "./rcs.ts";
import { BODY, BUTTONS, FOOTER, HEADER } from "./whatsAppLimits.ts";

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
