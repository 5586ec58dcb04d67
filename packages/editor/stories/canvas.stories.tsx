import type { Strategy } from "@dunlin/engine";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, userEvent, waitFor, within } from "storybook/test";
import a from "../../../examples/strategies/a-pre-due.json" with { type: "json" };
import b from "../../../examples/strategies/b-early-stage.json" with { type: "json" };
import c from "../../../examples/strategies/c-mid-stage.json" with { type: "json" };
import d from "../../../examples/strategies/d-pre-legal.json" with { type: "json" };
import e from "../../../examples/strategies/e-b2b-invoices.json" with { type: "json" };
import f from "../../../examples/strategies/f-failed-card.json" with { type: "json" };
import g from "../../../examples/strategies/g-plan-monitoring.json" with { type: "json" };
import h from "../../../examples/strategies/h-broken-promise.json" with { type: "json" };
import i from "../../../examples/strategies/i-multi-country.json" with { type: "json" };
import { messages as ES } from "../src/es.ts";
import { BROKEN, DESIGN, EMPTY, FIGURES, LONG_NAMES, NESTED, SMALL } from "./canvas.documents.ts";
import { CanvasHarness } from "./canvas.harness.tsx";

const meta = { title: "Analyst/Canvas", id: "editor-canvas", component: CanvasHarness } satisfies Meta<
  typeof CanvasHarness
>;
export default meta;
type Story = StoryObj<typeof meta>;

const of = (doc: unknown): Story => ({ args: { doc: doc as Strategy } });

export const BeforeTheDueDate = of(a);
export const EarlyStage = of(b);
export const MidStage = of(c);
export const PreLegal = of(d);
export const BusinessInvoices = of(e);
export const FailedCard = of(f);
export const PlanMonitoring = of(g);
export const BrokenPromise = of(h);
export const ManyCountries = of(i);

/** The strategy of the design, with figures of a version. */
export const Figures: Story = { args: { doc: DESIGN, settings: FIGURES, selected: ["which"] } };
export const FiguresDark: Story = { args: { ...Figures.args, theme: "dark" } };
export const FiguresContrast: Story = { args: { ...Figures.args, theme: "contrast" } };
export const FromRightToLeft: Story = { args: { ...Figures.args, dir: "rtl" } };
export const Spanish: Story = { args: { ...Figures.args, words: ES } };
export const ReadOnly: Story = { args: { ...Figures.args, readOnly: true } };
export const Small: Story = { args: { doc: SMALL } };
export const Broken: Story = { args: { doc: BROKEN } };
export const BrokenDark: Story = { args: { doc: BROKEN, theme: "dark" } };
export const LongNames: Story = { args: { doc: LONG_NAMES } };
export const Empty: Story = { args: { doc: EMPTY } };
export const EmptyWithStarters: Story = {
  args: {
    doc: EMPTY,
    settings: {
      starters: [
        {
          title: "Early stage, 1–30 days",
          sentence: "Friendly reminders, then instalments to choose from.",
          doc: DESIGN,
        },
        {
          title: "Before the due date",
          sentence: "A short word to those likely to miss it.",
          doc: a as unknown as Strategy,
        },
        {
          title: "Failed card payment",
          sentence: "Try again, ask for a new card, keep the service on.",
          doc: f as unknown as Strategy,
        },
      ],
    },
  },
};

/** Across: the strategy of the design, repeats in frames, a strategy with all kinds of ways. */
export const Across: Story = { args: { ...Figures.args, direction: "across" } };
export const AcrossDark: Story = { args: { ...Across.args, theme: "dark" } };
export const AcrossFromRightToLeft: Story = { args: { ...Across.args, dir: "rtl" } };
export const AcrossSpanish: Story = { args: { doc: h as unknown as Strategy, direction: "across", words: ES } };
export const AcrossBroken: Story = { args: { doc: BROKEN, direction: "across" } };
export const AcrossLongNames: Story = { args: { doc: LONG_NAMES, direction: "across" } };
/** What a repeat goes through stands in a frame, ways back end at its foot, and a branch that leaves stands outside. */
export const RepeatFrame: Story = { args: { doc: g as unknown as Strategy, selected: ["rounds"] } };
export const RepeatFrameAcross: Story = { args: { ...RepeatFrame.args, direction: "across" } };
export const NestedRepeats: Story = { args: { doc: NESTED } };
export const NestedRepeatsDark: Story = { args: { doc: NESTED, theme: "dark" } };
export const NestedRepeatsContrast: Story = { args: { doc: NESTED, theme: "contrast" } };
export const NestedRepeatsAcrossFromRightToLeft: Story = { args: { doc: NESTED, direction: "across", dir: "rtl" } };

/** A new step was picked in the palette and waits for its place. */
export const Placing: Story = {
  args: { doc: SMALL, onStore: (store) => store.carry({ what: "new", preset: "send.letter" }) },
};
export const PlacingDark: Story = { args: { ...Placing.args, theme: "dark" } };
/** A connection is being led elsewhere. */
export const Connecting: Story = {
  args: {
    doc: DESIGN,
    settings: FIGURES,
    onStore: (store) => store.carry({ what: "connect", slot: { at: "port", from: "which", port: "else" } }),
  },
};

const zoomed =
  (level: string): NonNullable<Story["play"]> =>
  async ({ canvasElement }) => {
    const smaller = await within(canvasElement).findByRole("button", { name: "Smaller" });
    const there = () => canvasElement.querySelector(`.dn-pill[data-level="${level}"]`);
    for (let clicks = 0; clicks < 6 && there() === null; clicks++) {
      await userEvent.click(smaller);
      await new Promise((done) => setTimeout(done, 300));
    }
    await waitFor(() => expect(there()).toBeInTheDocument());
  };
/** From further away cards show badge, title and day. */
export const FromFurtherAway: Story = { args: { doc: DESIGN, settings: FIGURES }, play: zoomed("middle") };
/** From far away only what kind of step it is. */
export const FromFarAway: Story = { args: { doc: DESIGN, settings: FIGURES }, play: zoomed("far") };
