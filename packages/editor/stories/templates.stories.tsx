import type { RenderTemplate, StrategyEditorProps, TemplateChoice, TemplateSample } from "@dunlin/editor";
import { messages as spanish } from "@dunlin/editor/es";
import type { Strategy } from "@dunlin/engine";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { useState } from "react";
import { expect, fn, userEvent, waitFor, within } from "storybook/test";
import early from "../../../examples/strategies/b-early-stage.json";
import { Editor, Viewer } from "./editors.tsx";

const EARLY = early as unknown as Strategy;

const meta: Meta = { title: "Product team/Templates in context", id: "editor-templates-in-context" };
export default meta;

/** One message for each channel, the first two in one step. */
const STRATEGY = {
  ...{ format: "dunlin.strategy/1", id: "messages", name: "Messages", time: { zone: "Europe/Madrid" } },
  entry: { start: "mail", when: { between: [{ var: "dpd" }, 1, 30] } },
  nodes: {
    mail: message("Friendly reminder", "text"),
    text: message("Short reminder", "whats", "sms", "short@1"),
    whats: message("With a link", "call", "whatsapp", "link@1"),
    call: message("Robot call", "letter", "voice", "spoken@1"),
    letter: message("On paper", "end", "letter", "paper@1"),
    end: { type: "exit", outcome: "exhausted" },
  },
} as unknown as Strategy;

function message(name: string, next: string, channel = "email", template = "friendly@1") {
  return { type: "send", name, via: [{ channel, template }], to: { next } };
}

const TEMPLATES: readonly TemplateChoice[] = [
  { ref: "friendly@1", title: "Friendly", channel: "email", preview: "Your installment" },
  { ref: "stern@1", title: "Stern", channel: "email" },
  { ref: "short@1", title: "Short", channel: "sms", preview: "A sample text" },
  { ref: "link@1", title: "With a link", channel: "whatsapp", notice: "Not yet approved in Catalan." },
  { ref: "spoken@1", title: "Spoken", channel: "voice" },
  { ref: "paper@1", title: "Paper", channel: "letter" },
];

const SAMPLES: readonly TemplateSample[] = [
  { id: "ana", title: "Ana, €86.20 open" },
  { id: "long", title: "A long name" },
];

const NAMES: Readonly<Record<string, string>> = {
  ana: "Ana",
  long: "Maximiliana Wolfeschlegelsteinhausenbergerdorff-Etxeberria Goikoetxea",
};

const PAGE = (name: string) => `<!doctype html><html lang="en"><head><title>Mail</title>
<style>h1 { font: 600 20px/1.3 Georgia, serif } p { font: 14px/1.5 Arial, sans-serif }</style></head>
<body style="margin: 0; background: #f3efe8"><div style="max-inline-size: 560px; margin: 0 auto; padding: 24px; background: #fff">
<h1>Dear ${name}</h1><p>Your November installment of <b>€86.20</b> has not reached us yet.</p>
<p><a href="https://pay.example.com" style="display: inline-block; padding: 10px 20px; background: #0b5a6b; color: #fff">Pay now</a></p>
<p>If it is on its way, thank you. If paying is difficult, tell us: there are ways.</p></div></body></html>`;

const render: RenderTemplate = async (ref, { sample = "ana" }) => {
  const name = NAMES[sample] ?? "";
  if (ref === "friendly@1")
    return {
      ...{ from: "Marisma Bank", subject: `${name}, your November installment is open`, html: PAGE(name) },
      text: `Dear ${name}`,
    };
  if (ref === "paper@1") return { text: `Dear ${name}`, html: PAGE(name) };
  if (ref === "short@1")
    return {
      text: `Hi ${name}, €86.20 is still open. Pay or tell us: https://pay.example.com/c1`,
      ...(sample === "long" && { notice: "Two parts: 171 characters." }),
    };
  return { text: `Hello ${name}.\nYour November installment is open.` };
};

function frame(props: StrategyEditorProps) {
  return (
    <div style={{ blockSize: "100vh" }}>
      <Editor defaultValue={STRATEGY} templates={TEMPLATES} samples={SAMPLES} renderTemplate={render} {...props} />
    </div>
  );
}

const stepIn = (root: HTMLElement, id: string) => root.querySelector<HTMLElement>(`[data-step="${id}"]`);
const cardIn = (root: HTMLElement, id: string) => stepIn(root, id)?.querySelector("button") as HTMLElement;

async function choose(root: HTMLElement, id: string) {
  sessionStorage.clear();
  await waitFor(() => expect(stepIn(root, id)).not.toBeNull());
  await userEvent.click(cardIn(root, id));
}

/** What the browser makes of the key, which typed ones in a play do not reach. */
const pressEscape = (dialog: HTMLElement) => dialog.dispatchEvent(new Event("cancel", { cancelable: true }));

/** The words of the page in a frame. */
const pageOf = (root: HTMLElement) => root.querySelector("iframe")?.contentDocument?.body.textContent ?? "";

/** Cards and the inspector say what a sample reads; another sample, and both say what that one reads. */
export const Mail: StoryObj = {
  render: () => frame({}),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await choose(canvasElement, "mail");
    await waitFor(() => expect(stepIn(canvasElement, "mail")).toHaveTextContent("Ana, your November installment"));
    await waitFor(() => expect(pageOf(canvasElement)).toContain("Dear Ana"));
    const picker = await canvas.findByRole("combobox", { name: "As read by" });
    await userEvent.selectOptions(picker, "long");
    await waitFor(() => expect(stepIn(canvasElement, "mail")).toHaveTextContent("Maximiliana"));
    await waitFor(() => expect(pageOf(canvasElement)).toContain("Maximiliana"));
    await userEvent.selectOptions(picker, "ana");
  },
};

/** Larger, and as wide as a phone. */
export const Enlarged: StoryObj = {
  render: () => frame({}),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await choose(canvasElement, "mail");
    const button = await canvas.findByRole("button", { name: "Enlarge" });
    await userEvent.click(button);
    const dialog = await canvas.findByRole("dialog", { name: "Friendly" });
    await waitFor(() => expect(pageOf(dialog)).toContain("Dear Ana"));
    await userEvent.click(within(dialog).getByRole("radio", { name: "Phone" }));
    await waitFor(() => expect(dialog.querySelector("iframe")?.clientWidth).toBeLessThanOrEqual(375));
    pressEscape(dialog);
    await waitFor(() => expect(button).toHaveFocus());
  },
};

export const TextMessage: StoryObj = {
  render: () => frame({ dir: "rtl" }),
  play: async ({ canvasElement }) => {
    await choose(canvasElement, "text");
    await waitFor(() => expect(canvasElement.querySelector(".dn-bubble")).toHaveTextContent("Hi Ana, €86.20"));
  },
};

export const WhatsAppInSpanish: StoryObj = {
  render: () => frame({ messages: spanish, theme: "dark" }),
  play: async ({ canvasElement }) => {
    await choose(canvasElement, "whats");
    await expect(await within(canvasElement).findByText("Not yet approved in Catalan.")).toBeVisible();
    await waitFor(() => expect(canvasElement.querySelector(".dn-bubble")).toHaveTextContent("Hello Ana."));
  },
};

export const SpokenText: StoryObj = {
  render: () => frame({ theme: "contrast" }),
  play: async ({ canvasElement }) => {
    await choose(canvasElement, "call");
    await waitFor(() => expect(canvasElement.querySelector(".dn-spoken")).toHaveTextContent("Hello Ana."));
  },
};

/** Who may only read sees it, too. */
export const LetterReadOnly: StoryObj = {
  render: () => frame({ mode: "view" }),
  play: async ({ canvasElement }) => {
    await choose(canvasElement, "letter");
    await waitFor(() => expect(pageOf(canvasElement)).toContain("Dear Ana"));
  },
};

export const Loading: StoryObj = {
  render: () => frame({ renderTemplate: () => new Promise(() => undefined) }),
  play: async ({ canvasElement }) => {
    await choose(canvasElement, "mail");
    await expect(await within(canvasElement).findByText("Rendering the template…")).toBeVisible();
    await expect(stepIn(canvasElement, "mail")).toHaveTextContent("Your installment");
  },
};

const unsteady = fn<RenderTemplate>();
/** One that cannot be rendered can be asked for again; cards say what they said without it. */
export const Failed: StoryObj = {
  render: () => frame({ renderTemplate: unsteady }),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    unsteady.mockReset();
    unsteady.mockRejectedValue(new Error("no"));
    await choose(canvasElement, "mail");
    await expect(await canvas.findByText("The template could not be rendered.")).toBeVisible();
    await expect(stepIn(canvasElement, "mail")).toHaveTextContent("Your installment");
    unsteady.mockImplementation(render);
    await userEvent.click(canvas.getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(pageOf(canvasElement)).toContain("Dear Ana"));
  },
};

/** A builder that changes the subject. */
function Building() {
  const [subject, setSubject] = useState("As it was");
  return frame({
    renderTemplate: async () => ({ subject, text: subject }),
    slots: {
      template: (ref, close) => (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            setSubject(String(new FormData(event.currentTarget).get("subject")));
            close();
          }}
        >
          <label>
            Subject of {ref} <input name="subject" defaultValue={subject} />
          </label>
          <button type="submit">Done</button>
        </form>
      ),
    },
  });
}

/** A double click opens the builder of the host in a drawer, and what was changed there is seen here. */
export const BuilderInADrawer: StoryObj = {
  render: () => <Building />,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await choose(canvasElement, "mail");
    await waitFor(() => expect(stepIn(canvasElement, "mail")).toHaveTextContent("As it was"));
    await userEvent.dblClick(cardIn(canvasElement, "mail"));
    const drawer = within(await canvas.findByRole("dialog", { name: "Friendly" }));
    const subject = drawer.getByRole("textbox", { name: "Subject of friendly@1" });
    await userEvent.clear(subject);
    await userEvent.type(subject, "A new subject{Enter}");
    await waitFor(() => expect(canvas.queryByRole("dialog")).toBeNull());
    await waitFor(() => expect(stepIn(canvasElement, "mail")).toHaveTextContent("A new subject"));
    await waitFor(() => expect(cardIn(canvasElement, "mail")).toHaveFocus());
  },
};

/** By keys: o, or the menu of the step. The focus stays inside, Escape closes and gives it back. */
export const BuilderByKeys: StoryObj = {
  render: () => <Building />,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await choose(canvasElement, "text");
    await userEvent.keyboard("o");
    const drawer = await canvas.findByRole("dialog", { name: "Short" });
    await waitFor(() => expect(drawer.contains(document.activeElement)).toBe(true));
    // What is typed there is not heard by the strategy behind it.
    await userEvent.keyboard("{Delete}");
    await expect(stepIn(canvasElement, "text")).not.toBeNull();
    pressEscape(drawer);
    await waitFor(() => expect(canvas.queryByRole("dialog")).toBeNull());
    await waitFor(() => expect(cardIn(canvasElement, "text")).toHaveFocus());
    await userEvent.pointer({ keys: "[MouseRight]", target: cardIn(canvasElement, "text") });
    await userEvent.click(await canvas.findByRole("menuitem", { name: /^Open template/ }));
    await expect(await canvas.findByRole("dialog", { name: "Short" })).toBeVisible();
  },
};

const onOpenTemplate = fn();
/** A host that opens templates elsewhere hears which. */
export const OpenedElsewhere: StoryObj = {
  render: () => frame({ onOpenTemplate }),
  play: async ({ canvasElement }) => {
    onOpenTemplate.mockClear();
    await choose(canvasElement, "mail");
    await userEvent.dblClick(cardIn(canvasElement, "mail"));
    await expect(onOpenTemplate).toHaveBeenLastCalledWith("friendly@1");
    const buttons = await within(canvasElement).findAllByRole("button", { name: "Open" });
    await userEvent.click(buttons[0] as HTMLElement);
    await expect(onOpenTemplate).toHaveBeenCalledTimes(2);
  },
};

/** Without a renderer everything is as the list of templates says; a double click opens the settings. */
export const WithoutARenderer: StoryObj = {
  render: () => (
    <div style={{ blockSize: "100vh" }}>
      <Editor defaultValue={STRATEGY} templates={TEMPLATES} />
    </div>
  ),
  play: async ({ canvasElement }) => {
    await choose(canvasElement, "mail");
    await expect(stepIn(canvasElement, "mail")).toHaveTextContent("Your installment");
    await userEvent.dblClick(cardIn(canvasElement, "mail"));
    const side = canvasElement.querySelector('[data-region="inspector"]');
    await waitFor(() => expect(side?.contains(document.activeElement)).toBe(true));
  },
};

export const InTheViewer: StoryObj = {
  render: () => (
    <div style={{ blockSize: "100vh" }}>
      <Viewer value={STRATEGY} templates={TEMPLATES} samples={SAMPLES} renderTemplate={render} />
    </div>
  ),
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(stepIn(canvasElement, "text")).toHaveTextContent("€86.20 is still open"));
  },
};

/** A strategy of the field, every template rendered. */
export const EarlyStage: StoryObj = {
  render: () => frame({ defaultValue: EARLY, renderTemplate: async (ref) => ({ text: `What ${ref} says to Ana` }) }),
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(stepIn(canvasElement, "mail1")).toHaveTextContent("What early-friendly@1 says to Ana"));
  },
};
