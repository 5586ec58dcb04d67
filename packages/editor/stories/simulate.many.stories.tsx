import { StrategyEditor, type StrategyEditorProps } from "@dunlin/editor";
import { messages as spanish } from "@dunlin/editor/es";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, userEvent, waitFor } from "storybook/test";
import "@dunlin/editor/insight.css";
import { MANY, RESTLESS, TALKATIVE, TRIED } from "./simulate.people.ts";

const meta: Meta<StrategyEditorProps> = {
  title: "Analyst/Simulate/Many people",
  id: "simulate-many-people",
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

async function open({ canvas }: Context, tab = "Many customers"): Promise<void> {
  await press(await canvas.findByRole("radio", { name: tab }));
}

/** A worker has to be loaded first. */
const PATIENT = { timeout: 40_000 } as const;

/** Few enough for a play. */
async function run(context: Context, people = "300"): Promise<void> {
  const { canvas } = context;
  await open(context);
  await press(await canvas.findByRole("textbox", { name: "How many" }), `{Control>}a{/Control}${people}`);
  await press(await canvas.findByRole("button", { name: "Run" }));
}

const finished = ({ canvas }: Context) => canvas.findByRole("button", { name: "Download CSV" }, PATIENT);

export const Empty: Story = {
  play: async (context) => {
    await open(context);
    await expect(await context.canvas.findByRole("button", { name: "Run" })).toBeVisible();
    await expect(context.canvas.getByText("assumption")).toBeVisible();
  },
};

/** What is out of bounds is said and not taken. */
export const TooMany: Story = {
  play: async (context) => {
    await open(context);
    const { canvas } = context;
    await press(await canvas.findByRole("textbox", { name: "How many" }), "{Control>}a{/Control}9999999");
    await expect(await canvas.findByText("Between 10 and 100000.")).toBeVisible();
  },
};

export const WithAssumptions: Story = {
  play: async (context) => {
    await open(context);
    const { canvas } = context;
    const summary = await canvas.findByText("Assumptions");
    // What a key does to it is the browser's own.
    summary.click();
    await press(await canvas.findByRole("textbox", { name: "Promises that are kept" }), "{Control>}a{/Control}75");
    await expect(canvas.getByRole("textbox", { name: "Promises that are kept" })).toHaveValue("75");
  },
};

export const Done: Story = {
  play: async (context) => {
    await run(context);
    await finished(context);
    const { canvas, canvasElement } = context;
    await expect(canvas.getAllByText("Exact").length).toBeGreaterThan(2);
    await expect(canvas.getAllByText("Model").length).toBeGreaterThan(2);
    await expect(canvas.getAllByRole("img", { name: /curve/ }).length).toBe(2);
    await waitFor(() => expect(canvasElement.querySelector(".dn-card-figures")).toHaveTextContent(/sent/));
  },
};

export const AsATable: Story = {
  play: async (context) => {
    await run(context);
    await finished(context);
    await press(await context.canvas.findByRole("radio", { name: "Charts" }), "{ArrowDown}");
    await expect(await context.canvas.findByRole("rowheader", { name: "Friendly reminder" })).toBeVisible();
  },
};

/** So many that it takes a while; it can be stopped. */
export const Running: Story = {
  parameters: { unfinished: true },
  play: async (context) => {
    await run(context, "50000");
    await expect(await context.canvas.findByRole("progressbar")).toBeVisible();
    await waitFor(() => expect(context.canvas.getByText(/of 50,000 customers/)).toBeVisible(), PATIENT);
  },
};

export const Canceled: Story = {
  play: async (context) => {
    await run(context, "50000");
    await press(await context.canvas.findByRole("button", { name: "Cancel" }));
    await expect(await context.canvas.findByText("Canceled. Nothing was kept.")).toBeVisible();
  },
};

const portfolio = (load: () => Promise<never>) => ({
  ...MANY,
  portfolio: { title: "Consumer loans", size: 14_206, load },
});

export const Loading: Story = {
  args: { simulation: portfolio(() => new Promise(() => {})) },
  play: async (context) => {
    await open(context);
    await press(await context.canvas.findByRole("button", { name: "Run" }));
    await expect(await context.canvas.findByText("Loading Consumer loans…")).toBeVisible();
  },
};

export const Failed: Story = {
  args: { simulation: portfolio(() => Promise.reject(new Error("The portfolio is not there today."))) },
  play: async (context) => {
    await open(context);
    await press(await context.canvas.findByRole("button", { name: "Run" }));
    await expect(await context.canvas.findByRole("alert")).toHaveTextContent("The portfolio is not there today.");
  },
};

/** Whoever answers gets a message, and answers it: the strategy, not the simulation, has to change. */
export const WithoutRest: Story = {
  args: { defaultValue: RESTLESS, simulation: { ...MANY, behaviors: [TALKATIVE] } },
  play: async (context) => {
    await run(context, "20");
    const said = await context.canvas.findByRole("alert", {}, PATIENT);
    await expect(said).toHaveTextContent(/more than 1,000 contacts by day \d+, the latest from “Ask again”/);
  },
};

export const InSpanish: Story = {
  args: { messages: spanish },
  play: async (context) => {
    await open(context, "Muchos clientes");
    const { canvas } = context;
    await press(await canvas.findByRole("textbox", { name: "Cuántos" }), "{Control>}a{/Control}200");
    await press(await canvas.findByRole("button", { name: "Simular" }));
    await expect(await canvas.findByRole("button", { name: "Descargar CSV" }, PATIENT)).toBeVisible();
  },
};

export const Dark: Story = { ...Done, args: { theme: "dark" } };

const sized = (width: number, height: number): Pick<Story, "parameters" | "globals"> => ({
  parameters: {
    viewport: {
      options: { sized: { name: `${width} × ${height}`, styles: { width: `${width}px`, height: `${height}px` } } },
    },
  },
  globals: { viewport: { value: "sized" } },
});

export const OnAPhone: Story = {
  ...sized(390, 844),
  play: async (context) => {
    await run(context, "100");
    await finished(context);
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(window.innerWidth);
  },
};
