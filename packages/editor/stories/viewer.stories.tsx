import { StrategyViewer } from "@dunlin/editor/viewer";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, userEvent, waitFor, within } from "storybook/test";
import { messages as spanish } from "../src/es.ts";
import { BROKEN, DESIGN, EMPTY, FIGURES } from "./canvas.documents.ts";

const { templates = [], stats } = FIGURES;

const meta = {
  title: "Product team/Viewer",
  id: "editor-viewer",
  component: StrategyViewer,
  decorators: [(Story) => <main style={{ blockSize: "100vh" }}>{Story()}</main>],
  args: { value: DESIGN, theme: "light", templates, ...(stats && { stats }), onInspectCohort: fn(), onSelect: fn() },
} satisfies Meta<typeof StrategyViewer>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Nothing can be changed: no menu, no plus, no places. */
export const Strategy: Story = {
  play: async ({ canvasElement, args }) => {
    const canvas = within(canvasElement);
    const card = await canvas.findByRole("button", { name: /Friendly reminder, Subject/ });
    await userEvent.click(card);
    await expect(args.onSelect).toHaveBeenCalledWith(["friendly"]);
    await expect(canvas.queryByRole("button", { name: /What can be done/ })).toBeNull();
    await userEvent.keyboard("{Delete}m{ArrowDown}");
    await waitFor(() => expect(args.onSelect).toHaveBeenLastCalledWith(["rest"]));
    await userEvent.click(canvas.getByRole("button", { name: /^18,102 sent/ }));
    await expect(args.onInspectCohort).toHaveBeenCalledWith("friendly", "sent");
  },
};
export const Dark: Story = { args: { theme: "dark" } };
export const SpanishContrast: Story = { args: { theme: "contrast", messages: spanish } };
export const FromRightToLeft: Story = { args: { dir: "rtl" } };
/** The host asks for it across; a reader turns it. */
export const Across: Story = {
  args: { direction: "across" },
  play: async ({ canvasElement }) => {
    const turn = await within(canvasElement).findByRole("button", { name: "Draw sideways" });
    await expect(turn).toHaveAttribute("aria-pressed", "true");
    await userEvent.click(turn);
    await expect(turn).toHaveAttribute("aria-pressed", "false");
    await userEvent.click(turn);
    await expect(turn).toHaveAttribute("aria-pressed", "true");
  },
};
export const AcrossDark: Story = { args: { direction: "across", theme: "dark" } };
export const AcrossFromRightToLeft: Story = { args: { direction: "across", dir: "rtl" } };
export const BrokenStrategy: Story = { args: { value: BROKEN } };
export const Empty: Story = { args: { value: EMPTY } };
