/** What the room says, language by language. */

import type { Change, NodeTarget } from "@dunlin/engine/change";

export interface CompareWords {
  readonly title: string;
  readonly bar: (older: string, newer: string) => string;
  readonly version: (version: number) => string;
  readonly draft: string;
  readonly loading: string;
  readonly same: string;
  readonly tabs: string;
  readonly changes: (count: number) => string;
  readonly people: string;
  readonly filter: string;
  readonly weights: Readonly<Record<"all" | Change["weight"], string>>;
  readonly weightsCounted: (name: string, count: number) => string;
  readonly kinds: Readonly<Record<Change["kind"], string>>;
  readonly previous: string;
  readonly next: string;
  readonly place: (number: number, of: number) => string;
  readonly none: string;
  readonly before: string;
  readonly after: string;
  readonly nothingThere: string;
  readonly legend: string;
  /** Days from when cases come in, or from the due date. */
  readonly daysMoved: (was: number, is: number, from: "entry" | "dueDate") => string;
  readonly daysMovedSaid: (was: number, is: number, from: "entry" | "dueDate") => string;
  readonly worst: string;
  readonly worstDays: (days: number) => string;
  readonly worstChannel: (days: number, channel: string) => string;
  readonly byChannel: string;
  readonly unbounded: string;
  readonly worstSame: string;
  readonly noPlan: string;
  readonly impactTitle: (cases: string) => string;
  readonly exact: string;
  readonly rule: string;
  readonly rules: { readonly follow: string; readonly pin: string };
  readonly moment: string;
  readonly moments: { readonly now: string; readonly checkpoint: string };
  readonly standing: string;
  readonly peopleAt: (count: string) => string;
  readonly target: (name: string) => string;
  readonly targets: Readonly<Record<NodeTarget["to"], string>>;
  readonly toStep: (name: string) => string;
  readonly unanswered: string;
  readonly outcome: (name: string) => string;
  readonly goneStep: string;
  readonly changedStep: string;
  readonly timers: (count: string) => string;
  readonly problems: string;
  readonly what: string;
  readonly figures: {
    readonly moved: string;
    readonly pinned: string;
    readonly exiting: string;
    readonly restarting: string;
    readonly waiting: string;
    readonly refused: string;
    readonly pending: string;
  };
  readonly notices: string;
  readonly notice: (count: string, name: string) => string;
  readonly noNotices: string;
  readonly examples: (ids: string) => string;
  readonly shifts: string;
  readonly shift: (days: number) => string;
  readonly migrate: (count: string) => string;
  readonly migrateBlocked: string;
  readonly migrateNobody: string;
}
