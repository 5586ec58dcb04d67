/** What the room says, language by language. */

export interface ExplainWords {
  readonly title: string;
  /** `Marta O. in version 13` */
  readonly bar: (person: string, version: number) => string;
  readonly readOnly: string;
  readonly loading: string;
  readonly none: string;
  readonly noneWhy: string;
  readonly otherVersion: (ran: number, shown: number) => string;
  readonly otherSteps: string;
  readonly ranVersion: (version: number) => string;
  readonly copy: string;
  readonly copied: string;
  readonly save: string;
  readonly fileName: (caseId: string) => string;
  readonly textTitle: (person: string, strategy: string) => string;
  readonly textCase: (caseId: string) => string;
  readonly textZone: (zone: string) => string;
  readonly textTrouble: string;
  readonly held: (name: string) => string;
  readonly sent: (name: string) => string;
  readonly notSent: (name: string) => string;
  readonly offered: (name: string) => string;
  readonly given: (name: string) => string;
  /** "Moved from Sun 15 Nov 20:02 to Mon 16 Nov 09:00:" */
  readonly moved: (from: string, to: string) => string;
  readonly movedOpen: (from: string) => string;
  readonly badgeHeld: string;
  readonly badgeNotSent: string;
  readonly wentHere: string;
  readonly isHere: string;
  readonly hereShort: string;
  readonly notHere: string;
  /** Before the ways that were asked about. */
  readonly why: string;
  readonly joins: { readonly all: string; readonly any: string };
  readonly answers: {
    readonly true: string;
    readonly false: string;
    readonly unknown: string;
    readonly notKept: string;
  };
  /** Before the values that were read. */
  readonly back: string;
  readonly entry: string;
  readonly rule: (id: string) => string;
  readonly onlyStep: (name: string) => string;
  readonly allSteps: string;
  readonly notThere: string;
  readonly drawer: string;
  readonly moment: string;
  /** Read out with the slider. */
  readonly momentOf: (number: number, of: number, when: string, what: string) => string;
  readonly first: string;
  readonly previous: string;
  readonly next: string;
  readonly last: string;
  readonly play: string;
  readonly pause: string;
  readonly heldFor: (days: number, hours: number, minutes: number) => string;
  readonly weekend: string;
  /** Events by type; what is missing is told as it is written. */
  readonly events: Readonly<Record<string, string>>;
}
