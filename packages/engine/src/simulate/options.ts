/** Whether the options of a simulation make sense. */

import { checkBehavior } from "./behavior/check.ts";
import type { SimulationProblem } from "./problem.ts";
import {
  and,
  anything,
  type Check,
  listOf,
  members,
  oneOf,
  problem,
  recordOf,
  text,
  wholeWithin,
  within,
} from "./shape.ts";

const amounts = recordOf(within(0, Number.MAX_SAFE_INTEGER, "an amount in minor units"));

/** Each channel once. */
const channelsOnce: Check = (value, path) => {
  const seen = new Set<string>();
  return (value as readonly { readonly channel: string }[]).flatMap(({ channel }, i) => {
    const twice = seen.has(channel);
    seen.add(channel);
    return twice ? [problem("member.range", [...path, i, "channel"], "Give one budget for each channel.")] : [];
  });
};

const OPTIONS = members({
  "behavior*": (value, path) => checkBehavior(value).map((one) => ({ ...one, path: `/${path.join("/")}${one.path}` })),
  "seed*": wholeWithin(-(2 ** 31), 2 ** 32 - 1, "a whole number of 32 bits"),
  "horizonDays*": wholeWithin(1, 1100, "a whole number from 1 to 1,100"),
  "start*": wholeWithin(-8.64e15, 8.64e15, "a moment in epoch milliseconds"),
  costs: members({ "currency*": text, "channels*": amounts, tasks: amounts }),
  budgets: and(
    listOf(members({ "channel*": text, "perDay*": wholeWithin(0, 1e9, "a whole number of contacts") })),
    channelsOnce,
  ),
  level: within(0.5, 0.9999, "a share from 0.5 to 0.9999"),
  path: oneOf("auto", "objects"),
  answers: recordOf(anything),
  runs: wholeWithin(1, 200, "a whole number from 1 to 200"),
});

/** Everything that is wrong, with pointers into the options; nothing: it can run. Never throws. */
export const checkSimulation = (options: unknown): SimulationProblem[] => OPTIONS(options, []);
