/** Whether a behavior model makes sense. */

import { parseCondition } from "../../conditions/parse.ts";
import { BEHAVIOR_FORMAT } from "../model.ts";
import type { SimulationProblem } from "../problem.ts";
import {
  and,
  type Check,
  chance,
  factor,
  listOf,
  members,
  oneOf,
  type Path,
  problem,
  rangeOfDays,
  recordOf,
  text,
  weight,
  wholeWithin,
  within,
} from "../shape.ts";

/** Everything that is wrong with it, in the order of its members; nothing: it can be simulated. Never throws. */
export const checkBehavior = (behavior: unknown): SimulationProblem[] => BEHAVIOR(behavior, []);

const day = wholeWithin(-3650, 3650, "a whole number of days from -3,650 to 3,650");
const chances = recordOf(chance);

const condition: Check = (value, path) => {
  const parsed = parseCondition(value, { gives: "boolean" });
  if (parsed.ok) return [];
  return parsed.error.map(({ path: below, message }) => {
    const found = problem("condition", path, message);
    return { ...found, path: `${found.path}${below}` };
  });
};

/** The members of a list ascend by a member. */
const ascending =
  (name: string): Check =>
  (value, path) => {
    const list = value as readonly Readonly<Record<string, number>>[];
    const wrong = list.findIndex((item, i) => i > 0 && (item[name] as number) <= (list[i - 1]?.[name] as number));
    if (wrong < 0) return [];
    return [problem("days.order", [...path, wrong, name], `Let "${name}" ascend from one entry to the next.`)];
  };

const hours: Check = (value, path) => {
  const found = listOf(weight)(value, path);
  if (found.length > 0) return found;
  const list = value as readonly number[];
  if (list.length === 24 && list.some((one) => one > 0)) return [];
  return [problem("member.range", path, "Give 24 weights, one for each hour, not all of them 0.")];
};

/** At least one weight above 0. */
const weights: Check = and(recordOf(weight), (value, path) =>
  Object.values(value as Record<string, number>).some((one) => one > 0)
    ? []
    : [problem("member.range", path, "Give at least one weight above 0.")],
);

const PAY = members({
  "clock*": oneOf("dueDate", "entry"),
  "hazard*": and(listOf(members({ "day*": day, "chance*": chance })), ascending("day")),
  segments: listOf(members({ "id*": text, "when*": condition, "factor*": factor })),
  amounts: and(
    listOf(members({ "upToMinor*": within(0, Number.MAX_SAFE_INTEGER, "an amount"), "factor*": factor })),
    ascending("upToMinor"),
  ),
  contacts: recordOf(members({ "factor*": factor, "days*": wholeWithin(1, 365, "1 to 365 days") })),
  hours,
});

const inOrder = (low: string, high: string, message: string): Check => {
  return (value, path: Path) => {
    const own = value as Readonly<Record<string, number>>;
    return (own[low] as number) <= (own[high] as number) ? [] : [problem("member.range", [...path, high], message)];
  };
};

const BEHAVIOR = members({
  "format*": oneOf(BEHAVIOR_FORMAT),
  "name*": text,
  "pay*": PAY,
  partial: and(
    members({ "share*": chance, "from*": chance, "to*": chance }),
    inOrder("from", "to", `Let "to" not be less than "from".`),
  ),
  promise: members({ "perContact*": chances, "days*": rangeOfDays, "kept*": chance }),
  plan: members({ "take*": chances, "missed*": chance }),
  dispute: chance,
  disputeDays: rangeOfDays,
  attempts: and(members({ "paid*": chance, "hard*": chance }), (value, path) => {
    const { paid, hard } = value as { readonly paid: number; readonly hard: number };
    return paid + hard <= 1
      ? []
      : [problem("member.range", [...path, "hard"], "Let paid and hard add up to 1 at most.")];
  }),
  bounce: chances,
  optOut: chances,
  complaint: chances,
  open: chances,
  click: chances,
  reply: members({ "perMessage*": chances, "intents*": weights }),
  tasks: recordOf(
    members({
      "hours*": within(0, 8760, "0 to 8,760 hours"),
      "dispositions*": weights,
      rightParty: listOf(text),
    }),
  ),
});
