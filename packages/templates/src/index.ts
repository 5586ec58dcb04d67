/** `@dunlin/templates`: message templates as documents. Pure, without generated code, and without MJML. */

// biome-ignore-all assist/source/organizeImports: the names are grouped by what they are for

// Documents
export { settingAt, settingsIn, type Template, TEMPLATE_SCHEMA, type TemplateOf } from "./model/template.ts";
export type { ContentVariant, LockedBlock, RequiredBlock, TemplatePolicy } from "./model/template.ts";
export { TEMPLATE_KINDS, type TemplateKind } from "./model/kind.ts";
export type { Block, BlockId, JsonValue, VariantKey } from "./model/block.ts";
export type {
  BreakRun,
  HandlebarsRun,
  Link,
  Locale,
  Marks,
  PluralCategory,
  PluralForms,
  PluralRun,
  RichText,
  Run,
  SelectRun,
  Text,
  ValueFormat,
  ValuePath,
  VariableRun,
  WordsRun,
} from "./model/text.ts";
export type { VariableSchema } from "./model/variables.ts";
export type { Brand, BrandRef, Color, FontStack, Logo, Palette } from "./model/brand.ts";
export type {
  Attachment,
  EmailSettings,
  LandingSettings,
  LetterSettings,
  PushSettings,
  RcsSettings,
  SettingsOf,
  SettingTextName,
  SmsSettings,
  VoiceSettings,
  WhatsAppApproval,
  WhatsAppSettings,
} from "./model/settings.ts";
export type {
  CompiledAttachment,
  CompiledPart,
  CompiledTemplate,
  EscapeContext,
  RenderedAttachment,
  RenderedMessage,
  SendableMessage,
  WithheldMessage,
} from "./model/message.ts";
export { type TemplateDiagnostic, type TemplateDiagnosticCode, TemplateError } from "./model/diagnostic.ts";
export { sampleCode } from "./blocks/sampleCode.ts";
export { blockHash, unreadable, type ValidateOptions, validateTemplate } from "./blocks/validate.ts";
export { migrateTemplate, TEMPLATE_MIGRATIONS, type TemplateMigration } from "./migrate/migrate.ts";
export { sampleContext } from "./variables/samples.ts";
export { requiredPaths, type Variable, variableAt, variablesOf } from "./variables/variables.ts";
export type { Result } from "./base/result.ts";

// Messages: compiled templates, merged. `compileTemplate` is in `@dunlin/templates/compile`
export { renderTemplate } from "./render/render.ts";
export { type PreparedTemplate, type PrepareOptions, prepareTemplate, type RenderOptions } from "./render/prepare.ts";

export { byteLength } from "./base/bytes.ts";

// Forms of pages
export { type IntentProblem, parseIntent } from "./page/intent.ts";
export type { Intent } from "./model/intent.ts";

// Blocks
export { BLOCKS, type BlockRegistry, blockRegistry } from "./blocks/registry.ts";
export {
  type BlockConstraints,
  type BlockDefinition,
  type BlockField,
  type BlockGroup,
  type BlockMigration,
  type BlockRenderers,
  type BlockRole,
  type CodeDetail,
  type CodeFor,
  defineBlock,
  type DrawCode,
  type DrawnCode,
  type PropsProblem,
  propsOf,
  type PropsSchema,
  type SketchSample,
  type SlotSpec,
} from "./blocks/definition.ts";
export type { Props } from "./blocks/props.ts";
export type { BlockSite, MailSite, PageSite, PlainSite } from "./blocks/site.ts";
export { type MjmlNode, raw } from "./blocks/mjmlNode.ts";
export { mailButton, mailText } from "./blocks/mail.ts";
export { type DisclosureKind, DISCLOSURES } from "./blocks/disclosures.ts";
export { readMjml } from "./blocks/readMjml.ts";

// Blocks as they are edited
export { type Sketch, type SketchedBlock, type SketchOptions, sketchTemplate } from "./sketch/sketch.ts";

// Brands
export { HOUSE_BRAND, type Look, lookOf, type Shades, washOf } from "./brand/look.ts";
export { contrast, isColor } from "./brand/color.ts";
export { CONTRAST_PAIRS, LEAST_CONTRAST } from "./check/contrast.ts";
export type { StyleName } from "./brand/css.ts";

// Texts
export { textSource, type TextSite, type TextSource } from "./text/source.ts";
export { slotText, type SlotSite, type SlotText, type SlotValue } from "./text/slots.ts";
export type { TextContext } from "./text/words.ts";
export { messageHelpers } from "./text/sentHelpers.ts";

// Merging
export { compileMerge, type Merged, type MergeOptions, type MergeProgram } from "./merge/merge.ts";
export type { MergeLimits } from "./merge/evaluate.ts";
export type { Helper, Helpers, HelperSite, MergeEnvironment } from "./merge/helper.ts";
export type { PathUse } from "./merge/paths.ts";
export { templateHelpers } from "./helpers/helpers.ts";
export { ValueError, type ValueErrorCode } from "./base/valueError.ts";
export type { EscapeRules } from "./escape/escape.ts";
export { checkLink, type LinkRefusal, type LinkRules } from "./escape/links.ts";

// The publish gate
export { checkTemplate, type CheckOptions } from "./check/checkTemplate.ts";
export { completeLocales } from "./check/texts.ts";

// What stands in a document
export { blocksOf, type PlacedBlock, type PlacedText, runsOf, sentTexts, textsOf } from "./check/walk.ts";
export { propsProblems } from "./blocks/shape.ts";

// Mails that were written elsewhere
export type { ImportedTemplate } from "./import/importMjml.ts";
export type { BrandInk, LossData, LossKind, LossPart, TornTag } from "./import/lossKinds.ts";
export { importMjml } from "./import/onDemand.ts";

// Formats
export { formatMoney, formatNumber, formatPercent } from "./format/numbers.ts";
export type { MoneyOptions, NumberOptions, PercentOptions } from "./format/numbers.ts";
export { type DateLike, type DateStyle, formatDate, formatDateTime, formatTime } from "./format/dates.ts";
export { formatList, pluralCategories, pluralCategory, pluralForm } from "./format/words.ts";
export { directionOf, isLocale } from "./format/locales.ts";
export { type FormatterVersions, formatterVersions } from "./format/versions.ts";

// Channels
export { checkApproval } from "./channels/approval.ts";
export { type LetterSheet, letterSheet } from "./page/sheet.ts";
export { CHANNEL_LIMITS } from "./channels/limits.ts";
export type {
  CompiledChannel,
  CompiledPush,
  CompiledRcs,
  CompiledSms,
  CompiledVoice,
  CompiledWhatsApp,
  RcsSuggestionUse,
  SmsRules,
  WhatsAppButton,
  WhatsAppButtonUse,
  WhatsAppComponent,
  WhatsAppSubmission,
} from "./model/channel.ts";

// SMS
export { smsParts, type SmsSegments, smsSegments } from "./sms/segments.ts";
export { plainPunctuation, type Transliteration, transliterate } from "./sms/plain.ts";

// Payment codes
export { checkPayment, paymentQr, type PaymentQr, type PaymentRequest } from "./payment/paymentQr.ts";
export { PaymentError, type PaymentProblem, type PaymentProblemCode } from "./payment/problem.ts";
export type { EpcPayment } from "./payment/epc.ts";
export type { PixPayment } from "./payment/pix.ts";
export type { SwissParty, SwissPayment } from "./payment/swiss.ts";
export { swissSlip, type SwissSlipRequest } from "./payment/slip.ts";
export type { UpiPayment } from "./payment/upi.ts";
export { creditorReference, formatIban, isCreditorReference, isIban } from "./payment/iban.ts";
