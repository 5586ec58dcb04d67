/** `@dunlin/editor`: the strategy editor as React components, and the builder of messages and pages, loaded when it is drawn. */

export type { BuilderCommand, BuilderRefusal, BuilderRefusalCode } from "./builder/commands/command.ts";
export type { BuilderOutcome } from "./builder/commands/run.ts";
export type {
  Asset,
  BuilderPermissions,
  BuilderSlots,
  Published,
  RewriteRequest,
  SamplePerson,
  SavedBlock,
  TemplateEditorHandle,
  TemplateEditorProps,
  TestMessage,
} from "./builder/host/props.ts";
export { TemplateEditor } from "./builder/shell/OnDemand.tsx";
export type { BuilderChange } from "./builder/store.ts";
export type { BuilderMessages } from "./builder/words.ts";
export type { Command, CommandType, Refusal, RefusalCode } from "./commands/command.ts";
export { type Carried, type Outcome, runCommand } from "./commands/run.ts";
export type { Comparison } from "./compare/model.ts";
export type { Fragment, RemapNote } from "./document/fragment.ts";
export type { Slot } from "./document/strategy.ts";
export type { Explanation, Moment } from "./explain/model.ts";
export { defineNodeType } from "./host/defineNodeType.ts";
export type {
  CountMatches,
  EditorNodeType,
  EditorSlots,
  InsightMode,
  Limits,
  MatchCount,
  Mode,
  NodeCardProps,
  NodeFinding,
  NodeInspectorProps,
  NodeStats,
  Permissions,
  PolicyChoice,
  Starter,
  StatName,
  StrategyEditorHandle,
  StrategyEditorProps,
  StrategyStats,
  TemplateChoice,
  TemplateSample,
  Theme,
  Viewport,
} from "./host/props.ts";
export type { NewerVersion, Save, SaveAnswer, SaveInfo } from "./host/saving.ts";
export type { InsightMessages } from "./insight/messages.ts";
export type { PreviewOptions, RenderTemplate, TemplatePreview } from "./preview/previews.ts";
export { StrategyEditor } from "./shell/StrategyEditor.tsx";
export type { Portfolio, SimulatedPerson, SimulationSettings } from "./simulate/props.ts";
export type { Change, Origin } from "./store/store.ts";
export { EN as messages, type Messages } from "./words/messages.ts";
