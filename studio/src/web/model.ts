/** What the frame of the studio gives to each screen, and what every screen may use. */

import type { ReactNode } from "react";
import type { Live, Session } from "../model/api.ts";

export type Language = "en" | "es";
export type Theme = "light" | "dark";

/** The screens, in the order of the navigation; each is the first part of its address, as `#/cases/c-12`. */
export const SCREENS = [
  "portfolio",
  "strategies",
  "templates",
  "experiments",
  "cases",
  "tasks",
  "outbox",
  "packs",
  "audit",
] as const;
export type ScreenName = (typeof SCREENS)[number];

/** A screen: the default export of `screens/<name>/screen.tsx`, loaded when it is first looked at. */
export interface ScreenProps {
  readonly api: Api;
  readonly session: Session;
  /** Parts of the address after the name of the screen, decoded. */
  readonly path: readonly string[];
  /** Leads to another address: name of a screen, then its parts. `replace` leaves no trace in the history. */
  readonly go: (path: readonly [ScreenName, ...string[]], options?: { readonly replace?: boolean }) => void;
  readonly language: Language;
  readonly theme: Theme;
  /** Changes at each move of the clock; undefined until the first one was heard. */
  readonly live: Live | undefined;
}

/** Asks the host. Paths begin with `/v1` or `/studio`; the session's token goes along. */
export interface Api {
  /** @throws ApiError */
  get<Answer>(path: string, signal?: AbortSignal): Promise<Answer>;
  /** @throws ApiError */
  send<Answer>(method: "POST" | "PUT" | "PATCH" | "DELETE", path: string, body?: unknown): Promise<Answer>;
}

/** A refusal of the host (problem+json) or of the network, in words that say what to do. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  readonly code: string;
  readonly pointer: string | undefined;
  /** The answer as it came. */
  readonly problem: unknown;

  constructor(status: number, code: string, message: string, pointer?: string, problem?: unknown) {
    super(message);
    this.status = status;
    this.code = code;
    this.pointer = pointer;
    this.problem = problem;
  }
}

/**
 * Parts of the frame, all of `ui/`:
 * - `useLoaded(load, deps)` of `ui/loaded.ts`: `{ value, failure, loading, again }`; keeps the last value while it asks again.
 * - `<Table name columns rows rowKey empty onRow />` of `ui/table.tsx`: sorted by its heads, with its download as CSV.
 * - `<Panel title actions>`, `<Figures>`, `<Empty>`, `<Failure>`, `<Loading>`, `<Tag tone>`, `<Button>`, `<Dialog>` of `ui/parts.tsx`.
 * - `money`, `number`, `percent`, `day`, `moment` of `ui/format.ts`: in the words of a language.
 */
export interface TableColumn<Row> {
  readonly id: string;
  readonly title: string;
  /** What is sorted and written to CSV; what is shown, too, unless `cell` draws it. */
  readonly value: (row: Row) => string | number | null;
  readonly cell?: (row: Row) => ReactNode;
  /** Numbers stand at the end. */
  readonly numeric?: boolean;
  /** Only to be looked at: it has no order, and no place in the file. */
  readonly drawn?: boolean;
  /** Left out where there is less room than this many px. */
  readonly from?: number;
}
