/** What a type of block is: its data, where it may stand, how it is edited, and how each channel shows it. */

import type { Block } from "../model/block.ts";
import type { Brand } from "../model/brand.ts";
import type { TemplateKind } from "../model/kind.ts";
import type { ValueFormat, ValuePath } from "../model/text.ts";
import type { VariableSchema } from "../model/variables.ts";
import type { MjmlNode } from "./mjmlNode.ts";
import type { Piece, PieceSite } from "./piece.ts";
import type { Props } from "./props.ts";
import type { MailSite, PageSite, PlainSite } from "./site.ts";

/** JSON Schema, draft 2020-12, as data. */
export interface PropsSchema {
  readonly [keyword: string]: unknown;
}

/** Where the builder lists it. */
export type BlockGroup = "layout" | "content" | "debt" | "forms" | "legal" | "expert";

/** How a member of `props` is edited. */
export interface BlockField {
  /** The member; inside a list, that of an item. */
  readonly name: string;
  readonly label: string;
  readonly control:
    | "text"
    | "plainText"
    | "link"
    | "value"
    | "list"
    | "choice"
    | "number"
    | "switch"
    | "image"
    | "code"
    | "rows";
  /** Of `choice`. */
  readonly options?: readonly (string | number)[];
  /** Of `value`: which variables fit. Without it, any. */
  readonly formats?: readonly ValueFormat[];
  /** Of `value`: a list of rows is wanted, not a single value. */
  readonly rows?: true;
  /** Of `list`: the fields of an item. */
  readonly items?: readonly BlockField[];
  readonly help?: string;
}

export interface SlotSpec {
  /** Blocks of which role may stand in it. */
  readonly takes: readonly BlockRole[];
  readonly title: string;
}

/** `row`: a band across the message, at its root. `content`: inside a band, or at the root, where a band is made for it. */
export type BlockRole = "row" | "content";

export interface BlockConstraints {
  /** At most one in a template. */
  readonly once?: true;
  /** Nothing but blocks of such types behind it, at the root. */
  readonly last?: true;
  /** Needs this permission of the policy of the template. */
  readonly permission?: "mjml";
}

export interface BlockMigration {
  /** The version of the result. */
  readonly to: number;
  readonly why: string;
  /** Pure, and frozen once released. */
  readonly up: (props: Props) => Props;
}

/** One thing wrong with `props`. */
export interface PropsProblem {
  /** JSON pointer inside `props`. */
  readonly path: string;
  /** What is wrong and what to write instead. */
  readonly message: string;
  /** The keyword of the schema that does not hold, with its values, for words in another language. */
  readonly code?: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** A value as it is told beside a code. */
export interface CodeDetail {
  readonly value: ValuePath;
  readonly format?: string;
}

/** Of whom a code is drawn. */
export interface CodeFor {
  readonly variables: VariableSchema;
  readonly brand: Brand;
  /** The merge context. */
  readonly context: object;
}

/** A code as dark modules in SVG; one of them is one unit. */
export interface DrawnCode {
  readonly path: string;
  /** Modules of a side, with the quiet zone around it. */
  readonly side: number;
}

/** The code that tells what these details are; `undefined` where they are nothing. */
export type DrawCode = (details: readonly CodeDetail[], of: CodeFor) => DrawnCode | undefined;

/** The person a block is sketched for. */
export interface SketchSample {
  /** The merge context. */
  readonly context: object;
  /** What draws codes; an empty square stands there without it. */
  readonly code?: DrawCode;
}

export interface BlockRenderers {
  /** Semantic markup for pages and letters and, with the styles of the site, inside a mail. */
  readonly html: (site: PageSite) => string;
  /**
   * In place of `html` where a builder draws a block for a sample person: what a message has from the host, as a picture that is
   * different for each person, is made here.
   */
  readonly sketch?: (site: PageSite, sample: SketchSample) => string;
  /** Elements of a mail. Without it, the markup in a text element. */
  readonly mjml?: (site: MailSite) => readonly MjmlNode[];
  /** Lines of plain text, without a blank line at the end; nothing for what has no words. */
  readonly text: (site: PlainSite) => string;
  /** What it says in SMS, push, WhatsApp, RCS and voice, each of which writes it in its own way. Without it, it cannot stand there. */
  readonly pieces?: (site: PieceSite) => readonly Piece[];
}

export interface BlockDefinition {
  /** `text`; of a host with a dot in it: `acme.meter`. */
  readonly type: string;
  /** From 1; raised with each change of the props, together with a migration. */
  readonly v: number;
  readonly title: string;
  /** What it is for, in a sentence. */
  readonly summary: string;
  readonly group: BlockGroup;
  readonly role: BlockRole;
  readonly kinds: readonly TemplateKind[];
  /** On a page, where it belongs when it stands at the beginning or at the end. A slip is at the foot of the last sheet of a letter. */
  readonly landmark?: "header" | "footer" | "slip";
  readonly slots?: Readonly<Record<string, SlotSpec>>;
  /** The slots that are seen. Without it, all of them. */
  readonly shows?: (props: Props) => readonly string[];
  readonly constraints?: BlockConstraints;
  readonly propsSchema: PropsSchema;
  /** Of a host: what its schema would say. Blocks of this package are held against their schemas. */
  readonly checkProps?: (props: unknown) => readonly PropsProblem[];
  /** Of a new block. Members that a block leaves out are taken from here. */
  readonly defaults: Props;
  /** Oldest first. */
  readonly migrations?: readonly BlockMigration[];
  readonly fields: readonly BlockField[];
  /** The disclosure that the block makes, by the id under which contact policies ask for it. */
  readonly disclosure?: (props: Props) => string | undefined;
  readonly render: BlockRenderers;
}

/**
 * A block type of a host.
 *
 * @throws RangeError for a type without a dot, which could become one of this package, or a migration that does not lead to `v`.
 */
export function defineBlock(definition: BlockDefinition): BlockDefinition {
  const { type, v, migrations = [] } = definition;
  if (!/^[a-z][\w-]*\.[a-z][\w.-]*$/i.test(type))
    throw new RangeError(`"${type}" is no type of a host: give a name with a dot, like "acme.meter"`);
  migrations.forEach(({ to }, index) => {
    if (to !== v - migrations.length + 1 + index)
      throw new RangeError(`the migrations of "${type}" do not lead to ${v}`);
  });
  return definition;
}

/** The props of a block in the version of its type, with what is left out taken from the defaults. */
export function propsOf(block: Block, { v, defaults, migrations = [] }: BlockDefinition): Props {
  const current = migrations
    .filter(({ to }) => to > block.v && to <= v)
    .reduce<Props>((props, { up }) => up(props), block.props);
  return { ...defaults, ...current };
}
