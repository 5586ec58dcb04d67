import type { Meta, StoryObj } from "@storybook/react-vite";
import { OLDER, PLAN, RUNNING } from "./insight.documents.ts";
import { ModeHarness } from "./insight.harness.tsx";

const meta = { title: "Modes/Comparing", component: ModeHarness } satisfies Meta<typeof ModeHarness>;
export default meta;
type Story = StoryObj<typeof meta>;

const base = { mode: "compare", value: RUNNING, comparison: { with: OLDER, plan: PLAN } } as const;

export const Versions: Story = { args: base };
