/** What `/v1` of the runtime answers: its own shapes, and those that only its OpenAPI names, as far as screens read them. */

import type { CaseFacts, CaseState, Effect, Sentence, TraceEntry } from "@dunlin/engine";
import type { EnrollmentKey, OutboxRow, TenantSettings } from "@dunlin/runtime";

export type {
  CaseStatus,
  CaseSummary,
  Choice,
  Claimed,
  NextTask,
  OutboxRow,
  OutboxStatus as ContactStatus,
  QueueCount as Queue,
  Task,
  TaskWork,
} from "@dunlin/runtime";

/** `GET /v1/settings` */
export type Settings = TenantSettings;

export interface PageOf<Item> {
  readonly items: readonly Item[];
  readonly next?: string;
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
