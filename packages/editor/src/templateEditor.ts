/** `@dunlin/editor/template-editor`: the builder of messages and pages. */

export type { BuilderCommand, BuilderRefusal, BuilderRefusalCode } from "./builder/commands/command.ts";
export type { BuilderOutcome } from "./builder/commands/run.ts";
export type { Place } from "./builder/document/tree.ts";
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
export { SAMPLES_EN, SAMPLES_ES, type SampleTitles, sampleSet } from "./builder/preview/samples.ts";
export { TemplateEditor } from "./builder/shell/TemplateEditor.tsx";
export type { BuilderChange } from "./builder/store.ts";
export { BUILDER_EN, type BuilderMessages } from "./builder/words.ts";
