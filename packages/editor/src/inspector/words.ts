/** Words of the inspector: its frame here, its fields and choices in files of their own. */

import type { StatName } from "../host/props.ts";
import type { Unit } from "./duration.ts";
import type { ProblemCode } from "./schema.ts";

export type FieldText = readonly [label: string, help?: string];

/** Words of one language for values and events. */
export interface ChoiceWords {
  /** By `field.value`, or by the value where it means the same everywhere. */
  readonly choices: Readonly<Record<string, string>>;
  /** By event type. */
  readonly events: Readonly<Record<string, string>>;
  /** By the first part of an event type. */
  readonly eventGroups: Readonly<Record<string, string>>;
  readonly anchors: Readonly<Record<string, string>>;
}

export interface InspectorWords extends ChoiceWords {
  readonly fields: Readonly<Record<string, FieldText>>;
  readonly event: (type: string) => string;
  readonly eventGroup: (type: string) => string;
  readonly units: { readonly [U in Unit]: (count: number) => string };
  readonly problems: { readonly [C in ProblemCode]: (wanted: unknown) => string };
  readonly title: string;
  readonly resize: string;
  readonly strategy: string;
  readonly tabs: { readonly settings: string; readonly figures: string; readonly notes: (count: number) => string };
  readonly strategyTabs: {
    readonly [T in "entry" | "exits" | "handlers" | "segments" | "time"]: string;
  };
  readonly intros: { readonly [T in "exits" | "handlers" | "segments"]: string };
  readonly nameOfStep: string;
  readonly nameOfStrategy: string;
  readonly kindAndNumber: (kind: string, number: number | undefined) => string;
  readonly stepMenu: string;
  readonly several: (count: number) => string;
  readonly more: string;
  readonly whenMissing: string;
  readonly whenRuns: string;
  readonly inWords: string;
  /** On a day, by the clock of a zone; without one by the customer's own. */
  readonly runs: (day: string, zone: string | undefined) => string;
  readonly ways: string;
  readonly routes: (type: string) => string;
  readonly addRoute: (type: string) => string;
  readonly firstWins: string;
  readonly allCount: string;
  readonly ofPeople: (count: string) => string;
  readonly elseSentence: string;
  readonly nowhere: string;
  readonly likeWay: (name: string) => string;
  readonly rename: string;
  readonly routeName: string;
  readonly removeRoute: string;
  readonly moreFor: (name: string) => string;
  readonly moveUp: (name: string) => string;
  readonly moveDown: (name: string) => string;
  readonly isFirst: string;
  readonly isLast: string;
  readonly oneStays: string;
  readonly makeEqual: string;
  readonly shareOf: (name: string) => string;
  readonly lockShare: (name: string) => string;
  readonly unlockShare: (name: string) => string;
  readonly roles: { readonly control: string; readonly holdout: string };
  readonly roleHelp: { readonly control: string; readonly holdout: string };
  readonly rowNumber: string;
  readonly row: (number: number) => string;
  readonly cell: (row: number, column: number) => string;
  readonly cellHelp: string;
  readonly anyValue: string;
  readonly leadsBy: string;
  readonly wayOfRow: (row: number) => string;
  readonly rowsSet: string;
  readonly when: string;
  readonly timingModes: { readonly [M in "for" | "until" | "gap"]: string };
  /** In the history. */
  readonly changeTiming: string;
  readonly before: string;
  readonly after: string;
  readonly amountOf: (label: string) => string;
  readonly unitOf: (label: string) => string;
  readonly sideOf: (label: string) => string;
  readonly durationRaw: string;
  readonly minorUnits: string;
  readonly none: string;
  readonly usual: (value: string) => string;
  readonly choose: string;
  readonly yes: string;
  readonly no: string;
  readonly addTo: (label: string) => string;
  readonly addByEnter: string;
  readonly addEvent: string;
  readonly ownEvent: string;
  readonly addNamed: (label: string) => string;
  readonly removeNamed: (name: string) => string;
  readonly itemNumber: (label: string, number: number) => string;
  readonly addItem: (list: string) => string;
  readonly newName: string;
  readonly nameFirst: string;
  readonly openTemplate: string;
  readonly chooseFromList: string;
  readonly writeReference: string;
  readonly noCondition: string;
  readonly removeCondition: string;
  readonly editValue: string;
  readonly close: string;
  readonly scheduleFor: string;
  readonly schedule: (parts: readonly { readonly amount: string; readonly day: number }[]) => string;
  readonly noSchedule: string;
  readonly newSegment: string;
  readonly addSegment: string;
  readonly segmentName: (id: string) => string;
  readonly policyRequired: string;
  readonly policyRules: (count: number) => string;
  readonly noPolicies: string;
  readonly figures: { readonly [N in StatName]: string };
  readonly figuresOf: (version: number, period: string) => string;
  readonly showPeople: string;
  readonly fewerThan: (least: number) => string;
  readonly noFigures: string;
  readonly noFiguresHere: string;
}

/** An event by its words; one of the host's own by its name. */
export const eventIn =
  (events: ChoiceWords["events"]) =>
  (type: string): string =>
    events[type] ?? type.replace(/^custom\./, "");

export const eventGroupIn =
  (groups: ChoiceWords["eventGroups"]) =>
  (type: string): string => {
    const [first = ""] = type.split(".");
    return groups[first] ?? first;
  };
