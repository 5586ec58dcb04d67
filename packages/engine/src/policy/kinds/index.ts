/** Every kind of rule that can forbid a contact. A kind without an entry does not compile. */

import type { KindSpecs } from "../check.ts";
import { channelForbidden, contentForbidden, recipientForbidden } from "./bans.ts";
import { requireConsent, requireDisclosure } from "./basis.ts";
import { contactWindow } from "./contactWindow.ts";
import { channelLock, cooldownAfter, frequencyCap } from "./counting.ts";
import { requirePrior } from "./prior.ts";
import { suppressWhile } from "./suppressWhile.ts";

export const KINDS: KindSpecs = {
  contactWindow,
  frequencyCap,
  cooldownAfter,
  channelLock,
  suppressWhile,
  requirePrior,
  requireConsent,
  requireDisclosure,
  channelForbidden,
  recipientForbidden,
  contentForbidden,
};
