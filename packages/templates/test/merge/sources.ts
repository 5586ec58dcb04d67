/** Random sources of the subset that our merge shares with Handlebars, and random contexts for them. */

import fc from "fast-check";

const NAMES = ["a", "b", "c", "name", "rows", "this-one", "a b"] as const;

/** Signs that mean something in HTML, in tags, in regular expressions or in lines. */
const tricky = fc.string({
  unit: fc.constantFrom(..."ab <>&\"'`=/{}\\\n\r\t|$", "\u00e9", "\u202e", "\u{1f600}", "\ud800"),
  maxLength: 8,
});

const leaf = fc.oneof(
  tricky,
  fc.integer({ min: -3, max: 3 }),
  fc.boolean(),
  fc.double({ noNaN: true }),
  fc.constant(0),
);

/** Plain JSON. */
export const contexts = fc.letrec<{ value: unknown; object: Record<string, unknown> }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 3 }),
    tie("object"),
  ),
  object: fc.dictionary(fc.constantFrom(...NAMES, "length", "0"), tie("value"), { maxKeys: 6, noNullPrototype: true }),
})).object;

/** What a tag stands in: how many scopes `../` may leave, and how many loops `@../` may. */
interface Around {
  readonly scopes: number;
  readonly loops: number;
}

const segment = fc
  .constantFrom(...NAMES, "length", "toString", "constructor", "__proto__", "0")
  .map((name) => (/^[a-z][\w-]*$/i.test(name) || name.startsWith("__") ? name : `[${name}]`));

const pathIn = ({ scopes, loops }: Around): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 5, arbitrary: segment },
    { weight: 2, arbitrary: fc.array(segment, { minLength: 2, maxLength: 3 }).map((parts) => parts.join(".")) },
    { weight: 1, arbitrary: fc.tuple(segment, segment).map((parts) => parts.join("/")) },
    { weight: 2, arbitrary: fc.constant("this") },
    { weight: 1, arbitrary: segment.map((name) => `this.${name}`) },
    { weight: 1, arbitrary: segment.map((name) => `./${name}`) },
    { weight: 1, arbitrary: segment.map((name) => `@root.${name}`) },
    ...(scopes === 0
      ? []
      : [
          {
            weight: 3,
            arbitrary: fc
              .tuple(fc.integer({ min: 1, max: scopes }), fc.option(segment, { nil: undefined }))
              .map(([up, name]) => (name === undefined ? "../".repeat(up).slice(0, -1) : "../".repeat(up) + name)),
          },
        ]),
    ...(loops === 0
      ? []
      : [
          {
            weight: 3,
            arbitrary: fc
              .tuple(fc.integer({ min: 0, max: loops - 1 }), fc.constantFrom("index", "first", "last", "key"))
              .map(([up, name]) => `@${"../".repeat(up)}${name}`),
          },
        ]),
  );

const literal = fc.oneof(
  fc.constantFrom("true", "false", "null", "undefined", "0", "-12", "3.5"),
  tricky.filter((text) => !/[\\"]/.test(text)).map((text) => `"${text}"`),
  tricky.filter((text) => !/[\\']/.test(text)).map((text) => `'${text}'`),
);

function callIn(around: Around, depth: number): fc.Arbitrary<string> {
  const value = fc.oneof(
    { weight: 3, arbitrary: pathIn(around) },
    { weight: 1, arbitrary: literal },
    ...(depth === 0 ? [] : [{ weight: 2, arbitrary: callIn(around, depth - 1).map((call) => `(${call})`) }]),
  );
  const options = fc.uniqueArray(fc.tuple(fc.constantFrom("x", "y"), value), {
    maxLength: 2,
    selector: ([name]) => name,
  });
  return fc
    .tuple(fc.constantFrom("join", "kind"), fc.array(value, { minLength: 1, maxLength: 3 }), options)
    .map(([name, values, named]) => [name, ...values, ...named.map((pair) => pair.join("="))].join(" "));
}

const strip = fc.constantFrom("", "", "", "", "~");

const tag = (inside: fc.Arbitrary<string>, sign = ""): fc.Arbitrary<string> =>
  fc.tuple(strip, inside, strip).map(([left, text, right]) => `{{${left}${sign}${text}${right}}}`);

/** Words between tags. No braces, which could join a tag, and no backslash right before one. */
const words = fc.oneof(
  tricky.map((text) => text.replace(/[{}\\]/g, "")),
  fc.constantFrom("\n", "  \n  ", "\n\n", " ", "\r\n", "<p>", '<a href="'),
);

function statementIn(around: Around, depth: number): fc.Arbitrary<string> {
  const simple: fc.WeightedArbitrary<string>[] = [
    { weight: 4, arbitrary: words },
    { weight: 4, arbitrary: tag(pathIn(around)) },
    { weight: 2, arbitrary: tag(callIn(around, 2)) },
    { weight: 1, arbitrary: fc.constantFrom("{{! note }}", "{{!-- a }} b --}}", "\\{{a}} ", "{{~! x ~}}") },
  ];
  return depth === 0 ? fc.oneof(...simple) : fc.oneof(...simple, { weight: 4, arbitrary: blockIn(around, depth - 1) });
}

const bodyIn = (around: Around, depth: number): fc.Arbitrary<string> =>
  fc.array(statementIn(around, depth), { maxLength: 4 }).map((parts) => parts.join(""));

function blockIn(around: Around, depth: number): fc.Arbitrary<string> {
  const subject = fc.oneof(
    pathIn(around),
    callIn(around, 1).map((call) => `(${call})`),
  );
  return fc
    .constantFrom("if", "if", "unless", "each", "each", "with")
    .chain((name) => {
      const inside: Around = name === "each" ? { scopes: around.scopes + 1, loops: around.loops + 1 } : around;
      const option =
        name === "if" || name === "unless" ? fc.constantFrom("", "", " includeZero=true") : fc.constant("");
      const otherwise = fc.option(fc.tuple(elseIn(around), bodyIn(around, depth)), { nil: undefined });
      return fc.tuple(
        fc.constant(name),
        fc.tuple(subject, option).map((parts) => parts.join("")),
        bodyIn(inside, depth),
        otherwise,
        fc.tuple(strip, strip, strip, strip),
      );
    })
    .map(([name, about, body, otherwise, [a, b, c, d]]) => {
      // The parser of Handlebars 4.7 leaves blanks before the end of a chain that the parser here strips (SPEC, deviations).
      if (otherwise !== undefined && /^{{else \w/.test(otherwise[0]))
        return `{{${a}#${name} ${about}${b}}}${body}${otherwise.join("")}.{{/${name}}}`;
      const rest = otherwise === undefined ? "" : otherwise.join("");
      return `{{${a}#${name} ${about}${b}}}${body}${rest}{{${c}/${name}${d}}}`;
    });
}

const elseIn = (around: Around): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom("{{else}}", "{{^}}", "{{~else~}}", "{{ else }}"),
    fc.tuple(fc.constantFrom("if", "unless"), pathIn(around)).map((parts) => `{{else ${parts.join(" ")}}}`),
  );

/** A whole source, with helpers `join` and `kind`. */
export const sources: fc.Arbitrary<string> = bodyIn({ scopes: 0, loops: 0 }, 3);
