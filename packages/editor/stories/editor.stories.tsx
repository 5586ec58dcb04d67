import { StrategyEditor, type StrategyEditorProps, type StrategyStats, type TemplateChoice } from "@dunlin/editor";
import { messages as spanish } from "@dunlin/editor/es";
import type { Strategy } from "@dunlin/engine";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, userEvent, waitFor, within } from "storybook/test";
import preDue from "../../../examples/strategies/a-pre-due.json";
import early from "../../../examples/strategies/b-early-stage.json";
import failedCard from "../../../examples/strategies/f-failed-card.json";

const EARLY = early as unknown as Strategy;

const TEMPLATES: readonly TemplateChoice[] = [
  { ref: "early-soft@1", title: "Friendly reminder", channel: "email", preview: "Your November installment is open" },
  {
    ref: "early-sms@1",
    title: "Short reminder",
    channel: "sms",
    preview: "Hi Lucía, €86.20 is still open. Pay or tell us:",
  },
];

const STATS: StrategyStats = {
  version: 13,
  from: "2026-09-14",
  to: "2026-11-21",
  nodes: Object.fromEntries(
    Object.keys(EARLY.nodes).map((id, i) => [
      id,
      {
        entered: 18_420 - i * 611,
        sent: 18_102 - i * 640,
        opened: 10_500 - i * 400,
        paid: 4344 - i * 190,
        waiting: i * 17,
      },
    ]),
  ),
};

const frame = (props: StrategyEditorProps) => (
  <div style={{ blockSize: "100vh" }}>
    <StrategyEditor {...props} />
  </div>
);

const meta: Meta<StrategyEditorProps> = {
  title: "Product team/Strategy editor",
  id: "editor-strategy-editor",
  render: frame,
  args: {
    defaultValue: EARLY,
    theme: "light",
    templates: TEMPLATES,
    liveVersion: 13,
    onPublish: fn(),
    onChange: fn(),
    starters: [
      { title: "Early stage", sentence: "1 to 30 days past due", doc: EARLY },
      { title: "Before the due date", sentence: "Reminders that help", doc: preDue as unknown as Strategy },
      { title: "Failed card payment", sentence: "Retry, then ask", doc: failedCard as unknown as Strategy },
    ],
  },
};
export default meta;

type Story = StoryObj<StrategyEditorProps>;

export const Filled: Story = { args: { stats: STATS } };
export const Dark: Story = { args: { theme: "dark", stats: STATS } };
export const HighContrast: Story = { args: { theme: "contrast" } };
export const RightToLeft: Story = { args: { dir: "rtl" } };
export const Spanish: Story = { args: { messages: spanish } };
export const Timeline: Story = { args: { view: "timeline" } };
export const Outline: Story = { args: { view: "outline", stats: STATS } };
export const ReadOnly: Story = { args: { mode: "view", readOnlyReason: "Read only: version 13 is live." } };
const NEWER = { by: "Inés", at: Date.UTC(2026, 10, 26, 13, 29), doc: EARLY };
export const NewerVersion: Story = { args: { newerVersion: NEWER } };
/** A host that has no document yet. */
export const Empty: Story = {
  render: ({ defaultValue: _, ...props }) => frame(props as StrategyEditorProps),
};
const BROKEN = {
  ...EARLY,
  format: "dunlin.strategy/9",
  nodes: {
    ...EARLY.nodes,
    scoring: { type: "bank.scoring", model: "m7", to: { high: "nowhere" } },
  },
} as unknown as Strategy;
export const BrokenDocument: Story = { args: { defaultValue: BROKEN } };

/** Opened, looked at and left alone: no edit, no event, the same document. */
export const OpensWithoutAnEdit: Story = {
  play: async ({ args, canvasElement }) => {
    const canvas = within(canvasElement);
    for (const view of ["Timeline", "Outline", "List", "Canvas"])
      await userEvent.click(canvas.getByRole("radio", { name: view }));
    await expect(args.onChange).not.toHaveBeenCalled();
  },
};

/** Keys: search, delete, undo, redo. */
export const ByKeys: Story = {
  play: async ({ args, canvasElement }) => {
    const canvas = within(canvasElement);
    const step = (id: string) => canvasElement.querySelector<HTMLElement>(`[data-step="${id}"]`);
    await waitFor(() => expect(step("hour")).not.toBeNull());
    await userEvent.click(step("hour")?.querySelector("button") as HTMLElement);
    await userEvent.keyboard("{Control>}k{/Control}");
    const search = await within(document.body).findByRole("combobox", {
      name: "Find a step, a command, a template",
    });
    await expect(search).toHaveFocus();
    await userEvent.keyboard("friendly rem");
    await userEvent.keyboard("{Enter}");
    const title = await canvas.findByRole("textbox", { name: /name/i });
    await expect(title).toHaveValue("Friendly reminder");
    await expect(args.onChange).not.toHaveBeenCalled();
  },
};
