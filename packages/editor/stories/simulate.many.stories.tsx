import { StrategyEditor, type StrategyEditorProps } from "@dunlin/editor";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, userEvent } from "storybook/test";
import "@dunlin/editor/insight.css";
import { MANY, TRIED } from "./simulate.people.ts";

const meta: Meta<StrategyEditorProps> = {
  title: "Simulate/Many people",
  render: (props) => (
    <div style={{ blockSize: "100vh" }}>
      <StrategyEditor {...props} />
    </div>
  ),
  args: {
    defaultValue: TRIED,
    mode: "simulate",
    theme: "light",
    simulation: MANY,
    onModeChange: fn(),
    liveVersion: 13,
  },
};
export default meta;
type Story = StoryObj<StrategyEditorProps>;

export const Empty: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole("radio", { name: "Many customers" }));
    await expect(await canvas.findByRole("button", { name: "Run" })).toBeVisible();
  },
};

export const Done: Story = {
  play: async (context) => {
    await Empty.play?.(context);
    const { canvas } = context;
    await userEvent.click(await canvas.findByRole("button", { name: "Run" }));
    await expect(await canvas.findByRole("button", { name: "Download CSV" })).toBeVisible();
  },
};
