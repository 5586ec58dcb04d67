/** What the keys of the telephone do. */

import { classOf } from "../../brand/css.ts";
import type { JsonValue } from "../../model/block.ts";
import type { RichText } from "../../model/text.ts";
import { ANSWERS, type Answer, KEYS } from "../answers.ts";
import type { BlockDefinition } from "../definition.ts";
import { said } from "../labels/labels.ts";
import type { MenuChoice, PieceSite } from "../piece.ts";
import { choice, listOf, members, text, unsaid } from "../schema.ts";

interface StoredChoice {
  readonly key: string;
  readonly label: JsonValue;
  readonly intent: Answer;
}

/** How a key is called; digits are read by the voice itself. */
const keyName = (key: string, site: PieceSite): RichText => {
  if (key === "*") return site.runs("star") ?? [];
  return key === "#" ? (site.runs("hash") ?? []) : [{ t: key }];
};

/** "To pay now, press 1." */
function choiceOf({ key, intent }: StoredChoice, index: number, site: PieceSite): MenuChoice {
  const at = `choices/${index}/label`;
  const label = site.runs(at) ?? [];
  const press = site.runs("press") ?? [];
  return {
    key,
    intent,
    label,
    at,
    spoken: [...label, { t: ", " }, ...press, { t: " " }, ...keyName(key, site), { t: "." }],
  };
}

export const menu: BlockDefinition = {
  type: "menu",
  v: 1,
  title: "Menu of keys",
  summary: "Reads out what each key does. What was pressed comes back as an intent.",
  group: "content",
  role: "content",
  kinds: ["voice"],
  constraints: { once: true },
  propsSchema: members(
    {
      lead: text,
      press: text,
      star: text,
      hash: text,
      choices: {
        ...listOf(
          members({ key: choice(...KEYS), label: text, intent: choice(...ANSWERS) }, "key", "label", "intent"),
          11,
        ),
        minItems: 1,
      },
    },
    "choices",
  ),
  defaults: {
    lead: unsaid,
    press: said("press"),
    star: said("star"),
    hash: said("hash"),
    choices: [{ key: "1", label: said("payNow"), intent: "pay" }],
  },
  fields: [
    { name: "lead", label: "Words before", control: "text" },
    { name: "press", label: "The word for pressing a key", control: "plainText" },
    { name: "star", label: "The name of the key *", control: "plainText" },
    { name: "hash", label: "The name of the key #", control: "plainText" },
    {
      name: "choices",
      label: "Keys",
      control: "list",
      items: [
        { name: "key", label: "Key", control: "choice", options: KEYS },
        { name: "label", label: "What it is for", control: "plainText" },
        { name: "intent", label: "Means", control: "choice", options: ANSWERS },
      ],
    },
  ],
  render: {
    html: (site) => {
      const lead = site.text(site.props.lead, "lead");
      const keys = (site.props.choices as unknown as readonly StoredChoice[]).map(
        ({ key, label }, index) =>
          `<li><kbd>${site.words(key)}</kbd><span>${site.text(label, `choices/${index}/label`)}</span></li>`,
      );
      return `${lead === "" ? "" : `<p${site.style("text")}>${lead}</p>`}<ul class="${classOf("keys")}">${keys.join("")}</ul>`;
    },
    text: () => "",
    pieces: (site) => {
      const lead = site.runs("lead");
      const stored = site.props.choices as unknown as readonly StoredChoice[];
      const choices = stored.map((one, index) => choiceOf(one, index, site));
      return [
        ...(lead === undefined ? [] : [{ piece: "text", runs: lead, at: "lead" } as const]),
        { piece: "menu", choices },
      ];
    },
  },
};
