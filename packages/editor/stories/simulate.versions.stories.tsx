import { StrategyEditor, type StrategyEditorProps } from "@dunlin/editor";
import { messages as spanish } from "@dunlin/editor/es";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, userEvent } from "storybook/test";
import "@dunlin/editor/insight.css";
import { MANY, TRIED } from "./simulate.people.ts";

const meta: Meta<StrategyEditorProps> = {
  title: "Analyst/Simulate/Two versions",
  id: "simulate-two-versions",
  render: (props) => (
    <div style={{ blockSize: "100vh" }}>
      <StrategyEditor {...props} />
    </div>
  ),
  args: {
    ...{ defaultValue: TRIED, mode: "simulate", theme: "light", simulation: MANY },
    ...{ onModeChange: fn(), liveVersion: 13 },
  },
};
export default meta;

type Story = StoryObj<StrategyEditorProps>;
type Context = Parameters<NonNullable<Story["play"]>>[0];

async function press(element: HTMLElement, keys = "{Enter}"): Promise<void> {
  element.focus();
  await userEvent.keyboard(keys);
}

async function open({ canvas }: Context, tab = "Compare versions"): Promise<void> {
  await press(await canvas.findByRole("radio", { name: tab }));
}

/** A worker has to be loaded first. */
const PATIENT = { timeout: 40_000 } as const;

async function compare(context: Context): Promise<void> {
  const { canvas } = context;
  await open(context);
  await press(await canvas.findByRole("textbox", { name: "How many" }), "{Control>}a{/Control}200");
  await press(await canvas.findByRole("button", { name: "Compare" }));
}

export const Empty: Story = {
  play: async (context) => {
    await open(context);
    await expect(await context.canvas.findByText("Send the same customers through both versions.")).toBeVisible();
  },
};

/** Contacts are exact; what is paid is a model, and the screen says so. */
export const Done: Story = {
  play: async (context) => {
    await compare(context);
    const { canvas } = context;
    await expect(
      await canvas.findByText(/An uplift is known when an experiment has shown it/, {}, PATIENT),
    ).toBeVisible();
    await expect(await canvas.findByRole("rowheader", { name: "Recovery rate" })).toBeVisible();
    await expect(await canvas.findByRole("img", { name: /This draft: .* Version 13: / })).toBeVisible();
  },
};

export const AgainstItself: Story = {
  args: { simulation: { ...MANY, against: { strategy: TRIED, name: "Version 13" } } },
  play: async (context) => {
    await compare(context);
    await expect(await context.canvas.findByText("no difference", {}, PATIENT)).toBeVisible();
  },
};

export const InSpanish: Story = {
  args: { messages: spanish },
  play: async (context) => {
    await open(context, "Comparar versiones");
    await expect(await context.canvas.findByRole("button", { name: "Comparar" })).toBeVisible();
  },
};

export const Dark: Story = { ...Done, args: { theme: "dark" } };
