import type { TemplateEditorHandle } from "@dunlin/editor/template-editor";
import type { Block, Template } from "@dunlin/templates";
import { STARTER_TEMPLATES } from "@dunlin/templates/starter";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, userEvent, type within } from "storybook/test";
import { BuilderHarness, starter } from "./builder.panels.harness.tsx";

const MAIL = starter("early-friendly");
const { policy: _, ...FREE } = MAIL;
const onSave = fn<(title: string, blocks: readonly Block[]) => void>();

let handle: TemplateEditorHandle | null = null;
const doc = () => handle?.getDocument() as Template;

const meta = {
  title: "Marketer/Import",
  id: "builder-import",
  component: BuilderHarness,
  args: {
    doc: MAIL,
    starters: STARTER_TEMPLATES,
    onHandle: (now: TemplateEditorHandle | null) => {
      handle = now;
    },
  },
} satisfies Meta<typeof BuilderHarness>;
export default meta;
type Story = StoryObj<typeof meta>;

const GOOD = `<mjml lang="en"><mj-head><mj-title>Hello</mj-title></mj-head><mj-body>
<mj-section background-url="x.png"><mj-column><mj-text>Dear {{acme.customer}}</mj-text></mj-column></mj-section></mj-body></mjml>`;
const BROKEN = "<mjml><mj-body>\n<mj-section><mj-column></mj-section></mj-body></mjml>";

async function read(canvas: ReturnType<typeof within>, source: string) {
  await userEvent.click(await canvas.findByRole("button", { name: "Begin with something" }));
  await userEvent.click(await canvas.findByRole("menuitem", { name: "Import MJML…" }));
  await userEvent.click(await canvas.findByRole("textbox", { name: "Or paste the source" }));
  await userEvent.paste(source);
  await userEvent.click(canvas.getByRole("button", { name: "Read it" }));
}

export const AsBlocks: Story = {
  play: async ({ canvas }) => {
    await read(canvas, GOOD);
    await expect(await canvas.findByText("Left out")).toBeVisible();
    await expect(await canvas.findByRole("button", { name: "Replace the template" })).toHaveAttribute(
      "aria-disabled",
      "true",
    );
    await userEvent.click(canvas.getByRole("button", { name: "Add its blocks here" }));
    await expect(doc().root.length).toBe(MAIL.root.length + 1);
    await expect(doc().variables.properties).toHaveProperty("acme");
    handle?.undo();
    await expect(doc()).toBe(MAIL);
  },
};

export const AsTheWholeTemplate: Story = {
  args: { doc: FREE as Template },
  play: async ({ canvas }) => {
    await read(canvas, GOOD);
    await userEvent.click(await canvas.findByRole("button", { name: "Replace the template" }));
    await expect(doc().name).toBe("Hello");
    await expect(doc().id).toBe(MAIL.id);
  },
};

export const Broken: Story = {
  play: async ({ canvas }) => {
    await read(canvas, BROKEN);
    await expect(await canvas.findByText(/It is broken and was not taken/)).toBeVisible();
    await expect(canvas.getByText("Line 2, column 13")).toBeVisible();
    await expect(canvas.queryByRole("button", { name: "Add its blocks here" })).toBeNull();
  },
};

export const NoMjml: Story = {
  play: async ({ canvas }) => {
    await read(canvas, "<html><body>Hello</body></html>");
    await expect(await canvas.findByText(/This is no MJML/)).toBeVisible();
  },
};

export const Starters: Story = {
  args: { doc: FREE as Template },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Begin with something" }));
    await userEvent.click(await canvas.findByRole("menuitem", { name: "Begin with a starter…" }));
    await userEvent.type(await canvas.findByRole("searchbox", { name: "Find a starter" }), "settlement before");
    await userEvent.click(await canvas.findByRole("button", { name: /^Take it: Settlement before/ }));
    await expect(doc().name).toContain("Settlement before");
  },
};

export const SavedBlocks: Story = {
  args: {
    onSaveBlocks: onSave,
    savedBlocks: [
      { id: "a", title: "Hello, with a name that is much longer than all others are", blocks: MAIL.root.slice(2, 4) },
      { id: "b", title: "A menu of keys", blocks: starter("machine-call").root.slice(2, 3) },
    ],
  },
  play: async ({ canvas }) => {
    onSave.mockClear();
    await userEvent.click(await canvas.findByRole("button", { name: "Saved blocks" }));
    const keys = await canvas.findByRole("button", { name: /A menu of keys/ });
    await expect(keys).toHaveAttribute("aria-disabled", "true");
    canvas.getByRole("button", { name: /^Hello, with/ }).focus();
    await userEvent.keyboard("{Enter}");
    await expect(doc().root.length).toBe(MAIL.root.length + 2);
    handle?.select([MAIL.root[1]?.id as string]);
    await userEvent.type(await canvas.findByRole("textbox", { name: "Name" }), "Title{Enter}");
    await expect(onSave).toHaveBeenCalledWith("Title", [MAIL.root[1]]);
    await userEvent.click(canvas.getByRole("button", { name: /^Hello, with/ }));
    await expect(await canvas.findByRole("button", { name: /^Place 1 of/ })).toBeVisible();
  },
};

export const SpanishFromTheRight: Story = {
  args: { spanish: true, theme: "dark", dir: "rtl" },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Empezar con algo" }));
    await userEvent.click(await canvas.findByRole("menuitem", { name: "Empezar con un modelo…" }));
  },
};

export const LossesInSpanish: Story = {
  args: { doc: FREE as Template, spanish: true },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Empezar con algo" }));
    await userEvent.click(await canvas.findByRole("menuitem", { name: "Importar MJML…" }));
    await userEvent.click(await canvas.findByRole("textbox", { name: "O pegue el código" }));
    await userEvent.paste(GOOD);
    await userEvent.click(canvas.getByRole("button", { name: "Leerlo" }));
    await expect(
      await canvas.findByText("La imagen de detrás de <mj-section> se dejó fuera: añádala como imagen."),
    ).toBeVisible();
  },
};
