import type { TemplateEditorHandle } from "@dunlin/editor/template-editor";
import type { Template } from "@dunlin/templates";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, within } from "storybook/test";
import { BuilderHarness, starter } from "./builder.panels.harness.tsx";

const MAIL = starter("early-friendly");
const BROKEN = { ...MAIL, name: "A friendly reminder", root: [{ type: "text" }] } as unknown as Template;

let handle: TemplateEditorHandle | null = null;

/** What comes from a host and is refused: told where it would stand, with what to do. */
const meta = {
  title: "Marketer/Refused",
  id: "builder-refused",
  component: BuilderHarness,
  args: {
    doc: MAIL,
    onHandle: (now: TemplateEditorHandle | null) => {
      handle = now;
    },
  },
} satisfies Meta<typeof BuilderHarness>;
export default meta;
type Story = StoryObj<typeof meta>;

export const NoTemplate: Story = {
  args: { doc: BROKEN },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("alert")).toHaveTextContent(/^This document is no template/);
    await expect(handle?.getDocument()).toBe(BROKEN);
    await expect(handle?.undo()).toBe(false);
  },
};

export const NoTemplateInSpanish: Story = {
  args: { doc: BROKEN, spanish: true, theme: "dark" },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("alert")).toHaveTextContent(/^Este documento no es una plantilla/);
  },
};

export const ACommandThatIsNone: Story = {
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByText("A payment is still open", { exact: false, selector: ".dl-h1" });
    await expect(handle?.execute({ type: "blocks.remove", ids: "all" } as never).ok).toBe(false);
    const toast = await within(canvasElement).findByText(/came without a proper “ids”/, { selector: ".dn-toast p" });
    await expect(toast).toBeVisible();
  },
};

export const APasteThatIsLeftOutInPart: Story = {
  play: async ({ canvas }) => {
    const link = { to: "url", url: "javascript:alert(1)" };
    const block = { id: "mine", type: "text", v: 1, props: { text: { en: [{ t: "Look here", a: link }] } } };
    await expect(handle?.execute({ type: "blocks.paste", blocks: [block] as never, place: { index: 1 } }).ok).toBe(
      true,
    );
    await expect(await canvas.findByText(/came with links that must not be shown/)).toBeVisible();
  },
};
