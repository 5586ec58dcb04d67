/**
 * What is pasted, as runs: words, three marks, links that may be shown, and line breaks. The markup is parsed into a document that belongs to
 * no window, so that nothing in it is run or fetched, and only what is named here is taken out of it.
 */

// biome-ignore-all lint/suspicious/noControlCharactersInRegex: lines end in several ways

import { byteLength, type Link, type LinkRules, type Marks, type RichText, type Run } from "@dunlin/templates";
import { LINK_ATTRIBUTE, RUN_ATTRIBUTE } from "./attributes.ts";
import { linkOfHref, linkRefusal, untracked } from "./links.ts";
import { readLink, readRun } from "./readRun.ts";
import { normalRuns } from "./runs.ts";
import { withoutUnseen } from "./signs.ts";
import { readRuns, type Tokens } from "./tokens.ts";

/** More than so many bytes are not taken: five megabytes. */
const PASTE_LIMIT = 5 * 1024 * 1024;

export interface Pasted {
  readonly html: string;
  readonly text: string;
}

export interface Dropped {
  /** Signs that steer or hide. */
  readonly signs: number;
  /** Links that must not be shown; their words are kept. */
  readonly links: number;
  readonly pictures: number;
  /** Parts that nobody saw where they come from. */
  readonly hidden: number;
}

export interface Cleaned {
  readonly runs: RichText;
  /** A token of a line of plain text that stands for nothing; all of it is taken as words. */
  readonly unknown?: string;
  readonly dropped: Dropped;
}

export interface CleanOptions {
  readonly links?: LinkRules | undefined;
  /** Whether a path is that of a value that may stand here. */
  readonly known?: (path: string) => boolean;
  /** What tokens of plain text stand for. */
  readonly tokens?: Tokens;
}

/** What a text takes, as the schema of templates has it. */
export const MOST = { characters: 20_000, runs: 500 } as const;

/** Why nothing of it is taken: more bytes than are looked at, or more words than a text has. */
export type TooMuch = "bytes" | "words";

export function cleaned({ html, text }: Pasted, options: CleanOptions = {}): Cleaned | TooMuch {
  if (tooMuch(html) || tooMuch(text)) return "bytes";
  const all = html.trim() === "" ? cleanText(text, options) : cleanHtml(html, options);
  const characters = all.runs.reduce((sum, run) => sum + ("t" in run ? run.t.length : 0), 0);
  return characters > MOST.characters || all.runs.length > MOST.runs ? "words" : all;
}

const tooMuch = (text: string): boolean => text.length > PASTE_LIMIT || byteLength(text) > PASTE_LIMIT;

/** Lines as they are, with what tokens stand for; `{{path}}` of a value that there is becomes that value, too. */
export function cleanText(text: string, { known = () => false, tokens }: CleanOptions = {}): Cleaned {
  const seen = withoutUnseen(text);
  const words = seen.text.replace(/\s+$/, "");
  const dropped = { ...NOTHING, signs: seen.dropped };
  const read =
    tokens !== undefined && /\{[^{}]+\}|<\d+>/.test(words)
      ? readRuns(words.replace(/\r\n?/g, "\n"), tokens, known)
      : undefined;
  if (read?.ok) return { runs: normalRuns(read.runs), dropped };
  const unknown = read !== undefined && /^[{<].+[}>]$/.test(read.token) ? { unknown: read.token } : {};
  const lines = words.split(/\r\n|[\n\r\u000b\u000c\u0085\u2028\u2029]/);
  const runs = lines.flatMap((line, i): Run[] => [
    ...(i === 0 ? [] : [{ br: 1 } as const]),
    ...withValues(line, known),
  ]);
  return { runs: normalRuns(runs), dropped, ...unknown };
}

const NOTHING: Dropped = { signs: 0, links: 0, pictures: 0, hidden: 0 };

function withValues(line: string, known: (path: string) => boolean): readonly Run[] {
  return line.split(/(\{\{\s*[\w.[\]]+\s*\}\})/).map((part): Run => {
    const path = /^\{\{\s*([\w.[\]]+)\s*\}\}$/.exec(part)?.[1];
    return path !== undefined && known(path) ? { var: path } : { t: part.replaceAll("\t", " ") };
  });
}

function cleanHtml(html: string, options: CleanOptions): Cleaned {
  const { body } = new DOMParser().parseFromString(quiet(html), "text/html");
  const taking = new Taking(options);
  // Blanks are as they are in what an editor of texts has copied.
  taking.children(body, {}, body.querySelector("[data-pm-slice]") !== null);
  return taking.result();
}

/** Stands before names of attributes and is taken off again; no text has it. */
const QUIET = "\u{F0003}";

/**
 * Markup whose styles and handlers are none. They would do nothing in a document without a window, but a page with a strict policy reports
 * each of them to its host.
 */
const quiet = (html: string): string =>
  html
    .replaceAll(QUIET, "")
    .replace(/<(\/?)style(?=[\s/>])/gi, "<$1noframes")
    .replace(/(?:style|on[a-z]+)(?=\s*=)/gi, `${QUIET}$&`);

const loud = (text: string): string => text.replaceAll(QUIET, "");

/** Elements of which nothing is taken. Those of Word have a prefix. */
const NOTHING_IN =
  /^(?:script|style|template|noscript|title|head|meta|link|base|iframe|frame|frameset|noframes|object|embed|applet|svg|math|canvas|video|audio|map|select|datalist|input|textarea|xml|(?:w|m|v|st1):.*)$/;
/** The sign that leads to a remark of Word. */
const REMARK = /(?:^|\s)msocomanchor(?:\s|$)/i;
const PICTURE = /^(?:img|picture|image)$/;

/** Elements that stand on lines of their own. */
const LINES =
  /^(?:p|div|h[1-6]|ul|ol|li|dl|dt|dd|blockquote|pre|table|caption|tr|section|article|header|footer|main|aside|nav|address|figure|figcaption|hr|form|fieldset|details|summary)$/;
const CELL = /^t[dh]$/;

/** The walk over a parsed document, and what it has found so far. */
class Taking {
  readonly #options: CleanOptions;
  readonly #runs: Run[] = [];
  readonly #dropped = { ...NOTHING } as { -readonly [K in keyof Dropped]: number };
  /** How much more a text takes; there is no use in what comes after that. */
  #characters = MOST.characters;
  #others = MOST.runs;
  /** What has to stand before the next words: white space that is not there yet, or line ends. */
  #blank = false;
  #lines = 0;
  /** Of the item of a list whose words have not come yet. */
  #sign = "";

  constructor(options: CleanOptions) {
    this.#options = options;
  }

  result = (): Cleaned => ({ runs: normalRuns(this.#runs), dropped: this.#dropped });

  children(element: Element, marks: Marks, pre: boolean): void {
    for (const node of element.childNodes) {
      if (this.#characters < 0 || this.#others < 0) return;
      if (node.nodeType === 3) this.#words(node.nodeValue ?? "", marks, pre);
      else if (node.nodeType === 1) this.#element(node as Element, marks, pre);
    }
  }

  #element(element: Element, marks: Marks, pre: boolean): void {
    const name = element.localName;
    if (PICTURE.test(name)) this.#dropped.pictures += 1;
    if (PICTURE.test(name) || NOTHING_IN.test(name) || isRemark(element)) return;
    if (isHidden(element)) {
      if ((element.textContent ?? "").trim() !== "") this.#dropped.hidden += 1;
      return;
    }
    const ofWord = wordSign(element);
    if (ofWord !== undefined) {
      if (ofWord === "") this.#blank = true;
      else this.#sign = ofWord;
      return;
    }
    const run = readRun(attribute(element, RUN_ATTRIBUTE));
    if (run !== undefined) this.#put("var" in run ? { ...run, ...marks } : run);
    else if (name === "br") this.#lines += 1;
    else if (LINES.test(name)) {
      this.#newLine();
      if (name === "li") this.#sign = signOf(element);
      if (isEmptyLine(element)) this.#lines += 1;
      else this.children(element, marks, pre || name === "pre");
      this.#newLine();
    } else {
      if (CELL.test(name)) this.#blank = true;
      this.children(element, this.#marksIn(element, marks), pre || /pre/.test(styleOf(element, "white-space")));
    }
  }

  #marksIn(element: Element, marks: Marks): Marks {
    const name = element.localName;
    const weight = styleOf(element, "font-weight");
    const bold = weight === "" ? /^(?:b|strong)$/.test(name) || marks.b : /^(?:bold(?:er)?|[6-9]00)$/.test(weight);
    const slant = styleOf(element, "font-style");
    const italic = slant === "" ? /^(?:i|em)$/.test(name) || marks.i : /italic|oblique/.test(slant);
    const link = name === "a" ? this.#link(element) : undefined;
    const drawn = /underline/.test(styleOf(element, "text-decoration") + styleOf(element, "text-decoration-line"));
    const under = link === undefined && marks.a === undefined && (name === "u" || drawn || marks.u);
    return {
      ...(bold === true && { b: true }),
      ...(italic === true && { i: true }),
      ...(under === true && { u: true }),
      ...((link ?? marks.a) && { a: (link ?? marks.a) as Link }),
    };
  }

  #link(element: Element): Link | undefined {
    const own = readLink(attribute(element, LINK_ATTRIBUTE));
    if (own !== undefined && linkRefusal(own, this.#options.links) === undefined) return own;
    const href = attribute(element, "href");
    // A place on the page that it comes from is no link here, and nothing to tell.
    if (own === undefined && (href === null || href.trim() === "" || href.startsWith("#"))) return undefined;
    const link = href === null ? undefined : linkOfHref(untracked(href), this.#options.links);
    if (link === undefined) this.#dropped.links += 1;
    return link;
  }

  #words(words: string, marks: Marks, pre: boolean): void {
    const { text, dropped } = withoutUnseen(loud(words));
    this.#dropped.signs += dropped;
    if (pre) {
      text.split(/\r\n|[\n\r]/).forEach((line, i) => {
        if (i > 0) this.#lines += 1;
        if (line !== "") this.#put({ t: line.replaceAll("\t", " "), ...marks });
      });
      return;
    }
    const [, before, inner, after] = /^([ \t\n\r\f]*)([\s\S]*?)([ \t\n\r\f]*)$/.exec(text) as RegExpExecArray;
    if (before !== "") this.#blank = true;
    if (inner === "") return;
    const all = withValues((inner as string).replace(/[ \t\n\r\f]+/g, " "), this.#options.known ?? (() => false));
    for (const run of all) if (!("t" in run) || run.t !== "") this.#put({ ...run, ...marks });
    if (after !== "") this.#blank = true;
  }

  #newLine(): void {
    if (this.#lines === 0 && this.#runs.length > 0) this.#lines = 1;
    this.#blank = false;
  }

  /** Line ends before the first words are none; more than one empty line is one. */
  #put(run: Run): void {
    const started = this.#runs.length > 0;
    if (started)
      for (let line = 0; line < Math.min(this.#lines, 2); line++) {
        this.#runs.push({ br: 1 });
        this.#others -= 1;
      }
    if (started && this.#lines === 0 && this.#blank) this.#pushBlank(run);
    if (this.#sign !== "") this.#runs.push({ t: `${this.#sign} ` });
    this.#sign = "";
    this.#lines = 0;
    this.#blank = false;
    this.#runs.push(run);
    if ("t" in run) this.#characters -= run.t.length;
    else this.#others -= 1;
  }

  /** A blank between words has the marks that both have. */
  #pushBlank(run: Run): void {
    const last = this.#runs.at(-1) as Marks;
    const next = run as Marks;
    const link = last.a !== undefined && JSON.stringify(last.a) === JSON.stringify(next.a) ? { a: last.a } : {};
    const both = (["b", "i", "u"] as const).filter((mark) => last[mark] === true && next[mark] === true);
    this.#runs.push({ t: " ", ...Object.fromEntries(both.map((mark) => [mark, true])), ...link });
  }
}

function attribute(element: Element, name: string): string | null {
  const value = element.getAttribute(name);
  return value === null ? null : loud(value);
}

/** What an element says of itself; rules of style sheets are not known here. */
function styleOf(element: Element, name: string): string {
  const style = loud(element.getAttribute(`${QUIET}style`) ?? "").toLowerCase();
  const values = [...style.replace(/\/\*.*?\*\//g, "").matchAll(/(?:^|;)\s*([\w-]+)\s*:\s*([^;]*)/g)];
  return (
    values
      .findLast(([, property]) => property === name)?.[2]
      ?.replace("!important", "")
      .trim() ?? ""
  );
}

const isRemark = (element: Element): boolean =>
  REMARK.test(element.className) || styleOf(element, "mso-special-character") === "comment";

/** The sign of an item of a list, as the reader saw it. */
function signOf(element: Element): string {
  const list = element.parentElement;
  if (styleOf(element, "list-style-type") === "none" || list === null) return "";
  if (list.localName !== "ol") return "•";
  const items = [...list.children].filter(({ localName }) => localName === "li");
  return `${Number(list.getAttribute("start") ?? 1) + items.indexOf(element)}.`;
}

/** What Word writes for signs of its own: that of an item of a list; empty for a tab; `undefined` where it is nothing such. */
function wordSign(element: Element): string | undefined {
  if (styleOf(element, "mso-tab-count") !== "") return "";
  if (styleOf(element, "mso-list") !== "ignore") return undefined;
  const sign = loud(element.textContent ?? "").trim();
  return /^\(?[\p{L}\p{N}.]+[.)]$/u.test(sign) ? sign : "•";
}

/** Word writes a blank into a line without words, so that it has a height. */
const isEmptyLine = ({ localName, textContent, childNodes }: Element): boolean =>
  localName === "p" && childNodes.length > 0 && /^\s*\u00a0\s*$/.test(textContent ?? "");

function isHidden(element: Element): boolean {
  if (element.hasAttribute("hidden")) return true;
  // What was deleted and is only kept to be shown as a change, and what colleagues remark on it.
  if (element.localName === "del" || /^comment/.test(styleOf(element, "mso-element"))) return true;
  return (
    styleOf(element, "mso-hide") === "all" ||
    styleOf(element, "display") === "none" ||
    /^(?:hidden|collapse)$/.test(styleOf(element, "visibility")) ||
    /^0(?:\.0+)?(?:px|pt|em|rem|%)?$/.test(styleOf(element, "font-size")) ||
    /^0(?:\.0+)?%?$/.test(styleOf(element, "opacity")) ||
    styleOf(element, "color") === "transparent"
  );
}
