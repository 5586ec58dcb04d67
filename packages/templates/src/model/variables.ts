/** What a template may say about a debtor and a debt: a JSON Schema of the merge context, with a few members of our own. */

import type { JsonValue } from "./block.ts";
import type { ValueFormat, ValuePath } from "./text.ts";

type JsonType = "object" | "array" | "string" | "number" | "integer" | "boolean" | "null";

/** JSON Schema, draft 2020-12, of what is used here. Other keywords may stand in it and are kept. */
export interface VariableSchema {
  readonly type?: JsonType | readonly JsonType[];
  readonly title?: string;
  readonly description?: string;
  readonly properties?: { readonly [name: string]: VariableSchema };
  readonly items?: VariableSchema;
  readonly required?: readonly string[];
  readonly enum?: readonly JsonValue[];
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  /** How the value is shown where a run does not say. Money is a whole number of minor units. */
  readonly "x-format"?: ValueFormat;
  /** Of money: a currency code, or the path of one. `[]` in it means the row that the amount is in. */
  readonly "x-currency"?: ValuePath;
  /** A message in which this value would be missing is not rendered. */
  readonly "x-required"?: boolean;
  /** It stands for a decision that nobody has taken yet; what asks for it is not published. */
  readonly "x-undecided"?: boolean;
  /** For previews, and for the example that WhatsApp wants with each variable. */
  readonly "x-sample"?: JsonValue;
}
