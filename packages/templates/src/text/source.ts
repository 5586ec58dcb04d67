/** Turns the runs of one locale into a source of merge tags for one context. */

import { escapeAttribute } from "../escape/escape.ts";
import type { LinkRules } from "../escape/links.ts";
import { plainText } from "../escape/signs.ts";
import { dateOrder } from "../format/dates.ts";
import { directionOf } from "../format/locales.ts";
import { diagnostic, type TemplateDiagnostic } from "../model/diagnostic.ts";
import type {
  Link,
  Locale,
  Marks,
  PluralRun,
  RichText,
  Run,
  SelectRun,
  ValueFormat,
  VariableRun,
  WordsRun,
} from "../model/text.ts";
import { variableAt } from "../variables/variables.ts";
import { branches, pluralBranches, pluralCall, selectBranches } from "./choices.ts";
import { handlebarsSource } from "./handlebars.ts";
import { linkTarget } from "./linkTarget.ts";
import { argumentOf, tagOf, type ValueExpression, type ValueSite, valueExpression } from "./values.ts";
import { literal, type TextContext, wordsSource } from "./words.ts";

/** Where a text stands, and what it may use there. */
export interface TextSite extends Omit<ValueSite, "report"> {
  readonly context: TextContext;
  readonly locale: Locale;
  /** Which fixed links may be shown. */
  readonly links?: LinkRules;
  /** Whether runs of raw Handlebars are permitted (`TemplatePolicy.handlebars`). */
  readonly handlebars?: boolean;
  /** Written into the start tag of each link of HTML, with a blank before it: ` style="color:#123456;"`. */
  readonly linkAttributes?: string;
  /** For paper: a link is followed by where it leads, since nobody can click it. */
  readonly printed?: true;
  /** No elements of HTML, not even around values: for titles, where they would be read as words. */
  readonly bare?: true;
}

export interface TextSource {
  /**
   * To be compiled with the escape context that bears the name of the text context (`html` also inside a `markup` document),
   * with the helpers of `templateHelpers`. Sources of one context can be joined.
   */
  readonly source: string;
  /** What is wrong; the run it was found in is left out of the source. */
  readonly problems: readonly TemplateDiagnostic[];
}

/**
 * The source whose merge is this text. Words come out as themselves in every context, whatever signs they have; values are shown
 * by their format. Marks and links are those of the context: elements in HTML, `words <link>` in plain text, words alone in one
 * line and in speech.
 */
export function textSource(runs: RichText, site: TextSite): TextSource {
  const problems: TemplateDiagnostic[] = [];
  const source = runsSource(runs, { ...site, report: (found) => void problems.push(found), count: undefined });
  return { source, problems };
}

/** A text under way. */
interface Writing extends TextSite, ValueSite {
  /** Of the plural around, whose count is shown as a number. */
  readonly count: string | undefined;
}

function runsSource(runs: RichText, writing: Writing): string {
  return linked(runs)
    .map(({ link, runs: same }) => {
      const label = same.map((run) => runSource(run, writing)).join("");
      return link === undefined ? label : linkSource(link, label, same, writing);
    })
    .join("");
}

interface Linked {
  readonly link: Link | undefined;
  readonly runs: readonly Run[];
}

/** Neighbors with one link are one link: a reader, and a screen reader, meets it once. */
function linked(runs: RichText): readonly Linked[] {
  const all: { link: Link | undefined; runs: Run[] }[] = [];
  for (const run of runs) {
    const link = "a" in run ? run.a : undefined;
    const last = all.at(-1);
    if (last !== undefined && JSON.stringify(last.link) === JSON.stringify(link)) last.runs.push(run);
    else all.push({ link, runs: [run] });
  }
  return all;
}

function runSource(run: Run, writing: Writing): string {
  const { context } = writing;
  if ("t" in run) return marked(wordsSource(run.t, context), run, context);
  if ("var" in run) return marked(variableSource(run, writing), run, context);
  if ("br" in run) return writing.bare === true ? " " : BREAKS[context];
  if ("plural" in run) return pluralSource(run, writing);
  if ("select" in run) return selectSource(run, writing);
  return handlebarsSource(run.hbs, writing);
}

const BREAKS: { readonly [C in TextContext]: string } = {
  html: "<br />",
  text: "\n",
  sms: "\n",
  header: " ",
  ssml: "<break/>",
};

function marked(source: string, { b, i, u }: Marks, context: TextContext): string {
  if (context !== "html" || source === "") return source;
  const underlined = u === true ? `<u>${source}</u>` : source;
  const leaning = i === true ? `<em>${underlined}</em>` : underlined;
  return b === true ? `<strong>${leaning}</strong>` : leaning;
}

function variableSource(run: VariableRun, writing: Writing): string {
  const fmt = run.fmt ?? (run.var === writing.count ? "number" : undefined);
  const value = valueExpression(run.var, fmt, writing);
  if (value === undefined) return "";
  const { fallback } = run;
  const { before, after } = around(value, run, writing);
  const words = fallback === undefined ? undefined : literal(plainText(fallback));
  if (before === "" && fallback === undefined) return tagOf(value);
  if (before === "" && words !== undefined) return `{{fallback ${argumentOf(value)} ${words}}}`;
  const shown = `${before}${tagOf(value)}${after}`;
  if (fallback === undefined && isRequired(run.var, writing)) return shown;
  const otherwise = fallback === undefined ? "" : `{{else}}${wordsSource(fallback, writing.context)}`;
  // Blank texts are missing as well, which #if alone would not see.
  return `{{#if (fallback ${value.path} "") includeZero=true}}${shown}${otherwise}{{/if}}`;
}

/**
 * What speech services are told. A date is in words, with the order of its parts, which Amazon Polly asks for; a time of day is not told,
 * since there `time` is a span of minutes and seconds. Sources: Amazon Polly, "say-as"; Google Cloud, "Speech Synthesis Markup Language".
 */
const SPOKEN: { readonly [format: string]: (locale: Locale) => string } = {
  money: () => `interpret-as="currency"`,
  date: (locale) => `interpret-as="date" format="${dateOrder(locale)}"`,
  phone: () => `interpret-as="telephone"`,
};

/** What stands around a value: how speech reads it, a link that leads where it says, its own direction in a text from the right. */
function around(value: ValueExpression, run: VariableRun, writing: Writing): { before: string; after: string } {
  const spoken = writing.context === "ssml" ? SPOKEN[value.format] : undefined;
  if (spoken !== undefined) return { before: `<say-as ${spoken(writing.locale)}>`, after: "</say-as>" };
  const markup = writing.context === "html" && writing.bare !== true;
  if (markup && value.format === "url" && run.a === undefined)
    return { before: `<a href="{{${value.path}}}"${writing.linkAttributes ?? ""}>`, after: "</a>" };
  return writing.context === "ssml" ? NOTHING : apart(value.format, writing.locale, markup);
}

const NOTHING = { before: "", after: "" } as const;

/** What keeps a value in order in a text from the right: an element of its own or, where there are none, a mark for left to right. */
export function apart(format: ValueFormat, locale: Locale, markup: boolean): { before: string; after: string } {
  if (directionOf(locale) === "ltr") return NOTHING;
  if (markup) return { before: "<bdi>", after: "</bdi>" };
  // Behind Arabic letters 4471-0098 is read as 0098-4471, and a plus sign changes sides (UAX 9, W2). Amounts and dates have their own marks.
  return format === "text" || format === "phone" ? { before: "\u200e", after: "" } : NOTHING;
}

const isRequired = (path: string, { variables }: ValueSite): boolean =>
  variableAt(variables, path)?.["x-required"] === true;

function pluralSource(run: PluralRun, writing: Writing): string {
  const count = valueExpression(run.plural, "text", writing);
  if (count === undefined) return "";
  const call = pluralCall(run, count.path);
  if (call !== undefined) return call;
  const inner: Writing = { ...writing, count: run.plural };
  return branches(pluralBranches(run, count.path), (form) => runsSource(form, inner), count.path);
}

function selectSource(run: SelectRun, writing: Writing): string {
  const value = valueExpression(run.select, "text", writing);
  if (value === undefined) return "";
  const found = selectBranches(run, value.path);
  if (found.unwritable !== undefined) {
    const says = `The case "${found.unwritable}" has both kinds of quotes or a backslash: choose another word for it.`;
    writing.report(diagnostic("text.path", writing.pointer, says, { value: found.unwritable }));
  }
  return branches(found.branches, (form) => runsSource(form, writing), undefined);
}

function linkSource(link: Link, label: string, runs: readonly Run[], writing: Writing): string {
  const { context, linkAttributes = "" } = writing;
  if (context === "header" || context === "ssml") return label;
  const target = linkTarget(link, writing, writing.links);
  if (target === undefined) return label;
  if (context === "html" && writing.printed !== true) {
    if (target.kind === "fixed") return `<a href="${escapeAttribute(target.url)}"${linkAttributes}>${label}</a>`;
    const shown = `<a href="{{${target.source}}}"${linkAttributes}>${label}</a>`;
    const sure = link.to === "variable" && isRequired(link.var, writing);
    return sure ? shown : `{{#if ${target.source}}}${shown}{{else}}${label}{{/if}}`;
  }
  const [only] = runs;
  if (target.kind === "value") {
    const url = `{{url ${target.source}}}`;
    const itself =
      link.to === "variable" && runs.length === 1 && only !== undefined && "var" in only && only.var === link.var;
    return itself ? url : `${label}{{#if ${target.source}}}${behind(url, context)}{{/if}}`;
  }
  const shown = target.url.replace(/^(?:mailto|tel):/, "").replace(/\?.*$/, link.to === "email" ? "" : "$&");
  const said = runs
    .map((run) => ("t" in run ? (run as WordsRun).t : ""))
    .join("")
    .trim();
  return shows(said, shown) ? label : `${label}${behind(wordsSource(shown, context), context)}`;
}

/** Whether a label says already where the link leads. */
const shows = (label: string, target: string): boolean => {
  const bare = (text: string) =>
    text
      .replace(/^https?:\/\//, "")
      .replace(/\/$/, "")
      .replace(/[\s()./-]/g, "")
      .toLowerCase();
  return bare(label) === bare(target);
};

/** A link after its words. Angle brackets keep the signs behind it apart (RFC 3986, appendix C); an SMS has no room for them. */
const behind = (url: string, context: TextContext): string =>
  context === "sms" ? ` ${url}` : context === "html" ? ` (${url})` : ` <${url}>`;
