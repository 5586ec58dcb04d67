/** `score`: a model of the host rates the case. */

import { asking } from "./asking.ts";

export const score = asking("score", "Asks a model of the host for a score and keeps it.");
