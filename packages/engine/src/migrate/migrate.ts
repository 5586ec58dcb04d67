/**
 * Bringing a stored document up to the format of this engine. A document outlives every version of the code: each
 * change of the format is one migration, frozen once released; mistakes are repaired by the next one. A document from
 * a newer engine is refused, not guessed at.
 */

import { err, ok, type Result } from "../base/result.ts";

export interface Migration {
  /** The version of the format that `up` leads to; it takes the one before. */
  readonly to: number;
  /** What changed and why, in a sentence. */
  readonly why: string;
  /** Pure; gives a new document. `format` is set by the caller. May throw on a document that its own version refuses. */
  readonly up: (doc: Document) => Document;
}

export type Document = Readonly<Record<string, unknown>>;

/** From version 1 on, without gaps. Version 1 is the first, so there is nothing to bring up yet. */
export const MIGRATIONS: readonly Migration[] = [];

interface FormatProblem {
  /**
   * `missing`: no `format`; `foreign`: not a strategy of this family; `newer`: written by a newer engine;
   * `malformed`: an older document that is not even right for its own version.
   */
  readonly reason: "missing" | "foreign" | "newer" | "malformed";
  readonly found?: unknown;
  readonly supported: string;
}

const FAMILY = "dunlin.strategy/";
const VERSION = /^[1-9]\d{0,5}$/;

/** The document in the newest format, the same object when it already is. Never throws. */
export function migrate(doc: Document, migrations: readonly Migration[] = MIGRATIONS): Result<Document, FormatProblem> {
  const newest = migrations.length + 1;
  const supported = `${FAMILY}${newest}`;
  const found = Object.hasOwn(doc, "format") ? doc.format : undefined;
  if (found === undefined) return err({ reason: "missing", supported });
  const version = versionIn(found);
  if (version === undefined) return err({ reason: "foreign", found, supported });
  if (version > newest) return err({ reason: "newer", found, supported });
  try {
    const steps = migrations.slice(version - 1);
    return ok(steps.reduce((old, { to, up }) => ({ ...up(old), format: `${FAMILY}${to}` }), doc));
  } catch {
    // A migration trusts the shape of its version; what it cannot read was never a document of that version.
    return err({ reason: "malformed", found, supported });
  }
}

function versionIn(format: unknown): number | undefined {
  if (typeof format !== "string" || !format.startsWith(FAMILY)) return undefined;
  const version = format.slice(FAMILY.length);
  return VERSION.test(version) ? Number(version) : undefined;
}
