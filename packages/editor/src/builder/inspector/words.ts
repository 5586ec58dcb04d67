/** Words of the inspector of the builder. Those of fields and options are in `fieldWords`. */

import type { LinkRefusal } from "@dunlin/templates";
import { type FieldWords, INSPECTOR_FIELDS_EN, OPTIONS_EN, type OptionWords } from "./fieldWords.en.ts";
import type { PictureProblem } from "./pictures.ts";

type Data = Readonly<Record<string, unknown>>;

export interface BuilderInspectorWords {
  readonly title: string;
  readonly template: string;
  readonly name: string;
  readonly note: string;
  readonly noteHelp: string;
  readonly defaultLanguage: string;
  readonly defaultLanguageHelp: string;
  readonly fields: FieldWords;
  readonly options: OptionWords;
  /** By keyword of the schema; what is not listed is told in the words of the check. */
  readonly problems: { readonly [keyword: string]: (data: Data) => string };
  readonly usual: (value: string) => string;
  readonly none: string;
  readonly remove: string;
  readonly cancel: string;
  readonly sections: {
    readonly who: string;
    readonly content: string;
    readonly versions: string;
    readonly settings: string;
    readonly note: string;
  };
  readonly nothingToSet: string;
  readonly unknownType: (type: string) => string;
  /** Who sees a block. */
  readonly everyoneSees: string;
  readonly nobodySees: string;
  readonly onlySees: (clause: string) => string;
  readonly sentence: readonly [before: string, after: string];
  readonly restrict: string;
  readonly removeCondition: string;
  readonly samplesSee: (seen: string, of: string) => string;
  readonly samplesUnknown: (count: number) => string;
  readonly samplesMatching: (of: string) => string;
  readonly messageValues: string;
  readonly noConditions: string;
  readonly requiredForAll: string;
  /** Versions of the content. */
  readonly shownIn: string;
  readonly oneVersion: string;
  /** Beside a subject and the like, in a version of the content. */
  readonly ownText: (version: string) => string;
  /** @param others - Versions that have their own. */
  readonly sharedText: (others: readonly string[]) => string;
  readonly hold: {
    readonly locked: string;
    readonly lockedPlace: string;
    readonly around: string;
    readonly required: string;
  };
  readonly readOnly: string;
  /** Texts. */
  readonly textIn: (language: string) => string;
  readonly removeNamed: (name: string) => string;
  readonly meter: (length: string, of: string) => string;
  readonly meterLong: (length: string, of: string) => string;
  readonly meterFor: (person: string) => string;
  /** Values. */
  readonly chooseValue: string;
  readonly noSuchValue: (path: string) => string;
  readonly noValueFits: string;
  readonly sampleValue: (value: string, person: string) => string;
  /** Links. */
  readonly leadsTo: string;
  /** Lists. */
  readonly add: (label: string) => string;
  readonly item: (label: string, number: number) => string;
  readonly itemUp: string;
  readonly itemDown: string;
  readonly itemKeys: string;
  readonly firstAlready: string;
  readonly lastAlready: string;
  readonly noMore: (most: number) => string;
  readonly noFewer: (least: number) => string;
  readonly cell: (row: number, column: number) => string;
  readonly column: (number: number) => string;
  readonly addRow: string;
  readonly addColumn: string;
  readonly removeColumn: string;
  /** Pictures. */
  readonly picture: {
    readonly choose: string;
    readonly upload: string;
    readonly uploading: (name: string) => string;
    readonly stop: string;
    readonly drop: string;
    readonly none: string;
    readonly assets: string;
    readonly noAssets: string;
    readonly noName: string;
    readonly size: (width: string, height: string) => string;
    readonly problems: { readonly [P in PictureProblem]: string };
    readonly failed: (reason: string) => string;
    /** The picture itself is fine, but not where it is. */
    readonly notTaken: (reason: string) => string;
    /** Why an address of a picture is not taken. */
    readonly refused: Readonly<Record<LinkRefusal | "empty", string>>;
    readonly giant: (width: string, height: string) => string;
    readonly vector: string;
    readonly altNeeded: string;
    readonly fromValue: string;
    readonly notShown: string;
    readonly logo: string;
    readonly logoDark: string;
    readonly logoNone: string;
    readonly logoFromBrand: string;
    readonly sameInDark: string;
  };
  /** Another wording. */
  readonly rewrite: {
    readonly open: string;
    readonly wish: string;
    readonly wishes: {
      readonly shorter: string;
      readonly friendlier: string;
      readonly simpler: string;
      readonly own: string;
    };
    readonly ownWish: string;
    readonly ask: string;
    readonly asking: string;
    readonly stop: string;
    readonly take: string;
    readonly leave: string;
    readonly result: string;
    readonly gone: string;
    readonly fresh: string;
    readonly same: string;
    readonly dropped: (values: string) => string;
    readonly invented: (values: string) => string;
    readonly noText: string;
    readonly bad: string;
    readonly failed: (reason: string) => string;
    readonly changed: string;
    readonly help: string;
  };
  /** Several blocks. */
  readonly several: (count: number) => string;
  readonly duplicate: string;
  readonly delete: string;
  readonly versionOfAll: string;
  readonly languages: { readonly all: string };
  readonly lifetime: {
    readonly unit: string;
    readonly D: string;
    readonly W: string;
    readonly M: string;
    readonly Y: string;
    readonly other: (text: string) => string;
  };
  readonly basesHelp: string;
  readonly noLinks: string;
}

const text = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? String(value) : "");

export const BUILDER_INSPECTOR_EN: BuilderInspectorWords = {
  title: "Settings",
  template: "Message as a whole",
  name: "Name",
  note: "Note for colleagues",
  noteHelp: "Never sent.",
  defaultLanguage: "Language of everybody else",
  defaultLanguageHelp: "For people whose language is none of this template.",
  fields: INSPECTOR_FIELDS_EN,
  options: OPTIONS_EN,
  problems: {
    required: () => "This is needed.",
    integer: () => "Give a whole number.",
    minimum: ({ limit }) => `At least ${text(limit)}.`,
    maximum: ({ limit }) => `At most ${text(limit)}.`,
    minLength: () => "This is needed.",
    maxLength: ({ limit }) => `At most ${text(limit)} characters: shorten it.`,
    pattern: () => "This is not written as it has to be.",
    minItems: ({ limit }) => `There have to be ${text(limit)} or more.`,
    maxItems: ({ limit }) => `There can be ${text(limit)} at most.`,
    uniqueItems: () => "One of these is there twice.",
  },
  usual: (value) => `Usually ${value}`,
  none: "None",
  remove: "Remove",
  cancel: "Cancel",
  sections: {
    who: "Who sees this",
    content: "Content",
    versions: "Versions",
    settings: "Settings",
    note: "Note",
  },
  nothingToSet: "There is nothing to set here.",
  unknownType: (type) => `Blocks of the type “${type}” are not known here. It stays as it is.`,
  everyoneSees: "Everyone sees this.",
  nobodySees: "Nobody sees this.",
  onlySees: (clause) => `Only people for whom ${clause} see this`,
  sentence: ["Only people for whom ", " see this."],
  restrict: "Restrict",
  removeCondition: "Show to everyone",
  samplesSee: (seen, of) =>
    of === "1" ? `${seen} of 1 sample person sees it` : `${seen} of ${of} sample people see it`,
  samplesUnknown: (count) => `not known for ${count}: they do not see it`,
  samplesMatching: (of) => `of ${of} sample people see it`,
  messageValues: "Values of the message",
  noConditions: "In WhatsApp the whole wording is approved: everyone sees all of it. Write a text by case instead.",
  requiredForAll: "It is required for everyone, so it cannot be restricted.",
  shownIn: "Shown in",
  oneVersion: "It has to be in one version at least. Delete it to have it in none.",
  ownText: (version) => `Different in “${version}”`,
  sharedText: (others) => `The same in all versions but ${others.map((one) => `“${one}”`).join(", ")}.`,
  hold: {
    locked:
      "This was approved and is locked. Its place and its note can change; for its words, ask for another approval.",
    lockedPlace: "This was approved and is locked in its place. Only its note can change.",
    around: "It stands in a block that was approved and is locked.",
    required: "This is required: it cannot be deleted or restricted.",
  },
  readOnly: "The template can only be looked at here.",
  textIn: (language) => `In ${language}`,
  removeNamed: (name) => `Remove ${name}`,
  meter: (length, of) => `${length} of ${of}`,
  meterLong: (length, of) => `${length} of ${of}: the end may be cut off`,
  meterFor: (person) => `for ${person}`,
  chooseValue: "Choose a value",
  noSuchValue: (path) => `There is no value “${path}” here. Choose another one.`,
  noValueFits: "No value of this message fits here.",
  sampleValue: (value, person) => `${value} for ${person}`,
  leadsTo: "Leads to",
  add: (label) => `Add to ${label}`,
  item: (label, number) => `${label} ${number}`,
  itemUp: "Move up",
  itemDown: "Move down",
  itemKeys: "Alt and up or down moves it.",
  firstAlready: "It is the first.",
  lastAlready: "It is the last.",
  noMore: (most) => `There can be ${most} at most.`,
  noFewer: (least) => `There have to be ${least} or more.`,
  cell: (row, column) => `Row ${row}, column ${column}`,
  column: (number) => `Column ${number}`,
  addRow: "Add a row",
  addColumn: "Add a column",
  removeColumn: "Remove the last column",
  picture: {
    choose: "Choose…",
    upload: "Upload…",
    uploading: (name) => `Uploading ${name}…`,
    stop: "Stop",
    drop: "Drop a picture here, paste one, or choose one.",
    none: "No picture yet",
    assets: "Pictures",
    noAssets: "There are no pictures yet.",
    noName: "Picture without a name",
    size: (width, height) => `${width} × ${height}`,
    problems: {
      notPicture: "This file is no picture that messages can show. Take a PNG, JPEG, GIF, WebP or SVG.",
      tooLarge: "This picture is larger than 5 MB. Make it smaller first.",
      giant: "This picture has more pixels than a computer can show without harm. Make it 4,000 pixels wide at most.",
      script: "This SVG has something in it that could run or load something else. Save it without.",
      damaged: "This picture is damaged.",
    },
    failed: (reason) => (reason === "" ? "The picture was not uploaded." : `The picture was not uploaded: ${reason}`),
    notTaken: (reason) => `This picture was not taken. ${reason}`,
    refused: {
      empty: "Say where the picture is.",
      form: "This is no whole address. Write it like https://example.com/picture.png.",
      signs: "There are blanks or signs in it that do not belong into an address.",
      scheme: "The address of a picture begins with https.",
      user: "An address must not have a name or password before its host.",
      host: "Pictures must not come from this host.",
    },
    giant: (width, height) =>
      `${width} × ${height} pixels are more than any screen shows. A smaller picture is there sooner.`,
    vector: "Many mail programs do not show SVG. Take a PNG for mails.",
    altNeeded: "Say what it shows, or mark it as a picture that says nothing.",
    fromValue: "Each person has a picture of their own.",
    notShown: "The picture cannot be shown here.",
    logo: "Logo on light ground",
    logoDark: "Logo on dark ground",
    logoNone: "The brand has no logo: its name is shown.",
    logoFromBrand: "The logo is that of the brand, in all templates.",
    sameInDark: "The same as on light ground.",
  },
  rewrite: {
    open: "Another wording…",
    wish: "It should be",
    wishes: { shorter: "Shorter", friendlier: "Friendlier", simpler: "In simpler words", own: "As I say…" },
    ownWish: "What it should be",
    ask: "Ask",
    asking: "Waiting for another wording…",
    stop: "Stop",
    take: "Take it",
    leave: "Leave it",
    result: "Another wording",
    gone: "left out",
    fresh: "new",
    same: "The wording came back as it was.",
    dropped: (values) => `Left out: ${values}. People would miss it.`,
    invented: (values) => `Not in your wording: ${values}. Check whether it is right.`,
    noText: "There is no text in this language yet.",
    bad: "What came back is no text of this template.",
    failed: (reason) => (reason === "" ? "No other wording came." : `No other wording came: ${reason}`),
    changed: "The text has changed meanwhile. Ask again.",
    help: "Only the wording is sent, with names in place of values. Nothing changes until you take it.",
  },
  several: (count) => `${count} blocks`,
  duplicate: "Duplicate",
  delete: "Delete",
  versionOfAll: "All of them are shown in",
  languages: { all: "All of the template" },
  lifetime: {
    unit: "Unit",
    D: "days",
    W: "weeks",
    M: "months",
    Y: "years",
    other: (written) => `as written: ${written}`,
  },
  basesHelp: "What each link begins with. The platform approves this beginning, and one value comes behind it.",
  noLinks: "No button leads to a link of each person.",
};
