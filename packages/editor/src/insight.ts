/** `@dunlin/editor/insight`: what can be told of a strategy apart from the editor. */

export { ExperimentPanel, type ExperimentPanelProps } from "./experiment/ExperimentPanel.tsx";
export { EXPERIMENT_EN } from "./experiment/words.en.ts";
export { EXPERIMENT_ES } from "./experiment/words.es.ts";
export type { ExperimentWords } from "./experiment/words.ts";
