/** Every loss that an import can have: what is known of it, and a sentence made of nothing else, so that it can be told in any language. */

import type { BlockId } from "../model/block.ts";
import type { TemplateDiagnosticCode } from "../model/diagnostic.ts";

export type LossCode = Extract<TemplateDiagnosticCode, `import.${string}`>;

/** What could not be kept as a block of its own. */
export type LossPart = "text" | "table" | "button" | "picture" | "link" | "html" | "element";

/** Why a tag governs nothing whole. */
export type TornTag = "apart" | "endsNothing" | "noEnd" | "noBeginning" | "branchesOver";

/** What a color of a brand is for. */
export type BrandInk = "texts" | "accent" | "onAccent";

interface OfElement {
  /** Its name, without brackets. */
  readonly element: string;
}

interface OfTag {
  readonly tag: string;
}

interface Became extends OfTag {
  /** The variable or the tag in its place. */
  readonly became: string;
}

interface Kept {
  readonly blockId: BlockId;
}

type Nothing = Readonly<Record<never, never>>;

/** By kind, what is known of a loss. */
export interface LossData {
  readonly noRoot: OfElement;
  readonly notClosed: OfElement;
  readonly tooLong: { readonly most: number };
  readonly tooManyOpen: { readonly most: number };
  readonly tooDeep: OfElement & { readonly most: number };
  readonly tooManyTags: { readonly most: number };
  readonly tooDeepTags: { readonly most: number };
  readonly tooManyBlocks: { readonly most: number; readonly left: number };
  readonly tornTag: Became & { readonly why: TornTag };
  readonly undecidedBlocks: Became;
  readonly undecidedWords: Became;
  /** `became` is empty where it was left out. */
  readonly foreignTag: Became;
  readonly unknownCall: Became;
  readonly standIn: Became;
  readonly blankSigns: OfTag;
  readonly otherTag: Became;
  readonly escapedTag: Became;
  readonly tagsHold: Nothing;
  readonly tagBetween: Nothing;
  readonly wordsBetween: { readonly words: string };
  readonly looseTag: OfTag;
  readonly rawGroup: OfTag & Kept;
  /** `arrows`: MJML fetches pictures of arrows for it. */
  readonly raw: Partial<OfElement> & Kept & { readonly part: LossPart; readonly arrows?: boolean };
  readonly wordsOnly: Partial<OfElement> & { readonly part: LossPart };
  readonly wordsOfText: Nothing;
  readonly outOfText: OfElement;
  readonly outOfHtml: OfElement;
  readonly boldWords: OfElement;
  readonly plainWords: OfElement;
  readonly unknownElement: OfElement;
  readonly include: OfElement & { readonly path?: string };
  readonly outOfHead: OfElement & { readonly name?: string };
  readonly tornLine: OfElement;
  readonly signs: Nothing;
  readonly outlook: Nothing;
  readonly hiddenWords: { readonly words: string };
  readonly background: OfElement & { readonly picture: string };
  readonly attribute: OfElement & { readonly attribute: string };
  readonly badLink: OfElement & { readonly link: string };
  readonly secureLink: { readonly link: string; readonly became: string };
  readonly noSource: { readonly source: string };
  readonly noDescription: Nothing;
  readonly buttonMarks: Nothing;
  readonly buttonNowhere: OfElement;
  readonly buttonWordless: Nothing;
  readonly networks: OfElement;
  readonly placeNowhere: { readonly name: string };
  readonly placeShared: { readonly name: string };
  readonly looseElement: OfElement;
  readonly oneColumn: OfTag;
  readonly columnCondition: OfTag;
  readonly columnGroup: Nothing;
  readonly emptyColumns: { readonly all: number; readonly columns: number };
  readonly manyColumns: { readonly columns: number; readonly most: number };
  readonly columnWidths: { readonly widths: readonly number[]; readonly layout: string };
  readonly loneColumn: { readonly width: string };
  readonly columnsGround: Nothing;
  readonly space: { readonly height: string; readonly pixels: number };
  readonly largeWords: { readonly level: number | undefined };
  readonly language: { readonly lang: string };
  readonly noTitle: Nothing;
  readonly width: { readonly written: number; readonly width: number };
  readonly inkOfBrand: { readonly of: BrandInk; readonly color: string; readonly became: string };
  readonly groundOfBrand: { readonly color: string; readonly became: string };
  readonly styleOfElement: OfElement & { readonly style: string };
  readonly styles: OfElement & { readonly attributes: readonly string[] };
  readonly leftAttributes: OfElement & { readonly attributes: readonly string[] };
  readonly headAttributes: OfElement;
}

export type LossKind = keyof LossData;

const PARTS: { readonly [P in Exclude<LossPart, "element">]: string } = {
  text: "A text with more than words, emphasis and links",
  table: "A table of more than words in even rows",
  button: "A button whose link is put together",
  picture: "A picture whose link or description is put together",
  link: "A link that is put together",
  html: "Raw HTML",
};

const TORN: { readonly [W in TornTag]: string } = {
  apart: "begins and ends in different elements",
  endsNothing: "ends nothing",
  noEnd: "has no end",
  noBeginning: "belongs to nothing",
  branchesOver: "has an end of its branches before the last one",
};

const INKS: { readonly [I in BrandInk]: string } = {
  texts: "texts",
  accent: "buttons and links",
  onAccent: "words on buttons",
};

const HEAD: Readonly<Record<string, string>> = {
  "mj-style": "The style sheet was left out: the look is that of the brand.",
  "mj-font": "The font was left out: no mail fetches one from elsewhere. Name installed fonts in the brand.",
  "mj-breakpoint": "The breakpoint was left out: it is the same in all mails.",
  "mj-raw": "What the head has as raw HTML was left out.",
  "mj-html-attributes": "The attributes for elements of the HTML were left out.",
};

const partOf = ({ part, element = "" }: { readonly part: LossPart; readonly element?: string }): string =>
  part === "element" ? `<${element}>` : PARTS[part];

const isOne = (all: readonly unknown[], one: string, several: string): string => (all.length === 1 ? one : several);

type LossTable = {
  readonly [K in LossKind]: readonly [code: LossCode, says: string | ((data: LossData[K]) => string)];
};

/** A kind without an entry does not compile. */
export const LOSSES: LossTable = {
  noRoot: ["import.broken", ({ element }) => `There is no <${element}>: what could be read was imported.`],
  notClosed: [
    "import.broken",
    ({ element }) => `<${element}> is not closed: it was read up to where something else begins or ends.`,
  ],
  tooLong: ["import.limits", ({ most }) => `No more than ${most} characters are read: what follows was left out.`],
  tooManyOpen: [
    "import.limits",
    ({ most }) => `More than ${most} elements wait for their end: what follows was left out.`,
  ],
  tooDeep: [
    "import.limits",
    ({ most, element }) =>
      `An element stands in ${most} others at most: <${element}> was left out, and what is in it was kept.`,
  ],
  tooManyTags: ["import.limits", ({ most }) => `No more than ${most} merge tags are read: what follows was left out.`],
  tooDeepTags: [
    "import.limits",
    ({ most }) => `No more than ${most} blocks inside each other are read: what follows was left out.`,
  ],
  tooManyBlocks: [
    "import.limits",
    ({ most, left }) => `A template holds ${most} blocks beside each other: ${left} more were left out.`,
  ],
  tornTag: [
    "import.condition",
    ({ tag, why, became }) =>
      `${tag} ${TORN[why]}: the blocks that it may have governed hang on "${became}" now, and are not published until you give them a condition of your own.`,
  ],
  undecidedBlocks: [
    "import.condition",
    ({ tag, became }) =>
      `What stands in ${tag} cannot be raw MJML: it hangs on "${became}" now, and is not published until you give it a condition of your own.`,
  ],
  undecidedWords: [
    "import.condition",
    ({ tag, became }) =>
      `What stands in ${tag} cannot be kept as it is: its words hang on "${became}" now, and are not published until you decide.`,
  ],
  foreignTag: [
    "import.tag",
    ({ tag, became }) =>
      `${tag} is a tag of another program and ${became === "" ? "was left out" : `became ${became}`}.`,
  ],
  unknownCall: [
    "import.tag",
    ({ tag, became }) => `${tag} calls what is not known here and became {{${became}}}: choose its format.`,
  ],
  standIn: [
    "import.tag",
    ({ tag, became }) =>
      `${tag} is not available here: the variable "${became}" stands for it. Fill it, or replace it.`,
  ],
  blankSigns: ["import.changed", ({ tag }) => `The signs ~ of ${tag} were left out: blanks around the tag stay.`],
  otherTag: ["import.changed", ({ tag, became }) => `${tag} became ${became}.`],
  escapedTag: ["import.changed", ({ tag, became }) => `${tag} became ${became}: its value is escaped now.`],
  tagsHold: ["import.changed", "Merge tags between elements hold now; MJML would have dropped them."],
  tagBetween: ["import.left", "A merge tag between elements was left out, as MJML does."],
  wordsBetween: ["import.left", ({ words }) => `The words "${words}" between elements were left out, as MJML does.`],
  looseTag: ["import.left", ({ tag }) => `${tag} cannot stand without what is around it and was left out.`],
  rawGroup: ["import.raw", ({ tag }) => `What stands in ${tag} was kept as raw MJML.`],
  raw: [
    "import.raw",
    (data) => {
      const arrows = " MJML takes its arrows from a server of somebody else, which sees who opens the mail.";
      return `${partOf(data)} was kept as raw MJML.${data.arrows === true ? arrows : ""}`;
    },
  ],
  wordsOnly: ["import.changed", (data) => `${partOf(data)} cannot be kept as it is: its words became a text.`],
  wordsOfText: ["import.changed", "A text has pictures, tables or emphasis that runs cannot say: its words were kept."],
  outOfText: ["import.left", ({ element }) => `<${element}> was left out of a text.`],
  outOfHtml: ["import.left", ({ element }) => `<${element}> was left out of raw HTML.`],
  boldWords: ["import.changed", ({ element }) => `<${element}> became bold words of a text.`],
  plainWords: ["import.changed", ({ element }) => `<${element}> became words of a text.`],
  unknownElement: [
    "import.changed",
    ({ element }) => `<${element}> is not known here: what stands in it was imported without it.`,
  ],
  include: ["import.left", "<mj-include> was left out: put what it includes in its place, and import again."],
  outOfHead: [
    "import.left",
    ({ element }) => HEAD[element] ?? `<${element}> of the head is not known here and was left out.`,
  ],
  tornLine: ["import.left", ({ element }) => `<${element}> was left out: nobody knows which of it holds for whom.`],
  signs: ["import.left", "Signs that cannot be shown were left out."],
  outlook: ["import.left", "A conditional comment for Outlook was left out."],
  hiddenWords: ["import.left", "Words too small to be read were left out: the settings have a preview of their own."],
  background: ["import.left", ({ element }) => `The picture behind <${element}> was left out: add it as an image.`],
  attribute: ["import.left", ({ attribute, element }) => `The attribute ${attribute} of <${element}> was left out.`],
  badLink: [
    "import.left",
    ({ link, element }) =>
      `The link "${link}" of <${element}> is none that may be shown and was left out: give a whole https link.`,
  ],
  secureLink: [
    "import.changed",
    ({ link, became }) => `The link "${link}" leads to ${became} now: see that the page is there.`,
  ],
  noSource: ["import.left", "A picture without a source was left out; its description became a text."],
  noDescription: ["import.changed", "A picture has no description: say what it shows, or that it is a decoration."],
  buttonMarks: ["import.changed", "Emphasis and pictures on a button were left out."],
  buttonNowhere: ["import.changed", "A button that leads nowhere became a text."],
  buttonWordless: ["import.changed", "A button without words names where it leads."],
  networks: [
    "import.changed",
    "Pictures of networks became words: they would be fetched from a server of somebody else.",
  ],
  placeNowhere: ["import.changed", ({ name }) => `The place "${name}" leads nowhere: its words became a text.`],
  placeShared: [
    "import.changed",
    ({ name }) => `The link of "${name}" leads to the page; MJML would have made one that shares it.`,
  ],
  looseElement: ["import.changed", ({ element }) => `<${element}> stands outside of a section and was given one.`],
  oneColumn: ["import.changed", ({ tag }) => `Sections in ${tag} became one column.`],
  columnCondition: [
    "import.changed",
    ({ tag }) => `${tag} stands around a column: it holds for each block in it, and the column keeps its room.`,
  ],
  columnGroup: ["import.changed", "The columns of a group stand below each other on small screens now."],
  emptyColumns: ["import.changed", ({ all }) => `Of ${all} columns, those that are empty were left out.`],
  manyColumns: ["import.changed", ({ columns, most }) => `${columns} columns became rows of up to ${most}.`],
  columnWidths: [
    "import.changed",
    ({ widths, layout }) => `Columns of ${widths.map((one) => `${Math.round(one)}%`).join(", ")} became ${layout}.`,
  ],
  loneColumn: ["import.style", ({ width }) => `A column by itself has the whole width, and not ${width}.`],
  columnsGround: ["import.style", "The ground of a section with columns is that of the brand now."],
  space: ["import.changed", ({ height, pixels }) => `A space of ${height} became one of ${pixels}px.`],
  largeWords: ["import.changed", "Large words became a heading."],
  language: ["import.changed", ({ lang }) => `"${lang}" is no language: the text was taken for English.`],
  noTitle: ["import.changed", "There is no title to make a subject of: write one."],
  width: ["import.changed", ({ written, width }) => `A width of ${written}px became ${width}px.`],
  inkOfBrand: [
    "import.changed",
    ({ of, color, became }) => `The color ${color} of ${INKS[of]} became ${became} in the brand, to be legible.`,
  ],
  groundOfBrand: [
    "import.changed",
    ({ color, became }) => `The ground ${color} became ${became} in the brand, for texts to be legible on it.`,
  ],
  styleOfElement: ["import.style", ({ element }) => `The style of <${element}> is decided by the brand now.`],
  styles: [
    "import.style",
    ({ element, attributes }) =>
      `Of <${element}>, ${attributes.join(", ")} ${isOne(attributes, "is", "are")} decided by the brand now.`,
  ],
  leftAttributes: [
    "import.style",
    ({ element, attributes }) =>
      `Of <${element}>, ${attributes.join(", ")} ${isOne(attributes, "was", "were")} left out.`,
  ],
  headAttributes: [
    "import.style",
    "The attributes for all elements decide widths, alignments and links; colors, fonts and distances are those of the brand.",
  ],
};
