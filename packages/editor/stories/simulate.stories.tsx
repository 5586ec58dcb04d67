import { StrategyEditor, type StrategyEditorProps } from "@dunlin/editor";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { fn } from "storybook/test";
import "@dunlin/editor/insight.css";
import { SIMULATION, TRIED } from "./simulate.people.ts";

const meta: Meta<StrategyEditorProps> = {
  title: "Simulate/One person",
  render: (props) => (
    <div style={{ blockSize: "100vh" }}>
      <StrategyEditor {...props} />
    </div>
  ),
  args: { defaultValue: TRIED, mode: "simulate", theme: "light", simulation: SIMULATION, onModeChange: fn(), liveVersion: 13 },
};
export default meta;
type Story = StoryObj<StrategyEditorProps>;

export const OnePerson: Story = {};
