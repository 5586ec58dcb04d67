/** What a command of the builder is: plain data, and one pure function over a draft of the template. */

import type {
  Block,
  BlockId,
  BlockRegistry,
  ContentVariant,
  JsonValue,
  Locale,
  RichText,
  SettingTextName,
  Template,
  Text,
  VariantKey,
} from "@dunlin/templates";
import type { FitNote } from "../document/fragment.ts";
import type { Place } from "../document/tree.ts";

/** Every command with what it needs. Commands are JSON, so that they can be logged, sent and played back. */
export interface BuilderCommandMap {
  /** Puts new blocks to a place, or to the nearest where they may stand. */
  readonly "blocks.insert": { readonly blocks: readonly Block[]; readonly place: Place };
  /** As `blocks.insert`, from the clipboard or from saved blocks. */
  readonly "blocks.paste": { readonly blocks: readonly Block[]; readonly place: Place };
  /** A copy right behind each original. */
  readonly "blocks.duplicate": { readonly ids: readonly BlockId[] };
  /** Takes blocks to another place, in the order in which they are read. */
  readonly "blocks.move": { readonly ids: readonly BlockId[]; readonly place: Place };
  readonly "blocks.remove": { readonly ids: readonly BlockId[] };
  /** A member of a block: below `/props`, or `/when`, `/variants`, `/note`. Without `value` it is taken away. */
  readonly "block.set": { readonly id: BlockId; readonly path: string; readonly value?: unknown };
  /**
   * A text in one locale, of a block or, without `id`, of the settings or one that a version has of its own, `/variants/1/settings/subject`.
   * Without `runs` the locale has no text there.
   */
  readonly "text.set": {
    readonly id?: BlockId;
    readonly path: string;
    readonly locale: Locale;
    readonly runs?: RichText;
  };
  /** A value of the template beside its blocks and its policy; without `value` it is taken away. */
  readonly "field.set": { readonly path: string; readonly value?: unknown };
  /** An item of a list in another place: of a block, or without `id` of the template. */
  readonly "list.move": { readonly id?: BlockId; readonly path: string; readonly from: number; readonly to: number };
  readonly "locale.add": { readonly locale: Locale };
  /** Takes a language away with all its texts. */
  readonly "locale.remove": { readonly locale: Locale };
  readonly "variant.add": { readonly variant: ContentVariant };
  /** Takes a version of the content away, with the blocks that are in no other. */
  readonly "variant.remove": { readonly key: VariantKey };
  /** Gives a version a text of its own in place of one of the settings. Without `text` it has that of the template again. */
  readonly "variant.set": { readonly key: VariantKey; readonly name: SettingTextName; readonly text?: Text };
  /** Another document in place of this one: a starter, an import, an older version. Its id and its policy stay. */
  readonly "document.replace": { readonly doc: Template; readonly why: "starter" | "import" | "version" };
}

export type BuilderCommandType = keyof BuilderCommandMap;

/** A command, as data. */
export type BuilderCommand = {
  [K in BuilderCommandType]: { readonly type: K } & BuilderCommandMap[K];
}[BuilderCommandType];

/** Why a command was not carried out. Nothing has changed. */
export type BuilderRefusalCode =
  | "readOnly"
  | "notAllowed"
  | "nothing"
  | "paste.none"
  | "paste.large"
  | "command.unknown"
  | "command.data"
  | "command.form"
  | "block.unknown"
  | "block.type"
  | "block.kind"
  | "block.once"
  | "block.place"
  | "block.last"
  | "block.permission"
  | "block.intoItself"
  | "block.locked"
  | "block.required"
  | "block.version"
  | "policy.fixed"
  | "value.place"
  | "value.form"
  | "link.refused"
  | "text.raw"
  | "locale.form"
  | "locale.taken"
  | "locale.unknown"
  | "locale.default"
  | "locale.required"
  | "variant.form"
  | "variant.taken"
  | "variant.unknown"
  | "document.kind"
  | "document.form";

export interface BuilderRefusal {
  readonly code: BuilderRefusalCode;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Stops a command; the draft is thrown away. */
export class BuilderRefused extends Error {
  readonly refusal: BuilderRefusal;

  constructor(code: BuilderRefusalCode, data: Readonly<Record<string, unknown>> = {}) {
    super(code);
    this.refusal = { code, data };
  }
}

/** What a command did besides changing the document. */
export interface BuilderDone {
  /** What should be selected now; absent: as before. */
  readonly select?: readonly BlockId[];
  readonly notes?: readonly FitNote[];
  /** The document in place of the draft. */
  readonly replaced?: Template;
}

export interface BuilderContext {
  /** The document before. */
  readonly doc: Template;
  readonly registry: BlockRegistry;
  /** Ids of blocks that are or were there. */
  readonly taken: ReadonlySet<string>;
}

export type RunBuilder<K extends BuilderCommandType> = (
  draft: DraftTemplate,
  args: BuilderCommandMap[K],
  context: BuilderContext,
) => BuilderDone;

/** A block that may be changed. */
export interface DraftBlock {
  id: BlockId;
  type: string;
  props: Record<string, JsonValue>;
  slots?: Record<string, DraftBlock[]>;
  variants?: VariantKey[];
  [member: string]: unknown;
}

/** The template that may be changed; what else stands in it is reached by pointers. */
export interface DraftTemplate {
  locales: Locale[];
  defaultLocale: Locale;
  settings: Record<string, JsonValue>;
  variants?: ContentVariant[];
  root: DraftBlock[];
}
