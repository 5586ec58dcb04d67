/** What a host gives the editor and hears from it: the embedding contract. */

import type { Condition, Diagnostic, FieldSchema, HostOptions, NodeTypeDescriptor, Strategy } from "@dunlin/engine";
import type { LooseNode } from "@dunlin/engine/editing";
import type { ExperimentReport } from "@dunlin/engine/experiments";
import type { ReactNode, Ref } from "react";
import type { Command } from "../commands/command.ts";
import type { Outcome } from "../commands/run.ts";
import type { Comparison } from "../compare/model.ts";
import type { NodeId } from "../document/strategy.ts";
import type { Explanation } from "../explain/model.ts";
import type { RenderTemplate } from "../preview/previews.ts";
import type { SimulationSettings } from "../simulate/props.ts";
import type { Change, Direction, ViewName } from "../store/store.ts";
import type { BadgeName } from "../ui/badges.ts";
import type { IconName } from "../ui/icons.ts";
import type { Messages } from "../words/messages.ts";
import type { ViewerMessages } from "../words/viewer.ts";
import type { NewerVersion, Save } from "./saving.ts";

/**
 * `edit` changes the document, `view` shows it. In the others it is looked at: what it would do (`simulate`), what another version
 * has differently (`compare`), why something happened to one case (`explain`). What they need is loaded when they are shown.
 */
export type Mode = "edit" | "view" | InsightMode;

export type InsightMode = "simulate" | "compare" | "explain";

/** `auto` follows the reader's system. */
export type Theme = "light" | "dark" | "contrast" | "auto";

/** A node type of the host's own: the engine's descriptor, and how the editor shows it. Made by `defineNodeType`. */
export interface EditorNodeType extends NodeTypeDescriptor {
  /** Of the palette entry and of cards without a name. */
  readonly label: string;
  /** Where it stands in the palette; default `work`. */
  readonly group?: PaletteGroup;
  readonly icon?: IconName | BadgeName;
  /** A new node; default one without parameters. */
  readonly create?: () => Omit<LooseNode, "type">;
  /** What stands on the card, in one line. */
  readonly summary?: (node: LooseNode, locale: string) => string;
  /** In place of the sentence on the card, without anything to be used in it; `summary` is what is read out. */
  readonly Card?: (props: NodeCardProps) => ReactNode;
  /** What is wrong with one, besides what the schema says. Pure, and asked after every edit. */
  readonly lint?: (node: LooseNode, doc: Strategy) => readonly NodeFinding[];
  /** What two of them have differently, in sentences; default the names of their members. */
  readonly diff?: (before: LooseNode, after: LooseNode, locale: string) => readonly string[];
  /** In place of the form that is made from the schema. */
  readonly Inspector?: (props: NodeInspectorProps) => ReactNode;
}

export interface NodeCardProps {
  readonly id: NodeId;
  readonly node: LooseNode;
  readonly locale: string;
}

export interface NodeFinding {
  readonly severity: Diagnostic["severity"];
  /** In the language of the interface. */
  readonly message: string;
  /** JSON pointer below the node; the field there shows it. */
  readonly path?: string;
}

export interface NodeInspectorProps {
  readonly id: NodeId;
  readonly node: LooseNode;
  readonly readOnly: boolean;
  /** Sets a member of the node, as `field.set` does; `undefined` takes it away. */
  readonly set: (path: string, value: unknown) => void;
}

export type PaletteGroup = "contact" | "time" | "decide" | "agree" | "work" | "finish";

/** A template that steps may name. */
export interface TemplateChoice {
  /** `id@version`. */
  readonly ref: string;
  readonly title: string;
  readonly channel: string;
  /** The subject or the first words, as a sample person reads them. */
  readonly preview?: string;
  /** Something to know before it is used: not approved, a language missing. */
  readonly notice?: string;
  /**
   * Statements that contact rules ask for and that it makes to everybody, in every language: `opt-out`. Once one choice tells them,
   * checks and simulations go by them: a template without is held back by rules that ask for one, and one that is no choice is unknown.
   */
  readonly disclosures?: readonly string[];
}

/** A person, made up, for whom templates are rendered. */
export interface TemplateSample {
  readonly id: string;
  /** What is special about them: "No debt", "A long name". */
  readonly title: string;
}

export interface PolicyChoice {
  readonly id: string;
  readonly title: string;
  /** Where its rules come from, each with its source. */
  readonly rules?: readonly { readonly id: string; readonly title: string; readonly cite: string }[];
  /** The host adds it to every strategy; it cannot be taken away here. */
  readonly required?: boolean;
}

/** Figures of one version over a period, by node or by `node:port`. What is not there is shown as a dash. */
export interface StrategyStats {
  readonly version: number;
  /** First and last day, ISO 8601. */
  readonly from: string;
  readonly to: string;
  readonly nodes: Readonly<Record<NodeId, NodeStats>>;
  readonly ways?: Readonly<Record<string, number>>;
  /** Below so many people nothing is shown; default 30. */
  readonly least?: number;
}

export interface NodeStats {
  readonly entered?: number;
  readonly waiting?: number;
  readonly sent?: number;
  readonly delivered?: number;
  readonly opened?: number;
  readonly paid?: number;
  readonly taken?: number;
  /** Minor units, in `currency`. */
  readonly recoveredMinor?: number;
  readonly currency?: string;
  /** Messages that a contact rule delayed or suppressed. */
  readonly held?: number;
}

export type StatName = Exclude<keyof NodeStats, "currency">;

/** How many people a condition matches now. */
export interface MatchCount {
  readonly matching: number;
  readonly of: number;
  /** People for whom the answer is unknown. */
  readonly unknown?: number;
  /** When it was counted, epoch ms. */
  readonly at?: number;
}

export type CountMatches = (rule: Condition, signal: AbortSignal) => Promise<MatchCount>;

export interface EditorLook {
  /** Words of the interface; `EN` unless given. `@dunlin/editor/es` has Spanish ones. */
  readonly messages?: Messages;
  /** Of numbers, money and dates; the language of the messages unless given. */
  readonly locale?: string;
  readonly dir?: "ltr" | "rtl";
  /** How the canvas is drawn, down or across, at first and whenever this changes; readers turn it as they like. */
  readonly direction?: Direction;
  readonly theme?: Theme;
}

export interface ViewerProps
  extends Omit<EditorLook, "messages">,
    Pick<HostOptions, "calendars" | "packs" | "strategies" | "zones"> {
  readonly value: Strategy;
  /** Words of the canvas; those of the editor have them, too. */
  readonly messages?: ViewerMessages;
  readonly nodeTypes?: readonly EditorNodeType[];
  readonly templates?: readonly TemplateChoice[];
  readonly renderTemplate?: RenderTemplate;
  readonly samples?: readonly TemplateSample[];
  readonly fields?: FieldSchema;
  readonly stats?: StrategyStats;
  /** A figure on a card was clicked. */
  readonly onInspectCohort?: (node: NodeId, figure: StatName) => void;
  readonly onSelect?: (ids: readonly NodeId[]) => void;
  readonly defaultViewport?: Viewport;
  readonly onViewportChange?: (viewport: Viewport) => void;
}

/** What is seen of the canvas, in its own px: the point in the middle. Kept for a reader, never in the document. */
export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** What may be changed. Absent: all of it. */
export interface Permissions {
  /** A sentence says why a command is refused. */
  readonly allows?: (command: Command, doc: Strategy) => boolean | string;
  readonly publish?: boolean;
}

export interface Limits {
  /** Steps of a strategy; what would make it longer is refused. */
  readonly steps?: number;
}

export interface StrategyEditorProps
  extends EditorLook,
    Pick<HostOptions, "calendars" | "packs" | "strategies" | "zones"> {
  /** Controlled: the document is this one, whatever the editor would like. */
  readonly value?: Strategy;
  /** Uncontrolled: the document to begin with. */
  readonly defaultValue?: Strategy;
  readonly onChange?: (doc: Strategy, change: Change) => void;
  readonly mode?: Mode;
  /** A mode is to be left, or entered; the host gives it back as `mode`. */
  readonly onModeChange?: (mode: Mode) => void;
  /** What mode `explain` tells: a recorded case. */
  readonly explanation?: Explanation;
  /** What mode `compare` compares with. */
  readonly comparison?: Comparison;
  /** What mode `simulate` tries the document out with. */
  readonly simulation?: SimulationSettings;
  /** Reports of experiments, by the id of their split; shown in the modes that look at a strategy. */
  readonly experiments?: Readonly<Record<NodeId, ExperimentReport>>;
  /** A variant is to be promoted: the document that it makes. */
  readonly onPromote?: (doc: Strategy, variant: string) => void;
  /** Why nothing can be changed; shown in `view` mode. */
  readonly readOnlyReason?: string;
  readonly view?: ViewName;
  readonly nodeTypes?: readonly EditorNodeType[];
  readonly policies?: readonly PolicyChoice[];
  /** JSON Schema of `data.*`, for conditions; the `fields` of the document unless given. */
  readonly fields?: FieldSchema;
  readonly templates?: readonly TemplateChoice[];
  /** What a template becomes for a sample; shown on cards and below the choice of a template. */
  readonly renderTemplate?: RenderTemplate;
  readonly samples?: readonly TemplateSample[];
  readonly stats?: StrategyStats;
  readonly starters?: readonly Starter[];
  readonly countMatches?: CountMatches;
  /** The people who match are to be seen. */
  readonly onInspectMatches?: (rule: Condition) => void;
  readonly permissions?: Permissions;
  readonly limits?: Limits;
  /** Where the canvas begins; unless given, at its beginning. */
  readonly defaultViewport?: Viewport;
  /** The canvas came to rest elsewhere. */
  readonly onViewportChange?: (viewport: Viewport) => void;
  readonly slots?: EditorSlots;
  /** The version that is live, for the header. */
  readonly liveVersion?: number;
  readonly newerVersion?: NewerVersion;
  /** Saves the document: after a pause, and again when that failed. Without it a host saves by itself, and says so by `savedAt`. */
  readonly onSave?: Save;
  /** The pause, in ms; default 1000. */
  readonly saveAfter?: number;
  /** Of the document that the host gives, as it counts; goes along with the first save. */
  readonly revision?: string | number;
  /** Epoch ms of the last save; the guard against losing changes is up to it. */
  readonly savedAt?: number;
  /** Diagnostics of these severities keep the publish button from working; default `error` alone. */
  readonly publishGate?: readonly ("error" | "warning")[];
  readonly onPublish?: (doc: Strategy) => void;
  readonly onInspectCohort?: (node: NodeId, figure: StatName) => void;
  readonly onSelect?: (ids: readonly NodeId[]) => void;
  /** A template is to be opened elsewhere; `slots.template` opens it here. */
  readonly onOpenTemplate?: (ref: string) => void;
  readonly onError?: (error: unknown) => void;
  readonly ref?: Ref<StrategyEditorHandle>;
}

/** A strategy to begin with. */
export interface Starter {
  readonly title: string;
  readonly sentence: string;
  readonly doc: Strategy;
}

/** Parts of the frame that a host fills. */
export interface EditorSlots {
  readonly breadcrumb?: ReactNode;
  readonly headerEnd?: ReactNode;
  /** Below the settings of a step. */
  readonly inspectorEnd?: (node: NodeId) => ReactNode;
  /** The builder of a template, in a drawer of the editor. */
  readonly template?: (ref: string, close: () => void) => ReactNode;
}

export interface StrategyEditorHandle {
  execute(command: Command): Outcome;
  undo(): boolean;
  redo(): boolean;
  select(ids: readonly NodeId[]): void;
  /** Brings a step into view and selects it. */
  reveal(id: NodeId): void;
  validate(): readonly Diagnostic[];
  getDocument(): Strategy;
  /** The canvas as an SVG file, complete and without scripts. */
  toSVG(): string;
  focus(): void;
}
