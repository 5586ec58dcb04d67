import type { Strategy } from "@dunlin/engine";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fireEvent, userEvent, waitFor, within } from "storybook/test";
import { LONG_NAMES } from "./canvas.documents.ts";
import { EXPLANATION, HOST, RUNNING } from "./insight.documents.ts";
import { ModeHarness } from "./insight.harness.tsx";
import { turned } from "./look.ts";

const meta = { title: "Analyst/Modes/Explaining", id: "modes-explaining", component: ModeHarness } satisfies Meta<
  typeof ModeHarness
>;
export default meta;
type Story = StoryObj<typeof meta>;

const base = { mode: "explain", value: RUNNING, explanation: EXPLANATION, ...HOST } as const;
const shown: NonNullable<Story["play"]> = async ({ canvas }) => {
  await canvas.findByRole("heading", { name: /What happened|Qué pasó/ });
};

export const Record: Story = { args: base, play: shown };
export const RecordDark: Story = { args: { ...base, theme: "dark" }, play: shown };
export const RecordContrast: Story = { args: { ...base, theme: "contrast" }, play: shown };
export const RecordSpanish: Story = { args: { ...base, spanish: true }, play: shown };
export const RecordFromRightToLeft: Story = { args: { ...base, dir: "rtl" }, play: shown };
export const Narrow: Story = { args: { ...base, width: 760 }, play: shown };
/** Nothing is on record. */
export const NothingOnRecord: Story = {
  args: { ...base, explanation: { ...EXPLANATION, moments: [] } },
  play: async ({ canvas }) => {
    await canvas.findByText("Nothing is on record for this case.");
  },
};
/** The host has not given the record yet. */
export const Waiting: Story = {
  args: { mode: "explain", value: RUNNING, ...HOST },
  play: async ({ canvas }) => {
    await canvas.findByText("Loading what happened…");
  },
};
/** The document is another version than the one that ran. */
export const AnotherVersion: Story = {
  args: { ...base, value: { ...RUNNING, version: 14, nodes: withoutStep("saved") } as Strategy },
  play: async ({ canvas }) => {
    await canvas.findByText(/This case ran on version 13; the drawing shows version 14/);
  },
};
/** A record that has nothing to do with what is drawn, under long names. */
export const LongNames: Story = {
  args: {
    ...base,
    value: LONG_NAMES,
    explanation: { ...EXPLANATION, person: "Maria-Theresia Freifrau von Wittgenstein-Habsburg" },
  },
  play: async ({ canvas }) => {
    await canvas.findByText(/This case ran on version 13; the drawing shows a draft/);
  },
};

function withoutStep(id: string) {
  return Object.fromEntries(Object.entries(RUNNING.nodes).filter(([one]) => one !== id));
}

/** As keys do it, which the browser itself carries out on a range: the library that types here cannot. */
const goTo = (slider: HTMLElement, place: number) => fireEvent.change(slider, { target: { value: place } });

const tone = (root: HTMLElement, id: string) =>
  root.querySelector(`[data-step="${id}"]`)?.getAttribute("data-over") ?? undefined;

/** By keys: from moment to moment, to the moments of one step, and back to all. */
export const ByKeys: Story = {
  args: base,
  play: async ({ canvas, canvasElement, globals }) => {
    const press = (keys: string) => userEvent.keyboard(turned(keys, globals));
    const slider = await canvas.findByRole("slider", { name: "Moment" });
    slider.focus();
    await goTo(slider, 0);
    await waitFor(() => expect(slider).toHaveAttribute("aria-valuetext", expect.stringMatching(/^1 of 5, Thu 5 Nov/)));
    await waitFor(() => expect(tone(canvasElement, "rest")).toBe("now"));
    await expect(tone(canvasElement, "which")).toBe("dim");
    await goTo(slider, 1);
    await waitFor(() => expect(tone(canvasElement, "which")).toBe("lit"));
    await expect(canvas.getByRole("button", { name: /Two, or two to three/, pressed: false })).toHaveAccessibleName(
      /the case went here/,
    );
    const list = canvas.getByRole("list", { name: "What happened, and why" });
    within(list).getByRole("button", { name: "Which help fits?" }).focus();
    await press("{Enter}");
    const only = await canvas.findByRole("list", { name: "Only “Which help fits?”" });
    await expect(within(only).getByText("then: the total due is EUR 312.40")).toBeVisible();
    await expect(within(only).getAllByRole("button")).toHaveLength(1);
    canvas.getByRole("button", { name: "Show all steps" }).focus();
    await press("{Enter}");
    await canvas.findByRole("list", { name: "What happened, and why" });
  },
};

const toneOf = (step: HTMLElement) => step.closest("[data-over]")?.getAttribute("data-over");

/** On the timeline, too, the way goes on from moment to moment, and the step at which the case is comes into sight. */
export const OnTheTimeline: Story = {
  args: { ...base, view: "timeline" },
  play: async ({ canvas }) => {
    const slider = await canvas.findByRole("slider", { name: "Moment" });
    slider.focus();
    await goTo(slider, 0);
    const board = within(await canvas.findByRole("group", { name: "Timeline of the strategy" }));
    await waitFor(() => expect(toneOf(board.getByRole("button", { name: /Friendly reminder/ }))).toBe("lit"));
    const which = board.getByRole("button", { name: /Which help fits\?/ });
    await expect(toneOf(which)).toBe("dim");
    await expect(which).toHaveAccessibleName(/the case has not come here/);
    await goTo(slider, 1);
    await waitFor(() => expect(toneOf(which)).toBe("lit"));
    await waitFor(() => expect(board.getByRole("button", { name: /the case is here/ })).toBeVisible());
    await expect(slider).toHaveFocus();
  },
};

/** In the outline rows of ways tell where the case went, too. */
export const InTheOutline: Story = {
  args: { ...base, view: "outline" },
  play: async ({ canvas }) => {
    const here = await canvas.findByRole("row", { name: /the case is here/ });
    await expect(here).toHaveTextContent("is here");
    await expect(await canvas.findByRole("row", { name: /^Chosen: on to Plan follow-up/ })).toHaveAttribute(
      "data-over",
      "lit",
    );
  },
};

/** The text of the story is taken, and the mode is left. */
export const LeftByKeys: Story = {
  args: base,
  play: async ({ canvas }) => {
    const end = await canvas.findByRole("button", { name: "End" });
    await canvas.findByRole("button", { name: "Save as text" });
    end.focus();
    await userEvent.keyboard("{Enter}");
    await canvas.findByRole("complementary", { name: "Settings" });
  },
};

/** Steps that were drawn, by the documents that each asks for its name. */
const drawn: string[] = [];
const COUNTED = {
  ...RUNNING,
  nodes: Object.fromEntries(
    Object.entries(RUNNING.nodes).map(([id, node]) => [
      id,
      new Proxy(node, {
        get(target, name) {
          if (name === "note") drawn.push(id);
          return Reflect.get(target, name);
        },
      }),
    ]),
  ),
} as Strategy;
/** From moment to moment only those cards are drawn again whose part of what is laid over them changes. */
export const DrawnOnlyWhereItChanges: Story = {
  args: { ...base, value: COUNTED },
  play: async ({ canvas, canvasElement }) => {
    const slider = await canvas.findByRole("slider", { name: "Moment" });
    slider.focus();
    await goTo(slider, 0);
    await waitFor(() => expect(tone(canvasElement, "rest")).toBe("now"));
    // Days are worked out, and the step is brought into sight, after the first drawing.
    await waitFor(async () => {
      drawn.length = 0;
      for (let frames = 0; frames < 20; frames++) await new Promise((done) => requestAnimationFrame(done));
      await expect(drawn).toEqual([]);
    });
    await goTo(slider, 1);
    await waitFor(() => expect(tone(canvasElement, "which")).toBe("lit"));
    const again = new Set(drawn);
    await expect(again).toContain("which");
    for (const id of ["friendly", "cured", "care", "short"]) await expect(again).not.toContain(id);
  },
};
