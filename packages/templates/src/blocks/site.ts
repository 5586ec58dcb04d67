/** What a renderer of a block works with: its props, the language, the look, and sources of texts and values. */

import { type Colors, classOf, cssText, declarationsOf, type StyleName } from "../brand/css.ts";
import type { Look } from "../brand/look.ts";
import type { LinkRules } from "../escape/links.ts";
import { directionOf } from "../format/locales.ts";
import type { Block, JsonValue } from "../model/block.ts";
import { diagnostic, type TemplateDiagnostic } from "../model/diagnostic.ts";
import type { TemplateKind } from "../model/kind.ts";
import type { Link, Locale, RichText, Text, ValueFormat, ValuePath } from "../model/text.ts";
import type { VariableSchema } from "../model/variables.ts";
import { linkTarget } from "../text/linkTarget.ts";
import { apart, textSource } from "../text/source.ts";
import { argumentOf, formatOf, pathSource, tagOf, type ValueSite, valueExpression } from "../text/values.ts";
import { type TextContext, wordsSource } from "../text/words.ts";
import { attributeSource, plainRuns } from "./attribute.ts";
import { readIn } from "./labels/labels.ts";
import type { MjmlNode } from "./mjmlNode.ts";
import type { Props } from "./props.ts";

/** What is the same for all blocks of one compilation. */
export interface Setting {
  readonly kind: TemplateKind;
  readonly locale: Locale;
  readonly variables: VariableSchema;
  readonly look: Look;
  readonly links?: LinkRules;
  readonly handlebars?: boolean;
  readonly report: (found: TemplateDiagnostic) => void;
  /** An image or the like that the message points to. */
  readonly asset: (url: string) => void;
}

export interface BlockSite {
  readonly block: Block;
  readonly props: Props;
  readonly kind: TemplateKind;
  readonly locale: Locale;
  readonly direction: "ltr" | "rtl";
  readonly look: Look;
  /** The merge context as it is declared. */
  readonly variables: VariableSchema;
  /** The source of a text of the props, for the channel; nothing where there is none. `at` is where in the props it stands. */
  readonly text: (text: JsonValue | undefined, at: string) => string;
  /** The tag of a value, by its format; nothing where the path is not given. */
  readonly value: (path: JsonValue | undefined, format?: ValueFormat) => string;
  /** The same as it stands, for an attribute: without its format, and without what keeps it in order in a text from the right. */
  readonly bare: (path: JsonValue | undefined) => string;
  /** A path as an expression, for `#if`; `undefined` where it is not given or leads nowhere. */
  readonly path: (path: JsonValue | undefined) => string | undefined;
  /** A part that is shown for each row of a list; `undefined` paths are no list and show nothing. */
  readonly each: (list: JsonValue | undefined, row: (inRow: this) => string, none?: string) => string;
  /** How a value is shown. */
  readonly format: (path: JsonValue | undefined, format?: ValueFormat) => ValueFormat;
  /** Words that are no text of the props: escaped for the channel. */
  readonly words: (words: string) => string;
}

/** For HTML: pages, letters, and the texts inside of mails. */
export interface PageSite extends BlockSite {
  /** The value of `href` or `src`, escaped; `undefined` where there is no link. */
  readonly href: (link: JsonValue | undefined) => string | undefined;
  /** The same for a picture, which is then among the assets of the message. */
  readonly src: (link: JsonValue | undefined) => string | undefined;
  /** A text without marks, for a quoted attribute. Values in it are shown as they stand. */
  readonly attribute: (text: JsonValue | undefined, at: string) => string;
  /** ` class="..."`, in a mail with ` style="..."` as well. */
  readonly style: (name: StyleName) => string;
  /** What stands in a slot. */
  readonly slot: (name: string) => string;
  /** Whether styles are written into elements. */
  readonly mail: boolean;
  /** A name for an element, its own in the whole document. */
  readonly id: (part: string) => string;
}

export interface MailSite extends Omit<PageSite, "slot"> {
  readonly elements: (slot: string) => readonly MjmlNode[];
  readonly markup: () => string;
}

export interface PlainSite extends BlockSite {
  /** A link as it is read; `undefined` where there is none. */
  readonly url: (link: JsonValue | undefined) => string | undefined;
  /** A value in a column of so many signs, figures at its end. */
  readonly padded: (path: JsonValue | undefined, format: ValueFormat | undefined, width: number) => string;
  readonly slot: (name: string) => string;
}

/** Formats whose values are compared digit by digit, and so stand at the end of their column. */
export const isFigure = (format: ValueFormat): boolean =>
  format === "money" || format === "number" || format === "percent";

/** What the three kinds of sites share, for a block at a place. */
function blockSite(
  setting: Setting,
  at: Place,
  context: TextContext,
  mail = false,
): BlockSite & { readonly values: ValueSite } {
  const { block, props, pointer, row } = at;
  const { locale, look, kind, variables, report } = setting;
  const values: ValueSite = {
    variables,
    pointer,
    report: (found) => report({ ...found, blockId: block.id }),
    ...(row === undefined ? {} : { row }),
  };
  const linkAttributes = mail ? styleText("link", look, directionOf(locale)) : "";
  const printed = kind === "letter" && context === "html" ? { printed: true as const } : {};
  const site: BlockSite & { readonly values: ValueSite } = {
    values,
    block,
    props,
    kind,
    locale,
    direction: directionOf(locale),
    look,
    variables,
    text: (text, name) => {
      const runs = runsOf(text, locale, `${pointer}/props/${name}`, values.report);
      if (runs === undefined) return "";
      const where = {
        ...values,
        ...setting,
        context,
        pointer: `${pointer}/props/${name}/${locale}`,
        linkAttributes,
        ...printed,
      };
      const { source, problems } = textSource(runs, where);
      for (const found of problems) values.report(found);
      return source;
    },
    value: (path, format) => {
      if (typeof path !== "string" || path === "") return "";
      const value = valueExpression(path, format, values);
      if (value === undefined) return "";
      const { before, after } = apart(value.format, locale, context === "html");
      return `${before}${tagOf(value)}${after}`;
    },
    bare: (path) => {
      if (typeof path !== "string" || path === "") return "";
      const value = valueExpression(path, "text", values);
      return value === undefined ? "" : tagOf(value);
    },
    path: (path) => (typeof path === "string" && path !== "" ? pathSource(path, values) : undefined),
    each: () => "",
    format: (path, format) => (typeof path === "string" ? formatOf(path, format, values) : "text"),
    words: (words) => wordsSource(words, context),
  };
  return site;
}

/** Where a block is drawn. */
export interface Place {
  readonly block: Block;
  readonly props: Props;
  /** Of the block in the template. */
  readonly pointer: string;
  readonly row?: ValuePath;
}

/** The runs of a locale. A text without them is reported, and never replaced by one in another language. */
export function runsOf(
  text: JsonValue | undefined,
  locale: Locale,
  pointer: string,
  report: (found: TemplateDiagnostic) => void,
): RichText | undefined {
  if (typeof text !== "object" || text === null || Array.isArray(text)) return undefined;
  const all = text as unknown as Text;
  if (Object.keys(all).length === 0) return undefined;
  const read = readIn(all, locale);
  const runs = Object.hasOwn(all, read) ? all[read] : undefined;
  if (runs === undefined) report(untranslated(all, locale, pointer));
  return runs;
}

export function untranslated(text: Text, locale: Locale, pointer: string): TemplateDiagnostic {
  const says = `There is no text in "${locale}" here: translate it, or leave the text out in every language.`;
  return diagnostic("text.untranslated", pointer, says, { locale, known: Object.keys(text) });
}

/** Mail programs know sides of a page, not of a text, so these are worked out for the language. */
function styleText(name: StyleName, look: Look, mail: "ltr" | "rtl" | undefined): string {
  if (mail === undefined) return ` class="${classOf(name)}"`;
  const [start, end] = mail === "ltr" ? ["left", "right"] : ["right", "left"];
  const css = cssText(declarationsOf(name, look.light as Colors, look))
    .replace("text-align:start", `text-align:${start}`)
    .replace("text-align:end", `text-align:${end}`)
    .replace(/padding:(\S+) (\S+) (\S+) ([^;]+)/, mail === "ltr" ? "$&" : "padding:$1 $4 $3 $2");
  return ` class="${classOf(name)}" style="${css}"`;
}

/** The loop around what a row shows. The site of the row is made by `inRow`. */
function loop<S extends BlockSite>(site: S & { values: ValueSite }, inRow: (row: ValuePath) => S): S["each"] {
  return ((list: JsonValue | undefined, row: (inner: S) => string, none = "") => {
    if (typeof list !== "string" || list === "") return "";
    const path = pathSource(list, site.values);
    if (path === undefined) return "";
    const otherwise = none === "" ? "" : `{{else}}${none}`;
    return `{{#each ${path}}}${row(inRow(list))}${otherwise}{{/each}}`;
  }) as S["each"];
}

export function pageSite(setting: Setting, at: Place, slot: (name: string) => string, mail = false): PageSite {
  const base = blockSite(setting, at, "html", mail);
  const href = (link: JsonValue | undefined, found: (url: string) => void = () => {}): string | undefined => {
    if (typeof link !== "object" || link === null) return undefined;
    const target = linkTarget(link as unknown as Link, base.values, setting.links);
    if (target === undefined) return undefined;
    if (target.kind === "value") return `{{${target.source}}}`;
    found(target.url);
    return wordsSource(target.url, "html");
  };
  return {
    ...base,
    mail,
    slot,
    style: (name) => styleText(name, setting.look, mail ? base.direction : undefined),
    id: (part) => `${at.block.id}-${part}`,
    href: (link) => href(link),
    src: (link) => href(link, setting.asset),
    attribute: (text, name) => {
      const pointer = `${at.pointer}/props/${name}`;
      const runs = runsOf(text, setting.locale, pointer, base.values.report);
      return runs === undefined ? "" : attributeSource(plainRuns(runs), base.values);
    },
    each: loop(base as unknown as PageSite & { values: ValueSite }, (row) =>
      pageSite(setting, { ...at, row }, slot, mail),
    ),
  };
}

export function mailSite(
  setting: Setting,
  at: Place,
  elements: (slot: string) => readonly MjmlNode[],
  markup: (site: PageSite) => string,
): MailSite {
  const page = pageSite(setting, at, () => "", true);
  const { slot: _, ...rest } = page;
  return { ...rest, elements, markup: () => markup(page) } as MailSite;
}

export function plainSite(setting: Setting, at: Place, slot: (name: string) => string): PlainSite {
  const base = blockSite(setting, at, "text");
  return {
    ...base,
    slot,
    url: (link) => {
      if (typeof link !== "object" || link === null) return undefined;
      const target = linkTarget(link as unknown as Link, base.values, setting.links);
      if (target === undefined) return undefined;
      if (target.kind === "value") return `{{url ${target.source}}}`;
      return wordsSource(target.url.replace(/^(?:mailto|tel):/, ""), "text");
    },
    padded: (path, format, width) => {
      const value = typeof path === "string" ? valueExpression(path, format, base.values) : undefined;
      if (value === undefined) return "";
      return `{{pad ${argumentOf(value)} ${width}${isFigure(value.format) ? ' side="start"' : ""}}}`;
    },
    each: loop(base as unknown as PlainSite & { values: ValueSite }, (row) => plainSite(setting, { ...at, row }, slot)),
  };
}

/** Words for HTML that are neither props nor values, like a label of a brand. */
export const htmlWords = (words: string): string => wordsSource(words, "html");
