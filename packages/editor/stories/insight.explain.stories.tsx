import type { Meta, StoryObj } from "@storybook/react-vite";
import { EXPLANATION, HOST, RUNNING } from "./insight.documents.ts";
import { ModeHarness } from "./insight.harness.tsx";

const meta = { title: "Modes/Explaining", component: ModeHarness } satisfies Meta<typeof ModeHarness>;
export default meta;
type Story = StoryObj<typeof meta>;

const base = { mode: "explain", value: RUNNING, explanation: EXPLANATION, ...HOST } as const;

export const Record: Story = { args: base };
export const RecordDark: Story = { args: { ...base, theme: "dark" } };
export const RecordContrast: Story = { args: { ...base, theme: "contrast" } };
export const RecordSpanish: Story = { args: { ...base, spanish: true } };
export const RecordRightToLeft: Story = { args: { ...base, dir: "rtl" } };
