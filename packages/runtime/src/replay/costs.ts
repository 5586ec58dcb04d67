/** The file of what contacts and tasks cost. */

import type { KpiCosts } from "@dunlin/engine/kpi";
import { jsonIn } from "../files.ts";
import { error, InputError, type Problem } from "../problem.ts";
import { escapePointer, isObject } from "./mapping.ts";

/**
 * Reads `{ "currency": "EUR", "channels": { "email": 1 }, "tasks": { "calls": 250, "*": 100 } }`, in minor units.
 *
 * @throws InputError with everything that is wrong with it.
 */
export function parseCosts(text: string): KpiCosts {
  const value = jsonIn(text);
  const problems: Problem[] = [];
  const wrong = (path: string, message: string) => void problems.push(error("costs.shape", message, { path }));
  if (!isObject(value)) throw new InputError([error("costs.shape", "Costs are a JSON object.", { path: "" })]);
  const { currency, channels, tasks = {} } = value;
  if (typeof currency !== "string" || !/^[A-Z]{3}$/.test(currency)) {
    wrong("/currency", 'Name the currency by its code, as in "EUR".');
  }
  for (const [name, amounts] of [["channels", channels] as const, ["tasks", tasks] as const]) {
    if (!isObject(amounts)) {
      wrong(`/${name}`, 'Write an object here: a name and what one costs in minor units, as in { "email": 1 }.');
      continue;
    }
    for (const [key, amount] of Object.entries(amounts)) {
      if (Number.isSafeInteger(amount) && (amount as number) >= 0) continue;
      wrong(`/${name}/${escapePointer(key)}`, "Write a whole number of minor units from 0.");
    }
  }
  if (problems.length > 0) throw new InputError(problems);
  return value as unknown as KpiCosts;
}
