import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, userEvent, waitFor, within } from "storybook/test";
import { LONG_NAMES } from "./canvas.documents.ts";
import { HOST, OLDER, PLAN, RUNNING } from "./insight.documents.ts";
import { BETTER } from "./insight.experiment.documents.ts";
import { ModeHarness } from "./insight.harness.tsx";

const meta = { title: "Analyst/Modes/Comparing", id: "modes-comparing", component: ModeHarness } satisfies Meta<
  typeof ModeHarness
>;
export default meta;
type Story = StoryObj<typeof meta>;

const base = { mode: "compare", value: RUNNING, comparison: { with: OLDER, plan: PLAN }, ...HOST } as const;
const shown: NonNullable<Story["play"]> = async ({ canvas }) => {
  await canvas.findByRole("heading", { name: /What changed|Qué ha cambiado/ });
};

export const Versions: Story = { args: base, play: shown };
export const VersionsDark: Story = { args: { ...base, theme: "dark" }, play: shown };
export const VersionsContrast: Story = { args: { ...base, theme: "contrast" }, play: shown };
export const VersionsSpanish: Story = { args: { ...base, spanish: true }, play: shown };
export const VersionsFromRightToLeft: Story = { args: { ...base, dir: "rtl" }, play: shown };
export const Narrow: Story = { args: { ...base, width: 760 }, play: shown };
export const Same: Story = {
  args: { ...base, comparison: { with: RUNNING } },
  play: async ({ canvas }) => {
    await canvas.findByText("Both versions say the same.");
  },
};
export const NothingInCommon: Story = { args: { ...base, value: LONG_NAMES }, play: shown };
export const Waiting: Story = {
  args: { mode: "compare", value: RUNNING },
  play: async ({ canvas }) => {
    await canvas.findByText("Loading the version to compare with…");
  },
};

/** F8 goes from change to change, the filter leaves those that reach people. */
export const ByKeys: Story = {
  args: base,
  play: async ({ canvas, canvasElement }) => {
    const list = await canvas.findByRole("list", { name: "What changed" });
    const all = within(list).getAllByRole("button").length;
    canvas.getByRole("button", { name: /^Next change/ }).focus();
    await userEvent.keyboard("{F8}{F8}{F8}");
    await waitFor(() => expect(within(list).getAllByRole("button")[2]).toHaveAttribute("aria-current", "true"));
    await canvas.findByText(`3 of ${all}`);
    await userEvent.keyboard("{Shift>}{F8}{/Shift}");
    await canvas.findByText(`2 of ${all}`);
    canvas.getByRole("radio", { name: /^All/ }).focus();
    await userEvent.keyboard("{ArrowDown}");
    await waitFor(() => expect(within(list).getAllByRole("button").length).toBeLessThan(all));
    const ghost = canvasElement.querySelector('[data-step="hello"]');
    await expect(ghost).toHaveAttribute("data-over", "removed");
    await expect(within(ghost as HTMLElement).getByRole("button")).toHaveAccessibleName(/removed/);
  },
};

/** Steps of both versions stand on the timeline; the change that is looked at comes into sight. */
export const OnTheTimeline: Story = {
  args: { ...base, view: "timeline" },
  play: async ({ canvas, canvasElement }) => {
    const ghost = await canvas.findByRole("button", { name: /Letter: we are here to help.*removed/ });
    await expect(ghost.closest("li")).toHaveAttribute("data-over", "removed");
    await expect(canvasElement.querySelector('g[data-over="removed"]')).not.toBeNull();
    const list = await canvas.findByRole("list", { name: "What changed" });
    await userEvent.click(within(list).getByRole("button", { name: /Your options are saved” is new/ }));
    await waitFor(() =>
      expect(canvas.getByRole("button", { name: /Your options are saved.*added/, pressed: true })).toBeVisible(),
    );
  },
};

/** In the outline each row says what it is by a word. */
export const InTheOutline: Story = {
  args: { ...base, view: "outline" },
  play: async ({ canvas }) => {
    const ghost = await canvas.findByRole("row", { name: /Letter: we are here to help/ });
    await expect(ghost).toHaveAttribute("data-over", "removed");
    await expect(within(ghost).getByText("removed")).toBeVisible();
    await expect(canvas.getByRole("row", { name: /^2 instalments/ })).toHaveTextContent("day 4 → 6");
  },
};

/** What becomes of the people at each step is chosen by keys; nobody is moved while one is unanswered. */
export const People: Story = {
  args: { ...base, comparison: { with: OLDER, plan: PLAN, onChoose: fn(), onMigrate: fn() } },
  play: async ({ canvas, args }) => {
    (await canvas.findByRole("radio", { name: /changes/ })).focus();
    await userEvent.keyboard("{ArrowDown}");
    const open = await canvas.findByRole("combobox", { name: "What becomes of people at “Call at once”" });
    await expect(open).toHaveAccessibleDescription("Choose what becomes of them");
    await expect(canvas.getByRole("button", { name: /^Move 4,000 people/ })).toHaveAttribute("aria-disabled", "true");
    await userEvent.selectOptions(open, "node:call");
    await expect(args.comparison?.onChoose).toHaveBeenCalledWith({ nodes: { early: { to: "node", node: "call" } } });
    await canvas.findByText(/37 people would never get/);
  },
};
export const PeopleDark: Story = { args: { ...base, theme: "dark" }, play: toPeople() };
export const PeopleSpanish: Story = { args: { ...base, spanish: true }, play: toPeople() };
/** A plan that would move everybody it should. */
export const PeopleAnswered: Story = {
  args: {
    ...base,
    comparison: {
      with: OLDER,
      plan: { ...PLAN, problems: [], impact: { ...PLAN.impact, skippedNotices: [], refused: {} } },
      choice: { nodes: { early: { to: "pin" } } },
      onMigrate: fn(),
    },
  },
  play: toPeople(),
};
export const NobodyKnown: Story = { args: { ...base, comparison: { with: OLDER } }, play: toPeople() };

function toPeople(): NonNullable<Story["play"]> {
  return async ({ canvas }) => {
    const tab = await canvas.findByRole("radio", { name: /People inside|Personas dentro/ });
    await userEvent.click(tab);
    await waitFor(() => expect(tab).toBeChecked());
  };
}

/** A split that is chosen brings the report of its experiment. */
export const ExperimentOfASplit: Story = {
  args: { ...base, experiments: { choices: BETTER }, onPromote: fn() },
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByRole("heading", { name: "What changed" });
    const split = await waitFor(() => {
      const found = canvasElement.querySelector<HTMLElement>('[data-step="choices"] > button');
      if (found === null) throw new Error("not drawn yet");
      return found;
    });
    await userEvent.click(split);
    await canvas.findByText(/points more, very likely between/);
  },
};
