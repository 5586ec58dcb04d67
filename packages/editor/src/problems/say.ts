/** What sentences about documents are made of: names as people know them, and lists in their language. */

export type Data = Readonly<Record<string, unknown>>;

/** Tells parts of a document; made for one document and one language. */
export interface Say {
  /** The name of a step, in quotation marks; an id that is none as it is. */
  readonly step: (id: unknown) => string;
  readonly steps: (ids: unknown) => string;
  readonly port: (name: unknown) => string;
  readonly channel: (name: unknown) => string;
  /** What is known of a person, by its dotted path. */
  readonly facts: (paths: unknown) => string;
  /** A value as it stands in the document. */
  readonly quote: (value: unknown) => string;
  readonly and: (values: unknown) => string;
  readonly or: (values: unknown) => string;
  readonly percent: (basisPoints: unknown) => string;
}

export type Sentence = (data: Data, say: Say) => string;

export const text = (value: unknown): string =>
  typeof value === "string" ? value : value === undefined ? "" : JSON.stringify(value);

export const capital = (words: string): string => words.charAt(0).toLocaleUpperCase() + words.slice(1);

export interface SayNames {
  readonly stepName: (id: string) => string | undefined;
  readonly factName: (path: string) => string;
  readonly ports: Readonly<Record<string, string>>;
  readonly channels: Readonly<Record<string, string>>;
  readonly locale: string;
  readonly quotes: readonly [string, string];
}

/** What is shown of a value. */
const LONGEST = 60;

export function sayWith({ stepName, factName, ports, channels, locale, quotes }: SayNames): Say {
  const [open, close] = quotes;
  const marked = (value: string) => `${open}${value}${close}`;
  const quote = (value: unknown) => {
    const plain = text(value);
    return marked(plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain);
  };
  const list = (type: "conjunction" | "disjunction", values: unknown, tell: (value: unknown) => string) =>
    new Intl.ListFormat(locale, { type }).format(Array.isArray(values) ? values.map(tell) : []);
  const step = (id: unknown) => marked(stepName(text(id)) ?? text(id));
  return {
    step,
    steps: (ids) => list("conjunction", ids, step),
    port: (name) => marked(ports[text(name)] ?? text(name)),
    channel: (name) => channels[text(name)] ?? text(name),
    facts: (paths) => list("conjunction", paths, (path) => factName(text(path))),
    quote,
    and: (values) => list("conjunction", values, quote),
    or: (values) => list("disjunction", values, quote),
    percent: (basisPoints) =>
      new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 }).format(
        Number(basisPoints) / 10_000,
      ),
  };
}
