import type { TemplateEditorHandle } from "@dunlin/editor/template-editor";
import type { Block, Template } from "@dunlin/templates";
import { STARTER_SAMPLE } from "@dunlin/templates/starter";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, userEvent, within } from "storybook/test";
import { BuilderHarness, person, starter } from "./builder.panels.harness.tsx";

let handle: TemplateEditorHandle | null = null;
const doc = () => handle?.getDocument() as Template;

const meta = {
  title: "Marketer/Channels",
  id: "builder-channels",
  component: BuilderHarness,
  args: {
    onHandle: (now: TemplateEditorHandle | null) => {
      handle = now;
    },
  },
} satisfies Meta<typeof BuilderHarness>;
export default meta;
type Story = StoryObj<typeof meta>;

const SMS = starter("predue-three");
const CHAT = starter("early-help");
const PAGE = starter("pay-page");

/** With more words at the end of the first text. */
function saying(template: Template, words: string): Template {
  const first = template.root.find(({ type }) => type === "text");
  const longer = (block: Block): Block => {
    const text = block.props.text as Readonly<Record<string, readonly object[]>>;
    const more = Object.fromEntries(Object.entries(text).map(([locale, runs]) => [locale, [...runs, { t: words }]]));
    return { ...block, props: { ...block.props, text: more } } as Block;
  };
  return { ...template, root: template.root.map((block) => (block === first ? longer(block) : block)) } as Template;
}

const aside = (canvas: ReturnType<typeof within>, name: string) => canvas.findByRole("complementary", { name });

export const Sms: Story = {
  args: { doc: SMS },
  play: async ({ canvas }) => {
    const view = within(await aside(canvas, "As it arrives"));
    await expect(await view.findByText("At most 4 messages")).toBeVisible();
    await userEvent.click(view.getByRole("button", { name: /^A very long name/ }));
    await expect(await view.findByText(/Not in the cheap alphabet: ż \(U\+017C\)/)).toBeVisible();
  },
};

export const SmsWithRemedies: Story = {
  args: {
    doc: saying(
      { ...SMS, settings: { ...SMS.settings, plainPunctuation: false } } as Template,
      " It’s “our” pleasure – não é?",
    ),
    samples: [person("a", "Ria", { creditor: { ...(STARTER_SAMPLE as { creditor: object }).creditor, name: "Ria" } })],
  },
  play: async ({ canvas }) => {
    const view = within(await aside(canvas, "As it arrives"));
    await expect(await view.findByRole("heading", { name: "What makes it dearer" })).toBeVisible();
    await userEvent.click(await view.findByRole("button", { name: "Plain punctuation + Letters without accents" }));
    await expect(doc().settings).toMatchObject({ plainPunctuation: true, transliterate: true });
    await expect(await view.findByText("Letters without accents: on")).toBeVisible();
    handle?.undo();
    await expect(doc().settings).toMatchObject({ plainPunctuation: false });
  },
};

export const SmsThatCannotBeSent: Story = {
  args: { doc: SMS, samples: [{ id: "nobody", title: "Nobody", context: {} }] },
  play: async ({ canvas }) => {
    const view = within(await aside(canvas, "As it arrives"));
    await expect(await view.findByText("Nothing can be sent to Nobody:")).toBeVisible();
  },
};

export const SmsWithProblems: Story = {
  args: { doc: saying(SMS, "") },
  play: async ({ canvas }) => {
    const view = within(await aside(canvas, "As it arrives"));
    await view.findByText(/^At most/);
    const id = SMS.root[0]?.id as string;
    handle?.execute({ type: "text.set", id, path: "/props/text", locale: "en", runs: [{ var: "no.such.value" }] });
    await userEvent.click(await view.findByRole("button", { name: /no\.such\.value/ }));
    await expect(await canvas.findByRole("toolbar", { name: "Tools of Text" })).toBeVisible();
  },
};

export const SmsHostileAndFromTheRight: Story = {
  args: {
    doc: SMS,
    spanish: true,
    dir: "rtl",
    theme: "dark",
    samples: [
      person("hostile", "<b>&amp;{{x}}</b>", {
        creditor: {
          ...(STARTER_SAMPLE as { creditor: object }).creditor,
          name: "<img src=x onerror=alert(1)> \u202Eشركة 👩‍👩‍👧",
        },
      }),
    ],
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/Fuera del alfabeto barato/)).toBeVisible();
  },
};

export const WhatsApp: Story = {
  args: {
    doc: CHAT,
    approvals: [
      { templateId: CHAT.id, version: 3, locale: "en", status: "approved" },
      { templateId: CHAT.id, version: 4, locale: "en", status: "rejected", reason: "The body ends with a variable." },
      { templateId: CHAT.id, version: 3, locale: "es", status: "pending" },
    ],
  },
  play: async ({ canvas }) => {
    const view = within(await aside(canvas, "As the platform sees it"));
    await expect(await view.findByText("{{1}}", { selector: ".dl-tag" })).toBeVisible();
    await expect(view.getByText("Version 3 goes on being sent.")).toBeVisible();
    await userEvent.click(view.getByRole("radio", { name: "As it arrives" }));
    await expect(await view.findByText(/^Hello Lucía/)).toBeVisible();
  },
};

export const Rcs: Story = {
  args: { doc: starter("early-options-card") },
  play: async ({ canvas }) => {
    const view = within(await aside(canvas, "On the telephone"));
    await expect(await view.findByRole("heading", { name: "Without RCS, as SMS" })).toBeVisible();
  },
};

export const Push: Story = {
  args: { doc: saying(starter("card-failed-push"), " And more words than a telephone shows.".repeat(4)) },
  play: async ({ canvas }) => {
    const view = within(await aside(canvas, "On the telephone"));
    await expect(await view.findByText(/^\d+ of 178 characters$/)).toBeVisible();
  },
};

export const Voice: Story = {
  args: { doc: starter("machine-call") },
  play: async ({ canvas }) => {
    const view = within(await aside(canvas, "As it is heard"));
    await expect(await view.findByText("+ 3 4, 9 6 0, 0 0 0, 2 1 0")).toBeVisible();
    await expect(view.getByText("Ends calls for good")).toBeVisible();
    await expect(view.getByRole("button", { name: "Listen" })).toBeVisible();
  },
};

export const VoiceInSpanish: Story = { args: { doc: starter("machine-call"), spanish: true, theme: "dark" } };

export const Letter: Story = {
  args: { doc: starter("late-final-demand") },
  play: async ({ canvas }) => {
    const paper = within(await canvas.findByRole("region", { name: "Message" }));
    await expect(await paper.findByText("Window of the envelope")).toBeVisible();
    await expect(paper.getByText(/Lucía Ferrer Montalbán/)).toBeVisible();
  },
};

export const LetterOfTwoSheets: Story = {
  args: { doc: saying(starter("late-formal-letter"), " Many more words about it.".repeat(300)) },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText("Sheet 2, about here")).toBeInTheDocument();
  },
};

export const Page: Story = {
  args: { doc: PAGE },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole("radio", { name: "On the page" }));
    const view = within(await aside(canvas, "On the page"));
    await expect(await view.findByText("3 × €60.80")).toBeVisible();
    await userEvent.selectOptions(view.getByRole("combobox", { name: "Most parts" }), "4");
    await expect(await view.findByText("4 × €45.60")).toBeVisible();
    await userEvent.click(view.getByRole("button", { name: "Add How to reach me" }));
    await expect(await view.findByRole("button", { name: "Show How to reach me" })).toBeVisible();
  },
};

export const PageInSpanishFromTheRight: Story = {
  args: { doc: PAGE, spanish: true, dir: "rtl", theme: "dark" },
  play: async ({ canvas, canvasElement }) => {
    await userEvent.click(await canvas.findByRole("radio", { name: "En la página" }));
    await expect(await canvas.findByText("Salidas en la página")).toBeVisible();
    // What is written keeps the direction of its language.
    const written = [".dn-paper", ".dn-offer"].map((part) => canvasElement.querySelector(part) as HTMLElement);
    await expect(written.map((part) => getComputedStyle(part).direction)).toEqual(["ltr", "ltr"]);
    const [date, view] = [".dn-plan-wish input", ".dn-channel"].map((part) =>
      (canvasElement.querySelector(part) as HTMLElement).getBoundingClientRect(),
    ) as [DOMRect, DOMRect];
    await expect(date.left).toBeGreaterThanOrEqual(view.left);
  },
};
