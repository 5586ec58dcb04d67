import "@dunlin/editor/insight.css";
import { ExperimentPanel, type ExperimentPanelProps } from "@dunlin/editor/insight";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { RUNNING } from "./insight.documents.ts";
import { BETTER, HARM, NO_DATA, NOT_ENOUGH, WRONG_SIZES } from "./insight.experiment.documents.ts";
import { useLook } from "./look.ts";

const Panel = (props: ExperimentPanelProps) => (
  <main>
    <ExperimentPanel theme="light" {...props} {...useLook()} />
  </main>
);

const meta = { title: "Modes/Experiments", component: Panel } satisfies Meta<typeof Panel>;
export default meta;
type Story = StoryObj<typeof meta>;

const promotes = { strategy: RUNNING, node: "choices", onPromote: () => undefined } as const;

export const Better: Story = { args: { report: BETTER, ...promotes } };
export const NotEnoughData: Story = { args: { report: NOT_ENOUGH, ...promotes } };
export const Harm: Story = { args: { report: HARM, ...promotes } };
export const WrongSizes: Story = { args: { report: WRONG_SIZES, ...promotes } };
export const NoData: Story = { args: { report: NO_DATA, ...promotes } };
export const NoReport: Story = { args: { report: undefined } };
