/** Short ways to write documents, so that the words of both languages can be read side by side. */

import type { Condition } from "@dunlin/engine";
import type { Block, JsonValue } from "../model/block.ts";
import type { TemplateOf } from "../model/template.ts";
import type { Link, RichText, Run, Text } from "../model/text.ts";
import { STARTER_PAY_BASE, STARTER_VARIABLES, withOptional } from "./variables.ts";

/** `{path}`, `**words**`, `[words](path of a link)`, or the start of a line. */
const SIGNS = /\{([\w.[\]]+)\}|\*\*([^*]+)\*\*|\[([^\]]+)\]\(([\w.]+)\)|\n/g;

const linkTo = (path: string): Link => ({ to: "variable", var: path });

/** The runs of a text: `**Total** {totalDueMinor}, [details](payUrl)`. */
function runs(source: string, marks: { readonly b?: true; readonly a?: Link } = {}): RichText {
  const found: Run[] = [];
  let from = 0;
  for (const match of source.matchAll(SIGNS)) {
    const [whole, path, strong, label, target] = match;
    if (match.index > from) found.push({ t: source.slice(from, match.index), ...marks });
    from = match.index + whole.length;
    if (path !== undefined) found.push({ var: path, ...marks });
    else if (strong !== undefined) found.push(...runs(strong, { ...marks, b: true }));
    else if (label !== undefined && target !== undefined) found.push(...runs(label, { ...marks, a: linkTo(target) }));
    else found.push({ br: 1 });
  }
  if (from < source.length) found.push({ t: source.slice(from), ...marks });
  return found;
}

/** A text in both languages. */
export const say = (en: string | RichText, es: string | RichText): Text => ({
  en: typeof en === "string" ? runs(en) : en,
  es: typeof es === "string" ? runs(es) : es,
});

export const block = (id: string, type: string, props: Readonly<Record<string, unknown>> = {}): Block => ({
  id,
  type,
  v: 1,
  props: props as Block["props"],
});

export const when = (condition: Condition, shown: Block): Block => ({ ...shown, when: condition });

export const text = (id: string, en: string, es: string, look: "text" | "muted" | "small" = "text"): Block =>
  block(id, "text", { text: say(en, es), look });

export const heading = (id: string, level: 1 | 2 | 3, en: string, es: string): Block =>
  block(id, "heading", { level, text: say(en, es) });

export const button = (id: string, path: string, en: string, es: string, look: "strong" | "quiet" = "strong"): Block =>
  block(id, "button", { link: linkTo(path), label: say(en, es), look });

export const disclosure = (id: string, name: string, en: string, es: string): Block =>
  block(id, "disclosure", { disclosure: name, text: say(en, es) });

/** Rows of two cells: what it is, and what to do about it or how much it is. */
export const pairs = (
  id: string,
  caption: readonly [string, string],
  all: readonly (readonly [readonly [string, string], readonly [string, string]])[],
): Block =>
  block(id, "table", {
    caption: say(...caption),
    rows: all.map((row) => row.map((cell) => say(...cell))) as unknown as JsonValue,
    look: "pairs",
  });

/** What a template is beside its blocks. */
interface Named {
  readonly id: string;
  readonly name: string;
  readonly note?: string;
}

const document = { schema: "dunlin.template/1", defaultLocale: "en", locales: ["en", "es"] } as const;

export interface MailWords extends Named {
  readonly subject: readonly [string, string];
  /** What a list of mails shows behind the subject. */
  readonly preheader: readonly [string, string];
  readonly root: readonly Block[];
}

export const mail = ({ id, name, note, subject, preheader, root }: MailWords): TemplateOf<"email"> => ({
  ...document,
  id,
  kind: "email",
  name,
  ...(note === undefined ? {} : { note }),
  variables: STARTER_VARIABLES,
  settings: {
    subject: say(...subject),
    preheader: say(...preheader),
    fromName: say("{creditor.name}", "{creditor.name}"),
    unsubscribe: { url: "unsubscribeUrl", oneClick: true },
  },
  root,
  policy: { required: [{ type: "unsubscribe", disclosure: "opt-out" }, { type: "legalFooter" }] },
});

export const letter = ({ id, name, note, subject, root }: Omit<MailWords, "preheader">): TemplateOf<"letter"> => ({
  ...document,
  id,
  kind: "letter",
  name,
  ...(note === undefined ? {} : { note }),
  variables: STARTER_VARIABLES,
  settings: {
    paper: "a4",
    window: "din-5008-b",
    address: "debtor.address",
    date: "today",
    subject: say(...subject),
  },
  root,
  policy: { required: [{ type: "legalFooter" }] },
});

interface PageWords extends Named {
  readonly title: readonly [string, string];
  /** Groups of values that are not always there; what speaks of them is shown on a condition. */
  readonly optional?: readonly string[];
  readonly root: readonly Block[];
}

export const page = ({ id, name, note, title, optional = [], root }: PageWords): TemplateOf<"landing"> => ({
  ...document,
  id,
  kind: "landing",
  name,
  ...(note === undefined ? {} : { note }),
  variables: withOptional(optional),
  settings: { title: say(...title) },
  root,
  policy: { required: [{ type: "disputeForm" }, { type: "legalFooter" }] },
});

interface Short extends Named {
  readonly root: readonly Block[];
}

const shared = ({ id, name, note }: Named) => ({
  ...document,
  id,
  name,
  ...(note === undefined ? {} : { note }),
  variables: STARTER_VARIABLES,
});
const OPT_OUT = { required: [{ type: "disclosure", disclosure: "opt-out" }] } as const;

export const sms = ({ root, ...named }: Short): TemplateOf<"sms"> => ({
  ...shared(named),
  kind: "sms",
  settings: { maxSegments: 4 },
  root,
  policy: OPT_OUT,
});

/** A message on WhatsApp, submitted under its id. Links begin as those of the creditor do. */
export const chat = ({ root, ...named }: Short): TemplateOf<"whatsapp"> => ({
  ...shared(named),
  kind: "whatsapp",
  settings: {
    templateName: named.id.replaceAll("-", "_"),
    category: "utility",
    linkBases: { payUrl: STARTER_PAY_BASE, "links.plan": STARTER_PAY_BASE },
  },
  root,
  policy: OPT_OUT,
});

export const push = ({
  title,
  link: path,
  root,
  ...named
}: Short & { readonly title: readonly [string, string]; readonly link: string }): TemplateOf<"push"> => ({
  ...shared(named),
  kind: "push",
  settings: { title: say(...title), link: linkTo(path), collapseKey: named.id },
  root,
  policy: OPT_OUT,
});

export const call = ({ root, ...named }: Short): TemplateOf<"voice"> => ({
  ...shared(named),
  kind: "voice",
  settings: {},
  root,
});

/** A card, and the SMS that goes where cards are not shown. */
export const rich = ({
  fallback,
  root,
  ...named
}: Short & { readonly fallback: readonly [string, string] }): TemplateOf<"rcs"> => ({
  ...shared(named),
  kind: "rcs",
  settings: { smsFallback: say(...fallback) },
  root,
  policy: OPT_OUT,
});
