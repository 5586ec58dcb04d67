/** Buttons of a WhatsApp template: links with at most one value at their end, numbers to call, and replies. */

import { plainRuns } from "../blocks/attribute.ts";
import type { Drawing } from "../blocks/draw.ts";
import type { Piece } from "../blocks/piece.ts";
import { checkLink } from "../escape/links.ts";
import { oneLine } from "../escape/signs.ts";
import type { WhatsAppButton, WhatsAppButtonUse, WhatsAppComponent } from "../model/channel.ts";
import type { CompiledPart } from "../model/message.ts";
import type { WhatsAppSettings } from "../model/settings.ts";
import { slotText } from "../text/slots.ts";
import { part, reportAt, type Said, targetOf } from "./content.ts";
import { lengthOf } from "./finished.ts";
import { exampleOf } from "./samples.ts";
import { BUTTONS } from "./whatsAppLimits.ts";

type Touched = Said<Piece & { piece: "action" | "reply" }>;

export interface Buttons {
  readonly components: readonly WhatsAppComponent[];
  readonly uses: readonly WhatsAppButtonUse[];
  readonly parts: Readonly<Record<string, CompiledPart>>;
}

/** A button, what it needs in each message, and the source of that. */
interface Button {
  readonly button: WhatsAppButton;
  readonly use?: WhatsAppButtonUse;
  readonly source?: string;
}

export function buttonsOf(
  said: readonly Said[],
  settings: WhatsAppSettings,
  samples: object,
  drawing: Drawing,
): Buttons {
  const touched = said.filter((one): one is Touched => one.piece.piece === "action" || one.piece.piece === "reply");
  const all = touched.flatMap((one, index): Button[] => {
    const text = labelOf(one, drawing);
    if (one.piece.piece === "reply") {
      const use = { index, type: "reply", payload: one.piece.intent } as const;
      return [{ button: { type: "QUICK_REPLY", text }, use }];
    }
    const button = linkButton(one as Said<Piece & { piece: "action" }>, index, text, settings, samples, drawing);
    return button === undefined ? [] : [button];
  });
  counted(touched, all, drawing);
  return {
    components: all.length === 0 ? [] : [{ type: "BUTTONS", buttons: all.map(({ button }) => button) }],
    uses: all.flatMap(({ use }) => (use === undefined ? [] : [use])),
    parts: Object.fromEntries(
      all.flatMap(({ use, source }) =>
        use === undefined || source === undefined ? [] : [[`button.${use.index}`, part("text", source)]],
      ),
    ),
  };
}

function labelOf(said: Touched, drawing: Drawing): string {
  const { label, at } = said.piece;
  const pointer = `${said.pointer}/props/${at}/${drawing.locale}`;
  const { text, values, problems } = slotText(plainRuns(label), { ...drawing, pointer });
  for (const found of problems) drawing.report({ ...found, blockId: said.blockId });
  const words = oneLine(text).trim();
  if (values.length > 0)
    reportAt(said, drawing, "whatsapp.variables", "The words on a button cannot show values: write them without.", {
      most: 0,
    });
  if (words === "")
    reportAt(said, drawing, "channel.empty", "The button has no words on it: give it a label.", { part: at });
  const length = lengthOf(words);
  if (length > BUTTONS.label) {
    const says = `The words on a button have ${length} characters, and the platform takes ${BUTTONS.label}: shorten them.`;
    reportAt(said, drawing, "channel.length", says, { length, most: BUTTONS.label });
  }
  return words;
}

function linkButton(
  said: Said<Piece & { piece: "action" }>,
  index: number,
  text: string,
  settings: WhatsAppSettings,
  samples: object,
  drawing: Drawing,
): Button | undefined {
  const { link } = said.piece;
  const target = targetOf(link, said, drawing);
  if (target === undefined) return undefined;
  if (target.kind === "fixed") {
    if (target.url.startsWith("tel:"))
      return { button: { type: "PHONE_NUMBER", text, phone_number: target.url.slice("tel:".length) } };
    if (target.url.startsWith("https:")) return { button: { type: "URL", text, url: target.url } };
    const says = "A button of WhatsApp opens a page or calls a number: give an https link or a telephone number.";
    reportAt(said, drawing, "whatsapp.link", says, { link: target.url });
    return undefined;
  }
  const path = link.to === "variable" ? link.var : "";
  const base = baseOf(path, settings, said, drawing);
  if (base === undefined) return undefined;
  const source = `{{url ${target.source}}}`;
  const example = sampleLink(path, source, base, samples, said, drawing);
  const button: WhatsAppButton = {
    type: "URL",
    text,
    url: `${base}{{1}}`,
    ...(example === undefined ? {} : { example: [example] }),
  };
  return { button, use: { index, type: "url", base }, source };
}

/** The fixed beginning of a link. It has its host and a slash behind it, so that no value can lead elsewhere. */
function baseOf(path: string, { linkBases = {} }: WhatsAppSettings, said: Said, drawing: Drawing): string | undefined {
  const written = Object.hasOwn(linkBases, path) ? linkBases[path] : undefined;
  const checked = written === undefined ? undefined : checkLink(written, drawing.links);
  if (checked?.ok && /^https:\/\/[^/]+\//.test(checked.value)) return checked.value;
  const says =
    written === undefined
      ? `A button leads to a fixed beginning with one value at its end: give settings.linkBases what every "${path}" begins with.`
      : `"${written}" is no beginning of a link: give an https link of an allowed host, like "https://pay.example.com/p/".`;
  reportAt(said, drawing, "whatsapp.link", says, { path });
  return undefined;
}

function sampleLink(
  path: string,
  source: string,
  base: string,
  samples: object,
  said: Said,
  drawing: Drawing,
): string | undefined {
  const example = exampleOf(source, samples, drawing);
  if ("text" in example && example.text.startsWith(base) && example.text.length > base.length) return example.text;
  const says = `The platform wants an example of the link: give "${path}" an x-sample that begins with "${base}" and goes on.`;
  reportAt(said, drawing, "whatsapp.sample", says, { paths: [path] });
  return undefined;
}

function counted(touched: readonly Touched[], all: readonly Button[], drawing: Drawing): void {
  const of = (type: WhatsAppButton["type"]) => all.filter(({ button }) => button.type === type).length;
  const over = (count: number, most: number, what: string): void => {
    const last = touched.at(-1);
    if (count <= most || last === undefined) return;
    const says = `There are ${count} ${what}, and the platform takes ${most}: remove some.`;
    reportAt(last, drawing, "whatsapp.buttons", says, { count, most });
  };
  over(touched.length, BUTTONS.all, "buttons");
  over(of("URL"), BUTTONS.url, "buttons that open a page");
  over(of("PHONE_NUMBER"), BUTTONS.phone, "buttons that call");
  const changes = touched.filter((one, index) => index > 0 && one.piece.piece !== touched[index - 1]?.piece.piece);
  const [, apart] = changes;
  if (apart !== undefined)
    reportAt(
      apart,
      drawing,
      "whatsapp.buttons",
      "Replies stand together: move them before or behind the other buttons.",
      {
        changes: changes.length,
      },
    );
}
