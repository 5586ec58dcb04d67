import type { Condition } from "@dunlin/engine";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { useState } from "react";
import { expect, fn, userEvent, waitFor } from "storybook/test";
import { messages as spanish } from "../src/es.ts";
import { ConditionSlot } from "../src/inspector/ConditionSlot.tsx";
import { counts, FIELDS, GIVEN, Harness, PICTURE, SEGMENTS } from "./conditions.harness.tsx";
import { Inside, type InsideProps } from "./inside.tsx";

const COMPUTED: Condition = {
  and: [
    { ">=": [{ var: "totalOverdue" }, { "*": [{ var: "data.creditLimitMinor" }, 0.9] }] },
    { "<": [{ min: [{ var: "totalDue" }, 250_000] }, { "+": [{ var: "collectibleDue" }, 500] }] },
    { ">=": [{ var: "today" }, { addDays: [{ var: "oldestDueDate" }, 3] }] },
  ],
};

const meta = {
  title: "Analyst/Formulas",
  id: "editor-formulas",
  component: Harness,
  args: { ...GIVEN, value: COMPUTED },
} satisfies Meta<typeof Harness>;
export default meta;
type Story = StoryObj<typeof meta>;
type Play = NonNullable<Story["play"]>;
type Canvas = Parameters<Play>[0]["canvas"];

async function formulaOf(canvas: Canvas, view = "Formula") {
  await userEvent.click(canvas.getByRole("radio", { name: view }));
  return (await canvas.findByRole("textbox", { name: view })) as HTMLTextAreaElement;
}

async function write(field: HTMLElement, text: string) {
  await userEvent.clear(field);
  await userEvent.type(field, text.replaceAll(/[[{]/g, "$&$&"));
}

const look: Play = async ({ canvas }) => void (await formulaOf(canvas));

export const Usual: Story = {
  args: { countMatches: counts },
  play: async ({ canvas }) => {
    const field = await formulaOf(canvas);
    await expect(field.value.split("\n")).toEqual([
      "totalOverdue >= data.creditLimitMinor * 0.9",
      "and min(totalDue, EUR 2500.00) < collectibleDue + EUR 5.00",
      "and today >= oldestDueDate + 3 days",
    ]);
    await expect(field).not.toHaveAttribute("aria-invalid");
  },
};
export const RightToLeft: Story = { args: { dir: "rtl" }, play: look };
export const ReadOnly: Story = { args: { readOnly: true }, play: look };

const unchanged = fn();
export const RawIsKept: Story = {
  args: { value: PICTURE, onChange: unchanged },
  play: async ({ canvas }) => {
    const field = await formulaOf(canvas);
    await expect(field.value).toContain('{"bank.careSignal":[{"var":"data.callNotes"},0.8]}');
    await expect(canvas.getByText(/There is no operator bank.careSignal/)).toBeVisible();
    await userEvent.type(field, " ");
    await expect(unchanged).not.toHaveBeenCalled();
    await userEvent.type(field, "or dpd > 90");
    await expect(unchanged).toHaveBeenLastCalledWith({
      or: [...(PICTURE as { readonly or: readonly Condition[] }).or, { ">": [{ var: "dpd" }, 90] }],
    });
  },
};

const written = fn();
export const Completing: Story = {
  args: { value: true, onChange: written },
  play: async ({ canvas }) => {
    const field = await formulaOf(canvas);
    await write(field, "overd");
    const list = await canvas.findByRole("listbox", { name: "Suggestions" });
    await waitFor(() => expect(list).toBeVisible());
    const active = () => document.getElementById(field.getAttribute("aria-activedescendant") ?? "");
    await expect(active()).toHaveTextContent("Overdue and collectible");
    await userEvent.keyboard("{ArrowDown}{ArrowDown}");
    await expect(active()).toHaveTextContent("totalOverdue");
    await userEvent.keyboard("{Enter}");
    await expect(field).toHaveValue("totalOverdue");
    await expect(canvas.queryByRole("listbox")).toBeNull();
    await userEvent.keyboard(" > mi{Tab}");
    await expect(field).toHaveValue("totalOverdue > min(");
    await expect(field).toHaveFocus();
    await userEvent.keyboard("cred{Enter}, EUR 90) and data.incomeBand == ");
    await waitFor(() => expect(canvas.getByRole("option", { name: /"B"/ })).toBeVisible());
    await userEvent.keyboard("{Escape}");
    await expect(canvas.queryByRole("listbox")).toBeNull();
    await userEvent.keyboard('"A"');
    await expect(written).toHaveBeenLastCalledWith({
      and: [
        { ">": [{ var: "totalOverdue" }, { min: [{ var: "data.creditLimitMinor" }, 9000] }] },
        { "==": [{ var: "data.incomeBand" }, "A"] },
      ],
    });
  },
};

export const CompletionOpen: Story = {
  play: async ({ canvas }) => {
    await write(await formulaOf(canvas), "totalDue > m");
    await waitFor(() => expect(canvas.getByRole("option", { name: /min\(value/ })).toBeVisible());
  },
};
export const CompletionOpenRightToLeft: Story = { ...CompletionOpen, args: { dir: "rtl" } };

const mistaken = fn();
export const Mistake: Story = {
  args: { onChange: mistaken },
  play: async ({ canvas }) => {
    const field = await formulaOf(canvas);
    await write(field, "dpd > 30 and totalOverdeu > EUR 500.00");
    await userEvent.keyboard("{Escape}");
    await waitFor(() =>
      expect(canvas.getByText(/There is no field totalOverdeu. Did you mean totalOverdue\?/)).toBeVisible(),
    );
    await expect(field).toHaveAttribute("aria-invalid", "true");
    // What was typed on the way, `dpd > 30`, is taken back.
    await expect(mistaken).toHaveBeenLastCalledWith(COMPUTED);
    mistaken.mockClear();
    await userEvent.click(canvas.getByTitle("Go to this place"));
    await expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe("totalOverdeu");
    await expect(mistaken).not.toHaveBeenCalled();
    await userEvent.keyboard("totalOverdue");
    await expect(mistaken).toHaveBeenLastCalledWith({
      and: [{ ">": [{ var: "dpd" }, 30] }, { ">": [{ var: "totalOverdue" }, 50_000] }],
    });
  },
};

export const AmountWithoutCurrency: Story = {
  play: async ({ canvas }) => {
    await write(await formulaOf(canvas), "totalDue >= 500");
    await expect(canvas.getByText(/An amount needs its currency. Write EUR 500/)).toBeVisible();
  },
};

export const Spanish: Story = {
  args: { messages: spanish, label: "Quién necesita atención", value: COMPUTED },
  play: async ({ canvas }) => {
    const field = await formulaOf(canvas, "Fórmula");
    await expect(field.value).toContain("EUR 2500.00");
    await write(field, "totalDue >= 500,00");
    await expect(canvas.getByText(/Los decimales van con punto: 500.00/)).toBeVisible();
  },
};

const held = fn();
export const InARow: Story = {
  args: { value: { ">=": [{ var: "totalDue" }, 15_000] }, onChange: held },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole("button", { name: /^More for/ }));
    await userEvent.click(canvas.getByRole("menuitem", { name: "Compare with a formula" }));
    const field = await canvas.findByRole("textbox", { name: "Value" });
    await waitFor(() => expect(field).toHaveFocus());
    await expect(field).toHaveValue("EUR 150.00");
    await write(field, "totalOverdue * 0.9");
    await expect(held).not.toHaveBeenCalled();
    await userEvent.keyboard("{Enter}");
    await expect(held).toHaveBeenLastCalledWith({
      ">=": [{ var: "totalDue" }, { "*": [{ var: "totalOverdue" }, 0.9] }],
    });
    await write(field, "totalOv");
    await userEvent.keyboard("{Escape}{Escape}");
    await expect(field).toHaveValue("totalOverdue * 0.9");
    await userEvent.click(canvas.getByRole("button", { name: /^More for/ }));
    await userEvent.click(canvas.getByRole("menuitem", { name: "Compare with a value" }));
    await expect(held).toHaveBeenLastCalledWith({ ">=": [{ var: "totalDue" }, 0] });
  },
};

export const Rows: Story = { args: { countMatches: counts } };

export const Narrow: Story = {
  render: (args) => (
    <div style={{ inlineSize: 340 }}>
      <Harness {...args} />
    </div>
  ),
  play: look,
};

const priced = fn();

function InInspector(props: Omit<InsideProps, "children">) {
  const [rule, setRule] = useState<Condition | undefined>({ "*": [{ var: "totalDue" }, 0.9] });
  return (
    <Inside width={320} height={480} {...props}>
      <main>
        <ConditionSlot
          {...{
            label: "Settlement",
            help: "What is asked for at once.",
            fields: FIELDS,
            segments: SEGMENTS,
            currency: "EUR",
          }}
          expression
          value={rule}
          onChange={(next) => {
            setRule(next);
            priced(next);
          }}
        />
      </main>
    </Inside>
  );
}

export const InAnInspector: Story = {
  render: () => <InInspector />,
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Edit value" }));
    const field = await canvas.findByRole("textbox", { name: "Settlement" });
    await expect(field).toHaveValue("totalDue * 0.9");
    await write(field, "min(totalDue * 0.8, EUR 2000.00)");
    await userEvent.tab();
    await expect(priced).toHaveBeenLastCalledWith({ min: [{ "*": [{ var: "totalDue" }, 0.8] }, 200_000] });
    await userEvent.click(canvas.getByRole("radio", { name: "JSON" }));
    await expect(canvas.getByRole<HTMLTextAreaElement>("textbox", { name: "Settlement" }).value).toContain('"min"');
    await userEvent.click(canvas.getByRole("radio", { name: "Formula" }));
    const again = await canvas.findByRole("textbox", { name: "Settlement" });
    await userEvent.clear(again);
    await userEvent.tab();
    await expect(priced).toHaveBeenLastCalledWith(undefined);
  },
};

export const InAnInspectorSpanish: Story = {
  render: () => <InInspector spanish />,
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Editar valor" }));
    await write(await canvas.findByRole("textbox", { name: "Settlement" }), "totalDeu * 0.8");
    await userEvent.keyboard("{Escape}");
    await expect(await canvas.findByText(/No existe el campo totalDeu. ¿Quería decir totalDue\?/)).toBeVisible();
  },
};
