import type { Strategy } from "@dunlin/engine";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, userEvent, waitFor, within } from "storybook/test";
import { nodesOf } from "../src/document/strategy.ts";
import type { EditorStore } from "../src/store/store.ts";
import { EN } from "../src/words/messages.ts";
import { large } from "../test/layout/large.ts";
import { DESIGN, FIGURES, NESTED, SMALL } from "./canvas.documents.ts";
import { CanvasHarness } from "./canvas.harness.tsx";
import { turned } from "./look.ts";

const meta = { title: "Analyst/Canvas at work", id: "editor-canvas-at-work", component: CanvasHarness } satisfies Meta<
  typeof CanvasHarness
>;
export default meta;
type Story = StoryObj<typeof meta>;

let shown: EditorStore | undefined;
const onStore = (store: EditorStore) => {
  shown = store;
};
const store = (): EditorStore => shown as EditorStore;
const doc = (): Strategy => store().getState().doc;
const nextOf = (id: string): string | undefined => nodesOf(doc())[id]?.to?.next;
const step = (root: HTMLElement, id: string): HTMLElement =>
  root.querySelector(`[data-step="${id}"] > .dn-card-hit`) as HTMLElement;
const started = (root: HTMLElement, id: string) => waitFor(() => expect(step(root, id)).toBeInTheDocument());
const focused = () => document.activeElement?.closest("[data-step]")?.getAttribute("data-step");

/** One stop of the tab key; arrows go from step to step, and Enter opens the settings. */
export const Keys: Story = {
  args: { doc: SMALL, onOpen: fn(), onStore },
  play: async ({ canvasElement, args, globals }) => {
    await started(canvasElement, "mail");
    await expect(canvasElement.querySelectorAll(".dn-card-hit[tabindex='0']")).toHaveLength(1);
    await userEvent.tab();
    await userEvent.keyboard("{ArrowDown}");
    await waitFor(() => expect(focused()).toBe("mail"));
    await waitFor(() =>
      expect(document.activeElement).toHaveAccessibleName(
        "day 0 after coming in, E-mail, First mail, Template “soft”, 2 ways out",
      ),
    );
    await userEvent.keyboard(turned("{ArrowDown}{ArrowRight}", globals));
    await waitFor(() => expect(focused()).toBe("cured"));
    await userEvent.keyboard(turned("{ArrowLeft}{ArrowDown}{ArrowDown}", globals));
    await waitFor(() => expect(["call", "sms"]).toContain(focused()));
    await userEvent.keyboard("{End}");
    await waitFor(() => expect(focused()).toBe("end"));
    await userEvent.keyboard("{Home}{ArrowDown}{Enter}");
    await expect(args.onOpen).toHaveBeenCalledWith("mail");
    await expect(store().getState().selected).toEqual(["mail"]);
  },
};

/** The canvas is turned and turned back; arrows follow what is seen, and the document stays the same. */
export const Turning: Story = {
  args: { doc: SMALL, onStore },
  play: async ({ canvasElement, globals }) => {
    const rtl = globals.direction === "rtl";
    await started(canvasElement, "mail");
    const place = (id: string) =>
      (step(canvasElement, id).closest(".dn-card, .dn-pill") as HTMLElement).getBoundingClientRect();
    const turn = within(canvasElement).getByRole("button", { name: EN.canvas.across });
    await expect(turn).toHaveAttribute("aria-pressed", "false");
    await userEvent.click(turn);
    await expect(turn).toHaveAttribute("aria-pressed", "true");
    await waitFor(() =>
      rtl
        ? expect(place("rest").right).toBeLessThan(place("mail").left)
        : expect(place("rest").left).toBeGreaterThan(place("mail").right),
    );
    await userEvent.click(step(canvasElement, "mail"));
    await userEvent.keyboard(turned("{ArrowRight}", globals));
    await waitFor(() => expect(focused()).toBe("rest"));
    await userEvent.keyboard("{ArrowDown}");
    await waitFor(() => expect(focused()).toBe("cured"));
    await userEvent.keyboard(turned("{ArrowUp}{ArrowLeft}", globals));
    await waitFor(() => expect(focused()).toBe("mail"));
    await userEvent.click(turn);
    await waitFor(() => expect(place("rest").top).toBeGreaterThan(place("mail").bottom));
    await expect(focused()).toBe(undefined);
    await expect(doc()).toBe(SMALL);
    await expect(store().getState().history.past).toHaveLength(0);
  },
};

/** Across, too, a step is put in by the plus behind the one that is chosen; the cards before it stay where they are. */
export const AddAcross: Story = {
  args: { doc: SMALL, direction: "across", onStore },
  play: async ({ canvasElement }) => {
    await started(canvasElement, "mail");
    const before = step(canvasElement, "mail").getBoundingClientRect().left;
    await userEvent.click(step(canvasElement, "rest"));
    store().carry({ what: "new", preset: "send.letter" });
    const places = await within(canvasElement).findAllByRole("button", { name: /^Place \d+ of/ });
    await expect(places[0]).toHaveAccessibleName(/between Comes in and First mail/);
    await userEvent.click(within(canvasElement).getByRole("button", { name: /between First mail/ }));
    await expect(nextOf("mail")).not.toBe("rest");
    await expect(step(canvasElement, "mail").getBoundingClientRect().left).toBeCloseTo(before, 0);
  },
};

/** The frame of a repeat is decoration; its pill says how many steps come again, and is what one chooses. */
export const Frames: Story = {
  args: { doc: NESTED, onStore },
  play: async ({ canvasElement }) => {
    await started(canvasElement, "letters");
    await expect(canvasElement.querySelectorAll(".dn-round[aria-hidden='true']")).toHaveLength(2);
    await expect(step(canvasElement, "letters")).toHaveAccessibleName(/At most 3 rounds, repeats 6 steps/);
    await expect(step(canvasElement, "calls")).toHaveAccessibleName(/At most 2 rounds, repeats 3 steps/);
    await expect(within(canvasElement).queryByRole("button", { name: /Next round/ })).toBeNull();
  },
};

/** A step is picked up by a key and put down by a click: nothing has to be dragged. */
export const PickThenPlace: Story = {
  args: { doc: SMALL, onStore },
  play: async ({ canvasElement }) => {
    await started(canvasElement, "sms");
    await userEvent.click(step(canvasElement, "sms"));
    await userEvent.keyboard("m");
    const places = await within(canvasElement).findAllByRole("button", { name: /^Place \d+ of/ });
    await expect(places.length).toBeGreaterThan(3);
    await userEvent.click(within(canvasElement).getByRole("button", { name: /between Comes in and First mail/ }));
    await waitFor(() => expect(doc().entry.start).toBe("sms"));
    await expect(nextOf("sms")).toBe("mail");
    await expect(within(canvasElement).queryByRole("button", { name: /^Place \d+ of/ })).toBeNull();
  },
};

/** The same by keys alone; Escape leaves everything as it was. */
export const MoveByKeys: Story = {
  args: { doc: SMALL, onStore },
  play: async ({ canvasElement }) => {
    await started(canvasElement, "sms");
    step(canvasElement, "sms").focus();
    store().select(["sms"]);
    await userEvent.keyboard("m{Escape}");
    await expect(doc()).toBe(SMALL);
    step(canvasElement, "sms").focus();
    await userEvent.keyboard("m");
    await waitFor(() => expect(document.activeElement).toHaveAccessibleName(/^Place/));
    await userEvent.keyboard("{Home}");
    await expect(document.activeElement).toHaveAccessibleName(/between Comes in and First mail/);
    await userEvent.keyboard("{ArrowDown}{ArrowUp}{Enter}");
    await waitFor(() => expect(nextOf("sms")).toBe("mail"));
  },
};

/** Places are told apart by the way on which they lie. */
export const NamedPlaces: Story = {
  args: { doc: SMALL, onStore },
  play: async ({ canvasElement }) => {
    await started(canvasElement, "sms");
    store().carry({ what: "new", preset: "wait" });
    const places = await within(canvasElement).findAllByRole("button", { name: /^Place \d+ of/ });
    const named = places.map((place) => place.getAttribute("aria-label")?.replace(/^Place \d+ of \d+: /, ""));
    await expect(new Set(named).size).toBe(named.length);
    await expect(named.filter((name) => name?.includes("(yes)"))).toHaveLength(1);
  },
};

const pointer = (target: Element | Document, type: string, x: number, y: number) =>
  target.dispatchEvent(
    new PointerEvent(type, { bubbles: true, cancelable: true, isPrimary: true, button: 0, clientX: x, clientY: y }),
  );
const center = (element: Element) => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [left + width / 2, top + height / 2] as const;
};

/** Takes a card by the pointer and moves it a little. */
async function pickUp(root: HTMLElement, id: string): Promise<void> {
  await started(root, id);
  const card = step(root, id);
  const [x, y] = center(card);
  pointer(card, "pointerdown", x, y);
  pointer(document, "pointermove", x + 4, y + 8);
  await waitFor(() => expect(store().getState().carrying?.what).toBe("move"));
}

/** A card is dragged to the nearest place; it goes with its side ways. */
export const Drag: Story = {
  args: { doc: SMALL, onStore },
  play: async ({ canvasElement }) => {
    await pickUp(canvasElement, "sms");
    const goal = within(canvasElement).getByRole("button", { name: /between Comes in and First mail/ });
    const [gx, gy] = center(goal);
    pointer(document, "pointermove", gx + 12, gy + 10);
    await waitFor(() => expect(goal).toHaveTextContent("Place “Short message” here"));
    pointer(document, "pointerup", gx + 12, gy + 10);
    await waitFor(() => expect(nextOf("sms")).toBe("mail"));
    await expect(store().getState().history.past).toHaveLength(1);
  },
};

export const DragIsCancelled: Story = {
  args: { doc: SMALL, onStore },
  play: async ({ canvasElement }) => {
    await pickUp(canvasElement, "sms");
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(store().getState().carrying).toBeUndefined());
    await expect(doc()).toBe(SMALL);
  },
};

/** What led to a step that is deleted leads on. */
export const DeleteByKey: Story = {
  args: { doc: SMALL, onStore },
  play: async ({ canvasElement }) => {
    await started(canvasElement, "mail");
    await userEvent.click(step(canvasElement, "mail"));
    await userEvent.keyboard("{Delete}");
    await waitFor(() => expect(doc().entry.start).toBe("rest"));
    await waitFor(() => expect(step(canvasElement, "mail")).toBeNull());
    store().undo();
    await waitFor(() => expect(step(canvasElement, "mail")).toBeInTheDocument());
  },
};

/** Everything that can be done with a step is in its menu. */
export const MenuOfAStep: Story = {
  args: { doc: SMALL, onStore },
  play: async ({ canvasElement }) => {
    await started(canvasElement, "mail");
    await userEvent.hover(step(canvasElement, "mail"));
    await userEvent.click(within(canvasElement).getByRole("button", { name: "What can be done with First mail" }));
    const menu = await within(canvasElement).findByRole("menu");
    await userEvent.click(within(menu).getByRole("menuitem", { name: /^Duplicate/ }));
    await waitFor(() => expect(Object.keys(nodesOf(doc()))).toHaveLength(8));
  },
};

/** A connection lights up where it may lead, and takes a click. */
export const LeadElsewhere: Story = {
  args: { doc: SMALL, onStore },
  play: async ({ canvasElement }) => {
    await started(canvasElement, "sms");
    store().carry({ what: "connect", slot: { at: "port", from: "sms", port: "next" } });
    await waitFor(() => expect(canvasElement.querySelector("[data-step='cured']")).toHaveAttribute("data-target"));
    await expect(canvasElement.querySelector("[data-step='mail']")).toHaveAttribute("data-dim");
    await userEvent.click(step(canvasElement, "cured"));
    await waitFor(() => expect(nextOf("sms")).toBe("cured"));
  },
};

/** A figure asks the host who is behind it. */
export const FigureIsAsked: Story = {
  args: { doc: DESIGN, settings: { ...FIGURES, onInspectCohort: fn() }, selected: ["friendly"] },
  play: async ({ canvasElement, args }) => {
    await started(canvasElement, "friendly");
    await userEvent.click(
      within(canvasElement).getByRole("button", { name: "58% opened, Friendly reminder: show who" }),
    );
    await expect(args.settings?.onInspectCohort).toHaveBeenCalledWith("friendly", "opened");
  },
};

/** Side ways are folded away and counted. */
export const Folded: Story = {
  args: { doc: DESIGN, onStore, selected: ["which"] },
  play: async ({ canvasElement }) => {
    await started(canvasElement, "which");
    store().toggle("which");
    const pill = await within(canvasElement).findByRole("button", { name: /steps folded away/ });
    await expect(step(canvasElement, "short")).toBeNull();
    await userEvent.click(pill);
    await waitFor(() => expect(step(canvasElement, "short")).toBeInTheDocument());
  },
};

let drawn = 0;
/** Every drawing of a card asks for the name of its menu. */
const COUNTING = {
  ...EN,
  canvas: {
    ...EN.canvas,
    menu(name: string) {
      drawn += 1;
      return EN.canvas.menu(name);
    },
  },
};
const FIVE_HUNDRED = large(500);

/** 500 steps: only what is in sight is in the page, and moving the ground draws no card again. */
export const FiveHundred: Story = {
  args: { doc: FIVE_HUNDRED, words: COUNTING, onStore },
  play: async ({ canvasElement }) => {
    await started(canvasElement, "wait0");
    await expect(canvasElement.querySelectorAll(".dn-canvas *").length).toBeLessThan(1500);
    const pane = canvasElement.querySelector(".react-flow__pane") as HTMLElement;
    await new Promise((done) => setTimeout(done, 300));
    const viewport = () => canvasElement.querySelector(".react-flow__viewport")?.getAttribute("style");
    const before = viewport();
    drawn = 0;
    for (let i = 0; i < 5; i++)
      pane.dispatchEvent(new WheelEvent("wheel", { deltaY: 2, bubbles: true, cancelable: true }));
    await new Promise((done) => setTimeout(done, 300));
    await expect(viewport()).not.toBe(before);
    await expect(drawn).toBe(0);
    store().execute({ type: "field.set", path: "/nodes/mail0/name", value: "Another name" });
    await within(canvasElement).findByText("Another name");
    await expect(drawn).toBeLessThanOrEqual(2);
  },
};

/** A step that is dragged over 500 others draws the few cards that it concerns, and moves among places none of them. */
export const DragOverFiveHundred: Story = {
  args: { doc: FIVE_HUNDRED, words: COUNTING, onStore },
  play: async ({ canvasElement }) => {
    await started(canvasElement, "mail0");
    await new Promise((done) => setTimeout(done, 300));
    await pickUp(canvasElement, "mail0");
    await waitFor(() => expect(canvasElement.querySelectorAll(".dn-place").length).toBeGreaterThan(100));
    await new Promise((done) => setTimeout(done, 300));
    const [x, y] = center(step(canvasElement, "sms0"));
    drawn = 0;
    for (let i = 0; i < 10; i++) {
      pointer(document, "pointermove", x, y - 40 + i * 8);
      await new Promise(requestAnimationFrame);
    }
    await expect(canvasElement.querySelector(".dn-place[data-lit]")).not.toBeNull();
    await expect(drawn).toBeLessThanOrEqual(10);
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(store().getState().carrying).toBeUndefined());
  },
};

/** A click on the map brings that part of the strategy into the middle, and the frame on the map goes along. */
export const MapInTheCorner: Story = {
  args: { doc: FIVE_HUNDRED, onStore },
  play: async ({ canvasElement }) => {
    await started(canvasElement, "mail0");
    const map = canvasElement.querySelector(".dn-map") as HTMLElement;
    const seen = map.querySelector(".dn-map-seen") as HTMLElement;
    const { left, top, width, height } = map.getBoundingClientRect();
    await waitFor(() => expect(seen.getBoundingClientRect().height).toBeGreaterThan(1));
    await userEvent.pointer([
      { keys: "[MouseLeft>]", target: map, coords: { clientX: left + width / 2, clientY: top + height / 2 } },
      { keys: "[/MouseLeft]" },
    ]);
    await waitFor(() =>
      expect(canvasElement.querySelector('[data-step^="mail4"], [data-step^="mail5"]')).not.toBeNull(),
    );
    const frame = seen.getBoundingClientRect();
    await expect(Math.abs(frame.top + frame.height / 2 - (top + height / 2))).toBeLessThan(3);
    await expect(canvasElement.querySelector('[data-step="mail0"]')).toBeNull();
  },
};
