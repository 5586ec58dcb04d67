/** Calls by a voice: what is read out, and what the keys of the telephone do. */

import type { Drawing } from "../blocks/draw.ts";
import type { MenuChoice, Piece } from "../blocks/piece.ts";
import type { CompiledVoice } from "../model/channel.ts";
import { diagnostic, type TemplateDiagnostic } from "../model/diagnostic.ts";
import type { CompiledPart, CompiledTemplate, SendableMessage } from "../model/message.ts";
import type { TemplateOf } from "../model/template.ts";
import type { RichText, Run } from "../model/text.ts";
import { part, reportAt, type Said, saidBy, underCondition, writeRuns } from "./content.ts";
import { blank, type Finished, singleLine, type Texts } from "./finished.ts";
import { element, strayMarkup } from "./ssml.ts";

const KEY_SECONDS = 5;

type Menu = Said<Piece & { piece: "menu" }>;

export function voiceParts(
  { root, settings }: TemplateOf<"voice">,
  drawing: Drawing,
): Pick<CompiledTemplate, "parts" | "channel"> {
  const { locale } = drawing;
  const said = saidBy(root, drawing);
  const menu = said.find((one): one is Menu => one.piece.piece === "menu");
  const spoken = said.map((one) => underCondition(spokenBy(one, drawing), one)).join("");
  const { voices = {}, ratePercent = 100, keySeconds = KEY_SECONDS } = settings;
  const paced = ratePercent === 100 ? spoken : element("prosody", { rate: `${ratePercent}%` }, spoken);
  const speak = { version: "1.1", xmlns: "http://www.w3.org/2001/10/synthesis", "xml:lang": locale };
  const voice = Object.hasOwn(voices, locale) ? voices[locale] : undefined;
  const choices = menu === undefined ? [] : menu.piece.choices;
  if (menu !== undefined) distinct(menu, drawing);
  const channel: CompiledVoice = {
    kind: "voice",
    language: locale,
    ...(voice === undefined ? {} : { voice }),
    ...(menu === undefined
      ? {}
      : { menu: { seconds: keySeconds, choices: choices.map(({ key, intent }) => ({ key, intent })) } }),
  };
  return {
    parts: {
      ssml: part("ssml", element("speak", speak, paced)),
      ...(menu === undefined ? {} : labelsOf(menu, drawing)),
    },
    channel,
  };
}

/** A paragraph with a sentence for each line. */
function spokenBy(said: Said, drawing: Drawing): string {
  const { piece } = said;
  switch (piece.piece) {
    case "title":
    case "text":
      return paragraph(linesOf(piece.runs), piece.at, said, drawing);
    case "menu":
      return element("p", {}, piece.choices.map(({ spoken, at }) => sentence(spoken, at, said, drawing)).join(""));
    case "rule":
      return element("break", { strength: "strong" }, "");
    default:
      return "";
  }
}

function paragraph(lines: readonly RichText[], at: string, said: Said, drawing: Drawing): string {
  const sentences = lines.map((runs) => sentence(runs, at, said, drawing)).join("");
  return sentences === "" ? "" : element("p", {}, sentences);
}

function sentence(runs: RichText, at: string, said: Said, drawing: Drawing): string {
  for (const words of wordsIn(runs)) unspeakable(words, at, said, drawing);
  const source = writeRuns(runs, "ssml", at, said, drawing);
  return source === "" ? "" : element("s", {}, source);
}

function linesOf(runs: RichText): readonly RichText[] {
  const lines: Run[][] = [[]];
  for (const run of runs) {
    if ("br" in run) lines.push([]);
    else lines.at(-1)?.push(run);
  }
  return lines;
}

/** Everything that the author wrote, in all forms and cases. */
function wordsIn(runs: RichText): readonly string[] {
  return runs.flatMap((run): readonly string[] => {
    if ("t" in run) return [run.t];
    if ("var" in run) return run.fallback === undefined ? [] : [run.fallback];
    if ("plural" in run) return Object.values(run.forms).flatMap((form) => wordsIn(form as RichText));
    return "select" in run ? Object.values(run.cases).flatMap(wordsIn) : [];
  });
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are refused
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/;

/** XML cannot carry them, and whoever pasted them did not see them. Those in values are left out when they are merged. */
function unspeakable(words: string, at: string, said: Said, drawing: Drawing): void {
  const sign = CONTROL.exec(words)?.[0];
  if (sign === undefined) return;
  const code = `U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
  const says = `There is a control character (${code}) in this text, which no voice can read: remove it.`;
  reportAt({ ...said, pointer: `${said.pointer}/props/${at}` }, drawing, "voice.signs", says, { sign: code });
}

function distinct(menu: Menu, drawing: Drawing): void {
  menu.piece.choices.forEach(({ key }, index) => {
    if (menu.piece.choices.findIndex((other) => other.key === key) === index) return;
    const says = `The key ${key} is taken already: give this choice another key.`;
    reportAt({ ...menu, pointer: `${menu.pointer}/props/choices/${index}/key` }, drawing, "voice.menu", says, { key });
  });
}

/** What each key is for, as text, for the host's own records; and whether the menu is there. */
function labelsOf(menu: Menu, drawing: Drawing): Readonly<Record<string, CompiledPart>> {
  const label = ({ label: runs, at }: MenuChoice) => writeRuns(runs, "header", at, menu, drawing);
  return {
    menu: part("text", underCondition("shown", menu)),
    ...Object.fromEntries(menu.piece.choices.map((choice, index) => [`menu.${index}`, part("text", label(choice))])),
  };
}

export function finishVoice({ language, voice, menu }: CompiledVoice, texts: Texts): Finished {
  const ssml = texts.ssml ?? "";
  const shown = menu === undefined || singleLine(texts.menu) === "" ? undefined : menu;
  const choices = (shown?.choices ?? []).map((choice, index) => ({
    ...choice,
    label: singleLine(texts[`menu.${index}`]),
  }));
  const parts: SendableMessage["parts"] = {
    language,
    ...(voice === undefined ? {} : { voice }),
    ...(shown === undefined ? {} : { menu: { seconds: shown.seconds, choices } }),
  };
  return {
    members: { ssml, parts },
    problems: [
      ...blank("The call", "ssml", ssml.replace(/<[^>]*>/g, "")),
      ...choices.flatMap(({ key, label }, index) => blank(`What the key ${key} is for`, `menu.${index}`, label)),
      ...stray(ssml),
    ],
    warnings: [],
  };
}

function stray(ssml: string): readonly TemplateDiagnostic[] {
  const found = strayMarkup(ssml);
  if (found === undefined) return [];
  const says = `The speech has markup that is not allowed (${found}): remove it from the block that writes it.`;
  return [diagnostic("voice.ssml", "/parts/ssml", says, { markup: found })];
}
