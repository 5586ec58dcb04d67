/** MJML that somebody wrote, as a template: everything in it that blocks can say, and a list of what they cannot. */

import { isLocale } from "../format/locales.ts";
import type { Block } from "../model/block.ts";
import type { Brand } from "../model/brand.ts";
import type { TemplateDiagnostic } from "../model/diagnostic.ts";
import { TEMPLATE_SCHEMA, type TemplateOf } from "../model/template.ts";
import type { RichText } from "../model/text.ts";
import { bandBlocks } from "./bands.ts";
import { isOfBrand, proposedBrand } from "./brand.ts";
import { attributesOf, childNamed, type Head, readHead, reportStyles } from "./head.ts";
import { type Importing, idMaker } from "./importing.ts";
import { MOST_BLOCKS, MOST_SIGNS } from "./limits.ts";
import { createLosses, type ReportLoss } from "./losses.ts";
import { mended } from "./mend.ts";
import { placesIn } from "./places.ts";
import { plainTextOf } from "./runs.ts";
import { isElement, readSource, type SourceElement, type SourceNode, wordsIn } from "./source.ts";
import { settleTags } from "./tags.ts";
import { variablesFor } from "./variables.ts";

export interface ImportedTemplate {
  /** Follows the rules and compiles. The gate has something against it only where somebody has to decide, or to describe a picture. */
  readonly template: TemplateOf<"email">;
  /** What was changed, left out or kept as raw MJML, by the lines of the source. An error has to be looked at before anything is sent. */
  readonly losses: TemplateDiagnostic[];
  /** Colors, fonts, roundness and logo of the source; the gate has nothing against them. A proposal: the template does not refer to it. */
  readonly brand?: Brand;
}

/**
 * Imports a document of MJML. Never throws: of a broken one, what could be read is there, and the rest is told with its line; the
 * errors among the losses are `import.broken`, `import.limits` and `import.condition`, and have a column.
 *
 * @param mjml - The source, with merge tags of Handlebars. Tags become values whose variables are declared with samples.
 */
export function importMjml(mjml: string): ImportedTemplate {
  const losses = createLosses();
  const { report } = losses;
  const written = normalized(mjml, report);
  const settled = settleTags(written, report);
  const nodes = readSource(settled.source, settled.placeOf, report);
  const root = nodes.filter(isElement).find(({ name }) => name === "mjml");
  const parts = root?.children ?? nodes;
  const body = childNamed(parts, "mj-body");
  if (root === undefined || body === undefined)
    report("noRoot", root ?? { line: 1, column: 1 }, { element: root === undefined ? "mjml" : "mj-body" });
  const frame = childNamed(body?.children ?? [], "mj-container") ?? body;
  const content = contentOf(body?.children ?? looseContent(parts));
  const { body: rows, isTorn } = mended(nodes, content, settled, report);
  const head = withoutTorn(readHead(childNamed(parts, "mj-head"), report), isTorn, report);
  const links = new Set<string>();
  const locale = localeOf(root, report);
  const brand = proposedBrand({ body: frame, rows: content, defaults: head.defaults, locale }, report);
  const site: Importing = {
    brand,
    isOfBrand: (...attribute) => isOfBrand(brand, ...attribute),
    tags: settled.tags,
    undecided: settled.undecided,
    report,
    leads: (path) => void links.add(path),
    locale,
    defaults: head.defaults,
    variables: variablesFor(settled, links),
    needs: { handlebars: false, mjml: false },
    id: idMaker(),
  };
  const settings = settingsOf(head, frame, site);
  const blocks = limited(bandBlocks(rows, site), report);
  const { handlebars, mjml: raw } = site.needs;
  const template: TemplateOf<"email"> = {
    schema: TEMPLATE_SCHEMA,
    id: "imported",
    kind: "email",
    name: nameOf(head.title),
    defaultLocale: locale,
    locales: [locale],
    variables: variablesFor(settled, links),
    settings,
    root: blocks,
    ...(handlebars || raw ? { policy: { ...(handlebars ? { handlebars } : {}), ...(raw ? { mjml: raw } : {}) } } : {}),
  };
  return { template, losses: losses.all(), ...(brand === undefined ? {} : { brand }) };
}

/** The rows of a body; of older documents they stand in a container. */
const contentOf = (nodes: readonly SourceNode[]): readonly SourceNode[] =>
  nodes.flatMap((node) => (isElement(node) && node.name === "mj-container" ? node.children : [node]));

/** Lines under a condition that was torn cannot hang on anything: they are left out. */
function withoutTorn(head: Head, isTorn: (line: SourceElement) => boolean, report: ReportLoss): Head {
  const whole = (line: SourceElement | undefined) => {
    if (line === undefined || !isTorn(line)) return line;
    report("tornLine", line, { element: line.name });
    return undefined;
  };
  return { ...head, title: whole(head.title), preview: whole(head.preview) };
}

/** Line ends as everywhere here; signs that no mail can show, and those that mark tags while importing, are gone. */
function normalized(mjml: string, report: ReportLoss): string {
  const lines = mjml.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are taken out
  const clean = lines.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ue000\ue001]/g, "");
  if (clean !== lines) report("signs", 1);
  const read = clean.slice(0, MOST_SIGNS);
  if (read !== clean) report("tooLong", placesIn(read)(MOST_SIGNS), { most: MOST_SIGNS });
  return withoutStyles(read);
}

/** Braces of style sheets are no merge tags. Everything keeps its place. */
function withoutStyles(text: string): string {
  const ends = new Map([
    ["style", /<\/style/gi],
    ["mj-style", /<\/mj-style/gi],
  ]);
  let result = "";
  let at = 0;
  for (const { 0: tag, 1: name = "", index } of text.matchAll(/<(mj-style|style)\b[^>]{0,500}>/gi)) {
    const end = ends.get(name.toLowerCase());
    if (index < at || end === undefined) continue;
    end.lastIndex = index + tag.length;
    const until = end.exec(text)?.index;
    if (until === undefined) ends.delete(name.toLowerCase());
    else {
      result += text.slice(at, index + tag.length) + text.slice(index + tag.length, until).replace(/[^\n]/g, " ");
      at = until;
    }
  }
  return result + text.slice(at);
}

function localeOf(root: SourceElement | undefined, report: ReportLoss): string {
  const written = root?.attributes.lang ?? "en";
  if (isLocale(written) && /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(written)) return written;
  report("language", root?.line ?? 1, { lang: written });
  return "en";
}

function settingsOf(head: Head, body: SourceElement | undefined, site: Importing): TemplateOf<"email">["settings"] {
  const { locale, report } = site;
  const subject = lineOf(head.title, site);
  if (subject.length === 0) report("noTitle", head.title?.line ?? 1);
  const preheader = lineOf(head.preview, site);
  if (body !== undefined) reportStyles(body, ["width"], site);
  const width =
    Math.round(Number.parseFloat((body === undefined ? "" : attributesOf(body, site.defaults).width) ?? "")) || 600;
  const fitting = Math.min(800, Math.max(320, width));
  if (fitting !== width) report("width", body?.line ?? 1, { written: width, width: fitting });
  return {
    subject: { [locale]: subject },
    ...(preheader.length === 0 ? {} : { preheader: { [locale]: preheader } }),
    ...(fitting === 600 ? {} : { width: fitting }),
  };
}

const lineOf = (element: SourceElement | undefined, site: Importing): RichText =>
  element === undefined ? [] : plainTextOf(wordsIn(element.children), element.line, site).runs.slice(0, 500);

function nameOf(title: SourceElement | undefined): string {
  const words =
    title === undefined
      ? ""
      : wordsIn(title.children)
          .replace(/\ue000\d+\ue001/g, "")
          .replace(/\s+/g, " ")
          .trim();
  return words === "" ? "Imported mail" : words.slice(0, 200);
}

/** Of a document without a body, everything but its head. */
const looseContent = (nodes: readonly SourceNode[]): readonly SourceNode[] =>
  nodes.filter((node) => !isElement(node) || node.name !== "mj-head");

/** As many blocks beside each other as a template holds. */
function limited(blocks: readonly Block[], report: ReportLoss): readonly Block[] {
  const beyond = blocks.length - MOST_BLOCKS;
  if (beyond > 0) report("tooManyBlocks", { line: 1, column: 1 }, { most: MOST_BLOCKS, left: beyond });
  return blocks.slice(0, MOST_BLOCKS).map((one) => {
    if (one.slots === undefined) return one;
    const slots = Object.entries(one.slots).map(([name, inside]) => [name, limited(inside, report)] as const);
    return { ...one, slots: Object.fromEntries(slots) };
  });
}
