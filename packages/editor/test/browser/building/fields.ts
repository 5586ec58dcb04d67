/** Values are set in the fields that the schema gives them, found by their labels. */

import { isDeepStrictEqual } from "node:util";
import type { JsonSchema } from "@dunlin/engine";
import type { Locator } from "playwright";
import { expect } from "vitest";
import { pointer } from "../../../src/document/pointer.ts";
import { spanOf } from "../../../src/inspector/duration.ts";
import { choiceText, fieldText } from "../../../src/inspector/form.tsx";
import { type Kind, kindOf } from "../../../src/inspector/kinds.ts";
import { moneyText, percentText } from "../../../src/inspector/numbers.ts";
import { choicesOf, propertiesOf, resolved } from "../../../src/inspector/schema.ts";
import { EN } from "../../../src/words/messages.ts";
import { setCondition } from "./conditions.ts";
import { type Hand, read } from "./hand.ts";

const { inspector } = EN;

/** A value with what its field is found by. */
export interface Spot {
  readonly hand: Hand;
  /** What the field stands in. */
  readonly within: Locator;
  /** The node type, or `strategy`. */
  readonly type: string;
  readonly trail: string;
  readonly name: string;
  /** From the document down to the value. */
  readonly at: readonly (string | number)[];
  readonly schema: JsonSchema;
}

type Values = Readonly<Record<string, unknown>>;

/** What stands in the document now. */
export const now = ({ hand, at }: Pick<Spot, "hand" | "at">): Promise<unknown> => read(hand.page, ...at);

/** Waits until the document says what was set. */
export const settled = (spot: Pick<Spot, "hand" | "at">, wanted: unknown): Promise<void> =>
  expect.poll(() => now(spot), { timeout: 10_000, interval: 20, message: pointer(spot.at) }).toEqual(wanted);

/** The members of an object, one after the other; those that are not wanted are taken away. */
export async function setMembers(parent: Spot, wanted: Values): Promise<void> {
  const present = ((await now(parent)) ?? {}) as Values;
  for (const [name, schema] of Object.entries(propertiesOf(parent.schema))) {
    if (isDeepStrictEqual(present[name], wanted[name])) continue;
    const trail = parent.trail === "" ? name : `${parent.trail}.${name}`;
    await setValue({ ...parent, name, trail, at: [...parent.at, name], schema }, wanted[name]);
  }
}

/** Label of a field, as the form shows it. */
const labelOf = ({ type, trail, schema }: Pick<Spot, "type" | "trail" | "schema">): string =>
  fieldText(type, trail, schema, inspector)[0];

const groupOf = ({ hand, within, ...spot }: Spot): Locator =>
  within
    .locator("fieldset")
    .and(hand.page.getByRole("group", { name: labelOf(spot), exact: true }))
    .first();

export function setValue(spot: Spot, wanted: unknown): Promise<void> {
  const { hand, within, name, schema } = spot;
  const kind = kindOf(name, schema);
  const field = within.getByLabel(labelOf(spot), { exact: true });
  switch (kind) {
    case "condition":
      return setCondition(spot, labelOf(spot), wanted);
    case "duration":
      return setDuration(spot, wanted);
    case "choice":
    case "channel":
    case "step":
      return hand.choose(field, wanted === undefined ? "" : String(wanted));
    case "flag":
      return hand.press(field);
    case "choices":
      return setChoices(spot, (wanted ?? []) as readonly unknown[]);
    case "texts":
    case "events":
      return setWords(spot, (wanted ?? []) as readonly string[], kind);
    case "items":
      return setItems(spot, (wanted ?? []) as readonly unknown[]);
    case "group":
      return setGroup(spot, wanted as Values);
    default:
      return hand.type(field, textOf(kind, wanted));
  }
}

function textOf(kind: Kind, value: unknown): string {
  if (value === undefined) return "";
  if (kind === "share") return percentText(Number(value), "en");
  if (kind === "money") return moneyText(Number(value), undefined, "en");
  if (kind === "outcome") return EN.nodes.outcomes[String(value)] ?? String(value);
  return String(value);
}

/** How many, then of what, then on which side. */
export async function setDuration(spot: Spot, wanted: unknown): Promise<void> {
  const { hand } = spot;
  const label = labelOf(spot);
  const group = groupOf(spot);
  const count = group.getByRole("textbox", { name: inspector.amountOf(label), exact: true });
  const span = spanOf(String(wanted ?? ""));
  await hand.type(count, span === undefined ? "" : String(span.count));
  if (span === undefined) return;
  const unit = group.getByRole("combobox", { name: inspector.unitOf(label), exact: true });
  if ((await unit.inputValue()) !== span.unit) await hand.choose(unit, span.unit);
}

async function setChoices(spot: Spot, wanted: readonly unknown[]): Promise<void> {
  const present = ((await now(spot)) ?? []) as readonly unknown[];
  for (const choice of choicesOf(resolved(resolved(spot.schema).items as JsonSchema)) ?? [])
    if (wanted.includes(choice) !== present.includes(choice))
      await spot.hand.press(groupOf(spot).getByLabel(choiceText(spot.name, choice, inspector), { exact: true }));
}

/** Words and events: those that are there too much are taken away, the others added in their order. */
async function setWords(spot: Spot, wanted: readonly string[], kind: "texts" | "events"): Promise<void> {
  const { hand } = spot;
  const said = kind === "events" ? inspector.event : String;
  const group = groupOf(spot);
  const present = ((await now(spot)) ?? []) as readonly string[];
  const kept = present.filter((one, i) => wanted[i] === one);
  for (const one of present)
    if (!kept.includes(one)) await hand.press(group.getByRole("button", { name: inspector.removeNamed(said(one)) }));
  const adding = group.getByLabel(inspector.addTo(labelOf(spot)), { exact: true });
  for (const one of wanted) {
    if (kept.includes(one)) continue;
    await (kind === "events" ? hand.choose(adding, one) : hand.type(adding, one, true));
  }
  await settled(spot, wanted.length === 0 ? undefined : wanted);
}

async function setItems(spot: Spot, wanted: readonly unknown[]): Promise<void> {
  const { hand, at } = spot;
  const group = groupOf(spot);
  const items = group.locator("> ol > li");
  for (let count = await items.count(); count < wanted.length; count++) {
    await hand.press(group.getByRole("button", { name: inspector.addItem(spot.name), exact: true }).last());
    await expect.poll(() => items.count(), { timeout: 10_000, interval: 20 }).toBe(count + 1);
  }
  const schema = resolved(spot.schema).items as JsonSchema;
  for (const [i, one] of wanted.entries())
    await setMembers({ ...spot, within: items.nth(i), at: [...at, i], schema }, one as Values);
}

async function setGroup(spot: Spot, wanted: Values): Promise<void> {
  const add = spot.within.getByRole("button", { name: inspector.addNamed(labelOf(spot)), exact: true });
  if ((await now(spot)) === undefined) {
    await unfold(spot, add);
    await spot.hand.press(add);
    await groupOf(spot).waitFor();
  }
  await setMembers({ ...spot, within: groupOf(spot) }, wanted);
}

/** Opens the part of the form in which further settings stand. */
export async function unfold({ hand, within }: Pick<Spot, "hand" | "within">, what: Locator): Promise<void> {
  if (await what.isVisible()) return;
  await hand.press(within.locator("details.dn-section > summary"));
  await what.waitFor();
}
