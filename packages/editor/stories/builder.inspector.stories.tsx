import { TemplateEditor, type TemplateEditorHandle, type TemplateEditorProps } from "@dunlin/editor/template-editor";
import { builderMessages as ES } from "@dunlin/editor/template-editor/es";
import "@dunlin/editor/template-editor.css";
import { type Block, blockHash, HOUSE_BRAND, type RichText, type Template, type TemplateKind } from "@dunlin/templates";
import { STARTER_SAMPLE, STARTER_TEMPLATES } from "@dunlin/templates/starter";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { createRef, useRef } from "react";
import { expect, fireEvent, fn, userEvent, waitFor, within } from "storybook/test";
import { useLook } from "./look.ts";

const MAIL = STARTER_TEMPLATES.find(({ id }) => id === "early-friendly") as Template;
const ofKind = (kind: TemplateKind): Template => STARTER_TEMPLATES.find((one) => one.kind === kind) as Template;

const block = (id: string, type: string, props: Readonly<Record<string, unknown>> = {}, more: Partial<Block> = {}) =>
  ({ id, type, v: 1, props, ...more }) as Block;
const say = (words: string): Readonly<Record<string, RichText>> => ({ en: [{ t: words }], es: [{ t: words }] });
const text = (id: string, runs: RichText, more: Partial<Block> = {}): Block =>
  block(id, "text", { text: { en: runs, es: runs } }, more);

/** A mail of these blocks, with the first one chosen. */
const mail = (root: readonly Block[], more: Partial<Template> = {}): Template =>
  ({ ...MAIL, root, ...more }) as Template;

const OVER = { ">": [{ var: "totalDueMinor" }, 15_000] } as const;
const VERSIONS = [
  { key: "A", label: "Usual" },
  { key: "B", label: "Soft" },
];
const PEOPLE = [
  { id: "lucia", title: "Lucía F., €182.40", context: STARTER_SAMPLE },
  { id: "small", title: "A small amount", context: { ...STARTER_SAMPLE, totalDueMinor: 900 } },
  { id: "unknown", title: "Nothing known", context: {} },
];
/** A green square, so that nothing is fetched. */
const SQUARE =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='40' height='40'%3E%3Cpath fill='%23297' d='M0 0h40v40H0z'/%3E%3C/svg%3E";

type Props = Partial<Omit<TemplateEditorProps, "ref" | "value">> & {
  readonly doc?: Template;
  readonly select?: readonly string[];
  readonly spanish?: boolean;
  readonly height?: number;
};

const handle = createRef<TemplateEditorHandle>();
const doc = (): Template => handle.current?.getDocument() as Template;
const propsOf = (id: string) => doc().root.find((one) => one.id === id)?.props;

function Harness({ doc: begin = MAIL, select = [], spanish = false, height = 900, ...rest }: Props) {
  const look = useLook();
  const chosen = useRef(false);
  return (
    <div style={{ blockSize: height }}>
      <TemplateEditor
        kind={begin.kind}
        defaultValue={begin}
        samples={PEOPLE}
        {...(spanish && { messages: ES })}
        {...rest}
        {...look}
        ref={(made) => {
          handle.current = made;
          if (made === null || chosen.current) return;
          chosen.current = true;
          if (select.length > 0) made.select(select);
        }}
      />
    </div>
  );
}

const meta: Meta<typeof Harness> = { title: "Marketer/Inspector", id: "builder-inspector", component: Harness };
export default meta;
type Story = StoryObj<typeof Harness>;

/** The inspector, once it is loaded. */
const inspector = async (canvasElement: HTMLElement) => {
  const side = await waitFor(() => {
    const found = canvasElement.querySelector<HTMLElement>("[data-region='inspector']");
    if (found?.querySelector(".dn-inspector-body") == null) throw new Error("not loaded yet");
    return found;
  });
  return within(side);
};

const retyped = async (input: HTMLElement, words: string) => {
  await userEvent.click(input);
  await userEvent.keyboard("{Control>}a{/Control}");
  await userEvent.keyboard(words);
  await userEvent.tab();
};

/** The field of a text, once its editor is there. */
const writer = (side: ReturnType<typeof within>, name: string) => side.findByRole("textbox", { name });

/** Types words as a keyboard does, in place of what is in it or at its end. */
function write(field: HTMLElement, words: string, all = false): void {
  field.focus();
  const selection = getSelection();
  selection?.selectAllChildren(field);
  if (!all) selection?.collapseToEnd();
  document.execCommand("insertText", false, words);
}

export const SettingsOfAMail: Story = {
  play: async ({ canvasElement }) => {
    const side = await inspector(canvasElement);
    await expect(side.getByText(/52 of 60/)).toBeVisible();
    write(await writer(side, "Subject"), ", as far as we can see here");
    await expect(await side.findByText(/of 60: the end may be cut off/)).toBeVisible();
    await expect(doc().settings).toMatchObject({
      subject: { en: [expect.anything(), { var: "dueDate" }, { t: expect.stringMatching(/yet, as far as we can/) }] },
    });
    handle.current?.undo();
    await expect(await side.findByText(/52 of 60/)).toBeVisible();
  },
};

export const SettingsOfAPage: Story = { args: { doc: ofKind("landing") } };
export const SettingsOfAnSms: Story = {
  args: { doc: ofKind("sms") },
  play: async ({ canvasElement }) => {
    const side = await inspector(canvasElement);
    await retyped(side.getByRole("textbox", { name: "Sender" }), "A sender of too many letters");
    await expect(await side.findByText("This is not written as it has to be.")).toBeVisible();
    await expect(doc().settings).not.toHaveProperty("sender", "A sender of too many letters");
    await retyped(side.getByRole("textbox", { name: "Sender" }), "RiaCredit");
    await expect(doc().settings).toHaveProperty("sender", "RiaCredit");
    await userEvent.click(side.getByRole("checkbox", { name: "Plain punctuation" }));
    await expect(doc().settings).toHaveProperty("plainPunctuation", false);
  },
};
export const SettingsOfWhatsApp: Story = {
  args: { doc: ofKind("whatsapp") },
  play: async ({ canvasElement }) => {
    const side = await inspector(canvasElement);
    const bases = within(side.getByRole("group", { name: "Links of buttons" }));
    const [base] = bases.getAllByRole("textbox");
    await retyped(base as HTMLElement, "javascript:alert(1)");
    await expect(await side.findByText(/This is not complete/)).toBeVisible();
    await expect(JSON.stringify(doc().settings)).not.toContain("javascript");
  },
};
export const SettingsOfACall: Story = { args: { doc: ofKind("voice") } };
export const SettingsOfALetter: Story = { args: { doc: ofKind("letter") } };
export const SettingsOfANotification: Story = { args: { doc: ofKind("push") } };
export const SettingsOfRcs: Story = { args: { doc: ofKind("rcs") } };

export const NumbersOutOfBoundsStayInTheField: Story = {
  play: async ({ canvasElement }) => {
    const side = await inspector(canvasElement);
    const width = side.getByRole("textbox", { name: "Width in pixels" });
    await retyped(width, "100");
    await expect(width).toHaveValue("100");
    await expect(width).toBeInvalid();
    await expect(await side.findByText("At least 320.")).toBeVisible();
    await expect(doc().settings).not.toHaveProperty("width");
    await retyped(width, "640");
    await expect(doc().settings).toHaveProperty("width", 640);
    await expect(width).toBeValid();
  },
};

export const AttachmentsAreAdded: Story = {
  play: async ({ canvasElement }) => {
    const side = await inspector(canvasElement);
    await userEvent.click(side.getByRole("button", { name: "Add to Attachments" }));
    await expect(doc().settings).toHaveProperty("attachments.length", 1);
    await retyped(side.getByRole("textbox", { name: "Media type" }), "no type");
    await expect(await side.findByText("This is not written as it has to be.")).toBeVisible();
    await retyped(side.getByRole("textbox", { name: "Media type" }), "text/csv");
    await expect(doc().settings).toHaveProperty("attachments.0.mediaType", "text/csv");
  },
};

export const WordsAndValues: Story = {
  args: { doc: mail([text("t", [{ t: "Your payment of " }, { var: "dueDate" }, { t: " is open." }])]), select: ["t"] },
  play: async ({ canvasElement }) => {
    const side = await inspector(canvasElement);
    const field = await writer(side, "Text");
    const was = JSON.stringify(propsOf("t"));
    field.focus();
    getSelection()?.selectAllChildren(field);
    getSelection()?.collapseToEnd();
    await userEvent.click(side.getByRole("button", { name: "Insert detail" }));
    const find = await within(canvasElement).findByRole("combobox", { name: "Find a detail" });
    await userEvent.type(find, "open amount{Enter}");
    const before = [{ t: "Your payment of " }, { var: "dueDate" }, { t: " is open." }];
    await expect(propsOf("t")).toHaveProperty("text.en", [...before, { var: "totalDueMinor" }]);
    await waitFor(() => expect(field).toHaveFocus());
    write(field, " left, {Due date}");
    await waitFor(() => expect(propsOf("t")).toHaveProperty("text.en.5", { var: "dueDate" }));
    // On a slow machine it is more than one burst.
    while (JSON.stringify(propsOf("t")) !== was && handle.current?.undo() === true);
    await expect(propsOf("t")).toHaveProperty("text.en", before);
    await expect(propsOf("t")).toHaveProperty("text.es.1", { var: "dueDate" });
  },
};

export const ButtonsLeadSomewhere: Story = {
  args: {
    doc: mail([block("b", "button", { label: say("Pay now"), link: { to: "variable", var: "payUrl" } })]),
    select: ["b"],
    links: { hosts: ["pay.example.com"] },
  },
  play: async ({ canvasElement }) => {
    const side = await inspector(canvasElement);
    const kind = side.getByRole("combobox", { name: "Leads to" });
    await userEvent.selectOptions(kind, "url");
    await expect(propsOf("b")).toHaveProperty("link.to", "variable");
    await retyped(side.getByRole("textbox", { name: "Web address" }), "https://evil.example/pay");
    await expect(await side.findByText(/Links must not lead to this host. Allowed: pay.example.com./)).toBeVisible();
    await expect(propsOf("b")).toHaveProperty("link.to", "variable");
    await retyped(side.getByRole("textbox", { name: "Web address" }), "https://pay.example.com/p?a=1");
    await expect(propsOf("b")).toHaveProperty("link", { to: "url", url: "https://pay.example.com/p?a=1" });
    await userEvent.click(side.getByText("Campaign tags"));
    await retyped(side.getByRole("textbox", { name: "Campaign" }), "early & friendly");
    await expect(propsOf("b")).toHaveProperty(
      "link.url",
      "https://pay.example.com/p?a=1&utm_campaign=early%20%26%20friendly",
    );
    await userEvent.selectOptions(kind, "phone");
    await retyped(side.getByRole("textbox", { name: "Phone number" }), "call me");
    await expect(await side.findByText(/This is not complete/)).toBeVisible();
    await retyped(side.getByRole("textbox", { name: "Phone number" }), "+34 960 000 210");
    await expect(propsOf("b")).toHaveProperty("link", { to: "phone", number: "+34 960 000 210" });
  },
};

export const ItemsMoveByButtonsAndKeys: Story = {
  args: { doc: mail([block("o", "obligationsTable")]), select: ["o"] },
  play: async ({ canvasElement }) => {
    const side = await inspector(canvasElement);
    const values = () => (propsOf("o")?.columns as unknown as readonly { value: string }[])?.map(({ value }) => value);
    await userEvent.click(side.getByRole("button", { name: "Move down: Columns 1" }));
    await expect(values()).toEqual(["obligations[].dueDate", "obligations[].ref", "obligations[].dueMinor"]);
    await expect(side.getByRole("button", { name: "Move down: Columns 2" })).toHaveFocus();
    await userEvent.keyboard("{Alt>}{ArrowUp}{/Alt}");
    await expect(values()[0]).toBe("obligations[].ref");
    await userEvent.click(side.getByRole("button", { name: "Add to Columns" }));
    await expect(values()).toHaveLength(4);
    await userEvent.click(side.getByRole("button", { name: "Remove Columns 4" }));
    await userEvent.click(side.getByRole("button", { name: "Remove Columns 1" }));
    await expect(values()).toEqual(["obligations[].dueDate", "obligations[].dueMinor"]);
    while (handle.current?.undo());
    await expect(propsOf("o")).toEqual({});
  },
};

export const RowsOfATable: Story = {
  args: {
    doc: mail([
      block("r", "table", {
        rows: [
          [say("Monday"), say("9:00 to 18:00")],
          [say("Sunday"), say("Closed")],
        ],
      }),
    ]),
    select: ["r"],
  },
  play: async ({ canvasElement }) => {
    const side = await inspector(canvasElement);
    await userEvent.click(side.getByRole("button", { name: "Move up: Rows 2" }));
    await expect(propsOf("r")).toHaveProperty("rows.0.0.en.0.t", "Sunday");
    await userEvent.click(side.getByRole("button", { name: "Add a row" }));
    await retyped(side.getByRole("textbox", { name: "Row 3, column 1" }), "Holidays");
    await expect(propsOf("r")).toHaveProperty("rows.2.0.en", [{ t: "Holidays" }]);
  },
};

export const ValuesThatAreGoneAreTold: Story = {
  args: { doc: mail([block("a", "amountDue", { amount: "nothingMinor" })]), select: ["a"] },
  play: async ({ canvasElement }) => {
    const side = await inspector(canvasElement);
    await expect(side.getByText("There is no value “nothingMinor” here. Choose another one.")).toBeVisible();
    const amount = side.getByRole("combobox", { name: "Amount" });
    await expect(within(amount).queryByRole("option", { name: /Due date/ })).toBeNull();
    await userEvent.selectOptions(amount, "totalDueMinor");
    await expect(within(amount).getByRole("option", { name: "Open amount (€182.40)" })).toBeInTheDocument();
    await expect(propsOf("a")).toHaveProperty("amount", "totalDueMinor");
  },
};

export const OnlySomePeopleSeeIt: Story = {
  args: { doc: mail([text("t", [{ t: "Pay in parts" }], { when: OVER })]), select: ["t"] },
  play: async ({ canvasElement, canvas }) => {
    const side = await inspector(canvasElement);
    await expect(canvas.getByText("Only people for whom “Open amount” is more than EUR 150.00 see this")).toBeVisible();
    await expect(side.getByText("1 of 3 sample people see it, not known for 1: they do not see it")).toBeVisible();
    await userEvent.click(await side.findByRole("button", { name: /Edit condition/ }));
    const dialog = within(await within(document.body).findByRole("dialog"));
    await expect(await dialog.findByText("of 3 sample people see it", { exact: false })).toBeVisible();
    await userEvent.click(dialog.getByRole("button", { name: "Done" }));
    await expect(doc().root[0]?.when).toEqual(OVER);
    await userEvent.click(side.getByRole("button", { name: "Show to everyone" }));
    await expect(doc().root[0]).not.toHaveProperty("when");
    await expect(await side.findByText("Everyone sees this.")).toBeVisible();
  },
};

export const VersionsOfTheContent: Story = {
  args: { doc: mail([text("t", [{ t: "Hello" }])], { variants: VERSIONS }), select: ["t"] },
  play: async ({ canvasElement }) => {
    const side = await inspector(canvasElement);
    await userEvent.click(side.getByRole("checkbox", { name: "A · Usual" }));
    await expect(doc().root[0]?.variants).toEqual(["B"]);
    await expect(side.getByRole("checkbox", { name: "B · Soft" })).toBeDisabled();
    await userEvent.click(side.getByRole("checkbox", { name: "A · Usual" }));
    await expect(doc().root[0]).not.toHaveProperty("variants");
  },
};

const APPROVED = text("legal", [{ t: "You can object to this claim." }]);

export const WhatWasApprovedIsOnlyRead: Story = {
  args: {
    doc: mail([APPROVED, text("t", [{ t: "Hello" }])], {
      variants: VERSIONS,
      policy: { locked: [{ block: "legal", sha256: blockHash(APPROVED) }], required: [{ type: "text" }] },
    }),
    select: ["legal"],
  },
  play: async ({ canvasElement }) => {
    const side = await inspector(canvasElement);
    await expect(side.getByText(/This was approved and is locked/)).toBeVisible();
    await expect(await writer(side, "Text")).toHaveAttribute("aria-readonly", "true");
    await expect(side.queryByRole("button", { name: "Insert detail" })).toBeNull();
    await expect(side.getByRole("checkbox", { name: "A · Usual" })).toBeDisabled();
    await retyped(side.getByRole("textbox", { name: "Note for colleagues" }), "Approved in May");
    await expect(doc().root[0]?.note).toBe("Approved in May");
  },
};

export const WhatIsRequiredIsForEveryone: Story = {
  args: {
    doc: mail([block("f", "legalFooter", { text: say("Who writes, and why.") })], {
      policy: { required: [{ type: "legalFooter" }] },
      variants: VERSIONS,
    }),
    select: ["f"],
  },
  play: async ({ canvasElement }) => {
    const side = await inspector(canvasElement);
    await expect(side.getByText("This is required: it cannot be deleted or restricted.")).toBeVisible();
    await expect(side.queryByRole("button", { name: /Restrict/ })).toBeNull();
  },
};

const IMAGE = block("i", "image", { source: { to: "url", url: "" }, alt: {}, decorative: false, width: 536 });
const PNG = Uint8Array.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\x40\0\0\0\xc8", (sign) => sign.charCodeAt(0));
const file = (name: string, content: BlobPart) => new File([content], name);
const upload = fn(async () => ({ url: "https://cdn.example/summer.png", alt: "A calm sea" }));

export const PicturesAreUploaded: Story = {
  args: { doc: mail([IMAGE]), select: ["i"], uploadAsset: upload },
  play: async ({ canvasElement }) => {
    upload.mockClear();
    const side = await inspector(canvasElement);
    const input = canvasElement.querySelector<HTMLInputElement>("input[type=file]") as HTMLInputElement;
    await expect(side.getByText(/Say what it shows/)).toBeVisible();
    await userEvent.upload(input, file("bad.svg", "<svg onload='x()'></svg>"), { applyAccept: false });
    await expect(await side.findByText(/This SVG has something in it that could run/)).toBeVisible();
    await userEvent.upload(input, file("photo.png", "no picture at all"), { applyAccept: false });
    await expect(await side.findByText(/This file is no picture/)).toBeVisible();
    await expect(upload).not.toHaveBeenCalled();
    await userEvent.upload(input, file("summer.png", PNG), { applyAccept: false });
    await waitFor(() => expect(propsOf("i")).toHaveProperty("source.url", "https://cdn.example/summer.png"));
    await expect(propsOf("i")).toMatchObject({ width: 320, alt: { en: [{ t: "A calm sea" }] } });
    await expect(side.queryByText(/Say what it shows/)).toBeNull();
    handle.current?.undo();
    await expect(propsOf("i")).toEqual(IMAGE.props);
    await userEvent.click(side.getByRole("checkbox", { name: "Says nothing" }));
    await expect(side.queryByRole("textbox", { name: "What it shows" })).toBeNull();
  },
};

export const PicturesAreDroppedAndPasted: Story = {
  args: { doc: mail([IMAGE]), select: ["i"], uploadAsset: upload },
  play: async ({ canvasElement }) => {
    upload.mockClear();
    await inspector(canvasElement);
    const box = canvasElement.querySelector<HTMLElement>(".dn-picture-box") as HTMLElement;
    const data = () => {
      const transfer = new DataTransfer();
      transfer.items.add(file("summer.png", PNG));
      return transfer;
    };
    const drop = new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: data() });
    await fireEvent(box, drop);
    await waitFor(() => expect(upload).toHaveBeenCalledTimes(1));
    await fireEvent(box, new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData: data() }));
    await waitFor(() => expect(upload).toHaveBeenCalledTimes(2));
    await waitFor(() => expect(propsOf("i")).toHaveProperty("source.url", "https://cdn.example/summer.png"));
  },
};

export const AnUploadIsStopped: Story = {
  args: {
    doc: mail([IMAGE]),
    select: ["i"],
    uploadAsset: (_, signal) =>
      new Promise((_done, fail) => signal.addEventListener("abort", () => fail(new Error("stopped")))),
  },
  play: async ({ canvasElement }) => {
    const side = await inspector(canvasElement);
    const input = canvasElement.querySelector<HTMLInputElement>("input[type=file]") as HTMLInputElement;
    await userEvent.upload(input, file("summer.png", PNG), { applyAccept: false });
    await userEvent.click(await side.findByRole("button", { name: "Stop" }));
    await expect(side.queryByText(/Uploading/)).toBeNull();
    await expect(propsOf("i")).toEqual(IMAGE.props);
  },
};

export const PicturesOfTheHost: Story = {
  args: {
    doc: mail([IMAGE]),
    select: ["i"],
    assets: [
      { url: "https://cdn.example/sea.png", title: "Sea", alt: "A calm sea", width: 1200, height: 400 },
      { url: "https://cdn.example/hand.png", title: "Hand" },
    ],
  },
  play: async ({ canvasElement }) => {
    const side = await inspector(canvasElement);
    await userEvent.click(side.getByRole("button", { name: "Choose…" }));
    const dialog = within(await within(document.body).findByRole("dialog", { name: "Pictures" }));
    await userEvent.click(dialog.getByRole("button", { name: "Sea" }));
    await expect(propsOf("i")).toMatchObject({ source: { url: "https://cdn.example/sea.png" }, width: 536 });
  },
};

export const TheLogoOnLightAndDark: Story = {
  args: {
    doc: mail([block("l", "logo")]),
    select: ["l"],
    uploadAsset: upload,
    brand: { ...HOUSE_BRAND, logo: { url: "https://cdn.example/logo.png", alt: say("Ría"), width: 120 } },
    onBrandChange: fn(),
  },
  play: async ({ canvasElement, args }) => {
    const side = await inspector(canvasElement);
    await expect(side.getByText("The same as on light ground.")).toBeVisible();
    const [, dark] = canvasElement.querySelectorAll<HTMLInputElement>("input[type=file]");
    await userEvent.upload(dark as HTMLInputElement, file("dark.png", PNG), { applyAccept: false });
    await waitFor(() =>
      expect(args.onBrandChange).toHaveBeenCalledWith(
        expect.objectContaining({
          logo: expect.objectContaining({
            url: "https://cdn.example/logo.png",
            darkUrl: "https://cdn.example/summer.png",
          }),
        }),
      ),
    );
  },
};

const OPENED: RichText = [{ t: "Your payment of " }, { var: "dueDate" }, { t: " has not reached us yet." }];
const OPEN = text("t", OPENED);

export const AnotherWordingIsTaken: Story = {
  args: {
    doc: mail([OPEN]),
    select: ["t"],
    rewrite: fn(async () => [
      { t: "Your payment of " },
      { var: "totalDueMinor" as const },
      { t: " is still on its way." },
    ]),
  },
  play: async ({ canvasElement, args }) => {
    const side = await inspector(canvasElement);
    await userEvent.click(await side.findByRole("button", { name: "Another wording…" }));
    await userEvent.selectOptions(side.getByRole("combobox", { name: "It should be" }), "friendlier");
    await userEvent.click(side.getByRole("button", { name: "Ask" }));
    const answer = within(await side.findByRole("region", { name: "Another wording" }));
    await expect(answer.getByText("Left out: Due date. People would miss it.")).toBeVisible();
    await expect(answer.getByText("Not in your wording: Open amount. Check whether it is right.")).toBeVisible();
    await expect(args.rewrite).toHaveBeenCalledWith(
      { locale: "en", runs: OPENED, wish: "Friendlier" },
      expect.anything(),
    );
    await expect(propsOf("t")).toEqual(OPEN.props);
    await userEvent.click(answer.getByRole("button", { name: "Take it" }));
    await expect(propsOf("t")).toHaveProperty("text.en.1", { var: "totalDueMinor" });
    handle.current?.undo();
    await expect(propsOf("t")).toEqual(OPEN.props);
  },
};

export const AnotherWordingIsLookedAt: Story = {
  args: {
    doc: mail([OPEN]),
    select: ["t"],
    rewrite: async () => [{ t: "Your payment of " }, { var: "dueDate" }, { t: " is still on its way to us." }],
  },
  play: async ({ canvasElement }) => {
    const side = await inspector(canvasElement);
    await userEvent.click(await side.findByRole("button", { name: "Another wording…" }));
    await userEvent.click(side.getByRole("button", { name: "Ask" }));
    await expect(await side.findByRole("button", { name: "Leave it" })).toBeVisible();
    await expect(propsOf("t")).toEqual(OPEN.props);
  },
};

export const NoOtherWordingComes: Story = {
  args: {
    doc: mail([OPEN]),
    select: ["t"],
    rewrite: fn(async () => [{ t: 5 } as never]),
  },
  play: async ({ canvasElement, args }) => {
    const side = await inspector(canvasElement);
    await userEvent.click(await side.findByRole("button", { name: "Another wording…" }));
    await userEvent.click(side.getByRole("button", { name: "Ask" }));
    await expect(await side.findByText("What came back is no text of this template.")).toBeVisible();
    (args.rewrite as ReturnType<typeof fn>).mockRejectedValueOnce(new Error("Busy"));
    await userEvent.click(side.getByRole("button", { name: "Ask" }));
    await expect(await side.findByText("No other wording came: Busy")).toBeVisible();
    await expect(propsOf("t")).toEqual(OPEN.props);
  },
};

export const SeveralBlocks: Story = {
  args: {
    doc: mail([text("a", [{ t: "One" }], { variants: ["A"] }), text("b", [{ t: "Two" }])], { variants: VERSIONS }),
    select: ["a", "b"],
  },
  play: async ({ canvasElement }) => {
    const side = await inspector(canvasElement);
    await expect(side.getByRole("heading", { name: "2 blocks" })).toBeVisible();
    await userEvent.click(side.getByRole("checkbox", { name: "B · Soft" }));
    await expect(doc().root.map(({ variants }) => variants)).toEqual([undefined, undefined]);
    await userEvent.click(side.getByRole("button", { name: "Duplicate" }));
    await expect(doc().root).toHaveLength(4);
    await userEvent.click(side.getByRole("button", { name: "Delete" }));
    await expect(doc().root).toHaveLength(2);
  },
};

export const RawMjml: Story = {
  args: {
    doc: mail([block("m", "mjml", { mjml: "<mj-text>Hello</mj-text", text: say("Hello") })], {
      policy: { mjml: true },
    }),
    select: ["m"],
  },
};

export const AFormOfAPage: Story = {
  args: { doc: mail([block("d", "disputeForm")]), select: ["d"], height: 1800 },
};

export const PlansOnOffer: Story = {
  args: { doc: mail([block("p", "installmentOffer")]), select: ["p"], spanish: true, height: 1400 },
};

export const KeysOfATelephone: Story = {
  args: {
    doc: { ...ofKind("voice"), root: [block("k", "menu")] } as Template,
    select: ["k"],
  },
  play: async ({ canvasElement }) => {
    const side = await inspector(canvasElement);
    const remove = side.getByRole("button", { name: "Remove Keys 1" });
    await expect(remove).toHaveAttribute("aria-disabled", "true");
    await expect(remove).toHaveAttribute("title", "There have to be 1 or more.");
  },
};

export const ATypeThatNobodyKnows: Story = {
  args: { doc: mail([block("x", "acme.robot", { speed: 3, text: "<script>alert(1)</script>" })]), select: ["x"] },
};

export const HostileAndLongWords: Story = {
  args: {
    doc: mail(
      [
        text(
          "t",
          [
            { t: "<img src=x onerror=alert(1)> {{debtor.name}} " },
            { var: "constructor.prototype" },
            { t: "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft \u202Egnp.exe" },
            { br: 1 },
            { plural: "plan.count", forms: { other: [{ t: "parts" }] } },
            { select: "debtor.form", cases: { other: [{ t: "Dear" }] } },
          ],
          { note: "<b>not bold</b>" },
        ),
      ],
      {
        variants: [
          { key: "A", label: "Ein sehr langer Name einer Fassung, der nirgends hineinpasst" },
          ...VERSIONS.slice(1),
        ],
      },
    ),
    select: ["t"],
    rewrite: async ({ runs }) => runs,
  },
};

export const InSpanish: Story = {
  args: {
    doc: mail([text("t", [{ t: "Pague a plazos" }], { when: OVER })], { variants: VERSIONS }),
    select: ["t"],
    spanish: true,
    rewrite: async ({ runs }) => runs,
  },
  play: async ({ canvasElement, canvas }) => {
    await inspector(canvasElement);
    await expect(canvas.getAllByText(/Solo lo ven las personas para las que/).length).toBeGreaterThan(0);
  },
};

export const FromRightToLeft: Story = {
  args: { doc: mail([OPEN]), select: ["t"], dir: "rtl" },
};

export const OnlyLookedAt: Story = {
  args: {
    doc: mail([block("o", "obligationsTable"), IMAGE], { variants: VERSIONS }),
    select: ["o"],
    mode: "view",
    readOnlyReason: "Version 4 is live.",
    uploadAsset: upload,
  },
  play: async ({ canvasElement }) => {
    const side = await inspector(canvasElement);
    await expect(side.getByText("Version 4 is live.")).toBeVisible();
    await expect(side.queryByRole("button", { name: /Add to|Remove|Move/ })).toBeNull();
  },
};

export const OnANarrowScreen: Story = {
  args: { doc: mail([{ ...IMAGE, props: { ...IMAGE.props, source: { to: "url", url: SQUARE } } }]), select: ["i"] },
  decorators: [
    (Shown) => (
      <div style={{ inlineSize: 420 }}>
        <Shown />
      </div>
    ),
  ],
};
