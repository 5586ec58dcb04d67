/** What a compiled message of a short channel has beside its sources: rules, order and limits. Plain JSON. */

import type { Locale } from "./text.ts";

/** A kind decides what there is; mails, pages and letters have none. */
export type CompiledChannel = CompiledSms | CompiledPush | CompiledWhatsApp | CompiledRcs | CompiledVoice;

/** How a text is made to fit an SMS. */
export interface SmsRules {
  readonly plainPunctuation: boolean;
  readonly transliterate: boolean;
  readonly maxSegments?: number;
}

export interface CompiledSms extends SmsRules {
  readonly kind: "sms";
  readonly sender?: string;
}

export interface CompiledPush {
  readonly kind: "push";
  readonly collapseKey?: string;
}

/** What is merged is in the parts `header.1`, `body.1`, ..., `button.0`: the values in the order of their numbers. */
export interface CompiledWhatsApp {
  readonly kind: "whatsapp";
  readonly submission: WhatsAppSubmission;
  /** Values of the text of the header, 0 or 1. */
  readonly headerValues: number;
  readonly bodyValues: number;
  readonly buttons: readonly WhatsAppButtonUse[];
  /** The header is a picture or a file, whose link is the part `header.media`. */
  readonly media?: "image" | "document";
}

/** What a button needs in each message; one that needs nothing is not listed. */
export type WhatsAppButtonUse =
  /** The value behind the fixed beginning of the link. */
  | { readonly index: number; readonly type: "url"; readonly base: string }
  /** What comes back when it is touched. */
  | { readonly index: number; readonly type: "reply"; readonly payload: string };

/** What is sent to the platform for approval: one locale and variant. Source: WhatsApp Business Management API, message templates. */
export interface WhatsAppSubmission {
  readonly name: string;
  readonly category: "UTILITY" | "MARKETING" | "AUTHENTICATION";
  readonly language: string;
  readonly components: readonly WhatsAppComponent[];
}

export type WhatsAppComponent =
  | {
      readonly type: "HEADER";
      readonly format: "TEXT";
      readonly text: string;
      readonly example?: { readonly header_text: readonly string[] };
    }
  /** The platform wants the handle of an uploaded file: the host uploads what the link leads to, and puts its handle in place. */
  | {
      readonly type: "HEADER";
      readonly format: "IMAGE" | "DOCUMENT";
      readonly example: { readonly header_handle: readonly string[] };
    }
  | {
      readonly type: "BODY";
      readonly text: string;
      readonly example?: { readonly body_text: readonly (readonly string[])[] };
    }
  | { readonly type: "FOOTER"; readonly text: string }
  | { readonly type: "BUTTONS"; readonly buttons: readonly WhatsAppButton[] };

export type WhatsAppButton =
  | { readonly type: "QUICK_REPLY"; readonly text: string }
  | { readonly type: "URL"; readonly text: string; readonly url: string; readonly example?: readonly string[] }
  | { readonly type: "PHONE_NUMBER"; readonly text: string; readonly phone_number: string };

/** What is merged: `title`, `description`, `media`, `mediaText`, `fallback`, and `suggestion.0.label`, `suggestion.0.target`, ... */
export interface CompiledRcs {
  readonly kind: "rcs";
  readonly orientation: "vertical" | "horizontal";
  readonly suggestions: readonly RcsSuggestionUse[];
  readonly fallback: SmsRules;
}

/** What touching a suggestion does, and what comes back. */
export interface RcsSuggestionUse {
  readonly type: "link" | "reply";
  readonly postback: string;
}

export interface CompiledVoice {
  readonly kind: "voice";
  readonly language: Locale;
  readonly voice?: string;
  readonly menu?: {
    readonly seconds: number;
    readonly choices: readonly { readonly key: string; readonly intent: string }[];
  };
}
