/** `dunlin render`: one message of a template, as a debtor would get it. */

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import {
  type Brand,
  isLocale,
  type RenderedMessage,
  renderTemplate,
  type SendableMessage,
  TEMPLATE_SCHEMA,
  type Template,
  type TemplateDiagnostic,
  TemplateError,
} from "@dunlin/templates";
import { compileTemplate } from "@dunlin/templates/compile";
import { chromium, printed, screenshot } from "../browser.ts";
import { fileProblem, readJson, writeDocument } from "../files.ts";
import type { ExitCode, Io } from "../io.ts";
import { error, InputError, type Problem, problemLine, UsageError } from "../problem.ts";

export interface RenderCommand {
  readonly template: string;
  readonly context: string;
  readonly locale: string;
  readonly variant: string | undefined;
  readonly brand: string | undefined;
  readonly zone: string | undefined;
  /** A directory; without it the text goes to standard output. */
  readonly out: string | undefined;
}

/** Exit code 1 when the template has errors, or the message may not be sent. */
export async function render(command: RenderCommand, io: Io): Promise<ExitCode> {
  const { template: file, locale, zone, out } = command;
  if (!isLocale(locale)) throw new UsageError(`--locale needs a language tag such as de or pt-BR, not "${locale}".`);
  const template = (await readJson(file)) as Template;
  const context = await readJson(command.context);
  if (typeof context !== "object" || context === null || Array.isArray(context)) {
    const says = "The context is an object with the values of the template.";
    throw new InputError([error("context.form", says, { path: "", file: command.context })]);
  }
  const compiled = await published(template, command);
  const message = renderTemplate(compiled, context, { ...(zone !== undefined && { zone }) });
  for (const found of message.warnings) io.stderr.write(`${problemLine(problemOf(found, file))}\n`);
  if (message.status === "withheld") {
    throw new InputError(message.problems.map((found) => problemOf(found, command.context)));
  }
  if (out === undefined) io.stdout.write(plain(message));
  else await write(message, out, io);
  return 0;
}

async function published(template: Template, { template: file, locale, variant, brand }: RenderCommand) {
  if ((template as Partial<Template> | null)?.schema !== TEMPLATE_SCHEMA) {
    const says = `This is no template: it does not say "schema": "${TEMPLATE_SCHEMA}".`;
    throw new InputError([error("template.unsupported", says, { path: "/schema", file })]);
  }
  const own = brand === undefined ? {} : { brand: (await readJson(brand)) as Brand };
  try {
    return await compileTemplate(template, { locale, ...own, ...(variant !== undefined && { variant }) });
  } catch (reason) {
    if (reason instanceof TemplateError)
      throw new InputError(reason.diagnostics.map((found) => problemOf(found, file)));
    if (isMissingPackage(reason)) {
      const says = "Mails are made with the package mjml, which is not installed. Run: npm install mjml";
      throw new InputError([error("mjml.missing", says)]);
    }
    throw reason;
  }
}

const isMissingPackage = (reason: unknown): boolean =>
  reason instanceof Error && "code" in reason && reason.code === "ERR_MODULE_NOT_FOUND";

const problemOf = ({ code, severity, path, message }: TemplateDiagnostic, file: string): Problem => ({
  code,
  severity,
  path,
  file,
  message,
});

/** What can be read without a browser: the subject, and the text. */
function plain(message: SendableMessage): string {
  const { subject, text, ssml, parts, html } = message;
  const body = text ?? ssml ?? (parts === undefined ? html : JSON.stringify(parts, null, 2)) ?? "";
  return `${[...(subject === undefined ? [] : [subject, ""]), body.trimEnd()].join("\n")}\n`;
}

/** Pages and mails at the width of a desk; letters as they print. */
const WIDTH = 1000;

async function write(message: SendableMessage, out: string, { stdout, stderr, env }: Io): Promise<void> {
  try {
    await mkdir(out, { recursive: true });
  } catch (reason) {
    throw new InputError([fileProblem(out, reason)]);
  }
  const name = join(out, nameOf(message));
  const { html, text, ssml, ...rest } = message;
  const files: readonly (readonly [extension: string, text: string | undefined])[] = [
    ["html", html],
    ["txt", text],
    ["ssml", ssml],
    ["json", `${JSON.stringify(rest, null, 2)}\n`],
  ];
  for (const [extension, content] of files) {
    if (content === undefined) continue;
    await writeDocument(`${name}.${extension}`, content);
    stdout.write(`${name}.${extension}\n`);
  }
  if (html === undefined) return;
  const browser = chromium(env);
  if (browser === undefined) {
    stderr.write("No picture: there is no Chromium on the PATH. Install one, or name it in CHROMIUM_PATH.\n");
    return;
  }
  const picture = message.kind === "letter" ? `${name}.pdf` : `${name}.png`;
  try {
    if (message.kind === "letter") await printed(browser, html, picture);
    else await screenshot(browser, html, picture, WIDTH);
    stdout.write(`${picture}\n`);
  } catch (reason) {
    const why = reason instanceof Error ? (reason.message.split("\n")[0] ?? "") : String(reason);
    stderr.write(`No picture: ${browser} did not make one (${why}).\n`);
  }
}

const nameOf = ({ templateId, locale, variant }: RenderedMessage): string =>
  [templateId, locale, ...(variant === undefined ? [] : [variant])].join(".");
