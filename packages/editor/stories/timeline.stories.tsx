import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, userEvent, waitFor, within } from "storybook/test";
import type { EditorStore } from "../src/store/store.ts";
import { TimelineView } from "../src/timeline/TimelineView.tsx";
import { turned } from "./look.ts";
import { BLUEPRINTS, BROKEN, EMPTY, longStrategy, Stage, type StageProps, statsFor } from "./views.tsx";

type Args = Omit<StageProps, "children"> & { onOpen?: (id: string) => void };

const meta: Meta<Args> = {
  title: "Analyst/Timeline",
  id: "editor-timeline",
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

/** What weekends, contact hours and patience move, in words and as tails beside the steps. */
const MOVED = {
  ...BLUEPRINTS.a,
  policies: ["house-es"],
  nodes: {
    ...BLUEPRINTS.a.nodes,
    eve: { ...BLUEPRINTS.a.nodes.eve, at: "21:30" },
  },
} as typeof BLUEPRINTS.a;
export const MovedByRules: Story = {
  args: { doc: MOVED, prepare: (store) => store.select(["short3"]) },
  play: async ({ canvas, canvasElement }) => {
    const week = canvas.getByRole("button", { name: /9 to 7 days before the due date, Your payment is due in a week/ });
    await expect(week).toHaveAccessibleDescription(/Up to 2 days earlier when it falls on a weekend/);
    const item = week.closest("li") as HTMLElement;
    await expect(item.querySelector(".dn-time-tail")).toHaveTextContent("up to −2 days: weekends");
    await expect(
      canvas.getByRole("button", { name: /1 day before the due date, Tomorrow/ }),
    ).toHaveAccessibleDescription(/Not at all|not at all, for it gives up/);
    await userEvent.click(canvas.getByRole("button", { name: "More: Three days left" }));
    const menu = within(canvasElement.ownerDocument.querySelector("[popover]") as HTMLElement);
    await waitFor(() => expect(menu.getByText(/Up to 2 days earlier/)).toBeVisible());
  },
};
export const MovedByRulesDark: Story = { args: { doc: MOVED, theme: "dark" } };
export const MovedByRulesFromRightToLeft: Story = { args: { doc: MOVED, rtl: true } };
export const MovedByRulesInSpanish: Story = { args: { doc: MOVED, spanish: true } };

/** Steps that were drawn, by the figures that each asks for. */
const drawn: string[] = [];
const COUNTING = new Proxy<Record<string, never>>({}, { get: (_, id) => void drawn.push(String(id)) });
const FIVE_HUNDRED = longStrategy(500);
let long: EditorStore;
/** 500 steps: only what is in sight is in the page, arrows reach the others, and only what changed is drawn again. */
export const FiveHundredSteps: Story = {
  args: {
    doc: FIVE_HUNDRED,
    settings: { stats: { version: 1, from: "2026-01-01", to: "2026-01-31", nodes: COUNTING } },
    onStore: (made) => (long = made),
  },
  play: async ({ canvas, canvasElement, globals }) => {
    const scroller = canvasElement.querySelector(".dn-time-scroll") as HTMLElement;
    const step = (id: string) => canvasElement.querySelector<HTMLElement>(`[data-step="${id}"]`);
    const isSmall = () => expect(canvasElement.querySelectorAll(".dn-time *").length).toBeLessThan(700);
    const inSight = (id: string) => {
      const [box, around] = [step(id)?.getBoundingClientRect(), scroller.getBoundingClientRect()];
      // At the start of the lanes stand their names.
      const [left, right] = globals.direction === "rtl" ? [0, 140] : [140, 0];
      if (box === undefined || box.top < around.top) return false;
      return box.left >= around.left + left && box.right <= around.right - right;
    };
    await isSmall();
    step("step-0")?.focus();
    await userEvent.keyboard("{End}");
    await waitFor(() => expect(step("step-499")).toHaveFocus());
    await expect(inSight("step-499")).toBe(true);
    await userEvent.keyboard(turned("{ArrowLeft}", globals));
    await expect(step("step-498")).toHaveFocus();
    await expect(step("step-498")?.closest("li")).toHaveAttribute("aria-posinset", "499");
    await expect(step("step-498")?.closest("li")).toHaveAttribute("aria-setsize", "501");
    await expect(inSight("step-498")).toBe(true);
    await isSmall();
    scroller.scrollLeft = 0;
    await waitFor(() => expect(step("step-1")).not.toBeNull());
    await expect(step("step-498")).toHaveFocus();
    await isSmall();
    scroller.parentElement?.dispatchEvent(new CustomEvent("dunlin:reveal", { detail: "step-201" }));
    await waitFor(() => expect(step("step-201")).toHaveFocus());
    await expect(inSight("step-201")).toBe(true);
    // What surrounds it is drawn once the scroller has told of it.
    for (let frames = 0; frames < 3; frames++) await new Promise((done) => requestAnimationFrame(done));
    drawn.length = 0;
    long.execute({ type: "field.set", path: "/nodes/step-201/name", value: "Another name" });
    await canvas.findByText("Another name");
    await expect([...new Set(drawn)].sort()).toEqual(["step-0", "step-201"]);
  },
};

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
