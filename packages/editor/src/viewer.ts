/** `@dunlin/editor/viewer`: shows a strategy, without anything that edits. */

export { StrategyViewer } from "./canvas/StrategyViewer.tsx";
export { defineNodeType } from "./host/defineNodeType.ts";
export type {
  EditorNodeType,
  NodeStats,
  StatName,
  StrategyStats,
  TemplateChoice,
  TemplateSample,
  Theme,
  ViewerProps as StrategyViewerProps,
  Viewport,
} from "./host/props.ts";
export type { PreviewOptions, RenderTemplate, TemplatePreview } from "./preview/previews.ts";
export { VIEWER_EN as messages, type ViewerMessages } from "./words/viewer.ts";
