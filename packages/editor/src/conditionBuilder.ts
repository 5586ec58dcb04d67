/** `@dunlin/editor/condition-builder`: the condition builder by itself. Spanish words: `messages` of `@dunlin/editor/es`. */

export {
  ConditionBuilder,
  type ConditionBuilderProps,
  type ConditionMessages,
} from "./conditions/ConditionBuilder.tsx";
export { CONDITIONS_EN as conditionWords, type ConditionWords } from "./conditions/words.ts";
