/** Conditions are set in the builder: as a rule where a row says them, else as a formula. */

import type { Condition, FieldSchema } from "@dunlin/engine";
import type { Locator } from "playwright";
import { askOf, fieldPathOf } from "../../../src/conditions/asks.ts";
import { readComparison } from "../../../src/conditions/comparison.ts";
import { fieldsFor } from "../../../src/conditions/fields.ts";
import { namesOf } from "../../../src/formula/names.ts";
import { printFormula } from "../../../src/formula/print.ts";
import { EN } from "../../../src/words/messages.ts";
import type { Hand } from "./hand.ts";
import { START } from "./start.ts";

const { conditions: words } = EN;
const SCHEMA = START.fields as FieldSchema;
const OFFERED = fieldsFor(SCHEMA, words, "en");
const FIELDS = OFFERED.map(({ path }) => path);

export async function setCondition(
  { hand, within }: { readonly hand: Hand; readonly within: Locator },
  label: string,
  wanted: unknown,
): Promise<void> {
  await hand.press(within.getByRole("button", { name: `${words.edit}: ${label}`, exact: true }));
  const dialog = hand.page.getByRole("dialog", { name: label });
  await dialog.waitFor();
  await (isRow(wanted as Condition) ? setRow : setFormula)(hand, dialog, wanted as Condition);
  await hand.press(dialog.getByRole("button", { name: words.done, exact: true }));
  await dialog.waitFor({ state: "detached" });
}

/** Whether a row offers the field and holds it against one value or a range. */
function isRow(rule: Condition): boolean {
  const comparison = readComparison(rule);
  return comparison !== undefined && comparison.operand.kind !== "formula" && FIELDS.includes(fieldPathOf(comparison));
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

async function setFormula(hand: Hand, dialog: Locator, rule: Condition): Promise<void> {
  await hand.press(dialog.getByRole("radio", { name: words.formulas, exact: true }));
  const text = dialog.locator("textarea");
  await text.waitFor();
  await hand.type(text, printFormula(rule, { names: namesOf(OFFERED, SCHEMA), locale: "en" }));
}
