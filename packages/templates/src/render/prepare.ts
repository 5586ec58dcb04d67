/** Compiled templates, made ready once and then merged for one debtor after the other. */

import { compileCondition } from "@dunlin/engine";
import { tidy } from "../blocks/plain.ts";
import { type Finished, finishMessage } from "../channels/finish.ts";
import type { LinkRules } from "../escape/links.ts";
import { formatterVersions } from "../format/versions.ts";
import type { MergeEnvironment } from "../merge/helper.ts";
import { compileMerge, type MergeProgram } from "../merge/merge.ts";
import { isMissing } from "../merge/values.ts";
import type { BlockId } from "../model/block.ts";
import { diagnostic, type TemplateDiagnostic, TemplateError } from "../model/diagnostic.ts";
import type {
  CompiledAttachment,
  CompiledPart,
  CompiledTemplate,
  RenderedAttachment,
  RenderedMessage,
} from "../model/message.ts";
import type { ValuePath } from "../model/text.ts";
import { messageHelpers } from "../text/sentHelpers.ts";
import { sizeWarning } from "./size.ts";

export interface RenderOptions {
  /** The IANA time zone of the reader. Without it `zone` of the context is taken, else UTC. */
  readonly zone?: string;
}

export interface PrepareOptions {
  /** Which links values may lead to. */
  readonly links?: LinkRules;
}

/** A template that is ready: its sources are read, its conditions compiled. Keeps nothing between two messages. */
export interface PreparedTemplate {
  readonly compiled: CompiledTemplate;
  /** @param context - Plain JSON, as the variables of the template declare it. */
  render(context: object, options?: RenderOptions): RenderedMessage;
}

interface NamedProgram {
  readonly name: string;
  readonly program: MergeProgram;
}

/**
 * Reads every source of a compiled template.
 *
 * @throws TemplateError where one is not what a compiled template may hold; a stored one is read with the same care as a new one.
 */
export function prepareTemplate(compiled: CompiledTemplate, { links }: PrepareOptions = {}): PreparedTemplate {
  const problems: TemplateDiagnostic[] = [];
  const program = (part: CompiledPart, pointer: string): MergeProgram => {
    const result = compileMerge(part.source, {
      ...links,
      escape: part.escape,
      helpers: messageHelpers(links),
      required: compiled.required,
      pointer,
      // A link in a header is longer than a subject may be.
      ...(pointer.startsWith("/headers") ? { headerLength: 2000 } : {}),
    });
    if (result.ok) return result.value;
    problems.push(...result.error);
    return NOTHING;
  };
  const all = (parts: Readonly<Record<string, CompiledPart>>, pointer: string): readonly NamedProgram[] =>
    Object.entries(parts).map(([name, part]) => ({ name, program: program(part, `${pointer}/${name}`) }));
  const ready: Ready = {
    compiled,
    parts: all(compiled.parts, "/parts"),
    headers: all(compiled.headers ?? {}, "/headers"),
    attachments: (compiled.attachments ?? []).map((attachment, index) => ({
      attachment,
      name: program(attachment.name, `/attachments/${index}/name`),
    })),
    conditions: Object.entries(compiled.conditions).map(([block, rule]) => [block, compileCondition(rule)] as const),
    needed: neededPaths(compiled),
  };
  if (problems.length > 0) throw new TemplateError(problems);
  return { compiled, render: (context, options) => rendered(ready, context, options) };
}

const NOTHING: MergeProgram = { paths: [], render: () => ({ ok: true, value: { text: "", warnings: [] } }) };

interface Ready {
  readonly compiled: CompiledTemplate;
  readonly parts: readonly NamedProgram[];
  readonly headers: readonly NamedProgram[];
  readonly attachments: readonly { readonly attachment: CompiledAttachment; readonly name: MergeProgram }[];
  readonly conditions: readonly (readonly [BlockId, (facts: object) => boolean | "unknown"])[];
  /** Required, used, and one value for the whole message: a merge sees those of rows, and those that it shows. */
  readonly needed: readonly (readonly [ValuePath, readonly string[]])[];
}

const neededPaths = ({ required, usedPaths }: CompiledTemplate): Ready["needed"] => {
  const used = new Set(usedPaths);
  return required.filter((path) => used.has(path) && !path.includes("[]")).map((path) => [path, path.split(".")]);
};

function rendered(ready: Ready, context: object, options: RenderOptions = {}): RenderedMessage {
  const { compiled } = ready;
  const { templateId, version, kind, locale, variant } = compiled;
  const head = {
    templateId,
    kind,
    locale,
    ...(version === undefined ? {} : { version }),
    ...(variant === undefined ? {} : { variant }),
  };
  const problems = missing(ready, context);
  const warnings: TemplateDiagnostic[] = [];
  const data = { ...context, c: shown(ready, context) };
  const environment: MergeEnvironment = { locale, zone: options.zone ?? zoneOf(context) };
  const merge = (program: MergeProgram): string => {
    const result = program.render(data, environment);
    if (result.ok) warnings.push(...result.value.warnings);
    else problems.push(...result.error);
    return result.ok ? result.value.text : "";
  };
  const texts = Object.fromEntries(ready.parts.map(({ name, program }) => [name, merge(program)]));
  const headers = ready.headers.flatMap(({ name, program }) => {
    const value = merge(program);
    return value === "" ? [] : [[name, value] as const];
  });
  const attachments = ready.attachments.flatMap((one) => attached(one, context, problems, merge));
  if (problems.length > 0) return { status: "withheld", ...head, problems: once(problems), warnings };
  const finished: Finished = compiled.channel === undefined ? membersOf(texts) : finishMessage(compiled.channel, texts);
  warnings.push(...finished.warnings);
  if (finished.problems.length > 0) return { status: "withheld", ...head, problems: finished.problems, warnings };
  const size = texts.html === undefined ? undefined : sizeWarning(texts.html, kind);
  if (size !== undefined) warnings.push(size);
  return {
    status: "rendered",
    ...head,
    ...finished.members,
    ...(headers.length > 0 ? { headers: Object.fromEntries(headers) } : {}),
    ...(attachments.length > 0 ? { attachments } : {}),
    warnings,
    formatter: { ...formatterVersions() },
  };
}

const zoneOf = (context: object): string => {
  const { zone } = context as { readonly zone?: unknown };
  return typeof zone === "string" ? zone : "UTC";
};

/** What is unknown hides: an offer is shown only to those of whom it is known that they may have it. */
function shown({ conditions }: Ready, context: object): Readonly<Record<BlockId, boolean>> {
  const all: Record<BlockId, boolean> = Object.create(null);
  for (const [block, holds] of conditions) all[block] = holds(context) === true;
  return all;
}

function missing({ needed }: Ready, context: object): TemplateDiagnostic[] {
  return needed.flatMap(([path, names]) => {
    const value = names.reduce<unknown>(
      (at, name) =>
        typeof at === "object" && at !== null && Object.hasOwn(at, name) ? at[name as keyof typeof at] : undefined,
      context,
    );
    if (!isMissing(value)) return [];
    const says = `The value of "${path}" is required and missing: the message is not rendered without it.`;
    return [diagnostic("merge.missing", "", says, { path })];
  });
}

/** A value that is missing in three parts is one problem. */
function once(problems: readonly TemplateDiagnostic[]): readonly TemplateDiagnostic[] {
  const seen = new Set<string>();
  return problems.filter(({ code, data }) => {
    const key = code === "merge.missing" ? `${code} ${String(data.path)}` : `${code} ${seen.size}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function attached(
  { attachment, name }: Ready["attachments"][number],
  context: object,
  problems: TemplateDiagnostic[],
  merge: (program: MergeProgram) => string,
): readonly RenderedAttachment[] {
  const { ref: path, mediaType, optional } = attachment;
  const ref = path
    .split(".")
    .reduce<unknown>(
      (at, part) =>
        typeof at === "object" && at !== null && Object.hasOwn(at, part) ? at[part as keyof typeof at] : undefined,
      context,
    );
  if (typeof ref === "string" && ref.trim() !== "") return [{ ref, name: merge(name), mediaType }];
  if (optional) return [];
  const says = `The attachment "${path}" has no reference: give one, or mark it as optional.`;
  problems.push(diagnostic("merge.missing", "/attachments", says, { path }));
  return [];
}

const OWN_MEMBERS = ["subject", "preheader", "fromName", "html", "ssml"] as const;

/** Parts with a member of their own in a message; others are slots of their channel. */
function membersOf(texts: Readonly<Record<string, string>>): Finished {
  const own: Record<string, unknown> = {};
  const slots: Record<string, string> = {};
  for (const [name, text] of Object.entries(texts)) {
    if (name === "text") own.text = tidy(text);
    else if ((OWN_MEMBERS as readonly string[]).includes(name)) own[name] = text;
    else slots[name] = text;
  }
  const members = { ...own, ...(Object.keys(slots).length > 0 ? { parts: slots } : {}) };
  return { members, problems: [], warnings: [] };
}
