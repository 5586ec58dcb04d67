/**
 * Contact policy as data: packs of rules that say when, how often and by which channel a person may be contacted, the
 * question put to them and their answer. Texts are ISO 8601 instants with offset, dates `2026-11-24` and times `"08:00"`.
 */

/** An instant: ISO 8601 with offset, or whole epoch milliseconds. */
export type InstantLike = string | number;

export type WeekdayName = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";

/** Half-open wall-clock range `[open, close)`, `"00:00"` to `"24:00"`; it does not run over midnight. */
export type TimeRange = readonly [open: string, close: string];

/** Allowed ranges of each weekday; a weekday left out has none. */
export type WeekWindows = Readonly<Partial<Record<WeekdayName, readonly TimeRange[]>>>;

/** Holidays by date. Dates outside `covers` (both ends included) are not known. */
export interface PolicyCalendar {
  readonly id?: string;
  readonly note?: string;
  readonly covers: readonly [from: string, to: string];
  readonly dates: readonly string[];
  readonly [member: string]: unknown;
}

/** What to do on a date that a calendar does not cover: refuse, look no holidays up but tell so, or close as on one. */
export type Uncovered = "block" | "warn" | "treatAsHoliday";

export interface PolicyPack {
  readonly id: string;
  readonly title?: string;
  /** First and last local date on which the pack holds, both included. */
  readonly validFrom?: string;
  readonly validTo?: string;
  /** For people and editors; whoever asks has chosen the packs. */
  readonly appliesTo?: unknown;
  /** IANA names that stand in for a debtor whose zones are not known. */
  readonly unknownZones?: readonly string[];
  /** Calendars of its own by id, beside those of the library. */
  readonly calendars?: Readonly<Record<string, PolicyCalendar>>;
  /** Default `block`. */
  readonly uncovered?: Uncovered;
  readonly rules: readonly PolicyRule[];
  /** Information for people: version, jurisdiction, status and the like. */
  readonly [member: string]: unknown;
}

export interface Citation {
  readonly law: string;
  readonly section?: string;
  readonly url?: string;
  readonly force?: "statute" | "regulation" | "guidance" | "code" | "policy";
  readonly [member: string]: unknown;
}

/** A part of the identity of a contact by which past ones are told apart. */
export type ScopePart = "person" | "debt" | "creditor" | "household" | "channel" | "address";

export type Exemption =
  /** Up to `max` outbound messages that name an inbound event (`inReplyTo`) and go back by its channel. */
  | { readonly kind: "replySameChannel"; readonly max: number }
  /** The hours in the fact `requestedWindow` take the place of the rule's. */
  | { readonly kind: "requestedWindow" }
  | { readonly kind: "purpose"; readonly in: readonly string[] };

interface RuleBase {
  readonly id: string;
  readonly cite: readonly Citation[];
  readonly confidence?: string;
  /** First and last local date, both included. */
  readonly validFrom?: string;
  readonly validTo?: string;
  /** Selectors: the rule speaks of a contact only when each that is given has its value. */
  readonly channels?: readonly string[];
  readonly place?: string | readonly string[];
  readonly recipients?: readonly string[];
  readonly purposes?: readonly string[];
  readonly exempt?: readonly Exemption[];
  /** `defer` (default) waits for the next moment, `block` refuses, `warn` only tells. */
  readonly onViolation?: "defer" | "block" | "warn";
  /** For people. */
  readonly title?: unknown;
  readonly description?: unknown;
  readonly note?: unknown;
  /** Free for hosts, never read. */
  readonly x?: unknown;
}

/** Which past contacts count. What an entry leaves open counts against the contact. */
export interface ContactFilter {
  readonly channels?: readonly string[];
  readonly directions?: readonly ("outbound" | "inbound")[];
  readonly outcomes?: readonly string[];
  readonly outcomesNot?: readonly string[];
  readonly purposes?: readonly string[];
  /** An entry with this flag does not count. */
  readonly unlessFlag?: string;
}

export type CountWindow =
  | { readonly type: "rollingDays"; readonly n: number }
  | { readonly type: "rollingHours"; readonly n: number }
  | { readonly type: "calendarDay" }
  | { readonly type: "calendarWeek"; readonly start?: WeekdayName }
  | { readonly type: "calendarMonth" };

export interface ContactWindowRule extends RuleBase {
  readonly kind: "contactWindow";
  readonly windows: WeekWindows;
  readonly holidays?: {
    readonly calendar: string;
    readonly windows: readonly TimeRange[];
    readonly uncovered?: Uncovered;
  };
}

/** At most `max` counted contacts in the window. */
export interface FrequencyCapRule extends RuleBase {
  readonly kind: "frequencyCap";
  readonly count: ContactFilter;
  readonly max: number;
  readonly window: CountWindow;
  readonly scope: readonly ScopePart[];
}

/** After a trigger: `days` local days (with `countTriggerDay` its own is the first), the same wall time `elapsedDays` dates later, or `hours`. */
export type WaitSpan =
  | { readonly days: number; readonly countTriggerDay?: boolean }
  | { readonly elapsedDays: number }
  | { readonly hours: number };

export interface CooldownAfterRule extends RuleBase {
  readonly kind: "cooldownAfter";
  readonly trigger: ContactFilter;
  readonly for: WaitSpan;
  readonly scope: readonly ScopePart[];
}

/** After a trigger only its channel until the window ends. */
export interface ChannelLockRule extends RuleBase {
  readonly kind: "channelLock";
  readonly trigger: ContactFilter;
  readonly window: CountWindow;
  readonly scope: readonly ScopePart[];
}

/** Exactly one of `fact` and `interval`, both names of facts. */
export interface SuppressWhileRule extends RuleBase {
  readonly kind: "suppressWhile";
  readonly fact?: string;
  readonly interval?: string;
}

/** A contact with the outcome `event` must lie at least `waitDays` local days back. */
export interface RequirePriorRule extends RuleBase {
  readonly kind: "requirePrior";
  readonly event: string;
  /** Default 0. */
  readonly waitDays?: number;
  readonly scope: readonly ScopePart[];
}

/** The fact is a list of channels, or of consents `{ channel, basis?, at? }`. */
export interface RequireConsentRule extends RuleBase {
  readonly kind: "requireConsent";
  readonly factContainsChannel: string;
  /** Only consents on one of these grounds. */
  readonly basis?: string | readonly string[];
  /** The local day of the consent is day one. */
  readonly maxAgeDays?: number;
}

export interface RequireDisclosureRule extends RuleBase {
  readonly kind: "requireDisclosure";
  readonly disclosures?: readonly string[];
  /** Only in the first contact with the person about the debt. */
  readonly firstOnly?: boolean;
  /** Language of the message, as in `fr`; regions of it will do. */
  readonly language?: string;
}

interface BanBase extends RuleBase {
  readonly whenFact?: string;
  readonly whenFactContainsChannel?: string;
  readonly unlessFact?: string;
}

export interface ChannelForbiddenRule extends BanBase {
  readonly kind: "channelForbidden";
}

export interface RecipientForbiddenRule extends BanBase {
  readonly kind: "recipientForbidden";
  readonly roles: readonly string[];
}

export interface ContentForbiddenRule extends BanBase {
  readonly kind: "contentForbidden";
  readonly topics: readonly string[];
}

/** What to keep for how long: no guard, never asked. */
export interface KeepRecordRule extends RuleBase {
  readonly kind: "keepRecord";
  readonly years?: unknown;
  readonly after?: unknown;
  readonly fields?: unknown;
}

/** A rule that can forbid a contact. */
export type GuardRule =
  | ContactWindowRule
  | FrequencyCapRule
  | CooldownAfterRule
  | ChannelLockRule
  | SuppressWhileRule
  | RequirePriorRule
  | RequireConsentRule
  | RequireDisclosureRule
  | ChannelForbiddenRule
  | RecipientForbiddenRule
  | ContentForbiddenRule;

export type GuardKind = GuardRule["kind"];
export type PolicyRule = GuardRule | KeepRecordRule;

/** One contact of the past, by whomever it was made. */
export interface PastContact {
  /** The same id twice is one contact. */
  readonly id?: string;
  readonly at: InstantLike;
  readonly channel: string;
  /** Default `outbound`. */
  readonly direction?: "outbound" | "inbound";
  /** `notConnected noAnswer voicemail conversation delivered bounced abandoned received writtenNotice`, or the host's own. */
  readonly outcome?: string;
  readonly debts?: readonly string[];
  readonly person?: string;
  readonly creditor?: string;
  readonly household?: string;
  readonly address?: string;
  readonly purpose?: string;
  /** Id of the inbound event it answers. */
  readonly inReplyTo?: string;
  /** Names as `consentBased`; `consentBased: true` on the entry itself means the same. */
  readonly flags?: readonly string[] | Readonly<Record<string, unknown>>;
  readonly [member: string]: unknown;
}

export interface ProposedContact {
  readonly channel: string;
  /** Refs. A contact that names none is held to count with every debt. */
  readonly debts: readonly string[];
  readonly person: string;
  readonly recipient: string;
  readonly purpose: string;
  /** Default `unspecified`. */
  readonly place?: string;
  /** Ids that the rendered message contains; default none. */
  readonly disclosures?: readonly string[];
  /** Default none. */
  readonly topics?: readonly string[];
  readonly at: InstantLike;
  readonly inReplyTo?: string;
  readonly language?: string;
  readonly creditor?: string;
  readonly household?: string;
  readonly address?: string;
}

export type Decision = "allowed" | "deferred" | "blocked";

/**
 * Why no rule, but the question itself or what it needs, decided. The decision is then `blocked`.
 *
 * - `requestInvalid`: `data.path` points into the request, `data.expected` says what should be there.
 * - `ledgerInvalid`: the same for an entry of the history, or the ledger is none that `prepareLedger` made.
 * - `factInvalid`: a fact that a rule reads has no meaning; `data.path`, `data.expected`.
 * - `channelUnknown`: neither the engine nor a pack asked knows `data.channel`, so its rules would be passed over.
 * - `packUnknown`: `data.packId`.
 * - `packInvalid`: `data.packId`, `data.diagnostics`.
 * - `calendarInvalid`: `data.calendar`, `data.path`, `data.expected`.
 * - `calendarUncovered`: `data.calendar`, `data.date`, `data.packId`, `data.ruleId`.
 * - `zoneUnknown`: the pack has no zones for a debtor without, or one that the zone table lacks; `data.packId`, `data.zone`.
 * - `noCommonSlot`: no moment within `data.days` days.
 */
export type BlockReason =
  | "requestInvalid"
  | "ledgerInvalid"
  | "factInvalid"
  | "channelUnknown"
  | "packUnknown"
  | "packInvalid"
  | "calendarInvalid"
  | "calendarUncovered"
  | "zoneUnknown"
  | "noCommonSlot";

export interface Violation {
  readonly packId: string;
  readonly ruleId: string;
  readonly kind: GuardKind;
  readonly cite: readonly Citation[];
  /** When this rule alone would hold again, `2026-11-23T12:00:00Z`; absent when waiting does not help. */
  readonly nextAllowed?: string;
  /** Values behind the rule, for sentences in any language: limits, counts, windows, the trigger, the zone that binds. */
  readonly params: Readonly<Record<string, unknown>>;
  /** Only told: it has no part in the decision. */
  readonly warn?: true;
}

export interface ContactVerdict {
  readonly decision: Decision;
  /** Set when deferred: the least whole second at which no rule is violated, `2026-11-23T12:00:00Z`. */
  readonly until?: string;
  /** Ids of the rules violated at the proposed instant, without those that only warn; by pack id, then in the pack's order. */
  readonly rules: readonly string[];
  readonly violations: readonly Violation[];
  /** Every zone in which a rule had to hold. */
  readonly zones: readonly string[];
  /** Every calendar that a rule in question names. */
  readonly calendars: readonly {
    readonly id: string;
    readonly covers: readonly (readonly [from: string, to: string])[];
    readonly hash: string;
  }[];
  /** Release of the zone table. */
  readonly tzdata: string;
  /** Pack id to 16 hexadecimal digits. */
  readonly packHashes: Readonly<Record<string, string>>;
  readonly reason?: BlockReason;
  /** Where the reason lies. */
  readonly data?: Readonly<Record<string, unknown>>;
}
