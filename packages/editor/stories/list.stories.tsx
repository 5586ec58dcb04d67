import type { Strategy } from "@dunlin/engine";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, userEvent, waitFor } from "storybook/test";
import { ListView } from "../src/list/ListView.tsx";
import { docFrom } from "../src/list/list.ts";
import type { EditorStore } from "../src/store/store.ts";
import { BLUEPRINTS, EMPTY, Stage, type StageProps } from "./views.tsx";

type Args = Omit<StageProps, "children"> & { onOpen?: (id: string) => void };

const meta: Meta<Args> = {
  title: "Analyst/List",
  id: "editor-list",
  render: ({ onOpen = () => undefined, ...stage }) => (
    <Stage {...stage}>
      <ListView onOpen={onOpen} />
    </Stage>
  ),
};
export default meta;
type Story = StoryObj<Args>;

const SIMPLE = {
  ...{ format: "dunlin.strategy/1", id: "three", name: "Three messages", time: { zone: "Europe/Madrid" } },
  entry: { start: "wait-3", when: { between: [{ var: "dpd" }, 1, 30] } },
  exits: [{ id: "paid", when: { "<=": [{ var: "totalOverdue" }, 0] }, outcome: "cured" }],
  nodes: {
    "wait-3": {
      type: "wait",
      until: { anchor: "oldestDueDate", offset: "P3D" },
      ifPast: "skip",
      gap: "P1D",
      to: { next: "mail", skipped: "wait-7" },
    },
    mail: {
      type: "send",
      name: "Friendly reminder",
      via: [
        { channel: "email", template: "friendly@1" },
        { channel: "letter", template: "friendly-letter@1" },
      ],
      to: { next: "wait-7" },
    },
    "wait-7": {
      type: "wait",
      until: { anchor: "oldestDueDate", offset: "P7D" },
      ifPast: "skip",
      gap: "P1D",
      to: { next: "rounds", skipped: "end" },
    },
    rounds: { type: "repeat", max: 3, every: "P7D", to: { body: "sms", exhausted: "end" } },
    sms: { type: "send", via: [{ channel: "sms", template: "short@1" }], to: { next: "rounds" } },
    end: { type: "exit", outcome: "exhausted" },
  },
} as unknown as Strategy;

const TEMPLATES = {
  templates: [
    { ref: "friendly@1", title: "Friendly reminder", channel: "email" },
    { ref: "firm@2", title: "Firm reminder", channel: "email" },
    { ref: "short@1", title: "Short reminder", channel: "sms" },
  ],
};

export const Simple: Story = { args: { doc: SIMPLE, settings: TEMPLATES } };
export const WithoutTemplates: Story = { args: { doc: SIMPLE } };
export const Dark: Story = { args: { ...Simple.args, theme: "dark" } as Args };
export const Contrast: Story = { args: { ...Simple.args, theme: "contrast" } as Args };
export const RightToLeft: Story = { args: { ...Simple.args, rtl: true } as Args };
export const Spanish: Story = { args: { ...Simple.args, spanish: true } as Args };
export const ReadOnly: Story = { args: { ...Simple.args, readOnly: true } as Args };
export const NotSimple: Story = { args: { doc: BLUEPRINTS.b } };
export const NotSimpleForARepeat: Story = { args: { doc: BLUEPRINTS.f, spanish: true } };
export const Empty: Story = { args: { doc: EMPTY } };
export const EmptyAndReadOnly: Story = { args: { doc: EMPTY, readOnly: true } };

const FIVE_HUNDRED = docFrom(
  {
    steps: Array.from({ length: 500 }, (_, n) => ({
      ...{ from: "due" as const, days: n + 1, channel: "email", template: `m${n}@1` },
    })),
    ...{ repeat: undefined, end: undefined, outcome: "exhausted", untilPaid: true },
  },
  EMPTY,
);
/** 500 messages: only what is in sight is in the page, and what is typed in stays. */
export const FiveHundredMessages: Story = {
  args: { doc: FIVE_HUNDRED },
  play: async ({ canvas, canvasElement }) => {
    const list = canvasElement.querySelector(".dn-list") as HTMLElement;
    const rows = () => canvasElement.querySelectorAll("tbody > [aria-rowindex]");
    await expect(canvas.getByRole("table")).toHaveAttribute("aria-rowcount", "501");
    list.scrollTop = canvas.getByRole("table").offsetTop;
    const first = await canvas.findByRole("textbox", { name: "Template, message 1" });
    await userEvent.type(first, "x");
    list.scrollTop = list.scrollHeight;
    await waitFor(() => expect(canvasElement.querySelector("[aria-rowindex='501']")).not.toBeNull());
    await expect(first).toHaveFocus();
    await expect(first).toHaveValue("m0@1x");
    await expect(rows().length).toBeLessThan(60);
  },
};

let store: EditorStore;
export const WriteAList: Story = {
  args: { doc: EMPTY, onStore: (made) => (store = made), onOpen: fn() },
  play: async ({ canvas, args }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Add the first message" }));
    await userEvent.type(canvas.getByRole("textbox", { name: "Template, message 1" }), "friendly@1{Enter}");
    await userEvent.click(canvas.getByRole("button", { name: "Add a message" }));
    await userEvent.selectOptions(canvas.getByRole("combobox", { name: "Channel, message 2" }), "sms");
    const days = canvas.getByRole("spinbutton", { name: "Days, message 2" });
    await userEvent.clear(days);
    await userEvent.type(days, "7{Enter}");
    await userEvent.type(canvas.getByRole("textbox", { name: "Template, message 2" }), "short@1{Enter}");
    await userEvent.click(canvas.getByRole("checkbox", { name: "Repeat the last message" }));
    await expect(canvas.getByText(/^3 days after the due date: E-mail “friendly”; 7 days/)).toBeVisible();
    const { nodes, entry, exits } = store.getState().doc;
    await expect(entry.start).toBe("wait");
    await expect(exits).toHaveLength(1);
    await expect(nodes).toEqual({
      wait: {
        type: "wait",
        until: { anchor: "oldestDueDate", offset: "P3D" },
        ifPast: "skip",
        gap: "P1D",
        to: { next: "email", skipped: "wait-2" },
      },
      email: { type: "send", via: [{ channel: "email", template: "friendly@1" }], to: { next: "wait-2" } },
      "wait-2": {
        type: "wait",
        until: { anchor: "oldestDueDate", offset: "P7D" },
        ifPast: "skip",
        gap: "P1D",
        to: { next: "repeat", skipped: "end" },
      },
      "email-2": { type: "send", via: [{ channel: "sms", template: "short@1" }], to: { next: "repeat" } },
      repeat: { type: "repeat", max: 3, every: "P7D", to: { body: "email-2", exhausted: "end" } },
      end: { type: "exit", outcome: "exhausted" },
    });
    await userEvent.click(canvas.getByRole("button", { name: "Settings, message 1" }));
    await expect(args.onOpen).toHaveBeenCalledWith("email");
  },
};

let deleting: EditorStore;
/** A message that comes after a deleted one is another message, for figures and traces too. */
export const DeleteAndAddAnew: Story = {
  args: { doc: SIMPLE, onStore: (made) => (deleting = made) },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Add a message" }));
    const [added] = Object.keys(deleting.getState().doc.nodes).filter((id) => !Object.hasOwn(SIMPLE.nodes, id));
    await userEvent.click(canvas.getByRole("button", { name: "Delete, message 3" }));
    await userEvent.click(canvas.getByRole("button", { name: "Add a message" }));
    await expect(added).toBeDefined();
    await expect(Object.keys(deleting.getState().doc.nodes)).not.toContain(added);
    await expect(Object.keys(deleting.getState().doc.nodes)).toHaveLength(Object.keys(SIMPLE.nodes).length + 2);
  },
};
