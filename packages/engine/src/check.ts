/** `@dunlin/engine/check`: what a strategy can do, before it runs. */

export {
  type Analysis,
  type AnalyzeOptions,
  analyzeStrategy,
  type NodeAnalysis,
  type WindowAnalysis,
} from "./check/analyze.ts";
