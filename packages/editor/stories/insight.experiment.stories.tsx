import "@dunlin/editor/insight.css";
import { EXPERIMENT_ES, ExperimentPanel, type ExperimentPanelProps } from "@dunlin/editor/insight";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, userEvent } from "storybook/test";
import { HOST, RUNNING } from "./insight.documents.ts";
import { BETTER, HARM, NO_DATA, NOT_ENOUGH, WRONG_SIZES } from "./insight.experiment.documents.ts";
import { useLook } from "./look.ts";

const Panel = (props: ExperimentPanelProps) => (
  <main>
    <ExperimentPanel theme="light" {...props} {...useLook()} />
  </main>
);

const meta = { title: "Analyst/Modes/Experiments", id: "modes-experiments", component: Panel } satisfies Meta<
  typeof Panel
>;
export default meta;
type Story = StoryObj<typeof meta>;

const promotes = { strategy: RUNNING, node: "choices", options: HOST, onPromote: fn() } as const;

export const Better: Story = { args: { report: BETTER, ...promotes } };
export const BetterDark: Story = { args: { ...Better.args, theme: "dark" } as ExperimentPanelProps };
export const BetterContrast: Story = { args: { ...Better.args, theme: "contrast" } as ExperimentPanelProps };
export const BetterSpanish: Story = {
  args: { ...Better.args, messages: EXPERIMENT_ES, locale: "es" } as ExperimentPanelProps,
};
export const BetterFromRightToLeft: Story = { args: { ...Better.args, dir: "rtl" } as ExperimentPanelProps };
/** What promoting would do stands there before it is done. */
export const PromotedByKeys: Story = {
  args: { report: BETTER, ...promotes, onPromote: fn() },
  play: async ({ canvas, args }) => {
    await expect(canvas.getByText("The split becomes this one way.")).toBeVisible();
    canvas.getByRole("button", { name: /^Promote B/ }).focus();
    await userEvent.keyboard("{Enter}");
    await expect(args.onPromote).toHaveBeenCalledTimes(1);
  },
};
export const NotEnoughData: Story = {
  args: { report: NOT_ENOUGH, ...promotes },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole("button", { name: /^Promote B/ })).toHaveAttribute("aria-disabled", "true");
    await expect(canvas.getAllByText("There are not enough data yet.")).not.toHaveLength(0);
  },
};
export const Harm: Story = { args: { report: HARM, ...promotes } };
export const WrongSizes: Story = { args: { report: WRONG_SIZES, ...promotes } };
export const NoData: Story = { args: { report: NO_DATA, ...promotes } };
export const NoReport: Story = { args: { report: undefined } };
