/** Documents of MJML made by chance, each with what a reader of it has to find again. */

import fc from "fast-check";

export interface Piece {
  readonly mjml: string;
  readonly words: readonly string[];
  /** As the mail has them. */
  readonly links: readonly string[];
}

const join = (pieces: readonly Piece[]): Piece => ({
  mjml: pieces.map(({ mjml }) => mjml).join(""),
  words: pieces.flatMap(({ words }) => words),
  links: pieces.flatMap(({ links }) => links),
});
const around = (before: string, piece: Piece, after: string): Piece => ({
  ...piece,
  mjml: before + piece.mjml + after,
});
const bare = (mjml: string): Piece => ({ mjml, words: [], links: [] });

/** Made ones are told apart by their number, so that none can stand in for a lost one. */
const number = fc.nat({ max: 99_999 });

const word = fc
  .tuple(fc.constantFrom("pay", "W\u00e4rme", "\u65e5\u672c", "\u0438\u043c\u044f", "x"), number)
  .map(([name, n]): Piece => {
    const written = `${name}${n}`;
    return { mjml: ` ${written} `, words: [written], links: [] };
  });
const sign = fc
  .constantFrom(
    " &amp; ",
    " &lt; ",
    "&nbsp;",
    " \n\t",
    " \\ ",
    " { ",
    " } ",
    " % ",
    ' " ',
    " ' ",
    " &#123;&#123;x&#125;&#125; ",
  )
  .map(bare);
const tag = number.map((n): Piece => ({ mjml: ` {{v${n}}} `, words: [`V${n}`], links: [] }));
const nested = number.map((n): Piece => ({ mjml: ` {{ o${n}.name }} `, words: ["Name"], links: [] }));
const link = fc.oneof(
  number.map(
    (n) => ["https://", `www.example.com/p${n}?a=1&amp;b=2`, `https://www.example.com/p${n}?a=1&b=2`] as const,
  ),
  number.map((n) => ["http://", `www.example.com/q${n}`, `https://www.example.com/q${n}`] as const),
  number.map((n) => ["mailto:", `a${n}@example.com`, `mailto:a${n}@example.com`] as const),
  number.map((n) => ["https://", `www.example.com/{{k${n}}}/r${n}`, `https://www.example.com/K${n}/r${n}`] as const),
);
const picture = number.map((n) => `https://img.example.com/${n}.png`);

const attribute = fc.constantFrom(
  ...[
    'color="#123456"',
    'padding="10px 25px"',
    'css-class="box"',
    'mj-class="one two"',
    'font-size="11px"',
    'align="center"',
  ],
  ...[
    'background-color="red"',
    'width="37%"',
    'width="120px"',
    "font-family=\"'Open Sans', Arial\"",
    'padding="x"',
    'align="odd"',
  ],
);
const attributes = fc
  .uniqueArray(attribute, { maxLength: 3, selector: (one) => one.replace(/=.*/s, "") })
  .map((all) => all.map((one) => ` ${one}`).join(""));

/** Words with marks, links, tags and conditions that hold. */
const inline = fc.letrec<{ inline: Piece; list: Piece }>((tie) => ({
  list: fc.array(tie("inline"), { maxLength: 4 }).map(join),
  inline: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    word,
    sign,
    tag,
    nested,
    fc.constantFrom("<br>", "<br />", "<!-- note -->").map(bare),
    fc
      .tuple(fc.constantFrom("b", "strong", "i", "em", "u", "span", "p", "div", "h2", "li", "sup"), tie("list"))
      .map(([name, inside]) => around(`<${name}>`, inside, `</${name}>`)),
    fc.tuple(link, tie("list")).map(([[scheme, rest, found], inside]): Piece => {
      const label = join([inside, { mjml: "go", words: [], links: [] }]);
      return /<a /.test(inside.mjml)
        ? inside
        : { ...around(`<a href="${scheme}${rest}">`, label, "</a>"), links: [...inside.links, found] };
    }),
    fc.tuple(number, tie("list")).map(([n, inside]) => around(`{{#if t${n}}}`, inside, "{{else}}otherwise{{/if}}")),
    picture.map((src): Piece => ({ mjml: `<img src="${src}" alt="inside">`, words: ["inside"], links: [src] })),
  ),
})).list;

const words = fc.array(fc.oneof(word, sign, tag), { minLength: 1, maxLength: 4 }).map(join);

const element = (
  name: string,
  inside: fc.Arbitrary<Piece>,
  more: fc.Arbitrary<Piece> = fc.constant(bare("")),
): fc.Arbitrary<Piece> =>
  fc
    .tuple(attributes, more, inside)
    .map(([all, extra, content]) => join([around(`<${name}${all}`, extra, ">"), content, bare(`</${name}>`)]));

const href = link.map(
  ([scheme, rest, found]): Piece => ({ mjml: ` href="${scheme}${rest}"`, words: [], links: [found] }),
);
const plainHref = number.map(
  (n): Piece => ({
    mjml: ` href="https://www.example.com/s${n}"`,
    words: [],
    links: [`https://www.example.com/s${n}`],
  }),
);
const src = picture.map((url): Piece => ({ mjml: ` src="${url}" alt="seen"`, words: ["seen"], links: [url] }));

const table = fc
  .array(fc.array(inline, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
  .map((rows) =>
    join(rows.flatMap((cells) => [bare("<tr>"), ...cells.map((cell) => around("<td>", cell, "</td>")), bare("</tr>")])),
  );
const places = fc.array(element("mj-social-element", words, plainHref), { minLength: 1, maxLength: 12 }).map(join);

const content: fc.Arbitrary<Piece> = fc.oneof(
  { weight: 4, arbitrary: element("mj-text", inline) },
  { weight: 2, arbitrary: element("mj-button", words, href) },
  { weight: 2, arbitrary: element("mj-image", fc.constant(bare("")), src) },
  element("mj-image", fc.constant(bare("")), fc.tuple(src, href).map(join)),
  attributes.map((all) => bare(`<mj-divider${all} />`)),
  attributes.map((all) => bare(`<mj-spacer${all} height="33px" />`)),
  element("mj-table", table),
  element("mj-social", places),
  element("mj-raw", inline),
  element("mj-navbar", fc.array(element("mj-navbar-link", words, plainHref), { maxLength: 3 }).map(join)),
  element(
    "mj-carousel",
    fc.array(element("mj-carousel-image", fc.constant(bare("")), src), { minLength: 1, maxLength: 3 }).map(join),
  ),
);

const conditional = (inside: fc.Arbitrary<Piece>): fc.Arbitrary<Piece> =>
  fc.oneof(
    { weight: 5, arbitrary: inside },
    fc
      .tuple(number, inside)
      .map(([n, one]) => around(`<mj-raw>{{#if t${n}}}</mj-raw>`, one, "<mj-raw>{{/if}}</mj-raw>")),
    fc
      .tuple(number, inside)
      .map(([n, one]) => around(`<mj-raw>{{#if (gt n${n} 3)}}</mj-raw>`, one, "<mj-raw>{{/if}}</mj-raw>")),
    fc.tuple(number, inside).map(([n, one]) => around(`{{#if t${n}}}`, one, "{{/if}}")),
  );

const column = element("mj-column", fc.array(conditional(content), { maxLength: 3 }).map(join));
const group = element("mj-group", fc.array(column, { minLength: 1, maxLength: 3 }).map(join));
const section = element(
  "mj-section",
  fc.array(conditional(fc.oneof({ weight: 4, arbitrary: column }, group)), { maxLength: 5 }).map(join),
);
const wrapper = element("mj-wrapper", fc.array(section, { maxLength: 2 }).map(join));
const hero = element("mj-hero", fc.array(content, { maxLength: 2 }).map(join));

const band = conditional(fc.oneof({ weight: 5, arbitrary: section }, wrapper, hero));

const HEAD =
  '<mj-head><mj-title>Title {{v1}}</mj-title><mj-attributes><mj-all color="#222222" /><mj-class name="one" width="60%" align="left" /></mj-attributes></mj-head>';

export const documents: fc.Arbitrary<Piece> = fc
  .array(band, { minLength: 1, maxLength: 4 })
  .map(join)
  .map((body) => around(`<mjml>${HEAD}<mj-body>`, body, "</mj-body></mjml>"));
