/** Codes of templates: the document, its blocks, its texts and its merge tags. What each means, then what to do. */

import type { TemplateDiagnosticCode } from "@dunlin/templates";

type Family = "template" | "block" | "merge" | "text";

export const DOCUMENT: Readonly<Record<Extract<TemplateDiagnosticCode, `${Family}.${string}`>, string>> = {
  "template.notAnObject": "What was handed in is no JSON object. Hand over the template itself, not a text or a list.",
  "template.unsupported":
    "The template is written in a format that this version does not read. Set `schema` to the one named, or read it with a newer version.",
  "template.shape": "A member is missing, of the wrong kind or out of range. Write there what the sentence asks for.",
  "template.locale":
    "A language is asked for, or is the default, in which the template has no texts. Add it to `locales`, or ask for one that is there.",
  "template.variant":
    "Two variants have one key, or a variant is asked for that is not there. Give each its own key, and ask for one of them.",
  "block.unknown": "There is no block type of that name here. Remove the block, or add the type to the host.",
  "block.kind":
    "The block cannot stand in a template of this kind. Remove it, or make a template of a kind that takes it.",
  "block.place": "The block stands where its type cannot: inside a column, in a slot that is not there. Move it.",
  "block.id": "Two blocks have one id. Give one of them another.",
  "block.once": "A block that can be there once is there again. Remove the others.",
  "block.last": "Something stands behind the block that ends a message. Move it up; only small print may follow.",
  "block.required":
    "A block that the policy of the template asks for is missing, or is hidden from some people. Add it, without a condition and for every variant.",
  "block.locked": "An approved block was changed, hidden or removed. Restore it, or have it approved again.",
  "block.permission":
    "The block needs a permission that the template does not have. Remove it, or set the permission in `policy`.",
  "block.variant": "The block is for a variant that is not there. Add the variant, or choose another one.",
  "block.version": "The block was written for another version of its type. Update the host, and try again.",
  "block.condition": "The condition of the block cannot be read. Mend it as the sentence says.",
  "block.mjml": "The raw block is no MJML. Mend what the sentence quotes.",
  "merge.syntax": "A merge tag is not well-formed. Close its braces and quotes, and write one value or helper in it.",
  "merge.forbidden":
    "The tag is one that templates do not have: unescaped values, partials, raw blocks, `lookup`. Name the value by its path in two braces.",
  "merge.limits": "The text is too long, too deep or has too many rows. Shorten it, flatten it, or show fewer rows.",
  "merge.path":
    "The path of a value cannot be followed. Write names with dots between them, and leave a scope only where one is open.",
  "merge.unknownHelper": "There is no helper of that name. Take one that the sentence lists.",
  "merge.unknownBlock": "There is no block tag of that name. Use `#if`, `#unless`, `#each` or `#with`.",
  "merge.arguments":
    "A helper got too many or too few values, or an option that it does not take. Give it what the sentence asks for.",
  "merge.place":
    "A tag stands where a value could break the document: inside an element or a quote. Move the whole element into the block.",
  "merge.missing":
    "A required value is missing, so the message is withheld. Give the debtor the value, give the variable a fallback, or make it optional.",
  "merge.value":
    "A helper cannot show this value. Give it the kind of value that it takes; the codes of values below say which.",
  "merge.url": "The value is no link that may be shown. Give an https link of an allowed host.",
  "merge.notText":
    "The value is a list or an object and would show as neither. Name a member of it, or use the helper `list`.",
  "text.path":
    "The text shows a value that is not declared or cannot be written as a path. Declare the variable, or choose another value.",
  "text.row": "The value belongs to each row of a list. Show it in a block that repeats those rows.",
  "text.currency": "The amount has no currency. Set `x-currency` of the variable to a code, or to the path of one.",
  "text.link":
    "The link may not be shown. Give an https link of an allowed host, or the kind of link that the sentence names.",
  "text.handlebars": "Raw Handlebars stands where it may not. Use a value, or set `policy.handlebars` of the template.",
  "text.slot": "Two braces begin a value on this platform and cannot be shown. Write the words without them.",
  "text.untranslated": "The text is missing in one language. Translate it, or leave it out in every language.",
};
