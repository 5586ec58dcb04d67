/** How modes are entered and left, and which views they have. */

import { NOBODY_PAYS } from "@dunlin/engine/simulate";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, userEvent, waitFor, within } from "storybook/test";
import { simulateInWorker } from "../src/simulate/inWorker.ts";
import { ModeHarness, type ModeHarnessProps } from "./insight.harness.tsx";
import { MANY, PEOPLE, SIMULATION, START, TRIED } from "./simulate.people.ts";

const meta: Meta<ModeHarnessProps> = {
  title: "Analyst/Modes/Entering and leaving",
  id: "modes-entering-and-leaving",
  component: ModeHarness,
  args: { theme: "light", defaultValue: TRIED },
};
export default meta;

type Story = StoryObj<ModeHarnessProps>;
type Context = Parameters<NonNullable<Story["play"]>>[0];

/** The first of all has to load the mode. */
const PATIENT = { timeout: 40_000 } as const;

async function press(element: HTMLElement): Promise<void> {
  element.focus();
  await userEvent.keyboard("{Enter}");
}

async function thereAndBack({ canvas }: Context, go = "Simulate", end = "End"): Promise<void> {
  await press(await canvas.findByRole("button", { name: go }, PATIENT));
  await press(await canvas.findByRole("button", { name: end }, PATIENT));
  await expect(await canvas.findByRole("button", { name: go }, PATIENT)).toBeVisible();
}

export const FromEditing: Story = {
  args: { simulation: SIMULATION },
  play: async (context) => {
    await thereAndBack(context);
    await expect(context.canvas.getByRole("button", { name: /^Undo/ })).toBeVisible();
  },
};

export const FromLooking: Story = {
  args: { mode: "view", simulation: SIMULATION },
  play: async (context) => {
    await thereAndBack(context);
    await expect(context.canvas.queryByRole("button", { name: /^Undo/ })).toBeNull();
  },
};

export const InSpanish: Story = {
  args: { spanish: true, simulation: SIMULATION },
  play: (context) => thereAndBack(context, "Simular", "Terminar"),
};

/** Without people to simulate with there is nothing to enter. */
export const Nobody: Story = {
  play: async ({ canvas }) => {
    await canvas.findByRole("button", { name: /^Undo/ }, PATIENT);
    await expect(canvas.queryByRole("button", { name: "Simulate" })).toBeNull();
  },
};

/** Many people are simulated beside the page, from these sources as from the package. */
export const BesideThePage: Story = {
  play: async () => {
    const [{ facts }] = PEOPLE as readonly [(typeof PEOPLE)[number]];
    const outcome = await simulateInWorker({
      strategy: TRIED,
      portfolio: [facts],
      options: { behavior: NOBODY_PAYS, seed: 1, horizonDays: 5, start: START },
    });
    await expect(outcome).toMatchObject({ ok: true, ran: "worker" });
  },
};

const rowOf = (canvasElement: HTMLElement, step: string) =>
  waitFor(() => {
    const row = canvasElement.querySelector<HTMLElement>(`[data-step="${step}"]`);
    if (row === null) throw new Error(`No row of ${step}.`);
    return row;
  }, PATIENT);

/** The rows of the outline tell what the cards do: where the person was, is, and has not come. */
export const InTheOutline: Story = {
  args: { mode: "simulate", view: "outline", simulation: SIMULATION },
  play: async ({ canvas, canvasElement }) => {
    const first = await rowOf(canvasElement, TRIED.entry.start);
    await waitFor(() => expect(first).toHaveAttribute("data-over", "lit"));
    await expect(first).toHaveTextContent("the customer came here");
    await expect(canvas.getByRole("row", { name: /the customer is here/ })).toHaveTextContent("is here");
    await expect(canvas.getAllByRole("row", { name: /the customer has not come here/ }).length).toBeGreaterThan(2);
    const entry = canvas.getByRole("row", { name: /^Cases come in/ });
    await expect(entry).toHaveAttribute("data-over", "lit");
  },
};

/** On the timeline the way is lit from step to step, and the view is left and come back to. */
export const OnTheTimeline: Story = {
  args: { mode: "simulate", view: "timeline", simulation: SIMULATION },
  play: async ({ canvas, canvasElement }) => {
    const here = await canvas.findByRole("button", { name: /the customer is here/ }, PATIENT);
    await expect(here.closest("li")).toHaveAttribute("data-over", "now");
    await expect(canvas.getAllByRole("button", { name: /the customer has not come here/ }).length).toBeGreaterThan(2);
    await expect(canvasElement.querySelectorAll('g[data-over="lit"]').length).toBeGreaterThan(0);
    await expect(canvas.queryByText("Messages in 7 days")).toBeNull();
    const views = within(canvas.getByRole("radiogroup", { name: "View" }));
    await press(views.getByRole("radio", { name: "Outline" }));
    await canvas.findByRole("row", { name: /the customer is here/ });
    await press(views.getByRole("radio", { name: "Timeline" }));
    await canvas.findByRole("button", { name: /the customer is here/ });
  },
};

/** Figures of many stand in a column of the outline; on the timeline a lane says how many came in, and which share that is. */
export const FiguresInTheOutline: Story = {
  args: { mode: "simulate", view: "outline", simulation: MANY },
  play: async ({ canvas, canvasElement }) => {
    await press(await canvas.findByRole("radio", { name: "Many customers" }, PATIENT));
    const many = await canvas.findByRole("textbox", { name: "How many" }, PATIENT);
    many.focus();
    await userEvent.keyboard("{Control>}a{/Control}100");
    await press(await canvas.findByRole("button", { name: "Run" }));
    await canvas.findByRole("button", { name: "Download CSV" }, PATIENT);
    const first = await rowOf(canvasElement, TRIED.entry.start);
    await waitFor(() => expect(first.querySelector(".dn-card-figures")).toHaveTextContent("100 sent"));
    await expect(canvas.getByRole("columnheader", { name: "Figures" })).toBeVisible();
    await expect(canvas.getByRole("row", { name: /^Cases come in/ })).toHaveTextContent(/100$/);
    await press(canvas.getByRole("radio", { name: "Timeline" }));
    const mail = await canvas.findByRole("button", { name: /100 sent/ });
    await expect(mail).toHaveTextContent("Friendly reminder");
    await canvas.findByText("100 customers");
    await expect((await canvas.findAllByText(/^\d+ customers · \d+%$/)).length).toBeGreaterThan(1);
  },
};

/** A view that tells nothing of a simulation steps aside for it, and comes back after it. */
export const FromTheList: Story = {
  args: { view: "list", simulation: SIMULATION },
  play: async ({ canvas }) => {
    await press(await canvas.findByRole("button", { name: "Simulate" }, PATIENT));
    await canvas.findByRole("button", { name: "End" }, PATIENT);
    const views = within(canvas.getByRole("radiogroup", { name: "View" }));
    await waitFor(() => expect(views.getByRole("radio", { name: "Canvas" })).toBeChecked());
    await expect(views.queryByRole("radio", { name: "List" })).toBeNull();
    await press(canvas.getByRole("button", { name: "End" }));
    await waitFor(() => expect(canvas.getByRole("radio", { name: "List" })).toBeChecked(), PATIENT);
  },
};
