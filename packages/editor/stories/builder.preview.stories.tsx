import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, userEvent, waitFor, within } from "storybook/test";
import { FAULTY, Review, type ReviewProps, starter } from "./builder.review.tsx";

const meta: Meta<ReviewProps> = {
  title: "Marketer/Preview",
  id: "builder-preview",
  component: Review,
  render: (args) => <Review {...args} />,
};
export default meta;

type Story = StoryObj<ReviewProps>;

const pane = (canvasElement: HTMLElement) => within(canvasElement).findByRole("complementary", { name: "As received" });
/** What is beside short messages is what their channel makes of them; the dialog has them as they are received. */
const enlarged = async (canvasElement: HTMLElement) => {
  const canvas = within(canvasElement);
  await userEvent.click(await canvas.findByRole("button", { name: "Enlarge" }));
  return canvas.findByRole("dialog", { name: "As received" });
};
const frameIn = (element: HTMLElement) => element.querySelector("iframe")?.contentDocument?.body;
const says = async (element: () => HTMLElement, words: string | RegExp) =>
  waitFor(() => expect(frameIn(element())?.textContent ?? element().textContent).toMatch(words));

/** A mail is compiled in a worker, on a phone and on a desk, in light and in dark. */
export const Mail: Story = {
  args: { doc: starter("early-friendly") },
  play: async ({ canvasElement, canvas }) => {
    const beside = await pane(canvasElement);
    await says(() => beside, /A payment is still open/);
    const ground = () => {
      const { ownerDocument } = frameIn(beside) ?? document.body;
      const surface = ownerDocument.querySelector(".dl-surface > table");
      return surface === null ? "" : ownerDocument.defaultView?.getComputedStyle(surface).backgroundColor;
    };
    const light = ground();
    await userEvent.click(within(beside).getByRole("radio", { name: "Dark" }));
    await waitFor(() => expect(ground()).not.toBe(light));
    await userEvent.click(within(beside).getByRole("radio", { name: "Desktop" }));
    await expect(within(beside).getByText("720 px, in dark mode")).toBeVisible();
    await userEvent.click(within(beside).getByRole("button", { name: "Widen the preview" }));
    await expect(beside.getBoundingClientRect().width).toBeGreaterThan(400);
    await userEvent.selectOptions(canvas.getByLabelText("Look as"), "Right to left");
    await says(() => beside, /عبد/);
    await userEvent.selectOptions(canvas.getByLabelText("Look as"), "Hostile texts");
    await says(() => beside, /<b>O’Neil<\/b>/);
  },
};

export const MailInSpanish: Story = {
  args: { doc: starter("early-friendly"), spanish: true },
  play: async ({ canvasElement, canvas }) => {
    const beside = await within(canvasElement).findByRole("complementary", { name: "Tal como llega" });
    await userEvent.selectOptions(canvas.getByLabelText("Idioma"), "español");
    await says(() => beside, /Tiene un pago pendiente/);
    await waitFor(() => expect(beside.querySelector("iframe")?.contentDocument?.documentElement.lang).toBe("es"));
  },
};

export const Page: Story = {
  args: { doc: starter("pay-page") },
  play: async ({ canvasElement }) => {
    const beside = await pane(canvasElement);
    await says(() => beside, /€182\.40/);
    await expect(frameIn(beside)?.querySelectorAll("script, [onclick]")).toHaveLength(0);
  },
};

export const Letter: Story = {
  args: { doc: starter("mid-letter") },
  play: async ({ canvasElement }) =>
    says(() => canvasElement.querySelector("aside.dn-received-pane") as HTMLElement, /Lucía Ferrer/),
};

export const Sms: Story = {
  args: { doc: starter("early-short") },
  play: async ({ canvasElement }) => {
    const beside = await enlarged(canvasElement);
    await within(beside).findByText(/messages? to pay for/);
    await userEvent.click(within(beside).getByRole("radio", { name: "Dark" }));
  },
};

export const WhatsApp: Story = {
  args: { doc: starter("early-help") },
  play: async ({ canvasElement }) => {
    const beside = await enlarged(canvasElement);
    await waitFor(() => expect(beside.querySelectorAll(".dn-received-reply").length).toBeGreaterThan(0));
  },
};

export const Card: Story = {
  args: { doc: starter("early-options-card") },
  play: async ({ canvasElement }) => {
    await within(await enlarged(canvasElement)).findByText("On phones without RCS, as an SMS");
  },
};

export const Push: Story = {
  args: { doc: starter("card-failed-push") },
  play: async ({ canvasElement }) => {
    const beside = await enlarged(canvasElement);
    await waitFor(() => expect(beside.querySelector(".dn-received-bubble > b")).not.toBeEmptyDOMElement());
  },
};

export const Call: Story = {
  args: { doc: starter("machine-call") },
  play: async ({ canvasElement }) => {
    const beside = await enlarged(canvasElement);
    await within(beside).findByText("As it is spoken");
    await waitFor(() => expect(beside.querySelectorAll("dt").length).toBeGreaterThan(0));
  },
};

/** Nothing is there yet: the paper can be written on already. */
export const Working: Story = {
  parameters: { unfinished: true },
  args: { doc: starter("early-friendly"), compile: () => new Promise(() => undefined) },
  play: async ({ canvasElement }) => {
    await within(await pane(canvasElement)).findByText("Making the message…");
  },
};

/** Not every sample has what the message needs. */
export const Withheld: Story = {
  args: {
    doc: starter("early-short"),
    samples: [{ id: "none", title: "Nobody known", context: { currency: "EUR" } }],
  },
  play: async ({ canvasElement }) => {
    await within(await enlarged(canvasElement)).findByText(/“Nobody known” would get no message/);
  },
};

export const CannotBeCompiled: Story = {
  args: { doc: FAULTY },
  play: async ({ canvasElement }) => {
    const beside = await pane(canvasElement);
    await within(beside).findByText(/There is no message yet/);
    await userEvent.click(await within(beside).findByRole("button", { name: "Remove the block" }));
    await userEvent.click(within(beside).getByRole("button", { name: "Close the preview" }));
    await userEvent.click(within(canvasElement).getByRole("button", { name: "Preview" }));
    await pane(canvasElement);
  },
};

export const Offline: Story = {
  args: { doc: starter("early-friendly"), compile: fn(() => Promise.reject(new Error("offline"))) },
  play: async ({ canvasElement, args }) => {
    const beside = await pane(canvasElement);
    await within(beside).findByText(/what makes it did not answer/);
    const before = (args.compile as ReturnType<typeof fn>).mock.calls.length;
    await userEvent.click(within(beside).getByRole("button", { name: "Try again" }));
    await waitFor(() => expect((args.compile as ReturnType<typeof fn>).mock.calls.length).toBeGreaterThan(before));
    await within(beside).findByText(/what makes it did not answer/);
  },
};

/** Where there is no room beside the paper it is a dialog. */
export const Narrow: Story = {
  args: { doc: starter("early-friendly"), inlineSize: 1000 },
  play: async ({ canvasElement, canvas }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Preview" }));
    const dialog = await canvas.findByRole("dialog", { name: "As received" });
    await says(() => dialog, /A payment is still open/);
    await expect(canvasElement.querySelector(".dn-received-pane")).toBeNull();
  },
};

/** What the host answers is shown; what it takes back, too. */
export const TestMessage: Story = {
  args: {
    doc: {
      ...starter("early-short"),
      variants: [
        { key: "A", label: "Usual" },
        { key: "B", label: "Softer" },
      ],
    } as ReviewProps["doc"],
    onSendTest: fn(async () => "Sent to ana@example.com."),
  },
  play: async ({ canvas, args }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Send a test" }));
    const dialog = await canvas.findByRole("dialog", { name: "Send a test message" });
    await userEvent.selectOptions(within(dialog).getByLabelText("As"), "Very long name");
    await userEvent.selectOptions(within(dialog).getByLabelText("Language"), "Spanish");
    await userEvent.selectOptions(within(dialog).getByLabelText("Version of the content"), "Softer");
    await userEvent.click(within(dialog).getByRole("button", { name: "Send" }));
    await within(dialog).findByText("Sent to ana@example.com.");
    await expect(args.onSendTest).toHaveBeenCalledWith(
      expect.objectContaining({ locale: "es", variant: "B", sample: expect.objectContaining({ id: "longName" }) }),
      expect.any(AbortSignal),
    );
  },
};

export const TestMessageFails: Story = {
  args: { doc: starter("early-short"), onSendTest: async () => Promise.reject(new Error("The mailbox is full.")) },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Send a test" }));
    const dialog = await canvas.findByRole("dialog");
    await userEvent.click(within(dialog).getByRole("button", { name: "Send" }));
    await within(dialog).findByText("It was not sent. The mailbox is full.");
  },
};

/** Sending is given up with the dialog. */
export const TestMessageGivenUp: Story = {
  args: { doc: starter("early-short"), onSendTest: fn(() => new Promise<undefined>(() => undefined)) },
  play: async ({ canvas, args }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Send a test" }));
    const dialog = await canvas.findByRole("dialog");
    await userEvent.click(within(dialog).getByRole("button", { name: "Send" }));
    await within(dialog).findByText("Sending…");
    await userEvent.click(within(dialog).getByRole("button", { name: "Cancel" }));
    const [[, signal]] = (args.onSendTest as ReturnType<typeof fn>).mock.calls as [[unknown, AbortSignal]];
    await expect(signal.aborted).toBe(true);
  },
};
