/** What a field for a text is given. */

import type { Locale, RichText, ValuePath } from "@dunlin/templates";

export interface TextInputRunsProps {
  /** `undefined`: no text in this language. */
  readonly value: RichText | undefined;
  /** With each key; edits of one field soon after each other are one entry of the history. A text without words is `undefined`. */
  readonly onChange: (runs: RichText | undefined) => void;
  /** Of the text. */
  readonly locale: Locale;
  /** Enter does nothing, and what is pasted comes as one line. */
  readonly oneLine?: boolean;
  /** Bold, italic, underlined, and links. */
  readonly marks?: boolean;
  /** The list whose row it stands in: values of that row are offered, too. */
  readonly row?: ValuePath;
  readonly readOnly?: boolean;
  readonly placeholder?: string;
  /** Takes the focus as soon as it is there. */
  readonly focused?: true;
  /** Escape was pressed; without it, Escape is for what is around. */
  readonly onEnd?: () => void;
  /** Enter ends writing, too; with Shift it begins a line. */
  readonly enterEnds?: true;
  /** The same text in other languages: what stands in them is called by its name in braces, too. */
  readonly beside?: readonly RichText[];
  readonly id?: string;
  /** What it is called: one of these. */
  readonly "aria-label"?: string;
  readonly "aria-labelledby"?: string;
  readonly "aria-describedby"?: string | undefined;
  readonly "aria-invalid"?: true | undefined;
}
