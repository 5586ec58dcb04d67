/** Codes of templates: checks before publication, channels, and what an import leaves. What each means, then what to do. */

import type { TemplateDiagnosticCode } from "@dunlin/templates";
import type { DOCUMENT } from "./templateDocument.ts";

export const CHANNELS: Readonly<Record<Exclude<TemplateDiagnosticCode, keyof typeof DOCUMENT>, string>> = {
  "email.mjml": "MJML does not accept the mail. Mend the block that the sentence names; it is often a raw one.",
  "email.tags": "A merge tag came out another number of times than it was written. Change the block that draws it.",
  "email.size": "The mail is so large that Gmail cuts it off. Show fewer rows, or link to the list.",
  "check.incomplete":
    "A language is not complete and is not published. Translate what is missing; until then its readers get the language named.",
  "check.signs": "The text holds a sign that nobody sees. Remove it; messages leave it out.",
  "check.plural":
    "The language has more plural forms than the text. Add those that are named; until then `other` is shown.",
  "check.alt": "A picture has no description. Say what it shows, or mark it as a decoration.",
  "check.headings": "A heading skips a level. Give it the level that the sentence names.",
  "check.brand": "A color or a length of the brand cannot be read. Mend it; until then that of the house is shown.",
  "check.contrast": "Words and ground are too much alike to be read. Choose colors with a contrast of at least 4.5.",
  "check.disclosure":
    "A contact policy asks for words that the message does not have. Add the block, without a condition.",
  "check.offer":
    "A strategy sends this template and makes no offer, so its choices lead nowhere. Add an offer there, or take the block out.",
  "check.samples": "There are no values to try the template with. Give contexts, or set `x-sample` of the variables.",
  "check.subject": "The subject is missing, or longer than programs show. Write one, and put what matters first.",
  "check.undecided":
    "An import could not tell for whom a block is, and nobody decided since. Give the block a condition of your own, or take it away.",
  "channel.empty":
    "A part of the message would be blank for this debtor. Give a text that is shown without a condition.",
  "channel.length": "A part is longer than the platform takes. Shorten it, or show fewer values in it.",
  "channel.block":
    "The block type does not say what it shows in this channel. Give the type `render.pieces`, or remove the block.",
  "sms.sender": "This cannot send an SMS. Give up to eleven letters and digits, or a number with its country.",
  "sms.segments":
    "The SMS is sent as more messages than allowed. Shorten it, or leave out the letters that make it dear.",
  "sms.transliterated":
    "Letters lost their accents to keep the SMS short. Turn transliteration off where that changes the meaning.",
  "sms.encoding": "A few letters make the SMS dearer. Take other words where they say the same.",
  "push.length": "The notification is longer than phones show. Put what matters first, or shorten it.",
  "push.size": "The notification is larger than its services take. Shorten the body.",
  "push.collapseKey": "The collapse key is none. Give letters, digits and signs of ASCII without blanks.",
  "whatsapp.category":
    "The platform writes templates of this category itself. Choose `utility` for what is owed, `marketing` for an offer.",
  "whatsapp.language": "The platform has no such language code. Give one for the language in `settings.languageCodes`.",
  "whatsapp.order":
    "The platform wants header, body, small print and buttons in this order. Move the block, or remove it.",
  "whatsapp.condition":
    "The wording is approved as a whole, so no block can have a condition. Write a text by case, or make a second template.",
  "whatsapp.variables":
    "Values stand where the platform refuses them: first, last, side by side or on a button. Put words around them.",
  "whatsapp.words": "There are few words for so many values, and the platform may refuse that. Write more around them.",
  "whatsapp.sample": "The platform wants an example of each value. Give the variables an `x-sample`.",
  "whatsapp.link":
    "The link does not fit the approved button, or is none that the platform can load. Give an https link that goes on from the button's beginning.",
  "whatsapp.buttons":
    "There are more buttons than the platform takes, or replies stand apart. Remove some, and move replies together.",
  "whatsapp.parameter": "A value is blank, which the platform refuses. Give it a fallback, or the debtor a value.",
  "whatsapp.approval":
    "This version is not approved by the platform. Submit it, wait for the answer, or change it and submit a new version.",
  "rcs.suggestions":
    "The card has more buttons and replies than it may, or one that it cannot open. Remove some, or let their conditions exclude each other.",
  "rcs.media": "The card has a second picture, or one that it cannot load. Keep one, with an https link.",
  "voice.signs": "The text holds a control character, which no voice can read. Remove it.",
  "voice.menu": "Two choices of the menu have one key. Give each its own.",
  "voice.ssml": "The speech has markup that is not allowed. Remove it from the block that writes it.",
  "import.broken":
    "The imported file is damaged: elements are not closed. Look at what was read, or mend the file and import it again.",
  "import.limits": "The imported file is larger or deeper than is read. Look at what was left out, or split the file.",
  "import.condition":
    "A condition of the other program could not be kept whole. Give the blocks a condition of your own; they are not published before.",
  "import.left": "Something was left out. Look whether the message needs it, and write it anew.",
  "import.changed": "Something became something else. Look whether it still says the same.",
  "import.tag":
    "A merge tag of the other program was replaced. Fill the variable that stands for it, or choose its format.",
  "import.raw": "A part was kept as raw MJML. Make a block of it where people should be able to edit it.",
  "import.style": "Looks were taken over by the brand. Change the brand where they should be as before.",
};
