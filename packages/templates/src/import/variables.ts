/** The variables of an imported template: what its tags ask for, declared with samples. */

import type { JsonValue } from "../model/block.ts";
import type { ValueFormat, ValuePath } from "../model/text.ts";
import type { VariableSchema } from "../model/variables.ts";
import type { Hint } from "./hints.ts";
import type { StandIn } from "./standIns.ts";
import type { SettledTags } from "./tags.ts";

interface Member {
  readonly members: Map<string, Member>;
  /** Of a list. */
  row: Member | undefined;
  conditionOnly: boolean;
}

const member = (): Member => ({ members: new Map(), row: undefined, conditionOnly: true });

/** @param links - Paths that lead somewhere. */
export function variablesFor(settled: SettledTags, links: ReadonlySet<ValuePath>): VariableSchema {
  const root = member();
  for (const { path, use } of settled.uses) {
    const at = declare(root, path);
    if (use === "list" && at.row === undefined) at.row = member();
    if (use === "value" || use === "argument") at.conditionOnly = false;
  }
  for (const [name, { type }] of settled.standIns) declare(root, name).conditionOnly = type === "boolean";
  // The first tag that tells decides.
  const kinds = new Map([...settled.hints].reverse().map((hint) => [hint.path, hint]));
  return schemaOf(root, "", { ...settled, links, kinds, plain: plainIn(settled) });
}

function declare(root: Member, path: ValuePath): Member {
  let at = root;
  for (const part of path.match(/\[\]|[^.[\]]+/g) ?? []) {
    // The length of a list or a text is known without being declared.
    if (part === "length" && at !== root) {
      at.conditionOnly = false;
      return at;
    }
    if (part === "[]") {
      at.row ??= member();
      at = at.row;
    } else {
      const next: Member = at.members.get(part) ?? member();
      at.members.set(part, next);
      at = next;
    }
  }
  return at;
}

/** What is known of values from the tags that show them. */
interface Known extends SettledTags {
  readonly links: ReadonlySet<ValuePath>;
  readonly kinds: ReadonlyMap<ValuePath, Hint>;
  /** Shown somewhere as they stand, so that no format holds for them everywhere. */
  readonly plain: ReadonlySet<ValuePath>;
}

function schemaOf(at: Member, path: ValuePath, known: Known): VariableSchema {
  if (at.row !== undefined) return { type: "array", items: schemaOf(at.row, `${path}[]`, known) };
  if (at.members.size > 0 || path === "") {
    const properties = Object.fromEntries(
      [...at.members].map(([name, one]) => [name, schemaOf(one, path === "" ? name : `${path}.${name}`, known)]),
    );
    return { type: "object", properties };
  }
  const standIn = known.standIns.get(path);
  const about = standIn === undefined ? {} : standsFor(standIn);
  if (known.links.has(path)) return { type: "string", ...about, "x-format": "url", "x-sample": SAMPLES.url as string };
  if (at.conditionOnly) return { type: "boolean", ...about, "x-sample": true };
  const { format = "text", sample } = known.kinds.get(path) ?? {};
  if (format === "currency") return { type: "string", "x-sample": "EUR" };
  if (format === "text") return { type: "string", ...about, "x-sample": sample ?? wordsOf(path) };
  const currency = known.currencies.get(path);
  return {
    type: format === "money" ? "integer" : format === "number" || format === "percent" ? "number" : TYPES[format],
    ...(known.plain.has(path) || sample !== undefined ? {} : { "x-format": format }),
    ...(currency === undefined ? {} : { "x-currency": currency }),
    ...(format === "list" ? { items: { type: "string" } } : {}),
    "x-sample": sample ?? SAMPLES[format],
  };
}

const standsFor = ({ tag, undecided }: StandIn): VariableSchema => ({
  description: `Stands for ${tag} of the imported mail.`,
  ...(undecided === true ? { "x-undecided": true } : {}),
});

const TYPES = {
  list: "array",
  url: "string",
  date: "string",
  dateTime: "string",
  time: "string",
  phone: "string",
} as const;

const SAMPLES: Readonly<Record<Exclude<ValueFormat, "text">, JsonValue>> = {
  url: "https://www.example.com/link",
  money: 12_345,
  number: 3,
  percent: 0.25,
  date: "2026-03-31",
  dateTime: "2026-03-31T10:00:00Z",
  time: "2026-03-31T10:00:00Z",
  list: ["first", "second"],
  phone: "+34 600 000 000",
};

/** `debtor.firstName` as `First name`. */
function wordsOf(path: ValuePath): string {
  const name = path.match(/[^.[\]]+/g)?.at(-1) ?? "value";
  const words = name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/[_-]+/g, " ")
    .trim()
    .toLowerCase();
  return words === "" ? name : words.slice(0, 1).toUpperCase() + words.slice(1);
}

const plainIn = ({ tags }: SettledTags): ReadonlySet<ValuePath> =>
  new Set(tags.flatMap(({ run }) => (run !== undefined && "var" in run && run.fmt === undefined ? [run.var] : [])));
