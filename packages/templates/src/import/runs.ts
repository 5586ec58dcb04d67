/** Texts of the source as runs. */

import { compileMerge } from "../merge/merge.ts";
import type { Marks, RichText, Run } from "../model/text.ts";
import { sketchHelpers } from "../text/layout.ts";
import { type Atom, flatten } from "./atoms.ts";
import type { Importing } from "./importing.ts";
import type { SourceNode } from "./source.ts";

export interface ReadText {
  readonly runs: RichText;
  /** Whether something of the source is not in them: a picture, a table, a link or an emphasis under a condition. */
  readonly whole: boolean;
}

/** The runs of some nodes, with everything in them that runs can say. */
export function readText(nodes: readonly SourceNode[], line: number, site: Importing): ReadText {
  const { atoms, beyond } = flatten(nodes, site);
  const writing: Writing = { runs: [], whole: beyond === undefined, line, site };
  for (let at = 0; at < atoms.length; ) at = writeAtom(atoms, at, writing);
  return { runs: trimmed(writing.runs), whole: writing.whole };
}

interface Writing {
  readonly runs: Run[];
  whole: boolean;
  readonly line: number;
  readonly site: Importing;
}

function writeAtom(atoms: readonly Atom[], at: number, writing: Writing): number {
  const atom = atoms[at] as Atom;
  if (atom.kind === "words") writeWords(atom.text, atom.marks, writing.runs);
  else if (atom.kind === "break") writeBreak(atom.lines, atom.soft, writing.runs);
  else if (atom.tag.kind === "open") {
    const end = endOf(atoms, at) ?? atoms.length - 1;
    writeBlock(atoms.slice(at, end + 1), writing);
    return end + 1;
  } else if (atom.tag.run === undefined) writing.whole = false;
  else writeValue(atom.tag.run, atom.marks, writing);
  return at + 1;
}

/** The place of the tag that ends a block; `undefined` where it is not in this text. */
function endOf(atoms: readonly Atom[], at: number): number | undefined {
  let depth = 0;
  for (let end = at; end < atoms.length; end++) {
    const atom = atoms[end] as Atom;
    if (atom.kind !== "tag") continue;
    if (atom.tag.kind === "open") depth += 1;
    if (atom.tag.kind === "close" && --depth === 0) return end;
  }
  return undefined;
}

function writeValue(run: Run, marks: Marks, writing: Writing): void {
  if ("var" in run) {
    writing.runs.push({ ...run, ...marks });
    return;
  }
  if (!stands(run)) {
    lost(run, writing);
    return;
  }
  writing.site.needs.handlebars = true;
  if (marks.a !== undefined || isMarked(marks)) writing.whole = false;
  writing.runs.push(run);
}

/** Whether a run can stand by itself: a tag of a row cannot, where the loop around it was left out. */
const stands = (run: Run): boolean =>
  !("hbs" in run) ||
  (run.hbs.length <= MOST_WORDS && compileMerge(run.hbs, { escape: "text", helpers: sketchHelpers() }).ok);

function lost(run: Run, { line, site }: Writing): void {
  const tag = "hbs" in run ? run.hbs.slice(0, 200) : "";
  site.report("looseTag", line, { tag });
}

const isMarked = ({ b, i, u }: Marks): boolean => b === true || i === true || u === true;

/** A block in a text is raw Handlebars, which has words and tags, and nothing else. */
function writeBlock(atoms: readonly Atom[], writing: Writing): void {
  let source = "";
  for (const atom of atoms) {
    if (atom.kind === "break") {
      writing.whole = false;
      source += " ";
      continue;
    }
    if (atom.marks.a !== undefined || isMarked(atom.marks)) writing.whole = false;
    if (atom.kind === "tag") source += atom.tag.text;
    else {
      const words = plainWords(atom.text);
      if (words !== collapsed(atom.text)) writing.whole = false;
      source += words;
    }
  }
  if (!stands({ hbs: source })) {
    writing.whole = false;
    writeUndecided(atoms, writing);
    return;
  }
  writing.site.needs.handlebars = true;
  writing.runs.push({ hbs: source });
}

/** The words of a block that cannot stand, under a condition on which nobody has decided. */
function writeUndecided(atoms: readonly Atom[], { runs, site }: Writing): void {
  const [first] = atoms;
  if (first?.kind !== "tag") return;
  const { tag } = first;
  const name = site.undecided(tag.text);
  site.report("undecidedWords", tag, { tag: tag.text, became: name });
  const words = atoms.map((atom) => (atom.kind === "words" ? plainWords(atom.text) : " ")).join("");
  const room = MOST_WORDS - name.length * 2 - 20;
  for (let at = 0; at < words.length; at += room)
    runs.push({ hbs: `{{#if ${name}}}${words.slice(at, at + room).replace(/\\$/, "")}{{/if}}` });
  site.needs.handlebars = true;
}

/** Braces would become tags, and a backslash would escape one. */
const plainWords = (text: string): string =>
  collapsed(text)
    .replace(/\{\{+/g, "{")
    .replace(/[\\{]+$/, "");

const collapsed = (text: string): string => text.replace(/[\t\r\n\f ]+/g, " ");

function writeWords(text: string, marks: Marks, runs: Run[]): void {
  const last = runs.at(-1);
  const atStart = last === undefined || "br" in last || ("t" in last && last.t.endsWith(" "));
  const words = atStart ? collapsed(text).replace(/^ /, "") : collapsed(text);
  if (words === "") return;
  if (last !== undefined && "t" in last && sameMarks(last, marks))
    runs[runs.length - 1] = { ...last, t: last.t + words };
  else runs.push({ t: words, ...marks });
}

const sameMarks = (a: Marks, b: Marks): boolean =>
  a.b === b.b && a.i === b.i && a.u === b.u && JSON.stringify(a.a) === JSON.stringify(b.a);

function writeBreak(lines: 1 | 2, soft: boolean, runs: Run[]): void {
  trimEnd(runs);
  let there = 0;
  for (let at = runs.length - 1; at >= 0 && "br" in (runs[at] as Run); at--) there += 1;
  if (runs.length === 0 && soft) return;
  const wanted = soft ? Math.max(0, lines - there) : 1;
  for (let n = 0; n < wanted; n++) runs.push({ br: 1 });
}

function trimEnd(runs: Run[]): void {
  for (let last = runs.at(-1); last !== undefined && "t" in last; last = runs.at(-1)) {
    const words = last.t.replace(/ +$/, "");
    if (words === last.t) return;
    runs.pop();
    if (words !== "") runs.push({ ...last, t: words });
  }
}

/** Without breaks and blanks at both ends. */
function trimmed(runs: Run[]): RichText {
  const all = [...runs];
  for (let last = all.at(-1); last !== undefined; last = all.at(-1)) {
    const before = all.length;
    trimEnd(all);
    if (all.length > 0 && "br" in (all.at(-1) as Run)) all.pop();
    else if (all.length === before) break;
  }
  const first = all.findIndex((run) => !("br" in run));
  return first < 0 ? [] : all.slice(first).flatMap(inPieces);
}

/** Longer words than one run holds are several. */
function inPieces(run: Run): readonly Run[] {
  if (!("t" in run) || run.t.length <= MOST_WORDS) return [run];
  const pieces: Run[] = [];
  for (let rest = run.t; rest !== ""; ) {
    const cut = rest.slice(0, MOST_WORDS).replace(/[\ud800-\udbff]$/, "");
    pieces.push({ ...run, t: cut });
    rest = rest.slice(cut.length);
  }
  return pieces;
}

/** What the schema of a run of words allows. */
const MOST_WORDS = 20_000;

/** Whether some runs say anything. */
export const says = (runs: RichText): boolean => runs.some((run) => !("t" in run) || run.t.trim() !== "");

/** A text for an attribute or one line: no marks, and nothing that only elements can say. */
export function plainTextOf(text: string, line: number, site: Importing): ReadText {
  const { runs, whole } = readText([{ kind: "words", text, line }], line, site);
  return { runs, whole };
}
