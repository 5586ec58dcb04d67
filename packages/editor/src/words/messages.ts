/**
 * Words of the interface, room by room. Plain data and functions, no library: a host replaces what it likes by giving its own
 * catalog, made from ours.
 */

import { ACTIONS_EN, type ActionWords } from "../actions/words.ts";
import { CANVAS_EN, type CanvasWords } from "../canvas/words.ts";
import { COMMANDS_EN, type CommandWords } from "../commands/words.ts";
import { CONDITIONS_EN, type ConditionWords } from "../conditions/words.ts";
import type { InsightMessages } from "../insight/messages.ts";
import { INSPECTOR_EN } from "../inspector/words.en.ts";
import type { InspectorWords } from "../inspector/words.ts";
import { LIST_EN, type ListWords } from "../list/words.ts";
import { NODES_EN, type NodeWords } from "../nodes/words.ts";
import { OUTLINE_EN, type OutlineWords } from "../outline/words.ts";
import { PALETTE_EN, type PaletteWords } from "../palette/words.ts";
import { PREVIEW_EN, type PreviewWords } from "../preview/words.ts";
import { PROBLEMS_EN, type ProblemWords } from "../problems/words.ts";
import { SHELL_EN, type ShellWords } from "../shell/words.ts";
import { TIMELINE_EN, type TimelineWords } from "../timeline/words.ts";

export interface Messages {
  /** BCP 47; also the language of the engine's sentences. */
  readonly locale: string;
  readonly nodes: NodeWords;
  readonly commands: CommandWords;
  readonly actions: ActionWords;
  readonly shell: ShellWords;
  readonly conditions: ConditionWords;
  readonly timeline: TimelineWords;
  readonly outline: OutlineWords;
  readonly canvas: CanvasWords;
  readonly palette: PaletteWords;
  readonly inspector: InspectorWords;
  readonly problems: ProblemWords;
  readonly list: ListWords;
  readonly preview: PreviewWords;
  /** Of the modes that look at a strategy; in English unless given, and loaded with them. */
  readonly insight?: InsightMessages;
}

export const EN: Messages = {
  locale: "en",
  nodes: NODES_EN,
  commands: COMMANDS_EN,
  actions: ACTIONS_EN,
  shell: SHELL_EN,
  conditions: CONDITIONS_EN,
  outline: OUTLINE_EN,
  timeline: TIMELINE_EN,
  canvas: CANVAS_EN,
  palette: PALETTE_EN,
  inspector: INSPECTOR_EN,
  problems: PROBLEMS_EN,
  list: LIST_EN,
  preview: PREVIEW_EN,
};
