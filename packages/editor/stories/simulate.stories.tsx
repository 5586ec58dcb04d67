import { StrategyEditor, type StrategyEditorProps } from "@dunlin/editor";
import { messages as spanish } from "@dunlin/editor/es";
import type { Strategy } from "@dunlin/engine";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, userEvent, waitFor, within } from "storybook/test";
import "@dunlin/editor/insight.css";
import { turned } from "./look.ts";
import { SIMULATION, TRIED } from "./simulate.people.ts";

const meta: Meta<StrategyEditorProps> = {
  title: "Analyst/Simulate/One person",
  id: "simulate-one-person",
  render: (props) => (
    <div style={{ blockSize: "100vh" }}>
      <StrategyEditor {...props} />
    </div>
  ),
  args: {
    ...{ defaultValue: TRIED, mode: "simulate", theme: "light", simulation: SIMULATION },
    ...{ onModeChange: fn(), liveVersion: 13 },
  },
};
export default meta;

type Story = StoryObj<StrategyEditorProps>;
type Context = Parameters<NonNullable<Story["play"]>>[0];

const slider = ({ canvas }: Context) => canvas.findByRole("slider", { name: "Moment" });

/** All plays use keys alone. */
async function press(element: HTMLElement, keys = "{Enter}"): Promise<void> {
  element.focus();
  await userEvent.keyboard(keys);
}

/** Looks at the moment of an entry of the story. */
async function lookAt({ canvas }: Context, title: RegExp): Promise<void> {
  await press(await canvas.findByRole("button", { name: title }));
}

/** What opens beside its button is seen when it is placed. */
async function shown(within: Pick<Context["canvas"], "findByText">, text: RegExp): Promise<void> {
  const found = await within.findByText(text);
  await waitFor(() => expect(found).toBeVisible());
}

export const OnePerson: Story = {
  play: async (context) => {
    const time = await slider(context);
    await expect(time).toHaveAttribute("aria-valuetext", expect.stringContaining("Thu 5 Nov 2026, 09:00"));
    await expect(await context.canvas.findByText("1 day past due, €312.40 open.")).toBeVisible();
  },
};

/** From event to event with the arrows, by days and by hours, to the end and back. */
export const ThroughTime: Story = {
  play: async (context) => {
    const time = await slider(context);
    const at = (text: string) => expect(time).toHaveAttribute("aria-valuetext", expect.stringContaining(text));
    await press(time, turned("{ArrowRight}", context.globals));
    await at("Wed 11 Nov 2026, 09:00");
    await userEvent.keyboard(turned("{ArrowLeft}", context.globals));
    await at("Thu 5 Nov 2026, 09:00");
    await userEvent.keyboard("{PageUp}{ArrowUp}");
    await at("Wed 11 Nov 2026, 09:00");
    await userEvent.keyboard(turned("{Shift>}{ArrowRight}{/Shift}", context.globals));
    await at("Wed 11 Nov 2026, 10:00");
    await userEvent.keyboard("{End}");
    await at("The customer has left the strategy");
    await userEvent.keyboard("{Home}");
    await at("Thu 5 Nov 2026, 09:00");
    await press(await context.canvas.findByRole("button", { name: "Forward one event" }));
    await at("Wed 11 Nov 2026, 09:00");
  },
};

/** Under the page of a host: what happens is followed in its list, and the page stays where it is. */
export const BelowSomethingElse: Story = {
  render: (props) => (
    <div style={{ paddingBlockStart: "45vh" }}>
      <div style={{ blockSize: "100vh" }}>
        <StrategyEditor {...props} />
      </div>
    </div>
  ),
  play: async (context) => {
    const time = await slider(context);
    const { canvasElement } = context;
    window.scrollTo(0, 0);
    time.focus({ preventScroll: true });
    await userEvent.keyboard("{End}");
    const list = canvasElement.querySelector(".dn-life") as Element;
    await waitFor(() => {
      const now = list.querySelector("[data-now]") as Element;
      const [own, room] = [now.getBoundingClientRect(), (list.closest(".dn-sim-side") ?? list).getBoundingClientRect()];
      expect(own.top).toBeGreaterThanOrEqual(Math.floor(room.top));
      expect(own.top).toBeLessThan(Math.ceil(room.bottom));
    });
    await expect(window.scrollY).toBe(0);
    // Where all of it is seen, it is looked at as everywhere else.
    window.scrollTo(0, document.documentElement.scrollHeight);
  },
};

/** Dragged along the strip, it goes to the moment under the pointer, and stays there when it is let go. */
export const DraggedThroughTime: Story = {
  play: async (context) => {
    const time = await slider(context);
    const track = time.parentElement as HTMLElement;
    const days = [...track.querySelectorAll<HTMLElement>(".dn-strip-day")].map((day) => day.getBoundingClientRect());
    const over = (day: number) => {
      const { x, y, width, height } = days[day] as DOMRect;
      return { target: track, coords: { clientX: x + width / 2, clientY: y + height / 2 } };
    };
    const at = (text: string) => expect(time).toHaveAttribute("aria-valuetext", expect.stringContaining(text));
    await userEvent.pointer([
      { keys: "[MouseLeft>]", ...over(3) },
      over(7),
      over(10),
      { keys: "[/MouseLeft]" },
      over(5),
    ]);
    await at("Sat 14 Nov 2026, 12:00");
    await userEvent.pointer([{ keys: "[MouseLeft]", ...over(1) }]);
    await at("Thu 5 Nov 2026, 12:00");
  },
};

export const Playing: Story = {
  play: async (context) => {
    const time = await slider(context);
    await press(await context.canvas.findByRole("button", { name: "Play" }));
    await waitFor(() => expect(time).toHaveAttribute("aria-valuetext", expect.stringContaining("Wed 11 Nov")));
    await press(await context.canvas.findByRole("button", { name: "Pause" }));
  },
};

/** A reminder falls on a Saturday: held until Monday, with its reason, on the list, the strip and the card. */
export const HeldByARule: Story = {
  play: async (context) => {
    await lookAt(context, /held back$/);
    const { canvas, canvasElement } = context;
    await expect(await canvas.findByText("Moved from Sat 09:00 to Mon 09:00:")).toBeVisible();
    await expect(await canvas.findByText("held 2 days")).toBeInTheDocument();
    await waitFor(() => expect(canvasElement.querySelectorAll(".dn-strip-day[data-closed]").length).toBeGreaterThan(3));
  },
};

/** What if: added at the moment, moved by an hour and by date, removed, and all of it taken back. */
export const WithAddedEvents: Story = {
  play: async (context) => {
    const { canvas } = context;
    await lookAt(context, /^Offer:/);
    await press(await canvas.findByRole("button", { name: "pays half" }));
    await expect(await canvas.findByRole("button", { name: "Paid €156.20" })).toBeVisible();
    const mark = await canvas.findByRole("button", { name: /^Paid €156\.20, Wed 11 Nov 2026, 09:00/ });
    await press(mark, turned("{ArrowRight}", context.globals));
    await expect(await canvas.findByRole("button", { name: /^Paid €156\.20, Wed 11 Nov 2026, 10:00/ })).toHaveFocus();
    await press(await canvas.findByRole("button", { name: "opens the link" }));
    await press(await canvas.findByRole("button", { name: "2 events added" }));
    const list = within(await canvas.findByRole("dialog", { name: "2 events added" }));
    await press(await list.findByRole("button", { name: /^Remove: Opened the link/ }));
    await userEvent.keyboard("{Escape}");
    await press(await canvas.findByRole("button", { name: "Undo" }));
    await expect(await canvas.findByRole("button", { name: "2 events added" })).toBeVisible();
  },
};

/** An offer that stands can be accepted; what cannot happen says why. */
export const AnOfferIsTaken: Story = {
  play: async (context) => {
    const { canvas } = context;
    const links = await canvas.findByRole("group", { name: "What if the customer…" });
    await lookAt(context, /^Offer:/);
    await press(await within(links).findByRole("button", { name: /^chooses 2 installments/ }));
    await expect(await canvas.findByRole("button", { name: "Chose 2 installments" })).toBeVisible();
  },
};

export const AnyOtherEvent: Story = {
  play: async (context) => {
    const { canvas } = context;
    await press(await canvas.findByRole("button", { name: "other event" }));
    const menu = await canvas.findByRole("menu");
    await waitFor(() => expect(menu).toContainElement(document.activeElement as HTMLElement));
    await userEvent.keyboard("{End}");
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(menu).not.toBeInTheDocument());
    const form = within(await canvas.findByRole("dialog", { name: "Add an event" }));
    const data = await form.findByRole("textbox", { name: /^Data/ });
    await press(data, "{Control>}a{/Control}[[]");
    await press(await form.findByRole("button", { name: "Add at this moment" }));
    await shown(form, /must be a JSON object/);
    await press(data, "{Control>}a{/Control}{{}");
    await press(await form.findByRole("button", { name: "Add at this moment" }));
    await expect(await canvas.findByRole("button", { name: "Event payment.failed" })).toBeVisible();
  },
};

async function paste({ canvas }: Context, text: string) {
  await press(await canvas.findByRole("button", { name: /^Customer:/ }));
  const dialog = within(await canvas.findByRole("dialog", { name: "Customer" }));
  const open = dialog.queryByRole("button", { name: "Paste JSON…" });
  if (open !== null) await press(open);
  const field = await dialog.findByRole("textbox");
  field.focus();
  await userEvent.paste(text);
  await press(await dialog.findByRole("button", { name: "Use this customer" }));
  return dialog;
}

export const PastedWithAnError: Story = {
  play: async (context) => {
    const dialog = await paste(context, '{ "caseId": "c1", "debtor": { "id": "d1" } }');
    await shown(dialog, /^\/obligations is missing or has the wrong form/);
  },
};

export const PastedIsNoJson: Story = {
  play: async (context) => {
    const dialog = await paste(context, '{\n  "caseId": c1 }');
    await shown(dialog, /^Line 2, column/);
  },
};

export const Pasted: Story = {
  play: async (context) => {
    const obligations = [
      { ref: "a", dueDate: "2026-11-04", currency: "EUR", amountMinor: 9_900, outstandingMinor: 9_900 },
    ];
    await paste(context, JSON.stringify({ caseId: "c1", debtor: { id: "d1" }, obligations }));
    await expect(await context.canvas.findByText("1 day past due, €99.00 open.")).toBeVisible();
  },
};

export const NotTakenIn: Story = {
  play: async ({ canvas }) => {
    await press(await canvas.findByRole("button", { name: /^Customer:/ }));
    await press(await canvas.findByRole("button", { name: /^Pau T\./ }));
    await expect(await canvas.findByRole("button", { name: "Not taken in" })).toBeVisible();
  },
};

export const SomewhereElse: Story = {
  play: async ({ canvas }) => {
    await press(await canvas.findByRole("button", { name: /^Time zone:/ }));
    const field = await canvas.findByRole("combobox", { name: "Time zone" });
    await press(field, "{Control>}a{/Control}Nowhere{Enter}");
    await shown(canvas, /Nowhere is no known time zone/);
    await press(field, "{Control>}a{/Control}America/Lima{Enter}");
    await expect(await canvas.findByRole("button", { name: "Time zone: Lima" })).toBeVisible();
  },
};

export const NobodyToTry: Story = { args: { simulation: { people: [], start: SIMULATION.start as number } } };

const BROKEN = { ...TRIED, entry: { start: "nowhere" } } as unknown as Strategy;
export const HasErrors: Story = {
  args: { defaultValue: BROKEN },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/keeps? this strategy from running/)).toBeVisible();
  },
};

export const InSpanish: Story = {
  args: { messages: spanish },
  play: async (context) => {
    await expect(await context.canvas.findByText("Qué pasa, y por qué")).toBeVisible();
    await lookAt(context, /retenido$/);
    await expect(await context.canvas.findByText("Aplazado del sáb 09:00 al lun 09:00:")).toBeVisible();
  },
};

export const Dark: Story = { args: { theme: "dark" }, play: (context) => lookAt(context, /held back$/) };
export const HighContrast: Story = { args: { theme: "contrast" }, play: (context) => lookAt(context, /held back$/) };
export const RightToLeft: Story = { args: { dir: "rtl" }, play: (context) => lookAt(context, /held back$/) };

const sized = (width: number, height: number): Pick<Story, "parameters" | "globals"> => ({
  parameters: {
    viewport: {
      options: { sized: { name: `${width} × ${height}`, styles: { width: `${width}px`, height: `${height}px` } } },
    },
  },
  globals: { viewport: { value: "sized" } },
});

/** As wide as a telephone; nothing is cut off at the sides. */
export const OnAPhone: Story = {
  ...sized(390, 844),
  play: async (context) => {
    await slider(context);
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(window.innerWidth);
  },
};
