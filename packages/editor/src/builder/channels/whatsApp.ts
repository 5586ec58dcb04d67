/** A WhatsApp template as the platform sees it: slots with numbered values and their examples, limits, and what was approved. */

import {
  CHANNEL_LIMITS,
  type CompiledTemplate,
  type Locale,
  type Template,
  type VariantKey,
  type WhatsAppApproval,
  type WhatsAppButton,
} from "@dunlin/templates";

export interface WhatsAppSlot {
  readonly slot: "header" | "body" | "footer";
  /** Words and, at odd places, the numbers of values. */
  readonly pieces: readonly string[];
  /** Of the values, in the order of their numbers. */
  readonly examples: readonly string[];
  /** Characters with the examples in place, and how many there may be; a header that is a file has none. */
  readonly length: number;
  readonly most: number;
  readonly file?: "IMAGE" | "DOCUMENT";
}

export interface WhatsAppView {
  readonly name: string;
  readonly category: string;
  readonly language: string;
  readonly slots: readonly WhatsAppSlot[];
  readonly buttons: readonly WhatsAppButton[];
}

const { whatsapp: MOST } = CHANNEL_LIMITS;

export function whatsAppView({ channel }: CompiledTemplate): WhatsAppView | undefined {
  if (channel?.kind !== "whatsapp") return undefined;
  const { name, category, language, components } = channel.submission;
  const slots = components.flatMap((one): readonly WhatsAppSlot[] => {
    switch (one.type) {
      case "HEADER":
        return one.format === "TEXT"
          ? [slotOf("header", one.text, one.example?.header_text ?? [])]
          : [{ slot: "header", pieces: [], examples: [], length: 0, most: MOST.header, file: one.format }];
      case "BODY":
        return [slotOf("body", one.text, one.example?.body_text[0] ?? [])];
      case "FOOTER":
        return [slotOf("footer", one.text, [])];
      default:
        return [];
    }
  });
  const buttons = components.flatMap((one) => (one.type === "BUTTONS" ? one.buttons : []));
  return { name, category, language, slots, buttons };
}

function slotOf(slot: WhatsAppSlot["slot"], text: string, examples: readonly string[]): WhatsAppSlot {
  const pieces = text.split(/\{\{(\d+)\}\}/);
  const filled = pieces.map((piece, i) => (i % 2 === 0 ? piece : (examples[Number(piece) - 1] ?? ""))).join("");
  return { slot, pieces, examples, length: [...filled].length, most: MOST[slot] };
}

export interface ApprovalState {
  readonly locale: Locale;
  readonly variant: VariantKey | undefined;
  /** Of the newest version that the platform knows; `draft` where it knows none. */
  readonly newest: WhatsAppApproval | undefined;
  /** The newest version that may be sent. */
  readonly approved: WhatsAppApproval | undefined;
}

/** What the platform says of each language and version of the content; of two reports about one version the later one counts. */
export function approvalStates(doc: Template, approvals: readonly WhatsAppApproval[] = []): readonly ApprovalState[] {
  const variants = doc.variants?.map(({ key }) => key) ?? [undefined];
  return doc.locales.flatMap((locale) =>
    variants.map((variant): ApprovalState => {
      const last = new Map<number, WhatsAppApproval>();
      for (const one of approvals)
        if (one.templateId === doc.id && one.locale === locale && one.variant === variant) last.set(one.version, one);
      const byVersion = [...last.values()].sort((a, b) => b.version - a.version);
      return { locale, variant, newest: byVersion[0], approved: byVersion.find(({ status }) => status === "approved") };
    }),
  );
}
