import type { Condition } from "@dunlin/engine";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { createRef, useState } from "react";
import { expect, fn, userEvent, waitFor, within } from "storybook/test";
import type { ConditionBuilderProps } from "../src/conditions/ConditionBuilder.tsx";
import { ConditionField } from "../src/conditions/ConditionField.tsx";
import { messages as spanish } from "../src/es.ts";
import type { StrategyEditorHandle } from "../src/host/props.ts";
import { counts, FIELDS, GIVEN, Harness, PICTURE, SEGMENTS } from "./conditions.harness.tsx";
import { Editor } from "./editors.tsx";
import { EARLY } from "./inside.tsx";
import { turned } from "./look.ts";

const EVERY_KIND: Condition = {
  and: [
    { between: [{ var: "dpd" }, 1, 30] },
    { "!=": [{ var: "bucket" }, "90+"] },
    { "<": [{ var: "totalDue" }, 15000] },
    { "<": [{ var: "totalDue" }, { var: "collectibleDue" }] },
    { ">": [{ businessDaysSince: [{ var: "lastPaymentAt" }] }, 5] },
    { between: [{ daysUntil: [{ var: "data.nextSalary" }] }, 0, 7] },
    { "<=": [{ var: "oldestDueDate" }, "2026-03-02"] },
    { var: "promiseOpen" },
    { "!": [{ hasTag: ["vip"] }] },
    { ">=": [{ countContacts: [{ days: 7, channels: ["sms"], outcomes: ["answered"] }] }, 1] },
    { ">=": [{ countPromises: [{ status: "broken", days: 90 }] }, 1] },
    { ">": [{ var: ["data.score", 50] }, 80] },
    { "??": [{ "==": [{ var: "data.hasApp" }, true] }, false] },
    { startsWith: [{ var: "data.hardshipNote" }, "call"] },
    { ">=": [{ count: [{ var: "obligations" }, { ">": [{ var: "outstandingMinor" }, 5000] }] }, 2] },
    { in: [{ var: "weekday" }, [1, 2]] },
  ],
};

const meta = {
  title: "Analyst/Condition builder",
  id: "editor-condition-builder",
  component: Harness,
  args: GIVEN,
} satisfies Meta<typeof Harness>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Picture: Story = { args: { countMatches: counts } };
export const Dark: Story = { args: { countMatches: counts, theme: "dark" } };
export const HighContrast: Story = { args: { countMatches: counts, theme: "contrast" } };
export const RightToLeft: Story = { args: { countMatches: counts, dir: "rtl" } };
export const Spanish: Story = {
  args: { countMatches: counts, messages: spanish, label: "Quién necesita atención", value: PICTURE },
};
export const EveryKindOfRule: Story = { args: { value: EVERY_KIND } };
export const EveryKindInSpanish: Story = { args: { value: EVERY_KIND, messages: spanish, label: "Todas" } };

export const Everyone: Story = {
  args: { value: true, countMatches: counts, label: "Everyone else", onChange: fn() },
  play: async ({ canvas, args }) => {
    await expect(canvas.getByText("Everyone matches.")).toBeVisible();
    await userEvent.click(canvas.getByRole("button", { name: "Rule" }));
    await expect(args.onChange).toHaveBeenLastCalledWith({ ">=": [{ var: "dpd" }, 0] });
    await waitFor(() => expect(canvas.getByRole("combobox", { name: "Field" })).toHaveFocus());
  },
};

export const ReadOnly: Story = {
  args: { readOnly: true, countMatches: counts },
  play: async ({ canvas }) => {
    await expect(canvas.queryByRole("button", { name: "Rule" })).toBeNull();
    for (const box of canvas.getAllByRole("combobox")) await expect(box).toBeDisabled();
  },
};

const nested: Condition = {
  and: [
    {
      or: [
        { hasTag: ["a"] },
        { and: [{ "!": [{ or: [{ hasTag: ["b"] }, { var: "planOpen" }] }] }, { segment: ["small"] }] },
      ],
    },
    { all: [{ var: "obligations" }, { or: [{ var: "disputed" }, { "<": [{ var: "outstandingMinor" }, 1000] }] }] },
  ],
};
export const Nested: Story = { args: { value: nested, countMatches: counts } };

export const Wrong: Story = {
  args: {
    value: {
      and: [
        { ">": [{ var: "data.scroe" }, 80] },
        { segment: ["gone"] },
        { in: [{ var: "data.incomeBand" }, []] },
        { "bank.careSignal": [{ var: "data.callNotes" }, 0.8] },
      ],
    },
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/There is no field data.scroe/)).toBeVisible();
    await expect(canvas.getByText(/There is no segment gone/)).toBeVisible();
    await expect(canvas.getByText(/A value is missing/)).toBeVisible();
  },
};

export const CountsAreAwaited: Story = { args: { countMatches: () => new Promise(() => undefined) } };
export const CountsFail: Story = {
  args: { countMatches: () => Promise.reject(new Error("offline")) },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByText("This could not be counted.").length).toBeGreaterThan(3));
  },
};

export const UnknownIsDecided: Story = {
  args: { value: { in: [{ var: "data.incomeBand" }, ["A", "B"]] }, countMatches: counts, onChange: fn() },
  play: async ({ canvas, args }) => {
    await waitFor(() => expect(canvas.getByText(/1,204 people have no income band/)).toBeVisible());
    await userEvent.click(canvas.getByRole("button", { name: "Decide for them" }));
    await userEvent.click(canvas.getByRole("menuitem", { name: "They do not match" }));
    await expect(args.onChange).toHaveBeenLastCalledWith({
      "??": [{ in: [{ var: "data.incomeBand" }, ["A", "B"]] }, false],
    });
    await expect(canvas.getByText("Where this is unknown, it counts as no match.")).toBeVisible();
  },
};

const moved = fn();
export const MenuOfARule: Story = {
  args: { value: { and: [{ hasTag: ["a"] }, { or: [{ hasTag: ["b"] }, { hasTag: ["c"] }] }] }, onChange: moved },
  play: async ({ canvas }) => {
    const choose = async (place: number, name: string | RegExp) => {
      await userEvent.click(canvas.getAllByRole("button", { name: /^More for/ })[place] as HTMLElement);
      await userEvent.click(canvas.getByRole("menuitem", { name }));
    };
    await choose(0, /Duplicate/);
    await expect(moved).toHaveBeenLastCalledWith({
      and: [{ hasTag: ["a"] }, { hasTag: ["a"] }, { or: [{ hasTag: ["b"] }, { hasTag: ["c"] }] }],
    });
    await choose(0, /Remove/);
    await waitFor(() => expect(canvas.getAllByRole("button", { name: /^More for/ })[0]).toHaveFocus());
    await choose(2, /Move out of the group/);
    await expect(moved).toHaveBeenLastCalledWith({
      and: [{ hasTag: ["a"] }, { or: [{ hasTag: ["c"] }] }, { hasTag: ["b"] }],
    });
    await choose(3, /Put into a group/);
    await expect(moved).toHaveBeenLastCalledWith({
      and: [{ hasTag: ["a"] }, { or: [{ hasTag: ["c"] }] }, { and: [{ hasTag: ["b"] }] }],
    });
    await choose(2, /Remove/);
    await expect(moved).toHaveBeenLastCalledWith({ and: [{ hasTag: ["a"] }, { and: [{ hasTag: ["b"] }] }] });
  },
};

const late = { asked: 0, aborted: 0 };
export const StaleCountsAreCanceled: Story = {
  args: {
    value: { ">": [{ var: "dpd" }, 5] },
    countMatches: (_, signal) => {
      late.asked++;
      signal.addEventListener("abort", () => late.aborted++);
      return new Promise(() => undefined);
    },
  },
  play: async ({ canvas }) => {
    const before = { ...late };
    await waitFor(() => expect(late.asked).toBeGreaterThan(before.asked));
    await userEvent.type(canvas.getByRole("textbox", { name: "Value" }), "0");
    await waitFor(() => expect(late.aborted).toBeGreaterThan(before.aborted));
  },
};

export const Json: Story = {
  args: { value: { ">": [{ var: "dpd" }, 5] }, onChange: fn() },
  play: async ({ canvas, args }) => {
    await userEvent.click(canvas.getByRole("radio", { name: "JSON" }));
    const area = await canvas.findByRole("textbox", { name: "Condition as JSON" });
    await userEvent.clear(area);
    await userEvent.type(area, '{{"hasTag": [["vip"]');
    await expect(canvas.getByText(/not valid JSON yet/)).toBeVisible();
    await expect(args.onChange).not.toHaveBeenCalled();
    await userEvent.type(area, "}");
    await expect(args.onChange).toHaveBeenLastCalledWith({ hasTag: ["vip"] });
    await userEvent.clear(area);
    await userEvent.type(area, '{{"hasTga": [["vip"]}');
    await expect(canvas.getByText(/There is no operator/)).toBeVisible();
  },
};

export const JsonInSpanish: Story = {
  args: { value: { hasTga: ["vip"] }, messages: spanish, label: "Quién necesita atención" },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole("radio", { name: "JSON" }));
    await expect(await canvas.findByText(/No existe el operador «hasTga». ¿Quería decir «hasTag»\?/)).toBeVisible();
  },
};

const inspected = fn();
export const PeopleWhoMatch: Story = {
  args: {
    value: { ">": [{ var: "dpd" }, 5] },
    countMatches: async () => ({ matching: 214, of: 11_208, at: new Date().setHours(14, 5) }),
    onInspectMatches: inspected,
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/· 2% · as of 2:05/)).toBeVisible();
    await userEvent.click(canvas.getByRole("button", { name: "See the people" }));
    await expect(inspected).toHaveBeenLastCalledWith({ ">": [{ var: "dpd" }, 5] });
  },
};

const editor = createRef<StrategyEditorHandle>();
const FORK = Object.entries(EARLY.nodes).find(([, { type }]) => type === "if")?.[0] ?? "";

export const PeopleFromTheWholeEditor: Story = {
  render: () => (
    <div style={{ blockSize: 780 }}>
      <Editor ref={editor} defaultValue={EARLY} countMatches={counts} onInspectMatches={inspected} />
    </div>
  ),
  play: async ({ canvas }) => {
    inspected.mockClear();
    await waitFor(() => expect(canvas.getAllByRole("button").length).toBeGreaterThan(10));
    editor.current?.select([FORK]);
    // The condition of the strategy stands there until the step is chosen, and goes then with its dialog.
    await waitFor(() => expect(canvas.queryByRole("button", { name: /Who comes in$/ })).toBeNull());
    await userEvent.click(await canvas.findByRole("button", { name: /^Edit condition/ }));
    await canvas.findByRole("dialog");
    await userEvent.click(await canvas.findByText("See the people"));
    await expect(inspected).toHaveBeenCalledOnce();
  },
};

export const PeopleInSpanish: Story = {
  args: { ...PeopleWhoMatch.args, messages: spanish, label: "Quién necesita atención" },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/a las 14:05/)).toBeVisible();
    await expect(canvas.getByRole("button", { name: "Ver las personas" })).toBeVisible();
  },
};

const TO_DRAG: Condition = {
  and: [{ hasTag: ["a"] }, { or: [{ hasTag: ["b"] }, { hasTag: ["c"] }] }, { hasTag: ["d"] }],
};
const dragged = fn();
let drop = (): void => undefined;

/** Presses the handle of the first row and moves to the middle of a control, in steps as a hand does. */
async function dragTo(canvasElement: HTMLElement, target: HTMLElement) {
  const handle = canvasElement.querySelector(".dn-cond-handle") as HTMLElement;
  const from = handle.getBoundingClientRect();
  const to = target.getBoundingClientRect();
  const at = (type: string, share: number, on: Element | Document) =>
    on.dispatchEvent(
      new PointerEvent(type, {
        ...{ bubbles: true, cancelable: true, isPrimary: true, pointerId: 1, button: 0, buttons: 1 },
        clientX: from.x + 12 + (to.x - from.x) * share,
        clientY: from.y + 14 + (to.bottom - 4 - from.y - 14) * share,
      }),
    );
  at("pointerdown", 0, handle);
  for (const share of [0.1, 0.4, 0.7, 1]) {
    at("pointermove", share, document);
    await new Promise(requestAnimationFrame);
  }
  return () => void at("pointerup", 1, document);
}

export const DraggingARule: Story = {
  args: { value: TO_DRAG, onChange: dragged },
  // A drag swallows clicks until 50 ms after its end, also those of the next story.
  beforeEach: () => async () => {
    document.dispatchEvent(new PointerEvent("pointercancel"));
    await new Promise((done) => setTimeout(done, 100));
  },
  play: async ({ canvas, canvasElement }) => {
    // Dragging is loaded after the rows; what is pressed before does not move.
    await waitFor(async () => {
      document.dispatchEvent(new PointerEvent("pointercancel"));
      drop = await dragTo(canvasElement, canvas.getAllByRole("textbox", { name: "Value" })[1] as HTMLElement);
      await expect(canvasElement.querySelector(".dn-cond-line")).not.toBeNull();
    });
    await expect(canvasElement.querySelector("[data-dragged]")).toHaveAttribute("data-at", "0");
    await expect(await canvas.findByText(/^Before: .*“c”/)).toBeInTheDocument();
  },
};

export const DraggedIntoAGroup: Story = {
  ...DraggingARule,
  play: async (context) => {
    await DraggingARule.play?.(context);
    drop();
    await waitFor(() =>
      expect(dragged).toHaveBeenLastCalledWith({
        and: [{ or: [{ hasTag: ["b"] }, { hasTag: ["a"] }, { hasTag: ["c"] }] }, { hasTag: ["d"] }],
      }),
    );
    await waitFor(() =>
      expect(context.canvas.getAllByRole("button", { name: "More for: there is a tag “a”" })[0]).toHaveFocus(),
    );
  },
};

const kept = fn();
export const EscapePutsItBack: Story = {
  ...DraggingARule,
  args: { value: TO_DRAG, onChange: kept },
  play: async (context) => {
    await DraggingARule.play?.(context);
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", code: "Escape", bubbles: true }));
    await waitFor(() => expect(context.canvas.getByText("Put back.")).toBeInTheDocument());
    await expect(context.canvasElement.querySelector("[data-dragged]")).toBeNull();
    await expect(kept).not.toHaveBeenCalled();
  },
};

export const DraggingRightToLeft: Story = { ...DraggingARule, args: { value: TO_DRAG, dir: "rtl", theme: "dark" } };

const into = fn();
export const MovedIntoAGroupByItsMenu: Story = {
  args: { value: TO_DRAG, onChange: into },
  play: async ({ canvas }) => {
    const choose = async (place: number, name: string) => {
      await userEvent.click(canvas.getAllByRole("button", { name: /^More for/ })[place] as HTMLElement);
      await userEvent.click(canvas.getByRole("menuitem", { name }));
    };
    await choose(0, "Move into the group below");
    await choose(4, "Move into the group above");
    await expect(into).toHaveBeenLastCalledWith({
      and: [{ or: [{ hasTag: ["a"] }, { hasTag: ["b"] }, { hasTag: ["c"] }, { hasTag: ["d"] }] }],
    });
  },
};

const changed = fn();
export const OnlyKeys: Story = {
  args: { value: true, onChange: changed },
  play: async ({ canvas, globals }) => {
    await userEvent.click(document.body);
    const press = (keys: string) => userEvent.keyboard(turned(keys, globals));
    const tabTo = async (name: string | RegExp, role: string, place = 0) => {
      for (let i = 0; i < 60; i++) {
        const wanted = canvas.getAllByRole(role as "button", { name })[place];
        if (document.activeElement === wanted) return;
        await userEvent.tab();
      }
      throw new Error(`${name} cannot be reached by Tab`);
    };
    await tabTo("Rule", "button");
    await press("{Enter}");
    const field = canvas.getByRole("combobox", { name: "Field" });
    await waitFor(() => expect(field).toHaveFocus());
    await userEvent.selectOptions(field, "totalDue");
    await tabTo(/^Value/, "textbox");
    await press("{Control>}a{/Control}150");
    await tabTo("Group", "button");
    await press("{Enter}");
    await waitFor(() => expect(canvas.getAllByRole("radiogroup", { name: /How many/ })).toHaveLength(2));
    await tabTo("Any", "radio", 1);
    await press("{ArrowRight}");
    await expect(changed).toHaveBeenLastCalledWith({
      and: [{ ">=": [{ var: "totalDue" }, 15000] }, { "!": [{ or: [{ ">=": [{ var: "dpd" }, 0] }] }] }],
    });
    await press("{ArrowLeft}");
    await tabTo("Rule", "button", 0);
    await press("{Enter}");
    const tag = () => canvas.getAllByRole("combobox", { name: "Field" })[2] as HTMLElement;
    await waitFor(() => expect(tag()).toHaveFocus());
    await userEvent.selectOptions(tag(), "#tag");
    await tabTo("Value", "textbox", 1);
    await press("vip");
    await press("{Alt>}{ArrowUp}{/Alt}");
    await expect(changed).toHaveBeenLastCalledWith({
      and: [{ ">=": [{ var: "totalDue" }, 15000] }, { or: [{ hasTag: ["vip"] }, { ">=": [{ var: "dpd" }, 0] }] }],
    });
  },
};

export const Narrow: Story = {
  render: (args) => (
    <div style={{ inlineSize: 340 }}>
      <Harness {...args} />
    </div>
  ),
  args: { countMatches: counts },
};

export const LongWords: Story = {
  args: {
    value: {
      "==": [{ var: "data.long" }, "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsbescheid"],
    },
    fields: {
      properties: {
        long: {
          type: "string",
          title: "Rechtsschutzversicherungsgesellschaftsvertragsnummernverzeichnis der Hauptstelle",
        },
      },
    },
    countMatches: counts,
  },
};

function InInspector({ value, theme = "light", dir }: ConditionBuilderProps) {
  const [rule, setRule] = useState(value);
  const [edits, setEdits] = useState(0);
  return (
    <main className="dunlin" data-theme={theme} dir={dir} style={{ inlineSize: 320, padding: 16, minBlockSize: 780 }}>
      <ConditionField
        value={rule}
        label="Needs care"
        place="Route 1 of “Which help fits?”"
        fields={FIELDS}
        segments={SEGMENTS}
        currency="EUR"
        countMatches={counts}
        onSaveSegment={fn()}
        onChange={(next) => {
          setRule(next);
          setEdits(edits + 1);
        }}
      />
      <output>{edits} edits</output>
    </main>
  );
}

export const InAnInspector: Story = {
  render: (args) => <InInspector {...args} />,
  play: async ({ canvas }) => {
    const edit = canvas.getByRole("button", { name: /Edit condition/ });
    await userEvent.click(edit);
    const dialog = within(canvas.getByRole("dialog", { name: "Needs care" }));
    await userEvent.click(dialog.getAllByRole("radio", { name: "All" })[0] as HTMLElement);
    await userEvent.click(dialog.getByRole("button", { name: "Cancel" }));
    await expect(canvas.getByText("0 edits")).toBeVisible();
    await waitFor(() => expect(edit).toHaveFocus());
    await userEvent.click(edit);
    const again = within(canvas.getByRole("dialog", { name: "Needs care" }));
    await userEvent.click(again.getAllByRole("radio", { name: "All" })[0] as HTMLElement);
    await userEvent.click(again.getAllByRole("radio", { name: "None" })[0] as HTMLElement);
    await userEvent.click(again.getByRole("button", { name: "Done" }));
    await expect(canvas.getByText("1 edits")).toBeVisible();
  },
};

export const Dialog: Story = {
  render: (args) => <InInspector {...args} />,
  play: async ({ canvas }) => userEvent.click(canvas.getByRole("button", { name: /Edit condition/ })),
};

export const DialogDark: Story = { ...Dialog, args: { theme: "dark" } };
