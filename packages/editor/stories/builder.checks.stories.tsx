import { sampleContext, type Template, TemplateError } from "@dunlin/templates";
import { compileTemplate } from "@dunlin/templates/compile";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { useState } from "react";
import { expect, fn, userEvent, waitFor, within } from "storybook/test";
import { FAULTY, paragraph, Review, type ReviewProps, starter, withRoot } from "./builder.review.tsx";

const meta: Meta<ReviewProps> = {
  title: "Marketer/Checks",
  id: "builder-checks",
  component: Review,
  render: (args) => <Review {...args} />,
};
export default meta;

type Story = StoryObj<ReviewProps>;

const strip = (canvasElement: HTMLElement): Promise<HTMLElement> =>
  within(canvasElement).findByRole("region", { name: /^(?:Checks|Comprobaciones)$/ });

export const NothingToFix: Story = {
  args: { doc: starter("early-friendly") },
  play: async ({ canvasElement, canvas }) => {
    const foot = await strip(canvasElement);
    await within(foot).findByText("7 sample people, no gaps");
    await expect(foot).toHaveTextContent(/\d+ KB of 102/);
    await userEvent.click(within(foot).getByRole("button", { name: "Nothing to fix" }));
    await within(await canvas.findByRole("complementary", { name: "Checks" })).findByText("7 sample people, no gaps");
  },
};

/** Each finding leads to its block; repairs are one click, and one step of the history. */
export const Faulty: Story = {
  args: { doc: FAULTY },
  play: async ({ canvasElement, canvas }) => {
    await userEvent.click(await within(await strip(canvasElement)).findByRole("button", { name: /errors/ }));
    const panel = await canvas.findByRole("complementary", { name: "Checks" });
    await userEvent.click(await within(panel).findByRole("button", { name: "Text" }));
    await expect(canvas.getByLabelText("Language")).toHaveValue("es");
    await expect(canvasElement.querySelector('[data-block="half"]')).toHaveAttribute("data-selected");
    for (const name of ["Mark as a decoration", "Remove the block"]) {
      const [button] = await within(panel).findAllByRole("button", { name });
      await userEvent.click(button as HTMLElement);
      await waitFor(() => expect(within(panel).queryByRole("button", { name })).toBeNull());
    }
    await userEvent.click(canvas.getByRole("button", { name: /^Undo: Remove the block/ }));
    await within(panel).findByRole("button", { name: "Remove the block" });
  },
};

export const FaultyInSpanish: Story = {
  args: { doc: FAULTY, spanish: true },
  play: async ({ canvasElement, canvas }) => {
    await userEvent.click(await within(await strip(canvasElement)).findByRole("button", { name: /errores/ }));
    const panel = await canvas.findByRole("complementary", { name: "Comprobaciones" });
    await within(panel).findByText("Falta el texto en español.");
    await within(panel).findByText("El enlace está vacío. Diga adónde lleva.");
  },
};

/** What is missing for one person leads to that person. */
export const OnePersonGetsNothing: Story = {
  args: {
    doc: starter("early-short"),
    samples: [
      { id: "a", title: "Ana", context: sample({}) },
      { id: "b", title: "Nobody known", context: sample({ totalDueMinor: null }) },
    ],
  },
  play: async ({ canvasElement, canvas }) => {
    const foot = await strip(canvasElement);
    await within(foot).findByText("1 of 2 sample people would get nothing");
    await userEvent.click(within(foot).getByRole("button", { name: /error/ }));
    const panel = await canvas.findByRole("complementary", { name: "Checks" });
    await expect(within(panel).getAllByText(/as “Nobody known”/)[0]).toBeVisible();
    await userEvent.click(within(panel).getAllByRole("button", { name: "Whole message" })[0] as HTMLElement);
    await expect(canvas.getByLabelText("Look as")).toHaveDisplayValue("Nobody known");
  },
};

function sample(more: object): object {
  return { ...sampleContext(starter("early-short").variables), ...more };
}

export const Publish: Story = {
  args: { doc: starter("early-short"), onPublish: fn() },
  play: async ({ canvas, canvasElement, args }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Publish…" }));
    const dialog = await canvas.findByRole("dialog", { name: "Publish" });
    await within(dialog).findByText("Everything is compiled and checked. It can be published.");
    await userEvent.click(within(dialog).getByRole("button", { name: "Publish" }));
    await expect(args.onPublish).toHaveBeenCalledTimes(1);
    const [[published]] = (args.onPublish as ReturnType<typeof fn>).mock.calls as [
      [{ doc: Template; compiled: unknown[] }],
    ];
    await expect(published.doc).toBe(args.doc);
    await expect(published.compiled).toHaveLength(2);
    await waitFor(() => expect(canvas.queryByRole("dialog")).toBeNull());
    await waitFor(() =>
      expect(canvasElement.querySelector("[data-region='announcements']")).toHaveTextContent("Given to be published."),
    );
  },
};

/** Refused with reasons, each with the way to it. */
export const PublishRefused: Story = {
  args: { doc: FAULTY, onPublish: fn() },
  play: async ({ canvas, args }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Publish…" }));
    const dialog = await canvas.findByRole("dialog", { name: "Publish" });
    await within(dialog).findByText(/^It cannot be published: there are \d errors\.$/);
    await userEvent.click(within(dialog).getByRole("button", { name: "Publish" }));
    await expect(args.onPublish).not.toHaveBeenCalled();
  },
};

export const PublishWaits: Story = {
  parameters: { unfinished: true },
  args: { doc: starter("early-short"), onPublish: fn(), compile: () => new Promise(() => undefined) },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Publish…" }));
    const dialog = await canvas.findByRole("dialog", { name: "Publish" });
    await within(dialog).findByRole("progressbar", { name: "Checking messages: 0 of 2" });
    await expect(within(dialog).getByRole("button", { name: "Publish" })).toHaveAttribute("aria-disabled", "true");
  },
};

/** No answer from the host: told, and tried again. */
export const NotChecked: Story = {
  args: { doc: starter("early-short"), onPublish: fn(), compile: fn(() => Promise.reject(new Error("offline"))) },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Publish…" }));
    const dialog = await canvas.findByRole("dialog", { name: "Publish" });
    await within(dialog).findByText(/Messages could not be made/);
    await userEvent.click(within(dialog).getByRole("button", { name: "Try again" }));
    await within(dialog).findByText(/Messages could not be made/);
  },
};

/** The findings of a host that compiles elsewhere. */
export const RefusedByTheHost: Story = {
  args: { doc: starter("early-short"), compile: () => Promise.reject(new TemplateError([])) },
};

/** A host that draws itself with every change, and gives literals: nothing is compiled again for that. */
export const Literals: Story = {
  args: { doc: starter("early-short"), compile: fn((doc, options) => compileTemplate(doc, options)) },
  render: ({ compile, ...args }) => <Redrawn {...args} {...(compile && { compile })} />,
  play: async ({ canvasElement, canvas, args }) => {
    await within(await strip(canvasElement)).findByText("1 sample person, no gaps");
    const { calls } = (args.compile as ReturnType<typeof fn>).mock;
    const before = calls.length;
    for (let i = 0; i < 3; i++) await userEvent.click(canvas.getByRole("button", { name: "Draw again" }));
    await expect(await strip(canvasElement)).toHaveTextContent("1 sample person, no gaps");
    await expect(calls).toHaveLength(before);
  },
};

function Redrawn({ compile, ...props }: ReviewProps) {
  const [times, setTimes] = useState(0);
  return (
    <>
      <nav aria-label="Host">
        <button type="button" data-times={times} onClick={() => setTimes(times + 1)}>
          Draw again
        </button>
      </nav>
      <Review
        {...props}
        samples={[{ id: "a", title: "Ana", context: sample({}) }]}
        links={{}}
        {...(compile && { compile: (...asked: Parameters<typeof compile>) => compile(...asked) })}
      />
    </>
  );
}

export const MayNotPublish: Story = {
  args: { doc: starter("early-short"), onPublish: fn(), permissions: { publish: false } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("button", { name: "Publish…" })).toHaveAttribute("aria-disabled", "true");
  },
};

export const ReadOnly: Story = {
  args: { doc: FAULTY, mode: "view" },
  play: async ({ canvasElement, canvas }) => {
    await userEvent.click(await within(await strip(canvasElement)).findByRole("button", { name: /errors/ }));
    const panel = await canvas.findByRole("complementary", { name: "Checks" });
    await within(panel).findAllByText(/Say what it shows/);
    await expect(within(panel).queryByRole("button", { name: "Remove the block" })).toBeNull();
  },
};

const LIVE = starter("early-friendly");
const EDITED = {
  ...withRoot(LIVE, ([first, title, hello, why, ...rest]) => [
    ...[first, why, title, paragraph("news", "We have a new account.", "Tenemos una cuenta nueva."), hello].filter(
      (block) => block !== undefined,
    ),
    ...rest.filter(({ id }) => id !== "pay"),
  ]),
  name: "First reminder, with the new account",
} as Template;

/** Against the version that is live: what is new, gone, moved and changed, with the words. */
export const Changes: Story = {
  args: { doc: EDITED, live: { version: 7, doc: LIVE } },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Changes" }));
    const panel = await canvas.findByRole("complementary", { name: "Changes" });
    for (const tag of ["New", "Gone", "Moved", "Changed"]) await within(panel).findByText(tag);
    await userEvent.click(within(panel).getByRole("button", { name: "Look at both" }));
    const dialog = await canvas.findByRole("dialog", { name: "Changes" });
    const marks = (name: string) =>
      [
        ...(within(dialog)
          .getByRole("region", { name })
          .querySelector("iframe")
          ?.contentDocument?.querySelectorAll<HTMLElement>("[data-dn-mark]") ?? []),
      ].map(({ dataset }) => dataset.dnMark);
    await waitFor(() => expect(marks("Edited now")).toContain("added"));
    await waitFor(() => expect(marks("Version 7, live")).toContain("removed"));
    await expect(marks("Edited now")).toContain("moved");
    await userEvent.click(within(dialog).getByRole("button", { name: "Close" }));
  },
};

/** Restoring is one step, and can be undone. */
export const Restored: Story = {
  args: { doc: EDITED, live: { version: 7, doc: LIVE } },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Changes" }));
    const panel = await canvas.findByRole("complementary", { name: "Changes" });
    await userEvent.click(await within(panel).findByRole("button", { name: "Restore version 7" }));
    await within(panel).findByText("Nothing is different from the live version.");
    await userEvent.click(canvas.getByRole("button", { name: "Undo: restore version 7" }));
    await within(panel).findByRole("button", { name: "Restore version 7" });
  },
};
