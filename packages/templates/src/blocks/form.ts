/** Forms of a page: they work without scripts, and post an intent to the host. In mails and letters they are a link to the page. */

import { classOf } from "../brand/css.ts";
import type { JsonValue } from "../model/block.ts";
import type { Intent } from "../model/intent.ts";
import type { BlockDefinition, BlockField, PropsSchema } from "./definition.ts";
import { mailText } from "./mail.ts";
import type { Props } from "./props.ts";
import { flag, link, listOf, members, path, text } from "./schema.ts";
import type { PageSite } from "./site.ts";

export interface FormInput {
  /** The member of the intent. */
  readonly name: string;
  readonly type: "text" | "lines" | "date" | "phone" | "money" | "choice";
  readonly required?: true;
  /** Token of HTML for what the browser may fill in. */
  readonly autocomplete?: string;
}

export interface FormSpec {
  readonly type: string;
  readonly title: string;
  readonly summary: string;
  readonly intent: Intent["intent"];
  readonly inputs: readonly FormInput[];
  /** Texts: `title`, `intro`, `submit`, and a label for each input. */
  readonly texts: Readonly<Record<string, JsonValue>>;
  /** Of inputs of the type `choice`, by name: what can be chosen. */
  readonly choices?: Readonly<Record<string, readonly { readonly value: string; readonly label: JsonValue }[]>>;
}

/** Where forms post, and what proves that they came from the page; the same members in every form. */
export const POST_SCHEMA: Readonly<Record<string, PropsSchema>> = { action: path, token: path };

export const POST_FIELDS: readonly BlockField[] = [
  { name: "action", label: "Posts to", control: "value", formats: ["url"] },
  { name: "token", label: "Proof that the page was opened", control: "value" },
];

const labelOf = (input: FormInput): string => `${input.name}Label`;
const choicesOf = (input: FormInput): string => `${input.name}Choices`;

export function formBlock({ type, title, summary, intent, inputs, texts, choices = {} }: FormSpec): BlockDefinition {
  const chosen = inputs.filter((input) => input.type === "choice");
  const props: Record<string, PropsSchema> = {
    ...POST_SCHEMA,
    title: text,
    intro: text,
    submit: text,
    link,
    open: flag,
  };
  for (const input of inputs) props[labelOf(input)] = text;
  for (const input of chosen)
    props[choicesOf(input)] = listOf(members({ value: path, label: text }, "value", "label"), 20);
  const usual = chosen.map((input) => [choicesOf(input), (choices[input.name] ?? []) as unknown as JsonValue] as const);
  return {
    type,
    v: 1,
    title,
    summary,
    group: "forms",
    role: "content",
    kinds: ["email", "landing"],
    propsSchema: members(props),
    defaults: {
      action: "actions.page",
      link: { to: "variable", var: "payUrl" },
      open: false,
      ...texts,
      ...Object.fromEntries(usual),
    },
    fields: formFields(inputs),
    render: {
      mjml: (site) => {
        const href = site.href(site.props.link);
        if (href === undefined) return [];
        const words = site.text(site.props.title, "title");
        return [mailText(site, `<p${site.style("text")}><a href="${href}"${site.style("link")}>${words}</a></p>`)];
      },
      html: (site) => formMarkup(site, intent, inputs),
      text: (site) => {
        const url = site.url(site.props.link);
        return url === undefined ? "" : `${site.text(site.props.title, "title")}:\n${url}`;
      },
    },
  };
}

const CHOICE_FIELDS: readonly BlockField[] = [
  { name: "value", label: "Sent to the host", control: "plainText" },
  { name: "label", label: "Shown", control: "text" },
];

const formFields = (inputs: readonly FormInput[]): readonly BlockField[] => [
  { name: "title", label: "Title", control: "text" },
  { name: "intro", label: "Words before the form", control: "text" },
  ...inputs.map((input): BlockField => ({ name: labelOf(input), label: `Label of ${input.name}`, control: "text" })),
  ...inputs
    .filter((input) => input.type === "choice")
    .map(
      (input): BlockField => ({
        name: choicesOf(input),
        label: `Choices of ${input.name}`,
        control: "list",
        items: CHOICE_FIELDS,
      }),
    ),
  { name: "submit", label: "Words on the button", control: "text" },
  { name: "open", label: "Open from the start", control: "switch" },
  { name: "link", label: "In mails, leads to", control: "link" },
  ...POST_FIELDS,
];

/** The start of a form: where it posts, what it means, and its proof. Nothing where it has nowhere to post. */
export function postStart(site: PageSite, intent: Intent["intent"], attributes = ""): string | undefined {
  const { action, token }: Props = site.props;
  const to = site.path(action);
  if (to === undefined) return undefined;
  const proof = site.path(token);
  const hidden = proof === undefined ? "" : `<input type="hidden" name="token" value="{{${proof}}}">`;
  return `<form class="${classOf("form")}" method="post" action="{{${to}}}"${attributes}><input type="hidden" name="intent" value="${intent}">${hidden}`;
}

function formMarkup(site: PageSite, intent: Intent["intent"], inputs: readonly FormInput[]): string {
  // A link of a message that ends in the name of a form opens what the form is folded in.
  const start = postStart(site, intent, ` id="${site.id("form")}"`);
  if (start === undefined) return "";
  const intro = site.text(site.props.intro, "intro");
  const words = intro === "" ? "" : `<p class="${classOf("muted")}">${intro}</p>`;
  const fields = inputs.map((input) => field(site, input)).join("");
  const submit = `<button class="${classOf("button")}" type="submit">${site.text(site.props.submit, "submit")}</button>`;
  const open = site.props.open === true ? " open" : "";
  const title = site.text(site.props.title, "title");
  return `<details class="${classOf("way")}"${open}><summary>${title}</summary>${start}${words}${fields}${submit}</form></details>`;
}

const CONTROLS: Readonly<Record<Exclude<FormInput["type"], "lines" | "choice">, string>> = {
  text: 'type="text" maxlength="200"',
  date: 'type="date"',
  phone: 'type="tel" maxlength="40"',
  money: 'type="text" inputmode="decimal" maxlength="20"',
};

function field(site: PageSite, input: FormInput): string {
  const label = site.text(site.props[labelOf(input)], labelOf(input));
  const required = input.required === true ? " required" : "";
  if (input.type === "choice") {
    const all = site.props[choicesOf(input)];
    const options = (Array.isArray(all) ? all : []).map((choice: JsonValue, index: number) => {
      const { value, label: shown } = choice as { value: string; label: JsonValue };
      const words = site.text(shown, `${choicesOf(input)}/${index}/label`);
      return `<label class="${classOf("choice")}"><input type="radio" name="${input.name}" value="${site.words(value)}"${required}> <span>${words}</span></label>`;
    });
    return `<fieldset class="${classOf("field")}"><legend>${label}</legend>${options.join("")}</fieldset>`;
  }
  const id = site.id(input.name);
  const fill = input.autocomplete === undefined ? "" : ` autocomplete="${input.autocomplete}"`;
  const control =
    input.type === "lines"
      ? `<textarea id="${id}" name="${input.name}" rows="3" maxlength="2000"${required}></textarea>`
      : `<input id="${id}" name="${input.name}" ${CONTROLS[input.type]}${fill}${required}>`;
  return `<p class="${classOf("field")}"><label for="${id}">${label}</label>${control}</p>`;
}
