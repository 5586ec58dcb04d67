import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, userEvent, within } from "storybook/test";
import type { EditorStore } from "../src/store/store.ts";
import { TimelineView } from "../src/timeline/TimelineView.tsx";
import { turned } from "./look.ts";
import { BLUEPRINTS, BROKEN, EMPTY, longStrategy, Stage, type StageProps, statsFor } from "./views.tsx";

type Args = Omit<StageProps, "children"> & { onOpen?: (id: string) => void };

const meta: Meta<Args> = {
  title: "Editor/Timeline",
  render: ({ onOpen = () => undefined, ...stage }) => (
    <Stage {...stage}>
      <TimelineView onOpen={onOpen} />
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

const FIGURES = { stats: statsFor(BLUEPRINTS.b) };
const LIMITED = { ...BLUEPRINTS.b, policies: [...(BLUEPRINTS.b.policies ?? []), "us-nyc-6rcny5-77"] };
export const WithFigures: Story = {
  args: { doc: BLUEPRINTS.b, settings: FIGURES, prepare: (store) => store.select(["choices"]) },
};
export const Dark: Story = { args: { ...WithFigures.args, theme: "dark" } as Args };
export const Contrast: Story = { args: { ...WithFigures.args, theme: "contrast" } as Args };
export const RightToLeft: Story = { args: { ...WithFigures.args, rtl: true } as Args };
export const Spanish: Story = { args: { ...WithFigures.args, spanish: true } as Args };
export const ReadOnly: Story = { args: { ...WithFigures.args, readOnly: true } as Args };
export const AgainstALimit: Story = { args: { doc: LIMITED } };
export const Unsound: Story = { args: { doc: BROKEN } };
export const Empty: Story = { args: { doc: EMPTY } };
export const NothingLeadsIn: Story = { args: { doc: { ...BROKEN, entry: { start: "nowhere" } } } };
export const FiveHundredSteps: Story = { args: { doc: longStrategy(500) } };

let store: EditorStore;
export const ChangeTheDayByKeys: Story = {
  args: { doc: BLUEPRINTS.b, onStore: (made) => (store = made), onOpen: fn() },
  play: async ({ canvas, args, globals }) => {
    const press = (keys: string) => userEvent.keyboard(turned(keys, globals));
    const short = () => canvas.getByRole("button", { name: /3 days past due, Short reminder/ });
    await userEvent.click(short());
    await press("{Alt>}{ArrowRight}{/Alt}");
    await expect(store.getState().doc.nodes.day3).toMatchObject({ until: { offset: "P4D" } });
    await expect(canvas.getByRole("button", { name: /4 days past due, Short reminder/ })).toHaveFocus();
    await press("{Alt>}{ArrowLeft}{/Alt}");
    await expect(store.getState().doc.nodes.day3).toMatchObject({ until: { offset: "P3D" } });
    await userEvent.keyboard("{Enter}");
    await expect(args.onOpen).toHaveBeenCalledWith("sms3");
    await press("{ArrowRight}");
    await expect(store.getState().selected).toEqual(["day7"]);
    await userEvent.click(canvas.getByRole("button", { name: /1 day past due, Friendly reminder/ }));
    await press("{Alt>}{ArrowRight}{/Alt}");
    await expect(canvas.getByRole("status")).toHaveTextContent(/Several ways lead here/);
  },
};

let numbers: EditorStore;
export const ChangeTheDayByNumber: Story = {
  args: { doc: BLUEPRINTS.b, onStore: (made) => (numbers = made), prepare: (made) => made.select(["sms3"]) },
  play: async ({ canvas, canvasElement }) => {
    await userEvent.click(canvas.getByRole("button", { name: "More: Short reminder" }));
    const menu = within(canvasElement.ownerDocument.querySelector("[popover]") as HTMLElement);
    const field = menu.getByRole("spinbutton", { name: "Day" });
    await userEvent.clear(field);
    await userEvent.type(field, "5{Enter}");
    await expect(numbers.getState().doc.nodes.day3).toMatchObject({ until: { offset: "P5D" } });
  },
};

let dragging: EditorStore;
export const DragToAnotherDay: Story = {
  args: { doc: BLUEPRINTS.b, onStore: (made) => (dragging = made) },
  play: async ({ canvas, globals }) => {
    const later = globals.direction === "rtl" ? -30 : 30;
    const chip = canvas.getByRole("button", { name: /3 days past due, Short reminder/ });
    const box = chip.getBoundingClientRect();
    const [x, y] = [box.left + 40, box.top + 20];
    await userEvent.pointer([
      { keys: "[MouseLeft>]", target: chip, coords: { clientX: x, clientY: y } },
      { target: chip, coords: { clientX: x + later, clientY: y } },
      { target: chip, coords: { clientX: x + 2 * later, clientY: y } },
      { keys: "[/MouseLeft]", target: chip, coords: { clientX: x + 2 * later, clientY: y } },
    ]);
    await expect(dragging.getState().doc.nodes.day3).toMatchObject({ until: { offset: "P4D" } });
    dragging.undo();
    await expect(dragging.getState().doc).toBe(BLUEPRINTS.b);
  },
};
