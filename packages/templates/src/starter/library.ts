/** All documents of the starter library, in the order of a debt. */

import type { Template } from "../model/template.ts";
import { BUSINESS } from "./business.ts";
import { CALLS } from "./calls.ts";
import { CARD } from "./card.ts";
import { CHATS } from "./chats.ts";
import { EARLY } from "./early.ts";
import { LATE } from "./late.ts";
import { MID } from "./mid.ts";
import { PAGES } from "./pages.ts";
import { PLAN } from "./plan.ts";
import { PRE_DUE } from "./preDue.ts";
import { PROMISE } from "./promise.ts";
import { SHORT } from "./short.ts";
import { WORLD } from "./world.ts";

export const STARTER_TEMPLATES: readonly Template[] = [
  ...PRE_DUE,
  ...EARLY,
  ...MID,
  ...LATE,
  ...BUSINESS,
  ...CARD,
  ...PLAN,
  ...PROMISE,
  ...WORLD,
  ...PAGES,
  ...SHORT,
  ...CHATS,
  ...CALLS,
];
