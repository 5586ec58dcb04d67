import type { Strategy } from "@dunlin/engine";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, userEvent, waitFor, within } from "storybook/test";
import { Inspector } from "../src/inspector/Inspector.tsx";
import { EARLY, Inside, type InsideProps, STATS, state } from "./inside.tsx";
import { turned } from "./look.ts";

const meta: Meta = { title: "Analyst/Inspector", id: "editor-inspector" };
export default meta;

type Story = StoryObj;

const inspector = (props: Omit<InsideProps, "children">): Story => ({
  render: () => (
    <Inside {...props}>
      <aside className="dn-side" aria-label="Settings" style={{ flexGrow: props.width === undefined ? 0 : 1 }}>
        <Inspector />
      </aside>
    </Inside>
  ),
});

/** The strategy of the pictures: routes with figures, an answer that may be missing. */
const HELP: Strategy = {
  format: "dunlin.strategy/1",
  id: "help",
  name: "Early stage, consumer loans",
  time: { zone: "Europe/Madrid", at: "09:00" },
  entry: { start: "mail" },
  fields: { type: "object", properties: { score: { type: "number", title: "score" } } },
  segments: { vulnerable: { title: "Vulnerable customers", when: { hasTag: ["vulnerable"] } } },
  exits: [{ id: "paid", when: { "<=": [{ var: "totalDue" }, 0] }, outcome: "paid" }],
  nodes: {
    mail: {
      type: "send",
      name: "Friendly reminder",
      via: [{ channel: "email", template: "soft@1" }],
      to: { next: "help" },
    },
    help: {
      type: "switch",
      name: "Which help fits?",
      note: "€150 limit agreed with Risk on 3 Nov; see minutes.",
      cases: [
        { port: "needs-care", when: { or: [{ hasTag: ["hardship"] }, { segment: "vulnerable" }] } },
        {
          port: "under-150",
          when: { and: [{ "<": [{ var: "totalDue" }, 15_000] }, { "<=": [{ var: "numberOverdue" }, 1] }] },
        },
        { port: "long-silent", when: { ">": [{ var: "data.score" }, 90] } },
      ],
      to: { "needs-care": "care", "under-150": "sms", "long-silent": "ab", else: "ab" },
    },
    care: {
      type: "task",
      name: "Care team",
      queue: "care",
      dispositions: ["done", "no-answer"],
      due: "P2D",
      to: { done: "end", "no-answer": "end", timeout: "end" },
    },
    sms: { type: "send", name: "Short reminder", via: [{ channel: "sms", template: "short@1" }], to: { next: "rest" } },
    rest: { type: "wait", for: "P3B", to: { next: "end" } },
    ab: {
      type: "split",
      name: "Two, or two to three?",
      experiment: "two-or-three",
      variants: [
        { key: "A", weight: 4500, control: true },
        { key: "B", weight: 4500 },
        { key: "rest", weight: 1000, holdout: true },
      ],
      to: { A: "table", B: "offer", rest: "end" },
    },
    table: {
      type: "table",
      name: "By bucket and balance",
      inputs: [{ var: "bucket" }, { var: "totalDue" }],
      rows: [
        { match: ["1-30", { "<": 15_000 }], port: "small", set: { tone: "soft" } },
        { match: [{ in: ["31-60", "61-90"] }, null], port: "large" },
        { match: [null, { "%": 2 }], port: "odd" },
      ],
      to: { small: "end", large: "end", odd: "end", else: "end" },
    },
    offer: {
      type: "offer",
      name: "2 or 3 installments",
      offer: "plan",
      options: [
        { key: "two", count: 2, frequency: "monthly" },
        { key: "three", count: 3, frequency: "monthly", downPaymentBp: 2000 },
      ],
      validFor: "P14D",
      wait: "P7D",
      to: { accepted: "end", expired: "end" },
    },
    end: { type: "exit", outcome: "exhausted" },
  },
} as Strategy;

const FIGURES = {
  ...STATS,
  nodes: { help: { entered: 11_208, paid: 4_120, held: 12 }, ab: { entered: 6_182, currency: "EUR" } },
  ways: { "help:needs-care": 214, "help:under-150": 4_812, "help:long-silent": 12, "help:else": 6_170 },
};

export const Routes: Story = {
  ...inspector({ doc: HELP, selected: ["help"], settings: { stats: FIGURES } }),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await expect(canvas.getByText("4,812")).toBeVisible();
    await expect(canvas.getByText("43%")).toBeVisible();
    await expect(canvas.queryByRole("button", { name: /^Edit condition/ })).toBeNull();
    await userEvent.click(canvas.getByRole("button", { name: "under-150" }));
    await expect(await canvas.findAllByRole("button", { name: /^Edit condition/ })).toHaveLength(1);
    await expect(canvas.getByText("When data is missing")).toBeVisible();
  },
};

export const AddAndRenameRoute: Story = {
  ...inspector({ doc: HELP, selected: ["help"] }),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(canvas.getByRole("button", { name: "Add route" }));
    await userEvent.click(await canvas.findByRole("button", { name: "More for route" }));
    await userEvent.click(await canvas.findByRole("menuitem", { name: "Rename" }));
    const name = await canvas.findByRole("textbox", { name: "Name" });
    await userEvent.clear(name);
    await userEvent.type(name, "under-150{Enter}");
    await expect(await canvas.findByText("There is a way called “under-150” already.")).toBeVisible();
    await userEvent.clear(name);
    await userEvent.type(name, "last-try{Enter}");
    await expect(await canvas.findByRole("button", { name: "last-try" })).toBeVisible();
    const { doc, history } = state();
    await expect(doc.nodes.help?.to).toMatchObject({ "last-try": "ab" });
    await expect(history.past).toHaveLength(2);
    await userEvent.click(canvas.getByRole("button", { name: "More for last-try" }));
    await userEvent.click(await canvas.findByRole("menuitem", { name: "Move up" }));
    await expect(
      canvas.getAllByRole("button", { name: /care|150|try|silent/ }).map((one) => one.textContent),
    ).toContain("last-try");
  },
};

export const Shares: Story = {
  ...inspector({ doc: HELP, selected: ["ab"], settings: { stats: FIGURES } }),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(canvas.getByRole("button", { name: "Keep the share of rest as it is" }));
    const share = canvas.getByRole("textbox", { name: "Share of A" });
    await userEvent.clear(share);
    await userEvent.type(share, "60{Enter}");
    await waitFor(() => expect(canvas.getByRole("textbox", { name: "Share of B" })).toHaveValue("30"));
    await expect(canvas.getByRole("textbox", { name: "Share of rest" })).toHaveValue("10");
    await userEvent.click(canvas.getByRole("button", { name: "Make equal" }));
    await waitFor(() => expect(canvas.getByRole("textbox", { name: "Share of A" })).toHaveValue("33.34"));
  },
};

export const Duration: Story = {
  ...inspector({ doc: HELP, selected: ["rest"] }),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const count = canvas.getByRole("textbox", { name: "Duration: how many" });
    await userEvent.clear(count);
    await userEvent.type(count, "5{Enter}");
    await userEvent.selectOptions(canvas.getByRole("combobox", { name: "Duration: unit" }), "weeks");
    await expect(state().doc.nodes.rest).toMatchObject({ for: "P5W" });
    await userEvent.selectOptions(canvas.getByRole("combobox", { name: "When" }), "On a day");
    await expect(state().doc.nodes.rest).toMatchObject({
      until: { anchor: "oldestDueDate", offset: "P3D" },
      gap: "P1D",
      ifPast: "skip",
    });
    await expect(state().doc.nodes.rest).not.toHaveProperty("for");
  },
};

export const DecisionTable: Story = {
  ...inspector({ doc: HELP, selected: ["table"] }),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const cell = canvas.getByRole("textbox", { name: "Row 2, column 2" });
    await userEvent.type(cell, "10..30{Enter}");
    const rows = () => (state().doc.nodes.table as unknown as { rows: { match: unknown[] }[] }).rows;
    await waitFor(() => expect(rows()[1]?.match[1]).toEqual({ between: [10, 30] }));
    await expect(canvas.getByRole("textbox", { name: "Row 3, column 2" })).toHaveValue('{"%":2}');
  },
};

export const Message: Story = {
  ...inspector({ selected: ["whatsapp10"], settings: { stats: STATS, onOpenTemplate: fn() } }),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(canvas.getByRole("button", { name: "Move Channels 2 up" }));
    await expect((state().doc.nodes.whatsapp10 as unknown as { via: { channel: string }[] }).via[0]?.channel).toBe(
      "sms",
    );
    await userEvent.selectOptions(
      canvas.getAllByRole("combobox", { name: "Reason" })[0] as HTMLElement,
      "Answer to a question",
    );
    await expect(state().doc.nodes.whatsapp10).toMatchObject({ purpose: "infoRequested" });
  },
};

export const AnchoredWait = inspector({ selected: ["day7"] });
export const PlanOffer = inspector({ doc: HELP, selected: ["offer"], settings: { stats: FIGURES } });
export const Task = inspector({ selected: ["negotiate"] });
export const PromiseWithReminder = inspector({ selected: ["promise"] });
export const Figures: Story = {
  ...inspector({ selected: ["mail1"], settings: { stats: STATS, onInspectCohort: fn() } }),
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    await userEvent.click(canvas.getByRole("tab", { name: "Settings" }));
    await userEvent.keyboard(turned("{ArrowRight}", globals));
    await expect(canvas.getByRole("tab", { name: "Figures" })).toHaveFocus();
    await expect(canvas.getByText("Recovered")).toBeVisible();
    await expect(canvas.getAllByTitle("Show these people").length).toBeGreaterThan(5);
  },
};

export const WrongWhileTyping: Story = {
  ...inspector({ selected: ["negotiate"] }),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(canvas.getByText("More settings"));
    const queue = canvas.getByRole("textbox", { name: "Queue" });
    await userEvent.clear(queue);
    await expect(await canvas.findByText("This is needed.")).toBeVisible();
    await expect(queue).toHaveAccessibleDescription(/This is needed\./);
    await userEvent.keyboard("{Escape}");
    await expect(queue).toHaveValue("negotiations");
    await expect(state().history.past).toHaveLength(0);
  },
};

const BROKEN: Strategy = {
  ...HELP,
  nodes: {
    ...HELP.nodes,
    mail: { type: "send", via: [{ channel: "email", template: "" }] },
  },
} as Strategy;

const LONELY = {
  ...HELP,
  nodes: { ...HELP.nodes, ab: { ...HELP.nodes.ab, variants: [{ key: "A", weight: 10_000 }], to: { A: "end" } } },
} as unknown as Strategy;

/** A doubt is told beside, and is no error of the field. */
export const Doubtful: Story = {
  ...inspector({ doc: LONELY, selected: ["ab"] }),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await expect(canvas.getByText("Everybody gets “A”. Give another variant a share.")).toBeVisible();
    await expect(canvas.queryByRole("alert")).toBeNull();
  },
};

/** A doubt that comes or goes leaves the field in which one works as it is. */
export const DoubtWhileWorking: Story = {
  ...inspector({
    doc: { ...EARLY, exits: [{ id: "closed", on: ["case.closed"], outcome: "withdrawn" }] },
    selected: [],
  }),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(canvas.getByRole("tab", { name: "Exits" }));
    const add = canvas.getByRole("button", { name: "Add exit rule" });
    await expect(add.closest("[role=group]")).not.toBeNull();
    await userEvent.click(canvas.getAllByRole("button", { name: "Fix" })[0] as HTMLElement);
    await waitFor(() => expect(add.closest("[role=group]")).toBeNull());
    await expect(add).toBeInTheDocument();
  },
};
/** Steps that are called the same are told apart where one is chosen. */
export const ChooseStep: Story = {
  ...inspector({ selected: [] }),
  play: async ({ canvasElement }) => {
    const first = within(canvasElement).getAllByLabelText("First step")[0] as HTMLElement;
    const names = within(first)
      .getAllByRole("option", { hidden: true })
      .map(({ textContent }) => textContent);
    await expect(names).toContain("Wait until 21 days past due");
    await expect(new Set(names).size).toBe(names.length);
  },
};
export const Unfinished = inspector({ doc: BROKEN, selected: ["mail"] });
export const UnknownType = inspector({
  doc: {
    ...HELP,
    nodes: { ...HELP.nodes, bank: { type: "bank.scoring", model: "pd-7", to: { next: "end" } } },
  } as unknown as Strategy,
  selected: ["bank"],
});
export const Several = inspector({ selected: ["mail1", "day3", "sms3"] });
export const WholeStrategy: Story = {
  ...inspector({ selected: [] }),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(canvas.getByRole("tab", { name: "Exits" }));
    await userEvent.click(canvas.getByRole("button", { name: "Add exit rule" }));
    await expect(state().doc.exits).toHaveLength((EARLY.exits?.length ?? 0) + 1);
    await userEvent.click(canvas.getByRole("tab", { name: "Time and rules" }));
    await expect(canvas.getByRole("checkbox", { name: "Regulation F (US)" })).toBeDisabled();
    await userEvent.click(canvas.getByRole("checkbox", { name: "House rules" }));
    await expect(state().doc.policies).toEqual(["us-reg-f"]);
  },
};
export const Entry = inspector({ selected: [] });
export const Resize: Story = {
  ...inspector({ selected: ["mail1"] }),
  play: async ({ canvasElement, globals }) => {
    const edge = within(canvasElement).getByRole("separator", { name: "Width of the settings" });
    edge.focus();
    await userEvent.keyboard(turned("{ArrowLeft}{ArrowLeft}", globals));
    await expect(edge).toHaveAttribute("aria-valuenow", "352");
    await userEvent.keyboard("{End}");
    await expect(edge).toHaveAttribute("aria-valuenow", "480");
  },
};
export const ReadOnly = inspector({ doc: HELP, selected: ["help"], readOnly: true, settings: { stats: FIGURES } });
export const ReadOnlyMessage = inspector({ selected: ["mail1"], readOnly: true });
export const ReadOnlyShares = inspector({ doc: HELP, selected: ["ab"], readOnly: true });
export const ReadOnlyStrategy = inspector({ selected: [], readOnly: true });
export const LongWords = inspector({
  doc: {
    ...HELP,
    nodes: {
      ...HELP.nodes,
      help: {
        ...HELP.nodes.help,
        name: "Zahlungserinnerungsbenachrichtigungseinstellungen für Bestandskunden mit Ratenvereinbarung",
      },
    },
  } as Strategy,
  selected: ["help"],
  settings: { stats: FIGURES },
});
export const Spanish = inspector({ selected: ["offerTwo"], spanish: true });
export const SpanishRoutes = inspector({ doc: HELP, selected: ["help"], spanish: true, settings: { stats: FIGURES } });
export const Narrow = inspector({ doc: HELP, selected: ["help"], width: 620, settings: { stats: FIGURES } });
