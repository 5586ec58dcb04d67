/** The words that a viewer needs. */

import { CANVAS_EN } from "../canvas/words.ts";
import { NODES_EN } from "../nodes/words.ts";
import { DAYS_EN, type DayWords } from "../timeline/dayWords.ts";
import type { Messages } from "./messages.ts";

/** Every catalog of the editor has them. */
export type ViewerMessages = Pick<Messages, "locale" | "nodes" | "canvas"> & { readonly timeline: DayWords };

export const VIEWER_EN: ViewerMessages = { locale: "en", nodes: NODES_EN, canvas: CANVAS_EN, timeline: DAYS_EN };
