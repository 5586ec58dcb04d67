import type { Block, RichText, Template } from "@dunlin/templates";
import { STARTER_BRAND, STARTER_SAMPLE, STARTER_TEMPLATES } from "@dunlin/templates/starter";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { type ReactNode, useRef, useState } from "react";
import { expect, fireEvent, userEvent, waitFor, within } from "storybook/test";
import { builderMessages as ES } from "../src/builder/es.ts";
import { type BuilderHost, BuilderProvider } from "../src/builder/host/context.tsx";
import { createBuilderStore } from "../src/builder/store.ts";
import { TextInputRuns } from "../src/builder/text/TextInputRuns.tsx";
import { BUILDER_EN } from "../src/builder/words.ts";
import { TemplateEditor } from "../src/templateEditor.ts";
import "@dunlin/editor/template-editor.css";
import { useLook } from "./look.ts";

const mail = STARTER_TEMPLATES.find(({ id }) => id === "early-friendly") as Template;

interface Shown {
  /** The text that is written in, as a block `a`. */
  readonly en: RichText;
  readonly es?: RichText;
  readonly ar?: RichText;
  readonly spanish?: boolean;
  readonly theme?: "light" | "dark" | "contrast";
  readonly dir?: "ltr" | "rtl";
}

const withText = ({ en, es = [], ar }: Shown): Template => {
  const block = { id: "a", type: "text", v: 1, props: { text: { en, es, ...(ar && { ar }) }, look: "text" } };
  const root = [block as unknown as Block, ...mail.root.slice(-3)];
  return { ...mail, root, ...(ar && { locales: ["ar", "en", "es"], defaultLocale: "ar" }) } as Template;
};

const PEOPLE: BuilderHost["samples"] = [
  { id: "a", title: "Lucía F., €182.40", context: STARTER_SAMPLE },
  { id: "b", title: "Nobody in particular", context: { ...STARTER_SAMPLE, dueDate: undefined } },
];

/** Fields of a settings panel, for the subject and a note. */
function Fields({ theme = "light", dir = "ltr" }: Pick<Shown, "theme" | "dir">): ReactNode {
  const look = useLook();
  const root = useRef<HTMLElement>(null);
  const [host] = useState<BuilderHost>(() => ({
    ...{ store: createBuilderStore({ doc: mail }), words: BUILDER_EN, locale: "en", dir: look.dir ?? dir },
    ...{ brand: STARTER_BRAND, samples: PEOPLE, settings: {}, root: () => root.current },
  }));
  const [subject, setSubject] = useState<RichText | undefined>([{ t: "Your payment of " }, { var: "dueDate" }]);
  const [note, setNote] = useState<RichText | undefined>();
  return (
    <BuilderProvider host={host}>
      <main ref={root} className="dunlin dn-builder" data-theme={look.theme ?? theme} dir={look.dir ?? dir}>
        <div style={{ display: "grid", gap: 16, padding: 16, inlineSize: 320 }}>
          <TextInputRuns value={subject} onChange={setSubject} locale="en" oneLine aria-label="Subject" />
          <TextInputRuns
            value={note}
            onChange={setNote}
            locale="es"
            marks
            aria-label="Note"
            placeholder="Nothing yet"
          />
          <TextInputRuns
            value={subject}
            onChange={setSubject}
            locale="en"
            readOnly
            oneLine
            aria-label="As it is sent"
          />
        </div>
      </main>
    </BuilderProvider>
  );
}

function Harness({ spanish = false, theme = "light", dir = "ltr", ...shown }: Shown): ReactNode {
  const look = useLook();
  const [doc] = useState(() => withText(shown));
  return (
    <div style={{ blockSize: "100vh" }}>
      <TemplateEditor
        kind="email"
        defaultValue={doc}
        brand={STARTER_BRAND}
        samples={PEOPLE}
        links={{ hosts: ["pay.riacredit.example"] }}
        {...(spanish && { messages: ES })}
        theme={look.theme ?? theme}
        dir={look.dir ?? dir}
      />
    </div>
  );
}

const meta = {
  title: "Marketer/Texts",
  id: "builder-texts",
  component: Harness,
  parameters: { layout: "fullscreen" },
} satisfies Meta<typeof Harness>;
export default meta;
type Story = StoryObj<typeof meta>;

const en: RichText = [
  ...[{ t: "Hello " }, { var: "debtor.name" }, { t: ", your payment of " }, { var: "dueDate" }],
  ...[
    { t: " has not reached us yet. " },
    { t: "Pay now", b: true as const, a: { to: "variable" as const, var: "payUrl" } },
  ],
];

/** Opens the text and gives its editor. */
async function write(canvasElement: HTMLElement): Promise<HTMLElement> {
  await waitFor(() => expect(canvasElement.querySelector('[data-block="a"]')).not.toBeNull());
  const hit = canvasElement.querySelector('[data-block="a"] > .dn-block-hit') as HTMLElement;
  await userEvent.dblClick(hit);
  await waitFor(() => expect(canvasElement.querySelector(".dn-paper .dn-writer")).toHaveFocus(), { timeout: 5000 });
  return canvasElement.querySelector(".dn-paper .dn-writer") as HTMLElement;
}

const sign = (editor: HTMLElement, name: string): HTMLElement =>
  [...editor.querySelectorAll<HTMLElement>(".dl-tag")].find(({ textContent }) => textContent === name) as HTMLElement;

/** A real pointer presses and lets go before it clicks, which is when a sign is selected. */
async function choose(editor: HTMLElement, name: string): Promise<void> {
  // A sign that goes on in the next line stands in two boxes.
  const [{ x, y, width, height } = new DOMRect()] = sign(editor, name).getClientRects();
  const at = { clientX: x + width / 2, clientY: y + height / 2, bubbles: true, cancelable: true, button: 0, detail: 1 };
  for (const type of ["mouseDown", "mouseUp", "click"] as const) fireEvent[type](sign(editor, name), at);
  await waitFor(() => expect(document.querySelector(".dn-popover, dialog")).not.toBeNull());
}

function paste(editor: HTMLElement, html: string): void {
  const data = new DataTransfer();
  data.setData("text/html", html);
  editor.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}

const tool = (canvasElement: HTMLElement, name: string | RegExp): HTMLElement =>
  within(canvasElement.querySelector(".dn-paper .dn-writing-bar") as HTMLElement).getByRole("button", { name });

export const Writing: Story = {
  args: { en },
  play: async ({ canvasElement }) => {
    const editor = await write(canvasElement);
    await expect(editor).toHaveAccessibleName("Text, English");
    await expect(editor).toHaveTextContent(
      "Hello Name in a greeting, your payment of Due date has not reached us yet.",
    );
    paste(editor, "<p>Thank you <b>very</b> much</p>");
    await waitFor(() => expect([...editor.querySelectorAll("strong")].at(-1)).toHaveTextContent("very"));
  },
};

export const AnEmptyText: Story = {
  args: { en: [] },
  play: async ({ canvasElement }) => {
    const editor = await write(canvasElement);
    await expect(editor).toHaveAttribute("aria-placeholder", "Write here");
  },
};

export const PressedMarks: Story = {
  args: { en: [{ t: "all of it", b: true, u: true }] },
  play: async ({ canvasElement }) => {
    await write(canvasElement);
    await waitFor(() => expect(tool(canvasElement, "Bold")).toHaveAttribute("aria-pressed", "true"));
    await expect(tool(canvasElement, "Italic")).toHaveAttribute("aria-pressed", "false");
    await userEvent.click(tool(canvasElement, "Italic"));
    await waitFor(() => expect(tool(canvasElement, "Italic")).toHaveAttribute("aria-pressed", "true"));
  },
};

export const ADetailIsFormatted: Story = {
  args: { en },
  play: async ({ canvasElement }) => {
    await choose(await write(canvasElement), "Due date");
    const form = within(await within(canvasElement).findByRole("dialog", { name: "Detail: Due date" }));
    await waitFor(() => expect(form.getByText("Missing for 1 of 2 sample people")).toBeVisible());
    await userEvent.selectOptions(form.getByLabelText("Shown as"), "text");
    await expect(form.getByLabelText("Shown as")).toHaveDisplayValue(/2026-11-04/);
  },
};

export const ThePickerOfDetails: Story = {
  args: { en: [{ t: "Hello " }] },
  play: async ({ canvasElement }) => {
    const editor = await write(canvasElement);
    await userEvent.click(tool(canvasElement, "Insert detail"));
    const find = await within(canvasElement).findByRole("combobox", { name: "Find a detail" });
    await userEvent.type(find, "due");
    const options = within(within(canvasElement).getByRole("listbox")).getAllByRole("option");
    await expect(options[0]).toHaveTextContent("Due dateNovember 4, 2026dueDate");
    await userEvent.keyboard("{ArrowDown}{ArrowUp}{Enter}");
    await waitFor(() => expect(editor).toHaveTextContent("Hello Due date"));
    await userEvent.click(tool(canvasElement, "Insert detail"));
    await within(canvasElement).findByRole("listbox");
  },
};

export const ALinkIsRefused: Story = {
  args: { en },
  play: async ({ canvasElement }) => {
    await write(canvasElement);
    await userEvent.click(tool(canvasElement, "Link…"));
    const dialog = within(await within(canvasElement).findByRole("dialog", { name: "Link" }));
    await userEvent.click(dialog.getByRole("radio", { name: "Web address" }));
    await userEvent.type(dialog.getByLabelText("Web address"), "https://elsewhere.example/");
    await userEvent.click(dialog.getByRole("button", { name: "Apply" }));
    await expect(dialog.getByText(/Links must not lead to this host/)).toBeVisible();
  },
};

export const CampaignTags: Story = {
  args: { en: [{ t: "help", a: { to: "url", url: "https://pay.riacredit.example/help?utm_source=email" } }] },
  play: async ({ canvasElement }) => {
    await write(canvasElement);
    await userEvent.click(tool(canvasElement, "Link…"));
    const dialog = within(await within(canvasElement).findByRole("dialog", { name: "Link" }));
    await userEvent.type(dialog.getByLabelText("Campaign"), "early");
    await waitFor(() =>
      expect(dialog.getByLabelText("Web address")).toHaveValue(
        "https://pay.riacredit.example/help?utm_source=email&utm_campaign=early",
      ),
    );
  },
};

export const ATextByNumber: Story = {
  args: {
    en: [{ t: "You pay in " }, { plural: "plan.count", forms: { one: [{ t: "one part" }], other: [{ t: "parts" }] } }],
  },
  play: async ({ canvasElement }) => {
    await choose(await write(canvasElement), "parts");
    const dialog = within(await within(canvasElement).findByRole("dialog", { name: "Text by number" }));
    await waitFor(() => expect(dialog.getByRole("textbox", { name: /^One such as 1/ })).toHaveTextContent("one part"));
    await userEvent.type(dialog.getByLabelText("Exact number"), "0{Enter}");
    await waitFor(() => expect(dialog.getByRole("textbox", { name: "Exactly 0" })).toBeVisible());
  },
};

export const ATextByWord: Story = {
  args: {
    en: [{ select: "debtor.form", cases: { ms: [{ t: "Ms" }], mr: [{ t: "Mr" }], other: [{ t: "Dear customer" }] } }],
  },
  play: async ({ canvasElement }) => {
    await choose(await write(canvasElement), "Dear customer");
    const dialog = within(await within(canvasElement).findByRole("dialog", { name: "Text by word" }));
    await waitFor(() => expect(dialog.getByRole("textbox", { name: "“ms”" })).toHaveTextContent("Ms"));
    await userEvent.click(dialog.getByRole("button", { name: "Remove “mr”" }));
    await waitFor(() => expect(dialog.queryByRole("textbox", { name: "“mr”" })).toBeNull());
  },
};

export const AnUnknownDetail: Story = {
  args: { en: [{ t: "Hello " }, { var: "debtor.nmae" }, { t: ", " }, { var: "obligations[].ref" }] },
  play: async ({ canvasElement }) => {
    const editor = await write(canvasElement);
    await expect(sign(editor, "debtor.nmae").dataset.tone).toBe("bad");
    await choose(editor, "debtor.nmae");
    const form = within(await within(canvasElement).findByRole("dialog", { name: "Unknown detail" }));
    await waitFor(() => expect(form.getByText(/is none of the details of this message/)).toBeVisible());
  },
};

export const InSpanish: Story = {
  args: { en, es: [{ t: "Hola, " }, { var: "debtor.name" }], spanish: true },
  play: async ({ canvasElement }) => {
    const editor = await write(canvasElement);
    await expect(editor).toHaveAccessibleName("Texto, inglés");
    await userEvent.click(tool(canvasElement, "Insertar dato"));
    await within(canvasElement).findByRole("combobox", { name: "Buscar un dato" });
  },
};

export const FromRightToLeft: Story = {
  args: { en, ar: [{ t: "مرحبا " }, { var: "debtor.name" }, { t: "، المبلغ " }, { var: "totalDueMinor" }], dir: "rtl" },
  play: async ({ canvasElement }) => {
    const editor = await write(canvasElement);
    await expect(getComputedStyle(editor).direction).toBe("rtl");
    await choose(editor, "Open amount");
    await within(canvasElement).findByRole("dialog", { name: "Detail: Open amount" });
  },
};

export const InTheDark: Story = { ...ADetailIsFormatted, args: { en, theme: "dark" } };

export const PastedFromWord: Story = {
  args: { en: [] },
  play: async ({ canvasElement }) => {
    const editor = await write(canvasElement);
    paste(
      editor,
      `<style>p{}</style><script>document.title = "ran"</script><p class=MsoNormal>Dear <b>Ms</b>\u202e Ferrer,<o:p></o:p></p><p><a href="javascript:document.title='ran'">pay</a><img src=x onerror="document.title='ran'"></p><p style="mso-hide:all">hidden</p>`,
    );
    await waitFor(() => expect(editor).toHaveTextContent("Dear Ms Ferrer,pay"));
    await expect(editor.querySelector("br")).not.toBeNull();
    await expect(
      within(canvasElement).getByText(/^Pasted without one sign that nobody sees, one link/, {
        selector: ".dn-toast p",
      }),
    ).toBeVisible();
    await expect(document.title).not.toBe("ran");
  },
};

export const TooMuchIsRefused: Story = {
  args: { en: [{ t: "kept" }] },
  play: async ({ canvasElement }) => {
    const editor = await write(canvasElement);
    paste(editor, `<p>${"x".repeat(5 * 1024 * 1024)}</p>`);
    await expect(
      await within(canvasElement).findByText(/That is more than 5 MB/, { selector: ".dn-toast p" }),
    ).toBeVisible();
    await expect(editor).toHaveTextContent("kept");
  },
};

export const FieldsOfAPanel: Story = {
  args: { en: [] },
  render: ({ theme = "light", dir = "ltr" }) => <Fields theme={theme} dir={dir} />,
  play: async ({ canvasElement }) => {
    const page = within(canvasElement);
    await waitFor(() => expect(page.getByRole("textbox", { name: "Subject" })).toBeVisible());
    const subject = page.getByRole("textbox", { name: "Subject" });
    subject.focus();
    paste(subject, "<p><b>one</b></p><p>line</p>");
    await waitFor(() => expect(page.getByRole("textbox", { name: "As it is sent" })).toHaveTextContent("one line"));
    await expect(subject.querySelector("strong, br:not(.ProseMirror-trailingBreak)")).toBeNull();
    await expect(page.getByRole("textbox", { name: "As it is sent" })).toHaveAttribute("aria-readonly", "true");
  },
};
