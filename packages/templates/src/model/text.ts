/** Text as structured runs, one list per locale. A merge tag is a run of its own, so no stray brace can break it. */

/** A BCP 47 language tag: `de`, `pt-BR`, `ar`. */
export type Locale = string;

/** Where a value stands in the merge context: `debtor.name`; inside a row, `obligations[].ref`. */
export type ValuePath = string;

/** How a value is shown. `text` is the value as it stands. */
export type ValueFormat =
  | "text"
  | "money"
  | "date"
  | "dateTime"
  | "time"
  | "number"
  | "percent"
  | "list"
  | "url"
  | "phone";

/** The texts of one place in a template. A locale that is missing is not replaced silently: a check reports it. */
export type Text = { readonly [locale: Locale]: RichText };

export type RichText = readonly Run[];

export type Run = WordsRun | VariableRun | BreakRun | PluralRun | SelectRun | HandlebarsRun;

/** How a run looks, and where it leads. Channels without emphasis or links drop what they cannot show. */
export interface Marks {
  readonly b?: true;
  readonly i?: true;
  readonly u?: true;
  readonly a?: Link;
}

/** Words as they are written. No markup and no merge tags: `<` and `{{` are themselves. */
export interface WordsRun extends Marks {
  readonly t: string;
}

/** A merge tag. */
export interface VariableRun extends Marks {
  readonly var: ValuePath;
  /** Wins over `x-format` of the variable. */
  readonly fmt?: ValueFormat;
  /** Shown where the value is missing. Without one, a missing optional value shows nothing. */
  readonly fallback?: string;
}

/** The start of a new line. */
export interface BreakRun {
  readonly br: 1;
}

/** The text for a count, by the plural rules of the locale. A run `{ var }` with the same path shows the count. */
export interface PluralRun {
  readonly plural: ValuePath;
  /** Keys are CLDR plural categories, or `=0`, `=1`, ... for one exact count, which wins. */
  readonly forms: PluralForms;
}

export type PluralCategory = "zero" | "one" | "two" | "few" | "many" | "other";

export type PluralForms = { readonly other: RichText } & {
  readonly [form in Exclude<PluralCategory, "other"> | `=${number}`]?: RichText;
};

/** The text for a word in the data: a salutation by form of address, a sentence by product. */
export interface SelectRun {
  readonly select: ValuePath;
  /** Keys are values as text; `other` is for all that are not listed. */
  readonly cases: { readonly other: RichText; readonly [value: string]: RichText };
}

/** Restricted Handlebars, for hosts that permit it (`TemplatePolicy.handlebars`). */
export interface HandlebarsRun {
  readonly hbs: string;
}

/** Where something leads. Never a bare text, so that each kind is checked by its own rule. */
export type Link =
  | { readonly to: "url"; readonly url: string }
  /** A link that the host works out for each message: the payment page, the statement. */
  | { readonly to: "variable"; readonly var: ValuePath }
  | { readonly to: "email"; readonly address: string; readonly subject?: string }
  | { readonly to: "phone"; readonly number: string };
