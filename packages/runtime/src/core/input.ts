/** Whether a case that somebody hands in can be taken: its shape, before anything is written. */

import { parseDate, parseInstant } from "@dunlin/engine";
import { RuntimeError } from "../model/runtimeError.ts";

/** In bytes of JSON. A case beyond it is a mistake of the host, and would make every later step slow. */
const MOST_BYTES = 1_000_000;
const LONGEST_ID = 200;

/** What is wrong with it; `path` is a pointer into the input. */
export function inputProblem(input: unknown): RuntimeError | undefined {
  const place = placeOf(input);
  if (place !== undefined) return new RuntimeError("case.invalid", place[1], { path: place[0] });
  return undefined;
}

type Place = readonly [path: string, says: string];

function placeOf(input: unknown): Place | undefined {
  if (!isRecord(input) || !isRecord(input.facts)) return ["", "Write a case as an object with `facts`."];
  const { facts, personal } = input as { facts: Record<string, unknown>; personal?: unknown };
  if (personal !== undefined && !isRecord(personal)) return ["/personal", "Write what is personal as an object."];
  if (JSON.stringify(input).length > MOST_BYTES) return ["", `A case is at most ${MOST_BYTES} bytes of JSON.`];
  if (!isId(facts.caseId)) return ["/facts/caseId", `Name the case with 1 to ${LONGEST_ID} characters.`];
  const { debtor, obligations } = facts;
  if (!isRecord(debtor) || !isId(debtor.id))
    return ["/facts/debtor/id", `Name the debtor with 1 to ${LONGEST_ID} characters.`];
  if (!Array.isArray(obligations)) return ["/facts/obligations", "List the obligations; an empty list is allowed."];
  return (
    listPlace(debtor, "channels", "/facts/debtor", channelPlace) ??
    listPlace(facts, "obligations", "/facts", obligationPlace) ??
    listPlace(facts, "payments", "/facts", paymentPlace) ??
    listPlace(facts, "contacts", "/facts", contactPlace)
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Without control characters, which no store and no log can keep. */
const isId = (value: unknown): value is string =>
  typeof value === "string" && value !== "" && value.length <= LONGEST_ID && !/\p{Cc}/u.test(value);

function listPlace(
  owner: Readonly<Record<string, unknown>>,
  name: string,
  path: string,
  place: (item: unknown) => Place | undefined,
): Place | undefined {
  const list = owner[name];
  if (list === undefined) return undefined;
  if (!Array.isArray(list)) return [`${path}/${name}`, "Write a list here, or leave it out."];
  for (const [i, item] of list.entries()) {
    const found = place(item);
    if (found !== undefined) return [`${path}/${name}/${i}${found[0]}`, found[1]];
  }
  return undefined;
}

const channelPlace = (item: unknown): Place | undefined =>
  isRecord(item) && isId(item.channel) ? undefined : ["/channel", "Name the channel."];

function obligationPlace(item: unknown): Place | undefined {
  if (!isRecord(item) || !isId(item.ref)) return ["/ref", "Name the obligation."];
  if (typeof item.dueDate !== "string" || parseDate(item.dueDate) === undefined)
    return ["/dueDate", "Write the due date as 2026-11-26."];
  if (typeof item.currency !== "string" || !/^[A-Z]{3}$/.test(item.currency))
    return ["/currency", "Write the currency as three capital letters."];
  for (const name of ["amountMinor", "outstandingMinor"])
    if (!Number.isSafeInteger(item[name])) return [`/${name}`, "Write the amount as a whole number of minor units."];
  return undefined;
}

function paymentPlace(item: unknown): Place | undefined {
  if (!isRecord(item) || !isId(item.id)) return ["/id", "Name the payment."];
  if (!isInstant(item.at)) return ["/at", "Write the moment as ISO 8601 with an offset."];
  return Number.isSafeInteger(item.amountMinor)
    ? undefined
    : ["/amountMinor", "Write the amount as a whole number of minor units."];
}

const contactPlace = (item: unknown): Place | undefined =>
  isRecord(item) && isInstant(item.at) && typeof item.channel === "string"
    ? undefined
    : ["/at", "A contact has a moment (ISO 8601 with an offset) and a channel."];

const isInstant = (value: unknown): boolean => typeof value === "string" && parseInstant(value) !== undefined;
