/** What `/v1` of the runtime answers, as far as screens read it; the whole is in its OpenAPI. Instants in ms, money in minor units. */

import type { CaseFacts, CaseState, Effect, Sentence, TraceEntry } from "@dunlin/engine";

export interface PageOf<Item> {
  readonly items: readonly Item[];
  readonly next?: string;
}

export interface EnrollmentKey {
  readonly caseId: string;
  readonly strategy: string;
  readonly obligation: string;
}

export type CaseStatus = "active" | "held" | "exited" | "parked";

/** `GET /v1/cases` */
export interface CaseSummary {
  readonly caseId: string;
  readonly personId: string;
  readonly currency?: string;
  readonly outstandingMinor: number;
  readonly oldestDueDate?: string;
  readonly updatedAt: number;
  readonly enrollments: readonly (EnrollmentKey & {
    readonly version: number;
    readonly status: CaseStatus;
    /** `refused` where it was never let in. */
    readonly outcome?: string;
    readonly node: string;
    readonly wakeAt: number | null;
  })[];
}

export type ContactStatus = "pending" | "leased" | "sent" | "delivered" | "failed" | "canceled" | "unknown" | "shadow";

/** `GET /v1/outbox` */
export interface OutboxRow extends EnrollmentKey {
  readonly key: string;
  readonly personId: string;
  readonly route: string;
  readonly effect: Effect;
  readonly status: ContactStatus;
  readonly notBefore: number;
  readonly attempts: number;
  readonly reasons?: readonly string[];
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** `GET /v1/outbox/gauges` */
export interface Gauges {
  readonly due: number;
  readonly pending: number;
  readonly unknown: number;
  readonly parked: number;
}

export interface EnrollmentView extends EnrollmentKey {
  readonly version: number;
  readonly wakeAt: number | null;
  readonly parked: boolean;
  readonly state: CaseState;
}

/** `GET /v1/cases/:id` */
export interface CaseView {
  readonly facts: CaseFacts;
  readonly updatedAt: number;
  readonly enrollments: readonly EnrollmentView[];
  readonly outbox: readonly OutboxRow[];
}

export interface AuditEntry extends EnrollmentKey {
  readonly rev: number;
  readonly at: number;
  readonly version: number;
  readonly event: { readonly type: string; readonly id?: string; readonly data?: Readonly<Record<string, unknown>> };
  readonly trace: readonly TraceEntry[];
  readonly effects: readonly Effect[];
  readonly by: string;
  readonly said: string;
  readonly sentences: readonly Sentence[];
}

/** `GET /v1/cases/:id/audit` */
export interface Audit {
  readonly caseId: string;
  readonly personId: string;
  readonly verification: { readonly whole: boolean; readonly entries: number };
  readonly facts: CaseFacts;
  readonly entries: readonly AuditEntry[];
  readonly contacts: readonly OutboxRow[];
}

/** `POST /v1/cases/:id/reveal` */
export interface Personal {
  readonly addresses: readonly { readonly channel: string; readonly address: string }[];
  readonly values: Readonly<Record<string, unknown>>;
}

/** `GET /v1/strategies`, `GET /v1/templates` */
export interface DocumentSummary {
  readonly id: string;
  readonly name: string;
  readonly live?: number;
}

/** `GET /v1/settings` */
export interface Settings {
  readonly paused?: boolean;
  readonly contactsStopped?: boolean;
  readonly shadow?: boolean | readonly string[];
  readonly policies?: readonly string[];
}

export type TaskState = "open" | "claimed" | "done" | "canceled" | "expired";

/** `GET /v1/tasks` */
export interface Task extends EnrollmentKey {
  readonly id: string;
  readonly state: TaskState;
  readonly personId: string;
  readonly nodeId: string;
  readonly queue: string;
  readonly channel?: string;
  readonly skill?: string;
  readonly priority?: number;
  readonly about?: readonly string[];
  readonly dispositions: readonly string[];
  readonly dueAt: number;
  readonly createdAt: number;
  readonly claimedBy?: string;
  readonly claimedUntil?: number;
}

/** `GET /v1/tasks/queues` */
export interface Queue {
  readonly queue: string;
  readonly open: number;
  readonly claimed: number;
  readonly overdue: number;
}

/** `POST /v1/tasks/claim`, `POST /v1/tasks/:task/claim` */
export interface Claimed {
  readonly status: "claimed" | "none" | "notNow" | "forbidden";
  readonly task?: Task;
  readonly waiting?: number;
  readonly until?: number;
  readonly reasons?: readonly string[];
}

export interface Part {
  readonly due: string;
  readonly amountMinor: number;
}

/** An option of an open offer, as it would be agreed today. */
export interface Choice {
  readonly id: string;
  readonly kind: "plan" | "settlement" | "extension";
  readonly offer: string;
  readonly option: string;
  readonly parts: readonly Part[];
  readonly totalMinor: number;
  readonly waivedMinor: number;
  readonly validUntil: string;
}

/** `POST /v1/tasks/:task/work` */
export interface TaskWork {
  readonly task: Task;
  readonly facts: CaseFacts;
  readonly personal: Readonly<Record<string, unknown>>;
  readonly address?: string;
  readonly script?:
    | { readonly status: "written"; readonly lines: readonly string[]; readonly locale: string }
    | { readonly status: "missing"; readonly codes: readonly string[] };
  readonly offers: readonly Choice[];
  readonly agreement?: { readonly kind: string; readonly openMinor: number; readonly upcoming: readonly Part[] };
  readonly contact?: {
    readonly decision: "send" | "defer" | "cancel";
    readonly until?: number;
    readonly reasons: readonly string[];
    readonly rules: readonly string[];
  };
}
