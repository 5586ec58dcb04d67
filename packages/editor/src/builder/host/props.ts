/** What a host gives the builder and hears from it: the embedding contract of `<TemplateEditor>`. */

import type { PolicyPack, Strategy } from "@dunlin/engine";
import type {
  Block,
  BlockDefinition,
  BlockId,
  Brand,
  CompiledTemplate,
  LinkRules,
  Locale,
  RichText,
  Template,
  TemplateDiagnostic,
  TemplateKind,
  VariableSchema,
  VariantKey,
  WhatsAppApproval,
} from "@dunlin/templates";
import type { ReactNode, Ref } from "react";
import type { Mode, Theme } from "../../host/props.ts";
import type { BuilderCommand } from "../commands/command.ts";
import type { BuilderOutcome } from "../commands/run.ts";
import type { BuilderChange } from "../store.ts";
import type { BuilderMessages } from "../words.ts";

/** A person as whom a message is looked at. */
export interface SamplePerson {
  readonly id: string;
  /** As it stands in the list: `30 invoices`. */
  readonly title: string;
  /** The merge context. */
  readonly context: object;
  /** The IANA time zone; UTC unless set. */
  readonly zone?: string;
}

/** Blocks that were kept for later use. */
export interface SavedBlock {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** A picture or another file of the host. */
export interface Asset {
  readonly url: string;
  readonly title?: string;
  /** Of a picture, in pixels. */
  readonly width?: number;
  readonly height?: number;
  /** What it shows, for those who do not see it. */
  readonly alt?: string;
}

/** A message that somebody wants to see in a mailbox or on a phone. */
export interface TestMessage {
  readonly doc: Template;
  readonly locale: Locale;
  readonly variant?: VariantKey;
  readonly sample: SamplePerson;
}

export interface RewriteRequest {
  readonly locale: Locale;
  /** Without values of anybody: merge tags stand in it as such. */
  readonly runs: RichText;
  /** What the author wants: shorter, friendlier, in simple words. */
  readonly wish: string;
}

export interface BuilderPermissions {
  /** A sentence says why a command is refused. */
  readonly allows?: (command: BuilderCommand, doc: Template) => boolean | string;
  readonly publish?: boolean;
}

export interface BuilderSlots {
  readonly breadcrumb?: ReactNode;
  readonly headerEnd?: ReactNode;
  /** Below the settings of a block. */
  readonly inspectorEnd?: (block: BlockId) => ReactNode;
}

/** Publishing is up to the host; it gets what was checked. */
export interface Published {
  readonly doc: Template;
  /** One for each language and version of the content. */
  readonly compiled: readonly CompiledTemplate[];
  readonly checks: readonly TemplateDiagnostic[];
}

export interface TemplateEditorProps {
  /** Of a new template; that of the document where there is one. */
  readonly kind: TemplateKind;
  /** Controlled: the document is this one, whatever the editor would like. */
  readonly value?: Template;
  /** Uncontrolled: the document to begin with. */
  readonly defaultValue?: Template;
  /** What a new template may say of a person, where there is no document to begin with: a schema of an object. */
  readonly variables?: VariableSchema;
  readonly onChange?: (doc: Template, change: BuilderChange) => void;
  readonly mode?: Mode;
  /** Why nothing can be changed; shown in `view` mode. */
  readonly readOnlyReason?: string;
  /** Types of blocks of the host, made by `defineBlock`. */
  readonly blocks?: readonly BlockDefinition[];
  readonly brand?: Brand;
  /** The brand may be changed here. */
  readonly onBrandChange?: (brand: Brand) => void;
  /** People as whom messages are looked at; those that `sampleSet` makes of the variables unless given. */
  readonly samples?: readonly SamplePerson[];
  /** Templates to begin with. */
  readonly starters?: readonly Template[];
  readonly savedBlocks?: readonly SavedBlock[];
  readonly onSaveBlocks?: (title: string, blocks: readonly Block[]) => void;
  /** Pictures of the host to choose from. */
  readonly assets?: readonly Asset[];
  readonly uploadAsset?: (file: File, signal: AbortSignal) => Promise<Asset>;
  readonly onSendTest?: (message: TestMessage, signal: AbortSignal) => Promise<string | undefined>;
  /** Another wording; what comes back is shown beside the old one, and taken only when somebody takes it. */
  readonly rewrite?: (request: RewriteRequest, signal: AbortSignal) => Promise<RichText>;
  /** Compiles at the host; in a worker with the package `mjml-browser` unless given. */
  readonly compile?: (
    doc: Template,
    options: {
      readonly locale: Locale;
      readonly variant?: VariantKey;
      readonly brand?: Brand;
      /** For previews that show what changed; what is compiled for publishing has none. */
      readonly blockMarks?: boolean;
    },
    signal: AbortSignal,
  ) => Promise<CompiledTemplate>;
  readonly links?: LinkRules;
  /** What contacts with it have to keep to, and who sends it: for the checks. */
  readonly packs?: readonly PolicyPack[];
  readonly strategies?: readonly Strategy[];
  /** Of a WhatsApp template: what the platform says of each language. */
  readonly approvals?: readonly WhatsAppApproval[];
  /** The version that is live: what is edited is held against it. */
  readonly live?: { readonly version: number; readonly doc: Template };
  readonly onPublish?: (published: Published) => void;
  readonly permissions?: BuilderPermissions;
  readonly slots?: BuilderSlots;
  /** Epoch ms of the last save; the guard against losing changes is up to it. */
  readonly savedAt?: number;
  readonly onSelect?: (ids: readonly BlockId[]) => void;
  readonly onError?: (error: unknown) => void;
  /** Words of the interface; `BUILDER_EN` unless given. */
  readonly messages?: BuilderMessages;
  /** Of numbers, money and dates of the interface; the language of the messages unless given. */
  readonly locale?: string;
  readonly dir?: "ltr" | "rtl";
  readonly theme?: Theme;
  readonly ref?: Ref<TemplateEditorHandle>;
}

export interface TemplateEditorHandle {
  execute(command: BuilderCommand): BuilderOutcome;
  undo(): boolean;
  redo(): boolean;
  select(ids: readonly BlockId[]): void;
  /** Brings a block into view and selects it. */
  reveal(id: BlockId): void;
  validate(): readonly TemplateDiagnostic[];
  getDocument(): Template;
  focus(): void;
}
