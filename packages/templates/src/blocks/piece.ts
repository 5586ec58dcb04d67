/** What a block says, as the short channels need it: runs and links that each of them writes in its own way. */

import type { Block } from "../model/block.ts";
import type { Link, Locale, RichText } from "../model/text.ts";
import type { Answer } from "./answers.ts";
import type { Props } from "./props.ts";

/** A part of what a block says. `at` is where in its props the words stand. */
export type Piece =
  | { readonly piece: "title"; readonly runs: RichText; readonly at: string }
  /** `small`: small print, which some channels put at the end. */
  | { readonly piece: "text"; readonly runs: RichText; readonly at: string; readonly small?: boolean }
  | { readonly piece: "picture"; readonly source: Link; readonly alt: RichText; readonly at: string }
  | { readonly piece: "file"; readonly source: Link; readonly name: RichText; readonly at: string }
  | { readonly piece: "action"; readonly label: RichText; readonly link: Link; readonly at: string }
  | { readonly piece: "reply"; readonly label: RichText; readonly intent: Answer; readonly at: string }
  | { readonly piece: "menu"; readonly choices: readonly MenuChoice[] }
  | { readonly piece: "rule" };

/** A key of a telephone, and what it stands for. */
export interface MenuChoice {
  readonly key: string;
  readonly intent: Answer;
  readonly label: RichText;
  /** The whole sentence, with the key in it. */
  readonly spoken: RichText;
  readonly at: string;
}

/** What a block works with. */
export interface PieceSite {
  readonly block: Block;
  readonly props: Props;
  readonly locale: Locale;
  /** The runs of a text of the props, by its place in them; `undefined` where it is left out. One that is not translated is reported. */
  readonly runs: (at: string) => RichText | undefined;
}
