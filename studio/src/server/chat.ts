/** A message on WhatsApp as its receiver has it: the platform puts the values that it was sent into the words that it approved. */

import type { DunlinRuntime, OutboxRow } from "@dunlin/runtime";
import type { CompiledWhatsApp, WhatsAppButton, WhatsAppComponent } from "@dunlin/templates";
import type { MessageView } from "../model/api.ts";
import { TENANT } from "./host.ts";

export type Chat = Pick<MessageView, "text" | "buttons">;

/** What the platform is sent: the name of a template, and values in the order of their numbers. */
export interface SentTemplate {
  readonly name: string;
  readonly language: { readonly code: string };
  readonly components?: readonly {
    readonly type: string;
    /** Of a button. */
    readonly index?: string;
    readonly parameters?: readonly { readonly text?: string }[];
  }[];
}

/** @returns undefined where the words that were approved are not known. */
export async function chatOf(
  { templates }: Pick<DunlinRuntime, "templates">,
  row: OutboxRow | undefined,
  sent: SentTemplate,
): Promise<Chat | undefined> {
  if (row?.effect.kind !== "message.send") return undefined;
  const { template, variant } = row.effect;
  const language = sent.language.code.replaceAll("_", "-");
  const channel = (await templates.compiled(TENANT, template, language, variant))?.channel;
  return channel?.kind === "whatsapp" && isOf(channel, sent)
    ? writtenWith(channel.submission.components, sent)
    : undefined;
}

const isOf = ({ submission }: CompiledWhatsApp, { name, language }: SentTemplate): boolean =>
  submission.name === name && submission.language === language.code;

/** What was approved, with the values. Pictures and files are not shown. */
function writtenWith(approved: readonly WhatsAppComponent[], sent: SentTemplate): Chat {
  const lines = approved.flatMap((one): readonly string[] => {
    if (one.type === "BODY") return [filled(one.text, valuesOf(sent, "body"))];
    if (one.type === "HEADER") return one.format === "TEXT" ? [filled(one.text, valuesOf(sent, "header"))] : [];
    return one.type === "FOOTER" ? [one.text] : [];
  });
  const buttons = approved.flatMap((one) => (one.type === "BUTTONS" ? one.buttons : []));
  return {
    text: lines.join("\n\n"),
    ...(buttons.length > 0 && {
      buttons: buttons.map((button, index) => shown(button, valuesOf(sent, "button", index))),
    }),
  };
}

function shown(button: WhatsAppButton, values: readonly string[]): NonNullable<Chat["buttons"]>[number] {
  const { text } = button;
  if (button.type === "URL") return { text, url: filled(button.url, values) };
  return button.type === "PHONE_NUMBER" ? { text, url: `tel:${button.phone_number}` } : { text };
}

const valuesOf = ({ components = [] }: SentTemplate, type: string, index?: number): readonly string[] =>
  components
    .filter((one) => one.type === type && (index === undefined || one.index === String(index)))
    .flatMap(({ parameters = [] }) => parameters.map(({ text = "" }) => text));

const filled = (text: string, values: readonly string[]): string =>
  text.replace(/\{\{(\d+)\}\}/g, (_, number: string) => values[Number(number) - 1] ?? "");
