/** WhatsApp: blocks become the ordered slots of a template that the platform approves before it may be sent. */

import type { Drawing } from "../blocks/draw.ts";
import type { Piece } from "../blocks/piece.ts";
import { withoutChatMarks } from "../escape/chatMarks.ts";
import { plainText } from "../escape/signs.ts";
import type { CompiledWhatsApp, WhatsAppComponent, WhatsAppSubmission } from "../model/channel.ts";
import { diagnostic } from "../model/diagnostic.ts";
import type { CompiledPart, CompiledTemplate } from "../model/message.ts";
import type { TemplateOf } from "../model/template.ts";
import type { RichText, Run } from "../model/text.ts";
import { type SlotValue, slotText } from "../text/slots.ts";
import { wordsSource } from "../text/words.ts";
import { sampleContext } from "../variables/samples.ts";
import { part, reportAt, type Said, saidBy, targetOf, writeRuns } from "./content.ts";
import { lengthOf, singleLine } from "./finished.ts";
import { exampleOf } from "./samples.ts";
import { checkBody } from "./whatsAppBody.ts";
import { buttonsOf } from "./whatsAppButtons.ts";
import { BODY, FOOTER, HEADER } from "./whatsAppLimits.ts";

type Parts = Readonly<Record<string, CompiledPart>>;
type Words = Said<Piece & { piece: "title" | "text" }>;
type Media = Said<Piece & { piece: "picture" | "file" }>;

export function whatsAppParts(
  template: TemplateOf<"whatsapp">,
  drawing: Drawing,
): Pick<CompiledTemplate, "parts" | "channel"> {
  const said = saidBy(template.root, drawing);
  unconditional(said, drawing);
  categorized(template.settings.category, drawing);
  const { header, media, body, footer } = arranged(said, drawing);
  const samples = sampleContext(template.variables);
  const top = header === undefined ? undefined : headerOf(header, samples, drawing);
  const picture = media === undefined ? undefined : mediaOf(media, samples, drawing);
  const middle = bodyOf(body, samples, drawing);
  const bottom = footer === undefined ? [] : footerOf(footer, drawing);
  const buttons = buttonsOf(said, template.settings, samples, drawing);
  const submission: WhatsAppSubmission = {
    name: nameOf(template, drawing),
    category: template.settings.category.toUpperCase() as WhatsAppSubmission["category"],
    language: languageOf(template, drawing),
    components: [
      ...(top?.components ?? picture?.components ?? []),
      ...middle.components,
      ...bottom,
      ...buttons.components,
    ],
  };
  const channel: CompiledWhatsApp = {
    kind: "whatsapp",
    submission,
    headerValues: top?.values ?? 0,
    bodyValues: middle.values,
    buttons: buttons.uses,
    ...(picture === undefined ? {} : { media: picture.media }),
  };
  return { parts: { ...top?.parts, ...picture?.parts, ...middle.parts, ...buttons.parts }, channel };
}

/** Source: Meta, "Authentication templates": their words are given, and hold nothing but a code. */
function categorized(category: TemplateOf<"whatsapp">["settings"]["category"], { report }: Drawing): void {
  if (category !== "authentication") return;
  const says =
    'The platform writes templates of the category "authentication" itself, for one-time codes: choose "utility" for what a debtor owes, or "marketing" for an offer.';
  report(diagnostic("whatsapp.category", "/settings/category", says, { category }));
}

/** What is approved has one wording, so nothing in it can come and go. */
function unconditional(said: readonly Said[], drawing: Drawing): void {
  const blocks = new Map(said.filter(({ open }) => open !== "").map((one) => [one.blockId, one]));
  const says =
    "A block with a condition cannot stand in a WhatsApp template, whose wording is approved: take the condition away, write a text by case, or make a second template.";
  for (const one of blocks.values()) reportAt(one, drawing, "whatsapp.condition", says);
}

interface Arranged {
  readonly header: Words | undefined;
  readonly media: Media | undefined;
  readonly body: readonly Words[];
  readonly footer: Words | undefined;
}

/** A heading, a picture or a file at the beginning is the header; small print at the end of a longer text is the footer. */
function arranged(said: readonly Said[], drawing: Drawing): Arranged {
  const [first] = said;
  const header = first?.piece.piece === "title" ? (first as Words) : undefined;
  const all = said.filter((one): one is Media => one.piece.piece === "picture" || one.piece.piece === "file");
  for (const late of all.filter((one) => one !== first)) {
    const says = "A picture or a file can only be the first block of a WhatsApp template: move it up, or remove it.";
    reportAt(late, drawing, "whatsapp.order", says);
  }
  const texts = said.filter((one): one is Words =>
    one !== first || header === undefined ? one.piece.piece === "title" || one.piece.piece === "text" : false,
  );
  const last = texts.at(-1);
  const footer = texts.length > 1 && last?.piece.piece === "text" && last.piece.small === true ? last : undefined;
  return {
    header,
    media: all.find((one) => one === first),
    body: footer === undefined ? texts : texts.slice(0, -1),
    footer,
  };
}

interface Made {
  readonly components: readonly WhatsAppComponent[];
  readonly values: number;
  readonly parts: Parts;
}

function headerOf(said: Words, samples: object, drawing: Drawing): Made {
  const { text, values } = slots(said.piece.runs, said, drawing);
  const line = singleLine(text);
  if (values.length > HEADER.values)
    reportAt(
      said,
      drawing,
      "whatsapp.variables",
      "The header shows at most one value: write the others into the body.",
      {
        most: HEADER.values,
        values: values.length,
      },
    );
  limited("The header", line, HEADER.length, said, drawing);
  const examples = examplesOf(values, samples, said, drawing);
  const example = examples.length === 0 ? {} : { example: { header_text: examples } };
  return {
    components: [{ type: "HEADER", format: "TEXT", text: line, ...example }],
    values: values.length,
    parts: partsOf("header", values),
  };
}

function bodyOf(all: readonly Words[], samples: object, drawing: Drawing): Made {
  const [first] = all;
  if (first === undefined) {
    const says = "The template has no text: add a text block, which becomes its body.";
    drawing.report(diagnostic("channel.empty", "/root", says, { part: "body" }));
    return { components: [], values: 0, parts: {} };
  }
  const runs = all.flatMap((said, index): RichText => [...(index === 0 ? [] : GAP), ...paragraph(said)]);
  // Each by itself for what is wrong in it, and all together for the numbers: a value that comes twice has one.
  for (const said of all) slots(said.piece.runs, said, drawing);
  const { text, values } = slots(runs, first, { ...drawing, report: () => {} }, "whatsapp");
  // No tabs and no runs of blanks or empty lines: the platform refuses a body with them.
  const body = text
    .replace(/[ \t]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
  limited("The body", body, BODY.length, first, drawing);
  checkBody(body, first, drawing);
  const examples = examplesOf(values, samples, first, drawing).map(withoutChatMarks);
  const example = examples.length === 0 ? {} : { example: { body_text: [examples] } };
  return {
    components: [{ type: "BODY", text: body, ...example }],
    values: values.length,
    parts: partsOf("body", values),
  };
}

const GAP: RichText = [{ br: 1 }, { br: 1 }];

/** Headings behind the first are bold lines. */
const paragraph = ({ piece }: Words): RichText =>
  piece.piece === "text"
    ? piece.runs
    : piece.runs.map((run): Run => ("t" in run || "var" in run ? { ...run, b: true } : run));

function footerOf(said: Words, drawing: Drawing): readonly WhatsAppComponent[] {
  const { text, values } = slots(said.piece.runs, said, drawing);
  const line = singleLine(text);
  const advice = "or move the block up: then it is a part of the body.";
  if (values.length > 0)
    reportAt(said, drawing, "whatsapp.variables", `The footer cannot show values: write it without, ${advice}`, {
      most: 0,
    });
  limited("The footer", line, FOOTER.length, said, drawing, advice);
  return line === "" ? [] : [{ type: "FOOTER", text: line }];
}

function mediaOf(
  said: Media,
  samples: object,
  drawing: Drawing,
): Pick<Made, "components" | "parts"> & Pick<Required<CompiledWhatsApp>, "media"> {
  const { piece } = said;
  const media = piece.piece === "picture" ? "image" : "document";
  const target = targetOf(piece.source, said, drawing);
  const source =
    target === undefined ? "" : target.kind === "fixed" ? wordsSource(target.url, "text") : `{{url ${target.source}}}`;
  if (target?.kind === "fixed" && media === "image") drawing.asset(target.url);
  const examples =
    target === undefined ? [] : examplesOf([{ slot: 1, source, path: undefined }], samples, said, drawing);
  const name =
    piece.piece === "file"
      ? { "header.name": part("text", writeRuns(piece.name, "header", piece.at, said, drawing)) }
      : {};
  return {
    media,
    components: [
      { type: "HEADER", format: media === "image" ? "IMAGE" : "DOCUMENT", example: { header_handle: examples } },
    ],
    parts: { "header.media": part("text", source), ...name },
  };
}

/** The words with numbers for values; what is wrong is reported. */
function slots(
  runs: RichText,
  said: Words,
  drawing: Drawing,
  marks?: "whatsapp",
): { text: string; values: readonly SlotValue[] } {
  const pointer = `${said.pointer}/props/${said.piece.at}/${drawing.locale}`;
  const { text, values, problems } = slotText(runs, { ...drawing, pointer, ...(marks === undefined ? {} : { marks }) });
  for (const found of problems) drawing.report({ ...found, blockId: said.blockId });
  return { text: plainText(text), values };
}

function limited(
  what: string,
  text: string,
  most: number,
  said: Said,
  drawing: Drawing,
  advice = "or split it.",
): void {
  const length = lengthOf(text);
  if (length <= most) return;
  const says = `${what} has ${length} characters, and the platform takes ${most}: shorten it, ${advice}`;
  reportAt(said, drawing, "channel.length", says, { length, most });
}

/** The examples that the platform wants; a value without one is reported. */
function examplesOf(values: readonly SlotValue[], samples: object, said: Said, drawing: Drawing): readonly string[] {
  return values.map(({ source }) => {
    const example = exampleOf(source, samples, drawing);
    if ("text" in example) return singleLine(example.text);
    const named = example.missing.map((path) => `"${path}"`).join(", ");
    const says =
      example.reason === undefined
        ? `The platform wants an example of each value: give ${named} an x-sample.`
        : `The x-sample of ${named} cannot be shown: ${example.reason}`;
    reportAt(said, drawing, "whatsapp.sample", says, { paths: example.missing });
    return "";
  });
}

const partsOf = (name: string, values: readonly SlotValue[]): Parts =>
  Object.fromEntries(values.map(({ slot, source }) => [`${name}.${slot}`, part("text", source)]));

/** Variants are other wordings, so each is a template of its own there. */
const nameOf = ({ settings: { templateName } }: TemplateOf<"whatsapp">, { variant }: Drawing): string =>
  variant === undefined ? templateName : `${templateName}_${variant.toLowerCase().replaceAll("-", "_")}`;

/** `pt_BR` for `pt-BR`, unless the settings give another code. */
function languageOf({ settings: { languageCodes = {} } }: TemplateOf<"whatsapp">, { locale, report }: Drawing): string {
  const code = Object.hasOwn(languageCodes, locale) ? String(languageCodes[locale]) : locale.replaceAll("-", "_");
  if (/^[a-z]{2,3}(?:_[A-Z]{2})?$/.test(code)) return code;
  const says = `"${code}" is no language code of the platform: give settings.languageCodes one for "${locale}", like "zh_HK".`;
  report(diagnostic("whatsapp.language", "/settings/languageCodes", says, { locale, code }));
  return code;
}
