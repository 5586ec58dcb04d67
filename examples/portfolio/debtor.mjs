/**
 * Who owes: place, language and channels of one account. There are no names, and nobody could be meant: ids count up,
 * mail addresses end in `example.com`, which is reserved, and telephone numbers lie in area code 555, which is not in use.
 */

import { COUNTRIES } from "./countries.mjs";

/** @typedef {import("./countries.mjs").Country} Country */
/** @typedef {import("./random.mjs").Random} Random */
/** @typedef {{ channel: string, address?: string, consent?: boolean, bounced?: boolean, optedOut?: boolean }} Channel */

/**
 * @typedef {object} Debtor
 * @property {string} id
 * @property {"natural" | "legal"} type
 * @property {string} language
 * @property {string} country
 * @property {string[]} zones
 * @property {Channel[]} channels
 */

/** Assumed shares, for want of any in the files. */
const SHARE = {
  /** An address is known. */
  email: 0.94,
  phone: 0.9,
  /** It has turned out to be no good, or the person does not want it to be used. */
  bounced: 0.05,
  stopped: 0.04,
  /** Telephone and postal address point to different zones. */
  secondZone: 0.06,
};

/**
 * @param {Random} random
 * @param {number} number
 * @param {"natural" | "legal"} type
 * @returns {{ debtor: Debtor, country: Country }}
 */
export function drawDebtor(random, number, type) {
  const country = random.pick(COUNTRIES);
  const id = `debtor-${String(number).padStart(7, "0")}`;
  const zone = random.pick(country.zones);
  const second = random.chance(SHARE.secondZone) ? random.pick(country.zones) : zone;
  const language = random.pick(country.languages);
  const channels = drawChannels(random, number, id, country);
  return {
    country,
    debtor: { id, type, language, country: country.code, zones: [...new Set([zone, second])], channels },
  };
}

/**
 * @param {Random} random
 * @param {number} number
 * @param {string} id
 * @param {Country} country
 * @returns {Channel[]}
 */
function drawChannels(random, number, id, country) {
  /** @type {Channel[]} */
  const channels = [{ channel: "letter" }];
  if (random.chance(SHARE.email)) {
    const bounced = random.chance(SHARE.bounced);
    const optedOut = random.chance(SHARE.stopped);
    channels.push({
      channel: "email",
      address: `${id}@example.com`,
      ...(bounced && { bounced }),
      ...(optedOut && { optedOut }),
    });
  }
  if (random.chance(SHARE.phone)) {
    const digits = String(number % 10_000_000).padStart(7, "0");
    const address = `+1-555-${digits.slice(0, 3)}-${digits.slice(3)}`;
    const optedOut = random.chance(SHARE.stopped);
    channels.push({ channel: "sms", address, ...(optedOut && { optedOut }) });
    if (random.chance(country.whatsapp)) channels.push({ channel: "whatsapp", address, consent: !optedOut });
  }
  return channels;
}
