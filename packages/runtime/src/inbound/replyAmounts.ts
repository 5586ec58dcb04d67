/** Amounts that somebody wrote: with a currency, or in a form that only money has. What could be two amounts is none. */

import { exponentOf, isCurrency, parseMinor } from "@dunlin/engine";

/** Positions in the folded text. Without `minor` and `share` it is an amount that is not certain. */
export interface SaidAmount {
  readonly start: number;
  readonly end: number;
  /** In the currency of the case. */
  readonly minor?: number;
  /** Ten thousandths of what is owed. */
  readonly share?: number;
}

export interface AmountContext {
  readonly currency?: string;
  readonly currencyExponent?: number;
  /** Folded words beside which a bare number is likely to be money. */
  readonly payWords: ReadonlySet<string>;
}

/** @param taken - Spans of the text that are dates. */
export function amountsIn(
  text: string,
  taken: readonly { readonly start: number; readonly end: number }[],
  context: AmountContext,
): SaidAmount[] {
  const found: SaidAmount[] = [];
  for (const match of text.matchAll(NUMBER)) {
    const [written] = match;
    const start = match.index;
    const end = start + written.length;
    if (taken.some((span) => start < span.end && end > span.start)) continue;
    const amount = amountAt(text, written, start, end, context);
    if (amount !== undefined) found.push({ start, end, ...amount });
  }
  return found;
}

/** `1.234,56`, `1 234,56`, `50`; not the digits within a word or another number. */
const NUMBER = /(?<![\p{L}\p{N}][.,]?)(?:\d{1,3}(?: \d{3})+(?:[.,]\d{1,3})?|\d+(?:[.,]\d+)*)(?!\d)/gu;

type Amount = Pick<SaidAmount, "minor" | "share">;

function amountAt(
  text: string,
  written: string,
  start: number,
  end: number,
  context: AmountContext,
): Amount | undefined {
  const before = text.slice(Math.max(0, start - 12), start);
  const behind = text.slice(end, end + 24);
  if (/^ ?%/.test(behind)) return shareOf(written);
  const codes = codesBeside(before, behind);
  if (codes === undefined) return bareAmount(written, before, behind, context);
  if (MULTIPLIER.test(behind) || /\d ?[-–] ?$/.test(before) || /^ ?[-–] ?\d/.test(behind)) return {};
  const { currency = codes.length === 1 ? codes[0] : undefined } = context;
  if (currency === undefined || !codes.includes(currency)) return {};
  const minor = minorOf(written, exponentIn(context, currency));
  return minor === undefined || minor === 0 ? {} : { minor };
}

const exponentIn = ({ currencyExponent }: AmountContext, currency: string): number =>
  currencyExponent ?? exponentOf(currency);

function shareOf(written: string): Amount {
  const share = parseMinor(written.replace(",", "."), 2);
  return share !== undefined && share > 0 && share <= 10_000 ? { share } : {};
}

/** Without a currency only decimals make a number money; a whole one beside a word of paying is one that a person reads. */
function bareAmount(written: string, before: string, behind: string, context: AmountContext): Amount | undefined {
  const { currency, payWords } = context;
  if (MULTIPLIER.test(behind)) return undefined;
  const exponent = currency === undefined ? 0 : exponentIn(context, currency);
  const decimals = /[.,](\d+)$/.exec(written)?.[1]?.length;
  if (exponent > 0 && decimals === exponent && exponent !== 3) {
    const minor = minorOf(written, exponent);
    return minor === undefined ? {} : { minor };
  }
  const [last = ""] = /[\p{L}\p{M}]+(?= $)/u.exec(before) ?? [];
  const [next = ""] = /(?<=^ )[\p{L}\p{M}]+/u.exec(behind) ?? [];
  return payWords.has(last) || payWords.has(next) ? {} : undefined;
}

/**
 * Minor units of a number with whatever marks people use, or undefined where it could be read in two ways. The last of two
 * kinds of marks is the decimal one; three digits behind a single mark are a group, unless the currency has three decimals.
 */
export function minorOf(written: string, exponent: number): number | undefined {
  const number = written.replaceAll(" ", "");
  const marks = [...number.matchAll(/[.,]/g)].map(([mark]) => mark);
  const last = number.search(/[.,]\d*$/);
  if (last < 0) return parseMinor(number, exponent);
  const [whole, fraction] = [number.slice(0, last), number.slice(last + 1)];
  const kinds = new Set(marks).size;
  if (kinds === 2) {
    const decimal = marks.at(-1);
    if (marks.filter((mark) => mark === decimal).length > 1 || !isGrouped(whole)) return undefined;
    return parseMinor(`${whole.replaceAll(/[.,]/g, "")}.${fraction}`, exponent);
  }
  if (marks.length > 1) return isGrouped(number) ? parseMinor(number.replaceAll(/[.,]/g, ""), exponent) : undefined;
  if (fraction.length !== 3) return parseMinor(`${whole}.${fraction}`, exponent);
  if (exponent === 3 || whole.startsWith("0") || whole.length > 3) return undefined;
  return parseMinor(whole + fraction, exponent);
}

/** `1,234,567`, and as in India `12,34,567`. */
const isGrouped = (number: string): boolean =>
  /^\d{1,3}([.,]\d{3})*$/.test(number) || /^\d{1,2}(,\d{2})*,\d{3}$/.test(number);

/** A word behind a number that makes it a greater one. */
const MULTIPLIER =
  /^ ?(k|mil|miles|thousand|thousands|tausend|mille|mila|milles|tys|tysiecy|tisic|tisice|lakh|lakhs|lac|crore|hundred|hundert|cent|cientos|тыс|тысяч|тисяч|хиляди|ezer|bin|χιλιαδες|الف|الاف|אלף|हजार|लाख|hajar|hazar|million|millones|millions|millionen|tuhat|tuhatta)(?![\p{L}\p{M}\p{N}])/u;

/** What a sign or a word may stand for. */
const SIGNS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/us\$/, ["USD"]],
  [/r\$/, ["BRL"]],
  [/a\$|au\$/, ["AUD"]],
  [/c\$|ca\$/, ["CAD"]],
  [/s\/\.?/, ["PEN"]],
  [
    /\$|dollars?|dolares|dolar|dolari|долларов|долларa?|dollari[a]?|dolarow/,
    "USD CAD AUD NZD SGD HKD TWD MXN ARS CLP COP UYU DOP".split(" "),
  ],
  [
    /€|euros?|euroa|eura|eurow|euron|euroi|eurot|eiro|eurai|eurus|euru|evro[v]?|ευρω|евро|євро|يورو|اليورو|אירו|यूरो|avro/,
    ["EUR"],
  ],
  [/£|pounds?|quid|libras?|фунтов/, ["GBP"]],
  [/pesos?/, "MXN ARS CLP COP UYU DOP PHP CUP".split(" ")],
  [/reais|real/, ["BRL"]],
  [/zl|zloty|zlotych|zlote/, ["PLN"]],
  [/kc|korun|koruny|koruna/, ["CZK"]],
  [/kr|kronor|kroner|krona|krone|:-/, ["SEK", "NOK", "DKK", "ISK"]],
  [/ft|forint|forintot/, ["HUF"]],
  [/lei|leu/, ["RON", "MDL"]],
  [/лв|лева|lv|leva/, ["BGN"]],
  [/₽|руб|рублеи|рубля|рубль|р/, ["RUB"]],
  [/₴|грн|гривень|гривен|гривні|гривнi/, ["UAH"]],
  [/₺|tl|lira|liras/, ["TRY"]],
  [/₹|rs|rupees?|rupaye|rupye|rupay|रुपये|रुपए|रुपया|रु/, ["INR", "PKR", "LKR", "NPR"]],
  [/dirhams?|درهم|دراهم/, ["AED", "MAD"]],
  [/riyals?|rials?|ريال|ريالات/, ["SAR", "QAR", "OMR", "YER"]],
  [/dinars?|دينار|دنانير/, ["KWD", "BHD", "JOD", "IQD", "TND", "RSD", "DZD", "LYD"]],
  [/₪|shekels?|שקל|שקלים|שח|nis/, ["ILS"]],
  [/franken|francs?|franchi|sfr|fr/, ["CHF"]],
  [/rands?/, ["ZAR"]],
  [/soles?/, ["PEN"]],
  [/guaranies/, ["PYG"]],
  [/quetzales/, ["GTQ"]],
];

const isWordlike = /^[\p{L}]/u;

/** Currencies that the sign or word before or behind a number may mean; undefined where there is none. */
function codesBeside(before: string, behind: string): readonly string[] | undefined {
  for (const [sign, codes] of SIGNS) {
    if (new RegExp(`(?<![\\p{L}\\p{N}$])(?:${sign.source})\\.? ?$`, "u").test(before)) return codes;
    const match = new RegExp(`^ ?(?:${sign.source})`, "u").exec(behind)?.[0]?.trim();
    if (match !== undefined && !(isWordlike.test(match) && !endsWord(behind, sign))) return codes;
  }
  const [code] = /^ ?[a-z]{3}(?![\p{L}\p{N}])/u.exec(behind) ?? /(?<![\p{L}\p{N}])[a-z]{3} ?$/u.exec(before) ?? [];
  const name = code?.trim().toUpperCase();
  return isCurrency(name) && !COMMON_WORDS.has(name) ? [name] : undefined;
}

const endsWord = (behind: string, sign: RegExp): boolean =>
  new RegExp(`^ ?(?:${sign.source})(?![\\p{L}\\p{M}\\p{N}])`, "u").test(behind);

/** Codes that are words in some language. */
const COMMON_WORDS: ReadonlySet<string> = new Set([
  "ALL",
  "TOP",
  "MOP",
  "LAK",
  "PEN",
  "SOS",
  "TRY",
  "BAM",
  "CUP",
  "GEL",
  "MAD",
  "BOB",
]);
