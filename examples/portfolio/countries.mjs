/**
 * The countries of the portfolio: their share of accounts, zones, language, currency and how people are reached there.
 *
 * Currency factors are round numbers that bring the amounts of the files (US dollars, NT$) to a plausible size; they
 * are no exchange rates. Shares of channels are assumptions: neither file knows how anybody is reached.
 */

/**
 * @typedef {object} Country
 * @property {string} code ISO 3166-1.
 * @property {string} currency ISO 4217.
 * @property {0 | 2 | 3} exponent Digits behind the point, by ISO 4217.
 * @property {number} perDollar Units of the currency for one US dollar.
 * @property {number} grain Amounts are whole multiples of this many minor units.
 * @property {readonly (readonly [string, number])[]} languages By weight.
 * @property {readonly (readonly [string, number])[]} zones IANA names, by weight.
 * @property {number} whatsapp Share of people who can be reached there.
 */

/** Units of NT$ for one US dollar, as above. */
export const NT_DOLLARS_PER_DOLLAR = 32;

/** @type {readonly (readonly [Country, number])[]} */
export const COUNTRIES = [
  [
    {
      code: "US",
      currency: "USD",
      exponent: 2,
      perDollar: 1,
      grain: 1,
      languages: [
        ["en", 85],
        ["es", 15],
      ],
      zones: [
        ["America/New_York", 47],
        ["America/Chicago", 29],
        ["America/Denver", 5],
        ["America/Phoenix", 2],
        ["America/Los_Angeles", 16],
        ["Pacific/Honolulu", 1],
      ],
      whatsapp: 0.25,
    },
    30,
  ],
  [country("GB", "GBP", 0.8, "en", [["Europe/London", 1]], 0.7), 14],
  [country("DE", "EUR", 0.9, "de", [["Europe/Berlin", 1]], 0.75), 12],
  [
    country(
      "ES",
      "EUR",
      0.9,
      "es",
      [
        ["Europe/Madrid", 95],
        ["Atlantic/Canary", 5],
      ],
      0.85,
    ),
    10,
  ],
  [{ ...country("CO", "COP", 4000, "es", [["America/Bogota", 1]], 0.9), grain: 10_000 }, 10],
  [
    country(
      "BR",
      "BRL",
      5,
      "pt",
      [
        ["America/Sao_Paulo", 92],
        ["America/Manaus", 8],
      ],
      0.92,
    ),
    10,
  ],
  [{ ...country("JP", "JPY", 150, "ja", [["Asia/Tokyo", 1]], 0.1), exponent: 0 }, 7],
  [
    country(
      "AU",
      "AUD",
      1.5,
      "en",
      [
        ["Australia/Sydney", 60],
        ["Australia/Brisbane", 25],
        ["Australia/Adelaide", 15],
      ],
      0.4,
    ),
    5,
  ],
  [{ ...country("KW", "KWD", 0.3, "ar", [["Asia/Kuwait", 1]], 0.9), exponent: 3, grain: 5 }, 2],
];

/**
 * @param {string} code
 * @param {string} currency
 * @param {number} perDollar
 * @param {string} language
 * @param {readonly (readonly [string, number])[]} zones
 * @param {number} whatsapp
 * @returns {Country}
 */
function country(code, currency, perDollar, language, zones, whatsapp) {
  return { code, currency, exponent: 2, perDollar, grain: 1, languages: [[language, 1]], zones, whatsapp };
}

/**
 * US dollars in the currency of a country, never less than its smallest amount.
 *
 * @param {number} dollars
 * @param {Country} country
 * @returns {number} Minor units.
 */
export function minorOf(dollars, country) {
  return payable(dollars * country.perDollar * UNIT[country.exponent], country);
}

/**
 * An amount as people of a country pay it, never nothing.
 *
 * @param {number} minor
 * @param {Country} country
 */
export const payable = (minor, { grain }) => Math.max(1, Math.round(minor / grain)) * grain;

/**
 * What `minorOf` was given, up to its rounding.
 *
 * @param {number} minor
 * @param {string} currency
 */
export function dollarsOf(minor, currency) {
  const found = COUNTRIES.find(([one]) => one.currency === currency);
  if (found === undefined) throw new RangeError(`no country pays in ${currency}`);
  const [{ perDollar, exponent }] = found;
  return minor / UNIT[exponent] / perDollar;
}

/** Minor units in one unit, by exponent. */
const UNIT = { 0: 1, 2: 100, 3: 1000 };
