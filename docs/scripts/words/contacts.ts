/** Codes of contacts that did not simply leave, as the outbox and the events of the case have them. What each means, then what to do. */

export const CONTACTS: Readonly<Record<string, string>> = {
  "address.gone": "The provider no longer knows the device. Nothing to do; the app registers it anew.",
  "address.invalid": "The address is none, or its server does not take mail for it. Correct it with the debtor.",
  "address.missing":
    "The debtor has no address for the channel. Add one, or let the step name another channel as well.",
  "address.optedOut": "The provider knows that the person refuses this channel. Record the opt-out.",
  "amount.invalid": "The provider cannot take this amount exactly. Collect it another way.",
  "answer.malformed":
    "The provider answered what cannot be read. Compare the definition of the channel with what the provider sends.",
  "attachment.failed":
    "An attachment could not be loaded, and the message is tried again. Look whether its source answers.",
  "call.aborted": "The host was stopping before anything was sent. It is tried again by itself.",
  "call.failed": "The function that stands for the channel failed. Look into its log.",
  "call.timeout":
    "The function did not answer in time, and nobody knows whether it sent. Decide it by hand if it stays.",
  "channel.missing": "The host has no channel of this name. Give one to `createRuntime`.",
  "channel.threw":
    "The channel failed while it was sending, and nobody knows how far it came. Decide it by hand if it stays.",
  "header.invalid": "A line break or control character stands in a header of the mail. Take it out of the value.",
  "header.unknown": "The message sets a header that a template may not set. Take it out of the template.",
  "http.aborted": "The host was stopping while it asked the provider. What surely was not sent is tried again.",
  "http.failed": "The connection to the provider failed. Look whether it answers.",
  "http.timeout":
    "The provider did not answer in time, and nobody knows whether it sent. Decide it by hand if it stays.",
  "lease.ended": "The host was too late to send and let it go. It is tried again by itself.",
  "mapping.form":
    "A value does not take the form that the channel's definition asks for. Mend the value or the definition.",
  "mapping.header": "A value cannot stand in a header. Mend the value or the definition.",
  "mapping.missing": "A value that the definition needs is missing. Give it, or mark it as optional there.",
  "mapping.url": "The values make no address. Mend them or the definition.",
  "message.missing": "There is no message for the mail. Send it with a template of the kind `email`.",
  "message.withheld": "The message lacks what it must say. Give the case the values that are named.",
  "prepare.failed": "The message could not be prepared, and is tried again. The log of the host has the reason.",
  refused: "The provider refused the charge without a code. Look it up there by its key.",
  "resolved.canceled": "A person decided that it did not leave and shall not. Nothing to do.",
  "secret.missing": "The secret of the channel is not given any more. Set it, and the contact is tried again.",
  "smtp.failed": "The mail server broke off without a reason. It is tried again where it surely did not take the mail.",
  "smtp.text": "The text of the mail could not be read to its end. Look at its attachments.",
  "smtp.tooLarge": "The mail is larger than the server takes. Shorten it, or leave out attachments.",
  "template.missing": "The template is not published. Publish it, then send again.",
  timeout: "The channel did not answer in time, and nobody knows whether it sent. Decide it by hand if it stays.",
};
