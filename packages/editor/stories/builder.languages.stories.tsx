import type { TemplateEditorHandle } from "@dunlin/editor/template-editor";
import type { Template } from "@dunlin/templates";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, userEvent, waitFor, within } from "storybook/test";
import { BuilderHarness, starter } from "./builder.panels.harness.tsx";

const meta = { title: "Marketer/Languages", id: "builder-languages", component: BuilderHarness } satisfies Meta<
  typeof BuilderHarness
>;
export default meta;
type Story = StoryObj<typeof meta>;

const MAIL = starter("early-friendly");

/** Two texts have no Spanish, and Polish has none at all. */
const GAPS = {
  ...MAIL,
  locales: ["en", "es"],
  root: MAIL.root.map((block, i) =>
    i === 2 || i === 3
      ? { ...block, props: { ...block.props, text: { en: (block.props.text as Record<string, unknown>).en } } }
      : block,
  ),
} as Template;

const VERSIONS = {
  ...MAIL,
  variants: [
    { key: "A", label: "As usual" },
    { key: "B", label: "Softer, and with a name that is much longer than others" },
  ],
  root: MAIL.root.map((block, i) => (i === 3 ? { ...block, variants: ["B"] } : block)),
} as Template;

let handle: TemplateEditorHandle | null = null;
const onHandle = (now: TemplateEditorHandle | null) => {
  handle = now;
};
const doc = () => handle?.getDocument() as Template;
const open = async (canvas: ReturnType<typeof within>, name: string) =>
  userEvent.click(await canvas.findByRole("button", { name }));

export const MissingTexts: Story = {
  args: { doc: GAPS, onHandle },
  play: async ({ canvas }) => {
    await open(canvas, "Spanish: 2 texts missing");
    const list = await canvas.findByRole("list", { name: "Texts" });
    await expect(within(list).getAllByText("No text yet")).toHaveLength(2);
    await userEvent.click(within(list).getAllByText("No text yet")[0] as HTMLElement);
    const field = await canvas.findByRole("textbox", { name: "Text in Spanish" });
    await waitFor(() => expect(field).toHaveFocus());
    await userEvent.keyboard("Hola, {{nobody}");
    await expect(
      await canvas.findByText("“{nobody}” stands for nothing here.", { selector: ".dn-toast p" }),
    ).toBeVisible();
    handle?.undo();
    await userEvent.keyboard("Hola, {{debtor.name}:{Escape}");
    await waitFor(() => expect(canvas.getByRole("button", { name: /^Text in Spanish: Hola, / })).toHaveFocus());
    await expect(await canvas.findByText("1 text missing", { exact: false, selector: "button" })).toBeVisible();
    const text = doc().root[2]?.props.text as Record<string, unknown>;
    await expect(text.es).toEqual([{ t: "Hola, " }, { var: "debtor.name" }, { t: ":" }]);
  },
};

export const CopiedFromTheSource: Story = {
  args: { doc: GAPS, onHandle },
  play: async ({ canvas }) => {
    await open(canvas, "Languages");
    await open(canvas, "Copy 2 texts from English");
    await expect(await canvas.findByText("Spanish is complete.")).toBeVisible();
    const text = doc().root[2]?.props.text as Record<string, unknown>;
    await expect(text.es).toEqual(text.en);
    handle?.undo();
    await expect(await canvas.findByRole("button", { name: "Copy 2 texts from English" })).toBeVisible();
  },
};

export const ALanguageComesAndGoes: Story = {
  args: { doc: MAIL, onHandle },
  play: async ({ canvas }) => {
    await open(canvas, "Languages");
    await userEvent.type(await canvas.findByRole("combobox", { name: "Add a language" }), "nonsense language{Enter}");
    await expect(await canvas.findByText(/is no language/, { selector: ".dn-error" })).toBeVisible();
    const field = canvas.getByRole("combobox", { name: "Add a language" });
    await userEvent.clear(field);
    await userEvent.type(field, "ar{Enter}");
    await expect(await canvas.findByRole("button", { name: /^Arabic: \d+ texts missing$/ })).toBeVisible();
    await open(canvas, "Remove Spanish");
    await expect(await canvas.findByText(/texts in Spanish go/)).toBeVisible();
    await open(canvas, "Remove it");
    await expect(doc().locales).toEqual(["en", "ar"]);
    await expect(canvas.getByRole("button", { name: "Remove English" })).toHaveAttribute("aria-disabled", "true");
  },
};

export const ValuesThatDiffer: Story = {
  args: {
    doc: {
      ...MAIL,
      settings: { ...MAIL.settings, subject: { en: [{ var: "dueDate" }], es: [{ var: "reference" }] } },
    } as Template,
  },
  play: async ({ canvas }) => {
    await open(canvas, "Languages");
    await expect(await canvas.findByText(/Not said here: .+ Said here only: /)).toBeVisible();
  },
};

export const SpanishFromTheRight: Story = {
  args: { doc: GAPS, spanish: true, theme: "dark", dir: "rtl" },
  play: async ({ canvas }) => open(canvas, "Idiomas"),
};

export const ReadOnly: Story = {
  args: { doc: GAPS, mode: "view" },
  play: async ({ canvas }) => {
    await open(canvas, "Languages");
    await expect(canvas.queryByRole("button", { name: /^Copy/ })).toBeNull();
  },
};

export const OneVersion: Story = {
  args: { doc: MAIL, onHandle },
  play: async ({ canvas }) => {
    await open(canvas, "Versions");
    await open(canvas, "Add a version");
    await expect(doc().variants?.map(({ key }) => key)).toEqual(["A", "B"]);
    handle?.undo();
    await expect(doc().variants).toBeUndefined();
  },
};

export const ABlockForOneVersion: Story = {
  args: { doc: VERSIONS, onHandle },
  play: async ({ canvas }) => {
    await open(canvas, "Versions");
    handle?.select([VERSIONS.root[1]?.id as string]);
    await userEvent.click(await canvas.findByRole("button", { name: "Write it differently in “As usual”" }));
    await expect(doc().root[1]?.variants).toEqual(["B"]);
    await expect(doc().root[2]?.variants).toEqual(["A"]);
    await open(canvas, "Remove As usual");
    await expect(await canvas.findByText(/1 block that is in “As usual” alone goes with it/)).toBeVisible();
  },
};

const subjectOf = (key: string) => doc().variants?.find((one) => one.key === key)?.settings?.subject;

export const ASubjectForOneVersion: Story = {
  args: { doc: VERSIONS, onHandle },
  play: async ({ canvas }) => {
    await open(canvas, "Versions");
    await open(canvas, "Show Softer, and with a name that is much longer than others");
    const own = await canvas.findByRole("checkbox", { name: /^Subject: Different in “Softer/ });
    await expect(own).not.toBeChecked();
    await userEvent.click(own);
    await expect(subjectOf("B")).toEqual((VERSIONS.settings as { subject: unknown }).subject);
    const field = await canvas.findByRole("textbox", { name: "Subject" });
    field.focus();
    getSelection()?.selectAllChildren(field);
    getSelection()?.collapseToStart();
    document.execCommand("insertText", false, "Softly, ");
    await userEvent.tab();
    await expect(JSON.stringify(subjectOf("B")?.en)).toContain("Softly, ");
    await expect(subjectOf("A")).toBeUndefined();
    await expect((await canvas.findAllByText(/Softly, /, { selector: "b" }, { timeout: 9000 }))[0]).toBeVisible();
    await open(canvas, "Show As usual");
    await expect(await canvas.findByText(/^The same in all versions but “Softer/)).toBeVisible();
    await expect(await canvas.findByText("1 block and 1 text of its own")).toBeVisible();
    await open(canvas, "Remove Softer, and with a name that is much longer than others");
    await expect(await canvas.findByText(/^1 block and 1 text that are in “Softer.+ alone go with it/)).toBeVisible();
    await open(canvas, "Keep it");
    const texts = within(canvas.getByRole("region", { name: "Different in “As usual”" }));
    await userEvent.click(texts.getByRole("checkbox", { name: /^Preview text/ }));
    await expect(doc().variants?.[0]?.settings?.preheader).toBeDefined();
    handle?.undo();
    await expect(doc().variants?.[0]?.settings).toBeUndefined();
  },
};

export const ASubjectForOneVersionToTranslate: Story = {
  args: {
    doc: {
      ...VERSIONS,
      variants: [
        { key: "A", label: "As usual" },
        { key: "B", label: "Softer", settings: { subject: { en: [{ t: "Softly" }] } } },
      ],
    } as Template,
    onHandle,
  },
  play: async ({ canvas }) => {
    await open(canvas, "Spanish: 1 text missing");
    await expect(await canvas.findByText("Subject in “Softer”")).toBeVisible();
    await open(canvas, "Copy 1 text from English");
    await expect(subjectOf("B")?.es).toEqual([{ t: "Softly" }]);
  },
};

export const VersionsInSpanishInTheDark: Story = {
  args: { doc: VERSIONS, spanish: true, theme: "dark", dir: "rtl" },
  play: async ({ canvas }) => open(canvas, "Versiones"),
};

export const VersionsReadOnly: Story = {
  args: { doc: VERSIONS, mode: "view" },
  play: async ({ canvas }) => {
    await open(canvas, "Versions");
    await expect((await canvas.findAllByRole("checkbox", { name: /^Subject/ }))[0]).toBeDisabled();
  },
};
