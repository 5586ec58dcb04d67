import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, userEvent, waitFor, within } from "storybook/test";
import { OutlineView } from "../src/outline/OutlineView.tsx";
import type { EditorStore } from "../src/store/store.ts";
import { turned } from "./look.ts";
import { BLUEPRINTS, BROKEN, EMPTY, longStrategy, Stage, type StageProps, statsFor } from "./views.tsx";

type Args = Omit<StageProps, "children"> & { onOpen?: (id: string) => void };

const meta: Meta<Args> = {
  title: "Analyst/Outline",
  id: "editor-outline",
  render: ({ onOpen = () => undefined, ...stage }) => (
    <Stage {...stage}>
      <OutlineView onOpen={onOpen} />
    </Stage>
  ),
};
export default meta;
type Story = StoryObj<Args>;

export const PreDue: Story = { args: { doc: BLUEPRINTS.a } };
export const EarlyStage: Story = { args: { doc: BLUEPRINTS.b } };
export const MidStage: Story = { args: { doc: BLUEPRINTS.c } };
export const PreLegal: Story = { args: { doc: BLUEPRINTS.d } };
export const Invoices: Story = { args: { doc: BLUEPRINTS.e } };
export const FailedCard: Story = { args: { doc: BLUEPRINTS.f } };
export const PlanMonitoring: Story = { args: { doc: BLUEPRINTS.g } };
export const BrokenPromise: Story = { args: { doc: BLUEPRINTS.h } };
export const MultiCountry: Story = { args: { doc: BLUEPRINTS.i } };

const FIGURES = { stats: statsFor(BLUEPRINTS.b), onInspectCohort: () => undefined };
export const WithFigures: Story = {
  args: { doc: BLUEPRINTS.b, settings: FIGURES, prepare: (store) => store.select(["choices"]) },
};
export const Dark: Story = { args: { ...WithFigures.args, theme: "dark" } as Args };
export const Contrast: Story = { args: { ...WithFigures.args, theme: "contrast" } as Args };
export const RightToLeft: Story = { args: { ...WithFigures.args, rtl: true } as Args };
export const Spanish: Story = { args: { ...WithFigures.args, spanish: true } as Args };
export const ReadOnly: Story = { args: { ...WithFigures.args, readOnly: true } as Args };
export const BesideOtherPanels: Story = { args: { ...WithFigures.args, inlineSize: 640 } as Args };
export const InAPanel: Story = { args: { ...WithFigures.args, inlineSize: 320 } as Args };
export const Unsound: Story = { args: { doc: BROKEN } };
export const Empty: Story = { args: { doc: EMPTY } };
export const Carrying: Story = {
  args: {
    doc: BLUEPRINTS.h,
    prepare: (store) => {
      const id = Object.keys(BLUEPRINTS.h.nodes)[2] as string;
      store.select([id]);
      store.carry({ what: "move", ids: [id], scope: "step" });
    },
  },
};
export const Connecting: Story = {
  args: { doc: BLUEPRINTS.h, prepare: (store) => store.carry({ what: "connect", slot: { at: "start" } }) },
};

export const FiveHundredSteps: Story = {
  args: { doc: longStrategy(500) },
  play: async ({ canvas }) => {
    const grid = canvas.getByRole("treegrid");
    await expect(Number(grid.getAttribute("aria-rowcount"))).toBeGreaterThan(500);
    await expect(within(grid).getAllByRole("row").length).toBeLessThan(60);
    const [, first] = within(grid).getAllByRole("row") as HTMLElement[];
    first?.focus();
    await userEvent.keyboard("{End}");
    await waitFor(() =>
      expect(document.activeElement).toHaveAttribute("aria-rowindex", grid.getAttribute("aria-rowcount")),
    );
    await expect(document.activeElement).toHaveAttribute("data-key", "end");
  },
};

let store: EditorStore;
export const AddAndMoveByKeys: Story = {
  args: { doc: longStrategy(4), onStore: (made) => (store = made), onOpen: fn() },
  play: async ({ canvas, args }) => {
    const grid = canvas.getByRole("treegrid");
    const [, first] = within(grid).getAllByRole("row") as HTMLElement[];
    first?.focus();
    await userEvent.keyboard("{ArrowDown}{ArrowDown}+");
    await expect(store.getState().doc.nodes["step-1"]).toMatchObject({ to: { next: "sms" } });
    await expect(document.activeElement).toHaveAttribute("data-key", "sms");
    await userEvent.keyboard("m");
    await waitFor(() => expect(document.activeElement).toHaveAttribute("data-kind", "place"));
    await userEvent.keyboard("{Home}{Enter}");
    await expect(store.getState().doc.entry.start).toBe("sms");
    await waitFor(() => expect(document.activeElement).toHaveAttribute("data-key", "sms"));
    await expect(document.activeElement).toHaveAttribute("aria-selected", "true");
    await userEvent.keyboard("m{Escape}");
    await expect(store.getState().carrying).toBeUndefined();
    await userEvent.keyboard("{Enter}");
    await expect(args.onOpen).toHaveBeenCalledWith("sms");
    await userEvent.keyboard("{Control>}zz{/Control}");
    await expect(store.getState().doc).toBe(store.getState().savedDoc);
  },
};

let choosing: EditorStore;
export const WalkAndChoose: Story = {
  args: { doc: BLUEPRINTS.b, onStore: (made) => (choosing = made) },
  play: async ({ canvas, globals }) => {
    const grid = canvas.getByRole("treegrid");
    const press = (keys: string) => userEvent.keyboard(turned(keys, globals));
    const row = (key: string) => grid.querySelector<HTMLElement>(`[data-key="${key}"]`);
    await userEvent.click(row("hour") as HTMLElement);
    await press("{ArrowLeft}");
    await expect(row("hour")).toHaveAttribute("aria-expanded", "false");
    await expect(row("evening1")).toBeNull();
    await press("{ArrowRight}{ArrowRight}");
    await expect(document.activeElement).toBe(row("evening1"));
    await press("{ArrowLeft}{ArrowLeft}");
    await expect(document.activeElement).toBe(row("hour"));
    await userEvent.keyboard("friendly");
    await expect(choosing.getState().selected).toEqual(["mail1"]);
    await userEvent.keyboard("{Shift>}{ArrowDown}{/Shift}");
    await expect(choosing.getState().selected).toEqual(["mail1", "day3"]);
  },
};
