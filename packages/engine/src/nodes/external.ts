/** `external`: a function of the host is asked for a value. */

import { asking } from "./asking.ts";

export const external = asking("external", "Asks a function of the host and keeps the answer.");
