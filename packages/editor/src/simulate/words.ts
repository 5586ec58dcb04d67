/** Words of simulating; loaded with the room. */

import type { TraceCode } from "@dunlin/engine";
import type { Hindrance } from "./person/ledger.ts";

export interface SimulateWords {
  /** `6 days`, `12 h 50 min`: the two largest units that say something. */
  readonly span: (span: { readonly days: number; readonly hours: number; readonly minutes: number }) => string;
  readonly simulating: (version: string) => string;
  readonly nothingSent: string;
  readonly ways: string;
  readonly onePerson: string;
  readonly manyPeople: string;
  readonly versions: string;
  /** A document with errors cannot be tried out. */
  readonly hasErrors: (count: number) => string;
  readonly fixFirst: string;
  readonly cancel: string;
  readonly person: PersonWords;
  readonly cohort: CohortWords;
  readonly compare: CompareWords;
}

export interface PersonWords {
  readonly title: string;
  readonly copy: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly choose: string;
  readonly pasted: string;
  readonly paste: string;
  readonly pasteHelp: string;
  readonly use: string;
  readonly zone: string;
  readonly start: string;
  readonly startDate: string;
  readonly startTime: string;
  readonly nobody: string;
  readonly problems: {
    readonly empty: string;
    readonly json: (message: string, line?: number, column?: number) => string;
    readonly facts: (pointer: string) => string;
    readonly zone: (name: string) => string;
    readonly moment: string;
  };

  // The story
  readonly unknown: string;
  readonly entries: (count: number) => string;
  readonly enters: string;
  readonly entersWith: (dpd: number | undefined, open: string) => string;
  readonly refused: string;
  readonly parked: string;
  readonly ends: (outcome: string) => string;
  readonly sent: (title: string) => string;
  readonly tasked: (title: string) => string;
  readonly heldBack: (title: string) => string;
  readonly notSent: (title: string) => string;
  readonly movedFrom: (from: string, to: string) => string;
  readonly waitsOpen: string;
  readonly byRule: (rules: readonly string[]) => string;
  readonly onHoliday: string;
  readonly onWeekday: (day: string) => string;
  readonly outside: (hours: string) => string;
  readonly capReached: (count: number, max: number, days: number | undefined) => string;
  readonly firstMinute: string;
  readonly allowedBy: (packs: readonly string[]) => string;
  readonly contactOfWeek: (count: number) => string;
  readonly waited: (span: string) => string;
  readonly waitedInVain: (span: string) => string;
  readonly waitedUntil: (span: string, what: string) => string;
  readonly took: (way: string) => string;
  readonly answered: (question: string, answer: string) => string;
  readonly variant: (name: string, share: string) => string;
  readonly variantDrawn: string;
  readonly variantKept: string;
  readonly offered: (title: string) => string;
  readonly option: (count: number, first: string) => string;
  readonly parts: (count: number) => string;
  readonly noted: string;
  readonly titles: Readonly<Partial<Record<TraceCode, string>>>;
  readonly did: {
    readonly pays: (amount: string) => string;
    readonly promises: (days: number, amount: string | undefined) => string;
    readonly accepts: (option: string) => string;
    readonly taskEnds: (how: string) => string;
    readonly event: (type: string) => string;
    readonly opens: string;
    readonly replies: string;
    readonly disputes: string;
    readonly optsOut: string;
    readonly asksForCall: string;
  };
  readonly yours: string;
  readonly ignored: string;
  readonly left: (amount: string) => string;
  readonly hindrances: { readonly [K in Hindrance]: string };
  readonly here: string;
  readonly hereShort: string;
  readonly wentHere: string;
  readonly notHere: string;
  readonly badgeHeld: string;
  readonly badgeNotSent: string;
  readonly failedWay: string;
  readonly goTo: (title: string, when: string) => string;
  readonly tooLong: string;
  readonly textTitle: (strategy: string, person: string) => string;
  readonly textZone: (zone: string) => string;

  // The strip of days
  readonly strip: string;
  readonly scrubber: string;
  readonly scrubberHelp: string;
  readonly back: string;
  readonly play: string;
  readonly pause: string;
  readonly step: string;
  readonly held: (span: string) => string;
  readonly quiet: string;
  readonly closed: string;
  readonly nowAt: (step: string) => string;
  readonly waitsUntil: (step: string, when: string) => string;
  readonly over: string;
  readonly notIn: string;

  // What if
  readonly whatIf: string;
  readonly events: {
    readonly paysAll: string;
    readonly paysHalf: string;
    readonly opens: string;
    readonly replies: string;
    readonly promises: string;
    readonly disputes: string;
    readonly optsOut: string;
    readonly asksForCall: string;
    readonly accepts: (option: string) => string;
    readonly taskEnds: (how: string) => string;
  };
  readonly other: string;
  readonly otherTitle: string;
  readonly eventType: string;
  readonly eventData: string;
  readonly eventDataHelp: string;
  readonly add: string;
  readonly missing: (member: string) => string;
  readonly wrongForm: (member: string, form: string) => string;
  readonly unknownMember: (member: string) => string;
  readonly forms: Readonly<Record<string, string>>;
  readonly script: (count: number) => string;
  readonly moveTo: (title: string) => string;
  readonly remove: (title: string) => string;
  readonly date: string;
  readonly time: string;
  readonly undo: string;
  readonly redo: string;
  readonly nothingToUndo: string;
  readonly addedAt: (title: string, when: string) => string;
  readonly removed: (title: string) => string;
  readonly movedTo: (title: string, when: string) => string;
  readonly dragHelp: string;
}

export interface CohortWords {
  readonly title: string;
  readonly who: string;
  readonly portfolio: (title: string, size: string) => string;
  readonly sample: string;
  readonly sampleSize: string;
  readonly seed: string;
  readonly seedHelp: string;
  readonly horizon: string;
  readonly start: string;
  readonly behavior: string;
  /** Names of the models that come along. */
  readonly behaviors: Readonly<Record<string, string>>;
  readonly assumption: string;
  readonly assumptions: string;
  readonly assumptionsHelp: string;
  readonly knobs: {
    readonly pay: string;
    readonly kept: string;
    readonly take: string;
    readonly missed: string;
    readonly partial: string;
  };
  readonly costs: string;
  readonly costOf: (channel: string) => string;
  readonly budgets: string;
  readonly budgetOf: (channel: string) => string;
  readonly noLimit: string;
  readonly run: string;
  readonly runAgain: string;
  readonly change: string;
  readonly empty: string;
  readonly emptyHelp: string;
  readonly loading: (title: string) => string;
  readonly starting: string;
  readonly running: (done: string, of: string) => string;
  readonly canceled: string;
  readonly canceledHelp: string;
  readonly failed: string;
  /** What there is too much of, how much, by which day, and the name of the step it came from last. */
  readonly restless: (
    what: "contacts" | "moments",
    told: { readonly person: string; readonly most: string; readonly day: string; readonly step: string | undefined },
  ) => string;
  readonly restlessHelp: string;
  readonly tryAgain: string;
  readonly range: (least: string, most: string) => string;
  readonly exact: string;
  readonly model: string;
  readonly exactHelp: string;
  readonly modelHelp: string;
  readonly done: (people: string, days: string) => string;
  readonly notTaken: (people: string) => string;
  readonly figures: string;
  readonly between: (low: string, high: string) => string;
  readonly noValue: string;
  /** What a share is of. */
  readonly base: (count: string) => string;
  readonly perPerson: string;
  readonly busiestWeek: string;
  readonly people: string;
  readonly orMore: (count: number) => string;
  readonly cap: (max: number, pack: string) => string;
  readonly overCap: (people: string) => string;
  readonly noneOver: string;
  readonly byChannel: string;
  readonly sent: string;
  readonly cost: string;
  readonly total: string;
  readonly noCosts: string;
  readonly held: string;
  readonly heldNone: string;
  readonly overBudget: (channel: string) => string;
  readonly day: (day: string) => string;
  readonly band: string;
  readonly table: string;
  readonly charts: string;
  readonly csv: string;
  readonly views: string;
  readonly step: string;
  readonly entered: string;
  readonly waiting: string;
  readonly paid: string;
  readonly taken: string;
  readonly ofAll: string;
  readonly heldBack: string;
  readonly heldTitle: (people: string) => string;
  readonly chart: (title: string, summary: string) => string;
  readonly curveSummary: (value: string, day: string, low: string | undefined, high: string | undefined) => string;
}

export interface CompareWords {
  readonly title: string;
  readonly between: (draft: string, live: string) => string;
  readonly draft: string;
  readonly run: string;
  readonly empty: string;
  readonly emptyHelp: string;
  readonly model: string;
  readonly exact: string;
  readonly difference: string;
  readonly figure: string;
  readonly same: string;
  readonly more: (count: string) => string;
  readonly fewer: (count: string) => string;
  readonly moreTitle: (count: string, before: string, after: string) => string;
  readonly onlyHere: string;
  readonly lower: string;
  readonly higher: string;
  readonly legend: string;
  readonly points: (count: string) => string;
  readonly includesZero: string;
}
