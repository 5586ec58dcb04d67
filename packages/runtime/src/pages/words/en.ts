/** English. */

import type { PageWords } from "./words.ts";

export const en: PageWords = {
  locale: "en",
  name: "English",
  languages: "Language",
  back: "Back to the overview",
  questions: "Questions?",
  call: (phone, hours) => (hours === undefined ? `Call us at ${phone}.` : `Call us at ${phone} (${hours}).`),
  inMinutes: (minutes) => {
    if (minutes <= 1) return "in one minute";
    if (minutes < 60) return `in ${minutes} minutes`;
    const hours = Math.ceil(minutes / 60);
    return hours === 1 ? "in one hour" : `in ${hours} hours`;
  },
  notices: {
    unknown: {
      title: "This link does not work",
      says: [
        "Part of the address may be missing. Please open it again from our message, or copy the whole of it.",
        "Nothing has happened, and nothing is lost.",
      ],
    },
    expired: {
      title: "This link has expired",
      says: [
        "For your safety our links work for a limited time. Nothing has happened because of that.",
        "Our next message has a new link. You can also reach us directly.",
      ],
    },
    revoked: {
      title: "This link is no longer in use",
      says: ["We have taken it out of use to protect personal data. You can reach us directly at any time."],
    },
    locked: {
      title: "Let us take a short break",
      says: [
        "The answers did not match what we have on file. This happens easily, and it is nothing bad.",
        "To protect your data the page takes answers again",
      ],
    },
    closed: {
      title: "This link is closed",
      says: [
        "There were many answers that did not match what we have on file, so we closed the link to protect personal data.",
        "Please call us: we can sort it out together, or send you a new link.",
      ],
    },
    erased: {
      title: "There is nothing here any more",
      says: ["The data behind this link have been deleted. You have nothing to do."],
    },
    exited: {
      title: "There is nothing to do here now",
      says: [
        "We are no longer working on this matter on this page. If you have just paid, thank you.",
        "If you are waiting for an answer or have a question, please get in touch.",
      ],
    },
    paid: {
      title: "Nothing is open",
      says: ["There is nothing to pay at the moment. If you have just paid: it has arrived, thank you."],
    },
    unverifiable: {
      title: "Please call us",
      says: ["We cannot show your details online yet, since we have nothing on file by which we could recognize you."],
    },
    notHere: {
      title: "That is not possible on this page",
      says: ["Please choose one of the other ways on the page, or get in touch. We will find a way."],
    },
    stale: {
      title: "Please try once more",
      says: ["The page was open for a while, so we did not take your answer, to be safe. Nothing has happened."],
    },
    missing: { title: "One more thing", says: ["We could not read everything. Please go back and look at this:"] },
    offerOver: {
      title: "This offer has ended",
      says: ["It can no longer be chosen. On the page you find what is possible now."],
    },
    dayPast: {
      title: "Please choose a later day",
      says: ["The day must be today or later. Please go back and choose another one."],
    },
    noPayment: {
      title: "Paying online is not possible at the moment",
      says: ["Please pay by bank transfer, or get in touch. Nothing has been charged."],
    },
    paymentFailed: {
      title: "The payment page could not be opened",
      says: ["Nothing has been charged. Please try again in a few minutes, or choose another way to pay."],
    },
    unavailable: {
      title: "We cannot show this page right now",
      says: ["The fault is ours. Please try again in a few minutes. Nothing has happened, and nothing is lost."],
    },
    request: { title: "That did not work", says: ["Please open the link from our message again."] },
  },
  verify: {
    title: "Is it you?",
    why: "Before we show anything personal, please answer one question. So nobody else can read about you.",
    submit: "Continue",
    wrong: "That does not match what we have on file. Please check it and try again.",
    ended: "To be safe, please answer again: the page was open for a while.",
    labels: {
      dateOfBirth: { label: "Your date of birth", hint: "For example 27 3 1984" },
      postalCode: { label: "Your postal code", hint: "Of the address at which our letters reach you" },
      lastDigits: { label: "The last four digits of your account", hint: "Of the account that you pay from" },
    },
    day: "Day",
    month: "Month",
    year: "Year",
  },
  pay: {
    title: "Pay",
    amount: "Amount",
    why: "On the next page you choose how to pay. It belongs to our payment provider.",
    submit: "Go to payment",
    nextPart: "Your next installment",
  },
  plan: {
    title: "Please check before you agree",
    caption: "What you would pay, and when",
    total: "Total",
    waived: (amount) => `With that the matter is settled. ${amount} is waived.`,
    until: (day) => `You can accept this until ${day}.`,
    meaning: "If you agree, this becomes our arrangement. Should a date become difficult, tell us in time.",
    submit: "Agree",
  },
  unsubscribe: {
    title: "No more messages?",
    why: (channel) => `We will then no longer write to you about this by ${channel}.`,
    note: "What the law requires us to send still comes, by letter where necessary.",
    submit: "Stop messages",
  },
  preferences: {
    title: "How may we reach you?",
    why: "Choose the ways that suit you. You can change this at any time.",
    legend: "We may write to you by",
    preferred: "Best by",
    note: "What the law requires us to send still comes, by letter where necessary.",
    submit: "Save",
  },
  channels: {
    email: "email",
    sms: "SMS",
    whatsapp: "WhatsApp",
    voice: "telephone",
    letter: "letter",
    push: "app notification",
    rcs: "chat message",
  },
  done: {
    promise: { title: "Thank you, we have noted it", says: ["Until then you will get no reminder about it."] },
    payLater: {
      title: "Thank you for telling us",
      says: ["Somebody will look at it personally and get back to you. You have nothing more to do for now."],
    },
    dispute: {
      title: "Thank you, we will look into it",
      says: [
        "We have noted that something is not right, and we check it. Until then we will not ask you for the amount in question.",
        "We will let you know what we find.",
      ],
    },
    alreadyPaid: {
      title: "Thank you, we will look for it",
      says: ["A transfer takes a day or two. If we do not find the payment, we will get in touch."],
    },
    callBack: { title: "We will call you", says: ["Somebody will call the number you gave us. Thank you."] },
    hardship: {
      title: "Good that you told us",
      says: ["Somebody will look for a way together with you and get in touch. You need not do anything until then."],
    },
    plan: { title: "Agreed, thank you", says: ["These are your dates. We remind you in time."] },
    preferences: { title: "Saved", says: ["We will keep to it from now on."] },
    unsubscribed: { title: "You will get no more messages this way", says: ["It holds from now on. Thank you."] },
    paying: {
      title: "Thank you",
      says: [
        "If you completed the payment, we will see it within minutes, by bank transfer within a few days. You have nothing more to do.",
      ],
    },
    payNow: {
      title: "Thank you",
      says: ["Please pay by bank transfer with the details on the page, or wait until we get in touch."],
    },
  },
  promised: (amount, day) => `You will pay ${amount} by ${day}.`,
  fields: {
    plan: "the plan",
    date: "the day",
    amount: "the amount",
    reason: "what is not right",
    message: "your words",
    reference: "the reference",
    phone: "the telephone number",
    when: "when it suits you",
    channel: "how to reach you",
    language: "the language",
    intent: "what you would like to do",
  },
  check: (field) => `Please check ${field}.`,
};
