/** What a template of each kind says beside its blocks. */

import type { VariantKey } from "./block.ts";
import type { TemplateKind } from "./kind.ts";
import type { Link, Locale, Text, ValuePath } from "./text.ts";

/** A kind without an entry does not compile. */
export interface SettingsOf extends Record<TemplateKind, object> {
  email: EmailSettings;
  landing: LandingSettings;
  sms: SmsSettings;
  whatsapp: WhatsAppSettings;
  rcs: RcsSettings;
  voice: VoiceSettings;
  letter: LetterSettings;
  push: PushSettings;
}

/** Names of the settings that are texts; a version of the content may have its own. */
export type SettingTextName = { [K in TemplateKind]: TextNames<SettingsOf[K]> }[TemplateKind];

type TextNames<S> = { [N in keyof S]-?: NonNullable<S[N]> extends Text ? N : never }[keyof S];

export interface EmailSettings {
  readonly subject: Text;
  /** Shown after the subject in a list of mails. */
  readonly preheader?: Text;
  readonly fromName?: Text;
  /** Of the content, in pixels; 600 unless set. */
  readonly width?: number;
  /** For the headers `List-Unsubscribe` and `List-Unsubscribe-Post` (RFC 8058). */
  readonly unsubscribe?: { readonly url: ValuePath; readonly oneClick?: boolean };
  readonly attachments?: readonly Attachment[];
}

/** A file that the host adds, named by what identifies it; never its bytes. */
export interface Attachment {
  /** The path of the reference in the merge context. */
  readonly ref: ValuePath;
  readonly name: Text;
  readonly mediaType: string;
  /** Whether a message without it may leave. */
  readonly optional?: boolean;
}

export interface LandingSettings {
  readonly title: Text;
  readonly description?: Text;
  /** Languages the reader may change to; all of the template unless set. */
  readonly languages?: readonly Locale[];
  /** How long a link to it is valid, as an ISO 8601 duration. The host keeps it. */
  readonly linkLifetime?: string;
}

export interface SmsSettings {
  /** Eleven letters and digits at most, or a number. The host decides unless set. */
  readonly sender?: string;
  /** Whether curly quotes, dashes and ellipses become plain signs of GSM-7. On unless `false`. */
  readonly plainPunctuation?: boolean;
  /** Whether letters lose their accents to fit GSM-7. It changes words, so it is off unless `true`. */
  readonly transliterate?: boolean;
  /** More segments than this are reported. */
  readonly maxSegments?: number;
}

export interface WhatsAppSettings {
  /** Lowercase letters, digits and underscores: the name under which the template is submitted. */
  readonly templateName: string;
  /** `authentication` is one of the platform, and refused: such templates have no words of their own. */
  readonly category: "utility" | "marketing" | "authentication";
  /** The code that the platform uses for a locale where it is not the tag with `_` for `-`. */
  readonly languageCodes?: { readonly [locale: Locale]: string };
  /**
   * What each link of a button begins with, by its path: `https://pay.example.com/p/`. A button of the platform leads to a fixed
   * beginning with one value behind it, so a link that begins in another way is not sent.
   */
  readonly linkBases?: { readonly [path: ValuePath]: string };
}

/** What the host reports of a submitted version; it is no part of the document. */
export interface WhatsAppApproval {
  readonly templateId: string;
  readonly version: number;
  readonly locale: Locale;
  /** Of a template with variants: each is submitted by itself. */
  readonly variant?: VariantKey;
  readonly status: "draft" | "pending" | "approved" | "rejected" | "paused";
  readonly reason?: string;
}

export interface RcsSettings {
  /** Sent where RCS is not available. */
  readonly smsFallback: Text;
  readonly orientation?: "vertical" | "horizontal";
}

export interface VoiceSettings {
  /** The voice of the host's speech service, by locale. */
  readonly voices?: { readonly [locale: Locale]: string };
  /** Speed in percent, 50 to 200; 100 unless set. */
  readonly ratePercent?: number;
  /** How long a menu waits for a key; 5 unless set. */
  readonly keySeconds?: number;
}

export interface LetterSettings {
  readonly paper: "a4" | "us-letter";
  /** Where the address shows: DIN 5008 form A or B, or a number 10 envelope of the United States. */
  readonly window: "din-5008-a" | "din-5008-b" | "us-10";
  /** The path of the recipient as it is printed in the window, one line of the address per line of the text. */
  readonly address?: ValuePath;
  /** The path of the day on the letter. */
  readonly date?: ValuePath;
  readonly subject?: Text;
  readonly attachments?: readonly Attachment[];
}

export interface PushSettings {
  readonly title: Text;
  readonly link?: Link;
  /** A newer message with the same key replaces an older one. */
  readonly collapseKey?: string;
}
