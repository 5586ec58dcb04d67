/**
 * What the studio answers beside the API of the runtime (`/v1`), under `/studio`. The page and the server share these shapes. Money
 * in minor units, instants in epoch ms of the studio's clock.
 */

import type { PolicyRule } from "@dunlin/engine";
import type { KpiCurve, KpiValue, RollRates } from "@dunlin/engine/kpi";

/** `GET /studio/session`: who sits here, and with what to ask `/v1`. */
export interface Session {
  /** For `authorization: Bearer`. */
  readonly token: string;
  readonly tenant: string;
  /** As which this page acts: `by` in journals, `/v1/log` and tasks. */
  readonly user: string;
  /** Whether the portfolio is still being put in. */
  readonly seeding: { readonly done: number; readonly of: number } | null;
}

/** `GET /studio/clock`; `POST /studio/clock` with a `ClockOrder` answers the same. */
export interface ClockView {
  readonly now: number;
  readonly speed: number;
  readonly paused: boolean;
  readonly speeds: readonly number[];
}

export type ClockOrder =
  | { readonly do: "pause" }
  | { readonly do: "play"; readonly speed?: number }
  /** Goes on by so much, or to the next moment at which something is due. */
  | { readonly do: "step"; readonly by: "hour" | "day" | "week" | "next" };

/** `GET /studio/live`: server-sent events `live`, one for each move of the clock and change of counts, twice a second at most. */
export interface Live {
  readonly clock: ClockView;
  readonly counts: {
    readonly cases: number;
    readonly active: number;
    readonly cured: number;
    readonly contacts: number;
    readonly payments: number;
    readonly tasks: number;
    readonly unknown: number;
  };
}

/** `GET /studio/portfolio?currency=EUR&product=card`: the portfolio as it stands, and how it came there. */
export interface PortfolioView {
  readonly at: number;
  readonly currencies: readonly string[];
  readonly currency: string;
  readonly products: readonly string[];
  readonly product: string | null;
  readonly totals: {
    readonly cases: number;
    readonly debtors: number;
    readonly overdueMinor: number;
    readonly outstandingMinor: number;
    readonly collectedMinor: number;
    readonly inPlanMinor: number;
    readonly disputedMinor: number;
  };
  /** By days past due. */
  readonly buckets: readonly {
    readonly bucket: string;
    readonly cases: number;
    readonly balanceMinor: number;
    /** The same a month ago, where it is known. */
    readonly beforeMinor: number | null;
  }[];
  readonly rolls: RollRates | null;
  readonly curves: readonly KpiCurve[];
  readonly kpis: readonly KpiValue[];
  /** By day, newest last. */
  readonly contacts: readonly { readonly day: string; readonly channels: Readonly<Record<string, number>> }[];
  readonly costs: {
    readonly currency: string;
    readonly channels: Readonly<Record<string, number>>;
    readonly totalMinor: number;
  };
  readonly strategies: readonly {
    readonly id: string;
    readonly name: string;
    readonly active: number;
    readonly cured: number;
    readonly exited: number;
  }[];
}

/** `GET /studio/messages?channel=&case=&before=&limit=`: what receivers got, newest first. */
export interface Messages {
  readonly items: readonly MessageLine[];
  readonly next?: string;
}

export interface MessageLine {
  readonly id: string;
  readonly at: number;
  readonly channel: string;
  readonly to: string;
  /** The provider's own id. */
  readonly ref?: string;
  /** Effect id of the contact. */
  readonly key?: string;
  readonly caseId?: string;
  readonly personId?: string;
  readonly strategy?: string;
  readonly template?: string;
  /** Subject, or the first words. */
  readonly title: string;
  /** Whether the receiver can write back. */
  readonly canReply: boolean;
}

/** `GET /studio/messages/:id`. `POST /studio/messages/:id/reply` takes `{ text }` and answers `Replied`. */
export interface MessageView extends MessageLine {
  readonly text?: string;
  readonly html?: string;
  /** Of a letter: its pages as HTML; of a call: what is said. */
  readonly speech?: string;
  /** Of a chat: what stands below the text, with the address that it opens; one without answers. */
  readonly buttons?: readonly { readonly text: string; readonly url?: string }[];
  /** Addresses in it that lead to pages of this host. */
  readonly links: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
}

export interface Replied {
  /** What the host made of it. */
  readonly status: "taken" | "refused";
}

/** `POST /studio/people/:caseId/act`: the debtor does something by themselves. */
export interface PersonAct {
  readonly do: "payAll" | "payHalf" | "openLink" | "callBack";
}

/** What came of it. */
export interface Acted {
  /** `link`: on the page of their newest message; `transfer`: to the creditor's account, without a page. */
  readonly how: "link" | "transfer" | "call";
  /** The page that they have open, where there is one. */
  readonly url?: string;
  readonly amountMinor?: number;
}

/** What the studio refuses, as `/v1` does: a code for programs and a sentence that says what to do. */
export interface StudioProblem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
}

/** `GET /studio/packs` answers `{ items }` of these: the policy packs that ship, with their rules and sources. */
export interface PackView {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly jurisdictions: readonly string[];
  readonly rules: readonly {
    readonly id: string;
    readonly title: string;
    readonly cite: string;
    readonly severity: string;
    /** Of the source. */
    readonly url?: string;
    readonly rule: PolicyRule;
  }[];
  /** Strategies that follow it. */
  readonly usedBy: readonly string[];
}
