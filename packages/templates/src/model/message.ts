/** What publishing makes of a template, and what a merge makes of that for one debtor. Both are plain JSON. */

import type { Condition } from "@dunlin/engine";
import type { BlockId, JsonValue, VariantKey } from "./block.ts";
import type { CompiledChannel } from "./channel.ts";
import type { TemplateDiagnostic } from "./diagnostic.ts";
import type { TemplateKind } from "./kind.ts";
import type { Locale, ValuePath } from "./text.ts";

/** What a text goes into, and so how values in it are escaped. */
export type EscapeContext =
  /** A text between tags, exactly as Handlebars escapes. */
  | "html"
  /** The value of an attribute. */
  | "attribute"
  /** A whole link in an attribute: checked, then escaped. */
  | "url"
  /** A part of a link: percent-encoded. */
  | "urlPart"
  /** A whole HTML document: each value is escaped for the place it stands in. */
  | "markup"
  /** One line of a mail or of a notification. */
  | "header"
  | "sms"
  /** Plain text with line breaks. */
  | "text"
  /** XML for a speech service. */
  | "ssml"
  /** One field of a payload of several lines. */
  | "qr";

/** A template of one locale and variant, compiled once at publish. Immutable; sources are parsed again when it is loaded. */
export interface CompiledTemplate {
  readonly schema: "dunlin.compiled/1";
  readonly templateId: string;
  readonly version?: number;
  readonly kind: TemplateKind;
  readonly locale: Locale;
  readonly direction: "ltr" | "rtl";
  readonly variant?: VariantKey;
  /** `html`, `text`, `subject`, `preheader`, ... in the order they are rendered. */
  readonly parts: { readonly [name: string]: CompiledPart };
  /** Of a mail: `List-Unsubscribe` and the like; of a page: its content security policy. One that is merged to nothing is left out. */
  readonly headers?: { readonly [name: string]: CompiledPart };
  readonly attachments?: readonly CompiledAttachment[];
  /** What the message discloses, by the ids of contact policies. Those of blocks with a condition are not among them. */
  readonly disclosures?: readonly string[];
  /** Of the channels whose messages are no running text: what is not merged. */
  readonly channel?: CompiledChannel;
  /** Evaluated on the merge context before the parts are; a part asks for `c.<block>`. */
  readonly conditions: Readonly<Record<BlockId, Condition>>;
  readonly required: readonly ValuePath[];
  readonly usedPaths: readonly ValuePath[];
  /** Images and the like that the message points to. */
  readonly assets: readonly string[];
  readonly checks: readonly TemplateDiagnostic[];
  /** SHA-256 of the template, the brand, the locale and the variant in canonical JSON, as hexadecimal digits. */
  readonly sourceHash: string;
  /** Of the formatters and, for a mail, of `mjml`: what another day may write otherwise. */
  readonly toolVersions: { readonly [tool: string]: string };
}

/** A source with merge tags. Never a syntax tree: a stored tree could run what no parser has seen. */
export interface CompiledPart {
  readonly escape: EscapeContext;
  readonly source: string;
}

/** A file that the host adds, named by what identifies it. */
export interface CompiledAttachment {
  readonly ref: ValuePath;
  readonly name: CompiledPart;
  readonly mediaType: string;
  readonly optional: boolean;
}

/** A message that may leave, or why there is none. */
export type RenderedMessage = SendableMessage | WithheldMessage;

interface MessageHead {
  readonly templateId: string;
  readonly version?: number;
  readonly kind: TemplateKind;
  readonly locale: Locale;
  readonly variant?: VariantKey;
  readonly warnings: readonly TemplateDiagnostic[];
}

export interface SendableMessage extends MessageHead {
  readonly status: "rendered";
  readonly subject?: string;
  readonly preheader?: string;
  readonly fromName?: string;
  readonly html?: string;
  readonly text?: string;
  readonly ssml?: string;
  /** Slots of channels that are no running text: of WhatsApp, RCS and voice. */
  readonly parts?: { readonly [slot: string]: JsonValue };
  /** Of an SMS: the messages that are paid for. */
  readonly segments?: number;
  /** Of a mail: `List-Unsubscribe` and the like. */
  readonly headers?: { readonly [name: string]: string };
  readonly attachments?: readonly RenderedAttachment[];
  /** What formatted the values: kept with the message, since other versions write other spaces and words. */
  readonly formatter: { readonly [part: string]: string };
}

export interface RenderedAttachment {
  readonly ref: string;
  readonly name: string;
  readonly mediaType: string;
}

/** Nothing may be sent: a required value is missing, or a value does not fit its place. */
export interface WithheldMessage extends MessageHead {
  readonly status: "withheld";
  readonly problems: readonly TemplateDiagnostic[];
}
