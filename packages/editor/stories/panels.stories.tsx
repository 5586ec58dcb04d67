import type { Strategy } from "@dunlin/engine";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { type ReactNode, useRef, useState } from "react";
import { expect, fn, userEvent, waitFor, within } from "storybook/test";
import { Palette } from "../src/palette/Palette.tsx";
import { QuickAdd } from "../src/palette/QuickAdd.tsx";
import { DescribePanel } from "../src/problems/DescribePanel.tsx";
import { HistoryPanel } from "../src/problems/HistoryPanel.tsx";
import { NotesPanel } from "../src/problems/NotesPanel.tsx";
import { ProblemsPanel } from "../src/problems/ProblemsPanel.tsx";
import { ProblemsStrip } from "../src/problems/ProblemsStrip.tsx";
import type { EditorStore } from "../src/store/store.ts";
import { EARLY, Inside, type InsideProps, state } from "./inside.tsx";

const meta: Meta = { title: "Developer/Panels", id: "editor-panels" };
export default meta;

type Story = StoryObj;

const inside = (part: ReactNode, props: Omit<InsideProps, "children"> = {}): Story => ({
  render: () => (
    <Inside {...props}>
      <aside className="dn-panel" style={{ marginInlineEnd: "auto", minBlockSize: 0 }} aria-label="Panel">
        {part}
      </aside>
    </Inside>
  ),
});

const strip = (props: Omit<InsideProps, "children"> = {}): Story => ({
  render: () => (
    <Inside height={32} {...props}>
      <div style={{ inlineSize: "100%" }}>
        <ProblemsStrip />
      </div>
    </Inside>
  ),
});

/** One error with a repair, one without, and warnings. */
const WRONG: Strategy = {
  ...EARLY,
  exits: [],
  nodes: {
    ...EARLY.nodes,
    mail1: { ...EARLY.nodes.mail1, via: [{ channel: "email", template: "" }], purpoce: "collect" },
    sms3: { ...EARLY.nodes.sms3, to: {} },
    hour: {
      ...EARLY.nodes.hour,
      variants: [
        { key: "morning", weight: 6000 },
        { key: "evening", weight: 5000 },
      ],
    },
    alone: { type: "wait", name: "Nobody comes here", for: "P1D", to: { next: "mail1" } },
  },
} as unknown as Strategy;

const done = (store: EditorStore) => {
  store.execute({ type: "field.set", path: "/nodes/mail1/name", value: "First reminder" });
  store.execute({ type: "steps.duplicate", ids: ["sms3"] });
  store.execute({ type: "steps.remove", ids: ["negotiate"], keep: "agreed" });
  store.undo();
};

export const PaletteFilled: Story = {
  ...inside(<Palette />),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const search = canvas.getByRole("textbox", { name: "Find a step" });
    await userEvent.type(search, "promise");
    await expect(canvas.getAllByRole("button")[0]).toHaveTextContent("Promise");
    await userEvent.keyboard("{ArrowDown}");
    const entry = canvas.getByRole("button", { name: "Promise" });
    await expect(entry).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    await expect(entry).toHaveAttribute("aria-pressed", "true");
    await expect(state().carrying).toEqual({ what: "new", preset: "promise" });
    await userEvent.keyboard("{Enter}");
    await expect(state().carrying).toBeUndefined();
    await expect(Object.keys(state().doc.nodes)).toContain("promise-2");
    await userEvent.keyboard("{ArrowUp}");
    await expect(search).toHaveFocus();
    await userEvent.keyboard("{Escape}");
    await expect(search).toHaveValue("");
    await userEvent.click(canvas.getByRole("button", { name: "SMS" }));
    await userEvent.click(canvas.getByRole("button", { name: "SMS" }));
    await expect(state().carrying).toBeUndefined();
  },
};
export const PaletteNothing: Story = {
  ...inside(<Palette />),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.type(canvas.getByRole("textbox"), "fax");
    await expect(canvas.getByText("No step is called “fax”.")).toBeVisible();
    await userEvent.click(canvas.getByRole("button", { name: "Show all steps" }));
    await expect(canvas.getByRole("button", { name: "E-mail" })).toBeVisible();
    await userEvent.type(canvas.getByRole("textbox"), "fax");
  },
};
export const PaletteReadOnly = inside(<Palette />, { readOnly: true });
export const PaletteSpanish: Story = {
  ...inside(<Palette />, { spanish: true }),
  play: async ({ canvasElement }) => {
    await userEvent.type(within(canvasElement).getByRole("textbox"), "pagina sms prueba");
    await userEvent.clear(within(canvasElement).getByRole("textbox"));
    await userEvent.type(within(canvasElement).getByRole("textbox"), "puntuacion");
    await expect(within(canvasElement).getByRole("button", { name: "Puntuar" })).toBeVisible();
  },
};
export const PaletteLongWords = inside(<Palette />, {
  nodeTypes: [
    {
      type: "bank.scoring",
      title: "Asks the bank.",
      label: "Bonitätsprüfungsdienstleisterabfrage",
      group: "work",
      icon: "chart",
      parameters: { properties: {} },
      ports: () => [{ name: "next", required: true }],
      waits: () => false,
      compile: () => ({ visit: () => ({ to: "stay" }) }),
    },
  ],
});

const closed = fn();

function AddHere() {
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(true);
  return (
    <div>
      <button type="button" className="dn-button" ref={anchor} onClick={() => setOpen(true)}>
        +
      </button>
      {open && (
        <QuickAdd
          anchor={anchor}
          slot={{ at: "port", from: "mail1", port: "next" }}
          onClose={() => {
            setOpen(false);
            closed();
          }}
        />
      )}
    </div>
  );
}

export const AddBesideConnection: Story = {
  ...inside(<AddHere />),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const search = await canvas.findByRole("combobox", { name: "Find a step" });
    await waitFor(() => expect(search).toHaveFocus());
    await userEvent.type(search, "letter");
    await userEvent.keyboard("{ArrowDown}{ArrowUp}{Enter}");
    const { to } = state().doc.nodes.mail1 as { to?: { next?: string } };
    await expect(state().doc.nodes[to?.next ?? ""]).toMatchObject({ type: "send", via: [{ channel: "letter" }] });
  },
};
export const AddBesideConnectionOpen = inside(<AddHere />);

export const Strip = strip();
export const StripWithErrors = strip({ doc: WRONG });
export const StripSaved = strip({ settings: { savedAt: Date.UTC(2026, 10, 26, 13, 32) } });
export const StripSpanish = strip({ doc: WRONG, spanish: true });
export const StripNarrow = strip({ doc: WRONG, width: 620 });

export const Problems: Story = {
  ...inside(<ProblemsPanel />, { doc: WRONG }),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(canvas.getAllByRole("button", { name: "Friendly reminder" })[0] as HTMLElement);
    await expect(state().selected).toEqual(["mail1"]);
    await expect(canvas.getByText("Shares add up to 110. They must make 100.")).toBeVisible();
    const fixes = canvas.getAllByRole("button", { name: "Fix" });
    const before = fixes.length;
    await userEvent.click(fixes[0] as HTMLElement);
    await waitFor(() => expect(canvas.queryAllByRole("button", { name: "Fix" })).toHaveLength(before - 1));
    await expect(state().history.past).toHaveLength(1);
    await userEvent.click(canvas.getByRole("radio", { name: "Warnings" }));
    await expect(canvas.queryByText("Shares add up to 110. They must make 100.")).toBeNull();
  },
};
export const ProblemsNone = inside(<ProblemsPanel />);
export const ProblemsReadOnly = inside(<ProblemsPanel />, { doc: WRONG, readOnly: true });
export const ProblemsSpanish = inside(<ProblemsPanel />, { doc: WRONG, spanish: true });

export const History: Story = {
  ...inside(<HistoryPanel />, { prepare: done }),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await expect(canvas.getByRole("button", { name: /Duplicate/ })).toHaveAttribute("aria-current", "step");
    await userEvent.click(canvas.getByRole("button", { name: /As it was opened/ }));
    await expect(state().doc.nodes.mail1?.name).toBe("Friendly reminder");
    await userEvent.click(canvas.getByRole("button", { name: /Change name/ }));
    await expect(state().doc.nodes.mail1?.name).toBe("First reminder");
    await expect(state().history.future).toHaveLength(2);
  },
};
export const HistoryEmpty = inside(<HistoryPanel />);
export const HistorySpanish = inside(<HistoryPanel />, { prepare: done, spanish: true });

export const Notes: Story = {
  ...inside(<NotesPanel />),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.selectOptions(canvas.getByRole("combobox", { name: "Note for" }), "mail1");
    await userEvent.click(canvas.getByRole("button", { name: "Add note" }));
    const note = canvas.getByRole("textbox", { name: "Note of Friendly reminder" });
    await userEvent.type(note, "Agreed with Risk on 3 Nov.");
    await userEvent.tab();
    await expect(state().doc.nodes.mail1).toMatchObject({ note: "Agreed with Risk on 3 Nov." });
  },
};
export const NotesEmpty = inside(<NotesPanel />, {
  doc: { ...EARLY, nodes: { end: { type: "exit", outcome: "paid" } } },
});
export const NotesReadOnly = inside(<NotesPanel />, { readOnly: true });

export const InWords: Story = {
  ...inside(<DescribePanel />, { selected: ["sms3"] }),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await expect(canvas.getByRole("button", { current: "step" })).toHaveTextContent("Short reminder");
    await userEvent.click(canvas.getByRole("button", { name: /“Friendly reminder”/ }));
    await expect(state().selected).toEqual(["mail1"]);
    await expect(canvas.getByRole("button", { current: "step" })).toHaveTextContent("Friendly reminder");
  },
};
export const InWordsUnfinished = inside(<DescribePanel />, { doc: WRONG });
export const InWordsSpanish = inside(<DescribePanel />, { spanish: true, selected: ["sms3"] });
