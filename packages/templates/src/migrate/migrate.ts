/** Brings templates of older formats up to date before they are checked. Format 1 is the first, so the list is empty. */

import { err, ok, type Result } from "../base/result.ts";
import { diagnostic, type TemplateDiagnostic } from "../model/diagnostic.ts";
import { TEMPLATE_SCHEMA } from "../model/template.ts";

/** One change of the format. Pure, and frozen once released: a mistake is repaired by the next one. */
export interface TemplateMigration {
  /** The format that comes out. */
  readonly to: number;
  readonly why: string;
  readonly up: (doc: JsonObject) => JsonObject;
}

export type JsonObject = { readonly [member: string]: unknown };

export const TEMPLATE_MIGRATIONS: readonly TemplateMigration[] = [];

const PREFIX = "dunlin.template/";
const CURRENT = Number(TEMPLATE_SCHEMA.slice(PREFIX.length));

/** The document in the current format, not yet checked beyond `schema`. One from the future is refused, never guessed at. */
export function migrateTemplate(
  doc: unknown,
  migrations: readonly TemplateMigration[] = TEMPLATE_MIGRATIONS,
  current = CURRENT,
): Result<JsonObject, TemplateDiagnostic> {
  if (typeof doc !== "object" || doc === null || Array.isArray(doc))
    return err(diagnostic("template.notAnObject", "", "A template is a JSON object."));
  const found = versionOf(doc as JsonObject);
  const steps = migrations.filter(({ to }) => found !== undefined && to > found);
  if (found === undefined || found > current || steps.length !== current - found) return err(unsupported(doc, current));
  return ok(
    steps.reduce<JsonObject>((old, { to, up }) => ({ ...up(old), schema: `${PREFIX}${to}` }), doc as JsonObject),
  );
}

function versionOf({ schema }: JsonObject): number | undefined {
  const digits = typeof schema === "string" ? /^dunlin\.template\/([1-9]\d{0,3})$/.exec(schema)?.[1] : undefined;
  return digits === undefined ? undefined : Number(digits);
}

function unsupported(doc: object, current: number): TemplateDiagnostic {
  const says = `This version reads up to "${PREFIX}${current}": set "schema" to it, or read the template with a newer version.`;
  const found = "schema" in doc ? doc.schema : undefined;
  return diagnostic("template.unsupported", "/schema", says, { found, supported: `${PREFIX}${current}` });
}
