/** Conditions are set in the builder: as a rule where it has one for them, else as JSON. */

import type { Condition, FieldSchema } from "@dunlin/engine";
import type { Locator } from "playwright";
import { askOf, fieldPathOf } from "../../../src/conditions/asks.ts";
import { readComparison } from "../../../src/conditions/comparison.ts";
import { fieldsFor } from "../../../src/conditions/fields.ts";
import { EN } from "../../../src/words/messages.ts";
import type { Hand } from "./hand.ts";
import { START } from "./start.ts";

const { conditions: words } = EN;
const FIELDS = fieldsFor(START.fields as FieldSchema, words, "en").map(({ path }) => path);

export async function setCondition(
  { hand, within }: { readonly hand: Hand; readonly within: Locator },
  label: string,
  wanted: unknown,
): Promise<void> {
  await hand.press(within.getByRole("button", { name: `${words.edit}: ${label}`, exact: true }));
  const dialog = hand.page.getByRole("dialog", { name: label });
  await dialog.waitFor();
  await (isRow(wanted as Condition) ? setRow : setJson)(hand, dialog, wanted as Condition);
  await hand.press(dialog.getByRole("button", { name: words.done, exact: true }));
  await dialog.waitFor({ state: "detached" });
}

/** Whether the builder offers the field and can hold it against this. */
function isRow(rule: Condition): boolean {
  const comparison = readComparison(rule);
  return comparison !== undefined && FIELDS.includes(fieldPathOf(comparison));
}

async function setRow(hand: Hand, dialog: Locator, rule: Condition): Promise<void> {
  const row = dialog.locator(".dn-cond-row");
  const part = (name: string) => row.getByLabel(name, { exact: true });
  if ((await row.count()) === 0) await hand.press(dialog.getByRole("button", { name: words.addRule, exact: true }));
  await row.waitFor();
  const comparison = readComparison(rule);
  if (comparison === undefined) throw new Error("no comparison");
  const { operand } = comparison;
  await pick(hand, part(words.labels.field), fieldPathOf(comparison));
  await pick(hand, part(words.labels.operator), askOf(comparison));
  switch (operand.kind) {
    case "range":
      await hand.type(part(words.labels.from), String(operand.low));
      await hand.type(part(words.labels.to), String(operand.high));
      break;
    case "one":
      if (comparison.subject.kind === "segment")
        await pick(hand, part(words.fields["#segment"] as string), String(operand.value));
      else await hand.type(row.getByLabel(new RegExp(`^${words.labels.value}`)), String(operand.value));
      break;
    default:
      throw new Error(`no row is set against ${operand.kind}`);
  }
}

async function pick(hand: Hand, field: Locator, value: string): Promise<void> {
  if ((await field.inputValue()) !== value) await hand.choose(field, value);
}

async function setJson(hand: Hand, dialog: Locator, rule: Condition): Promise<void> {
  await hand.press(dialog.getByRole("radio", { name: words.json, exact: true }));
  const text = dialog.getByRole("textbox", { name: words.labels.json, exact: true });
  await text.waitFor();
  await hand.type(text, JSON.stringify(rule));
}
