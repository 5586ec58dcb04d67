import { type Block, type BlockDefinition, blockRegistry, defineBlock, type Template } from "@dunlin/templates";
import { STARTER_BRAND, STARTER_SAMPLE, STARTER_TEMPLATES } from "@dunlin/templates/starter";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { createRef, useState } from "react";
import { expect, fireEvent, userEvent, waitFor, within } from "storybook/test";
import "@dunlin/editor/template-editor.css";
import { builderMessages as ES } from "../src/builder/es.ts";
import type { TemplateEditorHandle } from "../src/builder/host/props.ts";
import { TemplateEditor } from "../src/builder/shell/TemplateEditor.tsx";
import { BUILDER_EN, type BuilderMessages } from "../src/builder/words.ts";
import { GUARDED, section, starter, text } from "../test/builder/documents.ts";
import { turned, useLook } from "./look.ts";

interface HarnessProps {
  readonly doc?: Template;
  readonly messages?: BuilderMessages;
  readonly readOnly?: boolean;
  readonly theme?: "light" | "dark" | "contrast";
  readonly dir?: "ltr" | "rtl";
  readonly inlineSize?: number;
  readonly starters?: readonly Template[];
  /** Types of blocks that the host gives when a button is pressed. */
  readonly later?: readonly BlockDefinition[];
}

const handle = createRef<TemplateEditorHandle>();

const FEW = STARTER_TEMPLATES.slice(0, 3);

function Harness(props: HarnessProps) {
  const { doc, messages = BUILDER_EN, readOnly = false, inlineSize, starters = FEW, later, ...own } = props;
  const look = { theme: "light" as const, ...own, ...useLook() };
  const [blocks, setBlocks] = useState<typeof later>();
  return (
    <div style={{ blockSize: "100vh", inlineSize: inlineSize ?? "auto" }}>
      {later !== undefined && (
        <button type="button" onClick={() => setBlocks(later)}>
          Give types
        </button>
      )}
      <TemplateEditor
        ref={handle}
        {...(blocks && { blocks })}
        kind="email"
        {...(doc && { defaultValue: doc })}
        {...look}
        mode={readOnly ? "view" : "edit"}
        messages={messages}
        brand={STARTER_BRAND}
        samples={[{ id: "lucia", title: "Lucía F., €182.40", context: STARTER_SAMPLE }]}
        starters={starters}
      />
    </div>
  );
}

const meta = { title: "Marketer/Canvas", id: "builder-canvas", component: Harness } satisfies Meta<typeof Harness>;
export default meta;
type Story = StoryObj<typeof meta>;

const FIRST = starter("early-friendly");
const columns = (id: string, first: readonly Block[], second: readonly Block[]): Block => ({
  ...{ id, type: "columns", v: 1, props: { layout: "1-1" } },
  slots: { first, second },
});
/** A text, a section with two texts, columns with one text, and the small print. */
const MAIL: Template = {
  ...FIRST,
  locales: ["en"],
  policy: {},
  root: [
    text("hello", "Hello, we are writing about your payment."),
    section("box", [text("one", "Pay in one go."), text("two", "Or pay in two parts.")], { props: { ground: "wash" } }),
    columns("sides", [text("left", "Call us.")], []),
    text("bye", "Your team"),
    {
      id: "print",
      type: "legalFooter",
      v: 1,
      props: FIRST.root.find(({ type }) => type === "legalFooter")?.props ?? {},
    },
  ],
};

const doc = (): Template => (handle.current as TemplateEditorHandle).getDocument();
const order = (blocks: readonly Block[] = doc().root): readonly string[] => blocks.map(({ id }) => id);
const inSlot = (id: string, slot = "content") => order(doc().root.find((one) => one.id === id)?.slots?.[slot] ?? []);
const hit = (root: HTMLElement, id: string): HTMLElement =>
  root.querySelector(`[data-block="${id}"] > .dn-block-hit`) as HTMLElement;
const started = (root: HTMLElement, id: string) => waitFor(() => expect(hit(root, id)).toBeInTheDocument());
const focused = () => document.activeElement?.closest("[data-block]")?.getAttribute("data-block");
const choose = async (root: HTMLElement, id: string) => {
  await started(root, id);
  // A click right after a drag is a part of it.
  await waitFor(async () => {
    await userEvent.click(hit(root, id));
    await expect(hit(root, id)).toHaveAttribute("aria-pressed", "true");
  });
};
const bar = (root: HTMLElement) => root.querySelector(".dn-block-bar") as HTMLElement;
const tool = (root: HTMLElement, name: string) => root.querySelector(`[data-tool="${name}"]`) as HTMLElement;

export const Empty: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("heading", { name: "An empty message" })).toBeVisible();
    // Plus asks for a block, and what is found first is added.
    canvas.getByRole("button", { name: "Add a block here" }).focus();
    await userEvent.keyboard("+");
    await waitFor(() => expect(canvas.getByRole("searchbox")).toHaveFocus());
    await userEvent.keyboard("columns{Enter}");
    await waitFor(() => expect(focused()).toBe("columns"));
    await expect(canvas.getByText("First column: nothing here yet")).toBeVisible();
    handle.current?.undo();
    await waitFor(() => expect(canvas.getByRole("heading", { name: "An empty message" })).toBeVisible());
    await expect(document.activeElement).not.toBe(document.body);
  },
};

export const Filled: Story = { args: { doc: FIRST } };

/** BC9 Above a mail is what a list shows of it; a click leads to where it is written. */
export const Envelope: Story = {
  args: { doc: FIRST },
  play: async ({ canvas }) => {
    const envelope = within(await canvas.findByRole("region", { name: "In a list of mails" }));
    await userEvent.click(envelope.getByRole("button", { name: /^Preview/ }));
    await waitFor(() =>
      expect(document.activeElement?.closest("[data-setting]")).toHaveAttribute("data-setting", "/preheader"),
    );
  },
};

/** Some starters stand on the paper, all of them in a dialog. */
export const ManyStarters: Story = {
  args: { starters: STARTER_TEMPLATES },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("button", { name: "First reminder" })).toBeVisible();
    await userEvent.click(canvas.getByRole("button", { name: /^All \d+ starters…$/ }));
    const dialog = within(await canvas.findByRole("dialog"));
    await userEvent.type(dialog.getByRole("searchbox"), "settlement");
    await userEvent.click(dialog.getByRole("button", { name: /^Take it: Offer of a settlement$/ }));
    await waitFor(() => expect(canvas.queryByRole("dialog")).toBeNull());
    await expect(await canvas.findByRole("region", { name: "In a list of mails" })).toHaveTextContent(/\d+ of 60/);
  },
};

export const ReadOnly: Story = {
  args: { doc: MAIL, readOnly: true },
  play: async ({ canvasElement }) => {
    await choose(canvasElement, "one");
    await expect(
      within(bar(canvasElement))
        .getAllByRole("button")
        .map((one) => one.textContent || one.ariaLabel),
    ).toEqual(["Section", "Choose Section around it"]);
    await userEvent.keyboard("{Delete}m{Alt>}{ArrowUp}{/Alt}");
    await expect(doc()).toBe(MAIL);
  },
};

/** The name of what is under the pointer; the block around the chosen one; the way out of it. */
export const Hovered: Story = {
  args: { doc: MAIL },
  play: async ({ canvasElement }) => {
    await started(canvasElement, "hello");
    await userEvent.hover(hit(canvasElement, "hello"));
    await expect(hit(canvasElement, "hello").dataset.name).toBe("Text");
  },
};

export const SelectedInASection: Story = {
  args: { doc: MAIL },
  play: async ({ canvasElement }) => {
    await choose(canvasElement, "two");
    await expect(within(bar(canvasElement)).getByRole("navigation", { name: "Where this is" })).toHaveTextContent(
      "SectionText",
    );
    await userEvent.click(tool(canvasElement, "parent"));
    await waitFor(() => expect(focused()).toBe("box"));
    await userEvent.keyboard("{ArrowDown}");
    await waitFor(() => expect(focused()).toBe("one"));
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(focused()).toBe("box"));
  },
};

/** The bar stands above a block, below it at the upper edge of the desk, and inside the paper to both sides. */
export const BarInSight: Story = {
  args: { doc: MAIL, inlineSize: 700 },
  play: async ({ canvasElement }) => {
    await choose(canvasElement, "left");
    const inside = () => {
      const [one, paper] = [bar(canvasElement), canvasElement.querySelector(".dn-paper") as HTMLElement].map(
        (element) => element.getBoundingClientRect(),
      ) as [DOMRect, DOMRect];
      return one.left >= paper.left - 1 && one.right <= paper.right + 1;
    };
    await expect(bar(canvasElement).dataset.side).toBe("above");
    await expect(inside()).toBe(true);
    const desk = canvasElement.querySelector(".dn-desk") as HTMLElement;
    desk.style.setProperty("block-size", "300px");
    desk.scrollTop += hit(canvasElement, "left").getBoundingClientRect().top - desk.getBoundingClientRect().top - 10;
    await waitFor(() => expect(bar(canvasElement).dataset.side).toBe("below"));
    await expect(inside()).toBe(true);
  },
};

/** Everything that can be done with a block is in its menu, by the right button and by keys. */
export const MenuOfABlock: Story = {
  args: { doc: MAIL },
  play: async ({ canvas, canvasElement }) => {
    await started(canvasElement, "bye");
    await userEvent.pointer({ keys: "[MouseRight]", target: hit(canvasElement, "bye") });
    const menu = await canvas.findByRole("menu", { name: "Text" });
    await userEvent.click(within(menu).getByRole("menuitem", { name: /^Duplicate/ }));
    await waitFor(() => expect(order()).toHaveLength(6));
    await waitFor(() => expect(focused()).toBe("bye-2"));
    await userEvent.keyboard("{Shift>}{F10}{/Shift}");
    await userEvent.click(within(await canvas.findByRole("menu")).getByRole("menuitem", { name: /^Delete/ }));
    await waitFor(() => expect(doc().root).toEqual(MAIL.root));
    await waitFor(() => expect(focused()).toBe("print"));
    await userEvent.keyboard("{Shift>}{F10}{/Shift}");
    await userEvent.click(within(await canvas.findByRole("menu")).getByRole("menuitem", { name: /^Copy/ }));
    await waitFor(() => expect(focused()).toBe("print"));
  },
};

export const SeveralChosen: Story = {
  args: { doc: MAIL },
  play: async ({ canvasElement }) => {
    await choose(canvasElement, "hello");
    await userEvent.keyboard("{Shift>}{ArrowDown}{ArrowDown}{/Shift}");
    await waitFor(() => expect(focused()).toBe("sides"));
    await expect(canvasElement.querySelectorAll("[data-selected]")).toHaveLength(3);
    await expect(bar(canvasElement)).toHaveTextContent("3 blocks");
    await fireEvent.click(hit(canvasElement, "box"), { ctrlKey: true });
    await expect(canvasElement.querySelectorAll("[data-selected]")).toHaveLength(2);
    hit(canvasElement, "hello").focus();
    await userEvent.keyboard("{Control>}a{/Control}");
    await expect(canvasElement.querySelectorAll("[data-selected]")).toHaveLength(5);
    await expect(focused()).toBe("hello");
    await fireEvent.click(hit(canvasElement, "hello"));
    await fireEvent.click(hit(canvasElement, "two"), { shiftKey: true });
    await waitFor(() => expect(bar(canvasElement)).toHaveTextContent("2 blocks"));
  },
};

/** Whatever is done, and undone, the focus is on a block. */
export const FocusIsKept: Story = {
  args: { doc: MAIL },
  play: async ({ canvasElement }) => {
    await choose(canvasElement, "bye");
    await userEvent.keyboard("{Delete}");
    await waitFor(() => expect(focused()).toBe("print"));
    await userEvent.keyboard("{Control>}z{/Control}");
    await waitFor(() => expect(focused()).toBe("bye"));
    await userEvent.keyboard("{Control>}d{/Control}");
    await waitFor(() => expect(focused()).toBe("bye-2"));
    await userEvent.keyboard("{Control>}z{/Control}");
    await waitFor(() => expect(focused()).toBe("bye"));
    await userEvent.keyboard("{Control>}y{/Control}");
    await waitFor(() => expect(focused()).toBe("bye-2"));
    await userEvent.keyboard("{Alt>}{ArrowUp}{ArrowUp}{/Alt}");
    await waitFor(() => expect(order()).toEqual(["hello", "box", "bye-2", "sides", "bye", "print"]));
    await waitFor(() => expect(focused()).toBe("bye-2"));
    await userEvent.keyboard("{ArrowUp}{ArrowUp}{ArrowLeft}");
    await waitFor(() => expect(focused()).toBe("box"));
    tool(canvasElement, "down").focus();
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(order().indexOf("box")).toBe(2));
    await waitFor(() => expect(document.activeElement).toBe(tool(canvasElement, "down")));
  },
};

/** A block is taken up by a key and put down by arrows and Enter; Escape leaves everything as it was. */
export const Carrying: Story = {
  args: { doc: MAIL },
  play: async ({ canvasElement }) => {
    await choose(canvasElement, "hello");
    await userEvent.keyboard("m");
    await waitFor(() =>
      expect(document.activeElement).toHaveAccessibleName(/^Place \d of \d: in Section, before Text /),
    );
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(focused()).toBe("hello"));
    await expect(doc()).toBe(MAIL);
    await userEvent.keyboard("m{End}{ArrowUp}");
    await expect(document.activeElement).toHaveAccessibleName(/: before Text /);
    await userEvent.keyboard("{Home}{ArrowDown}{ArrowDown}");
    await expect(document.activeElement).toHaveAccessibleName(/in Section, at the end /);
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(inSlot("box")).toEqual(["one", "two", "hello"]));
    await waitFor(() => expect(focused()).toBe("hello"));
    await userEvent.keyboard("m");
    await waitFor(() => expect(document.activeElement).toHaveAccessibleName(/^Place/));
  },
};

const said = (root: HTMLElement) => root.querySelector("[data-region='announcements']")?.textContent;
const clipboard = (type: "copy" | "paste", data: DataTransfer) =>
  document.activeElement?.dispatchEvent(
    new ClipboardEvent(type, { bubbles: true, cancelable: true, clipboardData: data }),
  );

/** Who sees nothing hears what was done, and where a block stands now; twice the same is said twice. */
export const WhatIsDoneIsSaid: Story = {
  args: {
    doc: {
      ...GUARDED,
      root: [text("first", "Hello"), section("box", [text("two", "In parts")]), ...GUARDED.root],
    } as Template,
    messages: ES,
  },
  play: async ({ canvas, canvasElement }) => {
    const heard = (words: string | RegExp) => waitFor(() => expect(said(canvasElement)).toMatch(words));
    await choose(canvasElement, "first");
    await userEvent.keyboard("{Control>}d{/Control}");
    await heard("Hecho: duplicar. «Texto» está antes de Sección.");
    await userEvent.keyboard("{Alt>}{ArrowDown}{/Alt}");
    await heard(/^Hecho: mover bloque. «Texto» está antes de /);
    await userEvent.keyboard("{Delete}");
    await heard("Hecho: eliminar bloque.");
    const before = canvasElement.querySelector("[data-region='announcements'] > *");
    await choose(canvasElement, "two");
    await userEvent.keyboard("{Delete}");
    await waitFor(() => expect(canvasElement.querySelector("[data-region='announcements'] > *")).not.toBe(before));
    await heard("Hecho: eliminar bloque.");
    await userEvent.keyboard("{Control>}z{/Control}");
    await heard("Deshecho: eliminar bloque.");
    await userEvent.keyboard("{Control>}y{/Control}");
    await heard("Rehecho: eliminar bloque.");

    await choose(canvasElement, "first");
    const data = new DataTransfer();
    clipboard("copy", data);
    await heard("Copiado.");
    clipboard("paste", data);
    await heard("Pegado. «Texto» está antes de Sección.");
    await userEvent.keyboard("m");
    await heard("¿Dónde va «Texto»? Elija un lugar, o Escape.");
    await userEvent.keyboard("{Escape}");
    await heard("Todo queda donde estaba.");
    await userEvent.keyboard("m{End}{Enter}");
    await heard("Hecho: mover bloque. «Texto» está antes de Pie legal.");
    await userEvent.click(canvas.getByRole("button", { name: "Botón" }));
    await heard("¿Dónde va «Botón»? Elija un lugar, o Escape.");
    await userEvent.keyboard("{Home}{Enter}");
    await heard(/^Hecho: añadir bloque. «Botón» está antes de /);
    await choose(canvasElement, "approved");
    await userEvent.keyboard("{Delete}");
    await heard("«Texto» está aprobado y bloqueado. Para cambiarlo, pida otra aprobación.");
  },
};

const pointer = (target: Element | Document, type: string, x: number, y: number) =>
  target.dispatchEvent(
    new PointerEvent(type, { bubbles: true, cancelable: true, isPrimary: true, button: 0, clientX: x, clientY: y }),
  );
const box = (element: Element) => element.getBoundingClientRect();

/** Takes something by the pointer; what drags is loaded after the first drawing. */
async function pickUp(root: HTMLElement, grip: HTMLElement): Promise<void> {
  const { left, top } = box(grip);
  await waitFor(async () => {
    pointer(grip, "pointerdown", left + 12, top + 8);
    pointer(document, "pointermove", left + 30, top + 12);
    await waitFor(() => expect(root.querySelector(".dn-dragged")).not.toBeNull(), { timeout: 300 });
  });
}
const over = (x: number, y: number) => pointer(document, "pointermove", x, y);

/** From the palette: the line says what will be dropped, nothing of the page moves, and it is one step of the history. */
export const DraggingFromThePalette: Story = {
  args: { doc: MAIL },
  play: async ({ canvas, canvasElement }) => {
    await started(canvasElement, "hello");
    const entry = canvas.getByRole("button", { name: "Button" });
    const before = box(hit(canvasElement, "bye")).top;
    await pickUp(canvasElement, entry);
    const { left, bottom } = box(hit(canvasElement, "hello"));
    over(left + 40, bottom);
    await expect(await canvas.findByText("Drop “Button” here")).toBeVisible();
    await expect(box(hit(canvasElement, "bye")).top).toBe(before);
    pointer(document, "pointerup", left + 40, bottom);
    await waitFor(() => expect(order()).toEqual(["hello", "button", "box", "sides", "bye", "print"]));
    await waitFor(() => expect(focused()).toBe("button"));
    handle.current?.undo();
    await waitFor(() => expect(doc()).toBe(MAIL));
  },
};

/** Between a section, the message and a column that is empty. */
export const DraggingBetweenSections: Story = {
  args: { doc: MAIL },
  play: async ({ canvasElement }) => {
    await started(canvasElement, "two");
    await pickUp(canvasElement, hit(canvasElement, "two"));
    const empty = canvasElement.querySelector(".dn-slot-empty") as HTMLElement;
    const { left, top, width, height } = box(empty);
    over(left + width / 2, top + height / 2);
    await waitFor(() => expect(canvasElement.querySelector(".dn-drop")).toHaveTextContent("Drop “Text” here"));
    pointer(document, "pointerup", left + width / 2, top + height / 2);
    await waitFor(() => expect(inSlot("sides", "second")).toEqual(["two"]));
    await expect(inSlot("box")).toEqual(["one"]);
  },
};

export const DragIsCanceled: Story = {
  args: { doc: MAIL },
  play: async ({ canvasElement }) => {
    await started(canvasElement, "bye");
    await pickUp(canvasElement, hit(canvasElement, "bye"));
    const { left, top } = box(hit(canvasElement, "hello"));
    over(left + 20, top);
    await waitFor(() => expect(canvasElement.querySelector(".dn-drop")).not.toBeNull());
    await fireEvent.keyDown(document, { key: "Escape", code: "Escape" });
    await waitFor(() => expect(canvasElement.querySelector(".dn-dragged")).toBeNull());
    await expect(doc()).toBe(MAIL);
    await pickUp(canvasElement, hit(canvasElement, "bye"));
    over(left + 20, top);
    await waitFor(() => expect(canvasElement.querySelector(".dn-drop")).not.toBeNull());
  },
};

/** What is locked says so, and stays: by dragging, by keys, by its tools. */
export const Locked: Story = {
  args: { doc: GUARDED },
  play: async ({ canvas, canvasElement }) => {
    await started(canvasElement, "fixed");
    await expect(hit(canvasElement, "fixed").parentElement).toHaveTextContent("Text · locked with its place");
    await pickUp(canvasElement, hit(canvasElement, "fixed"));
    await waitFor(() =>
      expect(canvasElement.querySelector(".dn-dragged")).toHaveTextContent(/was approved and is locked/),
    );
    const { left, top } = box(hit(canvasElement, "approved"));
    over(left + 40, top + 10);
    pointer(document, "pointerup", left + 40, top + 10);
    await waitFor(() => expect(canvasElement.querySelector(".dn-dragged")).toBeNull());
    await choose(canvasElement, "fixed");
    await userEvent.keyboard("m{Delete}{Alt>}{ArrowDown}{/Alt}");
    await expect(doc()).toBe(GUARDED);
    await expect(await canvas.findAllByText(/was approved and is locked/)).not.toHaveLength(0);
    await expect(tool(canvasElement, "delete")).toHaveAttribute("aria-disabled", "true");
  },
};

/** The desk scrolls as long as something is held at its edge. */
export const ScrollsAtTheEdge: Story = {
  args: { doc: FIRST },
  play: async ({ canvas, canvasElement }) => {
    await started(canvasElement, order(FIRST.root)[0] as string);
    const desk = canvasElement.querySelector(".dn-desk") as HTMLElement;
    desk.style.setProperty("block-size", "300px");
    await pickUp(canvasElement, canvas.getByRole("button", { name: "Text" }));
    const { left, width, bottom } = box(desk);
    over(left + width / 2, bottom - 4);
    await waitFor(() => expect(desk.scrollTop).toBeGreaterThan(60));
    await fireEvent.keyDown(document, { key: "Escape", code: "Escape" });
    await waitFor(() => expect(canvasElement.querySelector(".dn-drop")).toBeNull());
    desk.style.removeProperty("block-size");
  },
};

/** The message as a tree: the same blocks, keys and menu; what is chosen there is shown on the paper. */
export const Outline: Story = {
  args: { doc: GUARDED },
  play: async ({ canvas, canvasElement, globals }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Outline" }));
    const tree = await canvas.findByRole("tree", { name: "Outline" });
    const row = (id: string) => tree.querySelector(`[data-row="${id}"]`) as HTMLElement;
    await expect(row("approved")).toHaveAttribute("aria-level", "2");
    await expect(row("approved")).toHaveAttribute("aria-posinset", "1");
    await expect(row("approved")).toHaveAttribute("aria-setsize", "2");
    await expect(row("approved")).toHaveTextContent("TextYou can object to this claim.locked");
    await expect(row("soft")).toHaveTextContent("version B only");
    await userEvent.click(row("around"));
    await userEvent.keyboard(turned("{ArrowLeft}", globals));
    await waitFor(() => expect(row("approved")).toBeNull());
    await userEvent.keyboard(turned("{ArrowRight}{ArrowRight}{ArrowDown}", globals));
    await waitFor(() => expect(row("soft")).toHaveFocus());
    await expect(hit(canvasElement, "soft")).toHaveAttribute("aria-pressed", "true");
    await userEvent.click(row("approved"));
    await userEvent.keyboard("{Delete}");
    await expect(doc()).toBe(GUARDED);
    const before = order().indexOf("around");
    await userEvent.click(row("around"));
    await userEvent.keyboard("{Alt>}{ArrowUp}{/Alt}");
    await waitFor(() => expect(order().indexOf("around")).toBeLessThan(before));
    await waitFor(() => expect(row("around")).toHaveFocus());
    await userEvent.keyboard("{Shift>}{F10}{/Shift}");
    await expect(await canvas.findByRole("menu", { name: "Section" })).toBeVisible();
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(row("around")).toHaveFocus());
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(focused()).toBe("around"));
  },
};

const LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(2);

export const LongWords: Story = {
  args: { doc: { ...MAIL, root: [text("long", LONG), columns("sides", [text("in", LONG)], [text("on", LONG)])] } },
  play: async ({ canvasElement }) => {
    await choose(canvasElement, "in");
    const paper = canvasElement.querySelector(".dn-paper") as HTMLElement;
    await expect(paper.scrollWidth).toBeLessThanOrEqual(paper.clientWidth);
  },
};

/** A text from the right: arrows go in and out as it is read, whatever the direction of the builder is. */
export const RightToLeftMessage: Story = {
  args: {
    doc: {
      ...MAIL,
      ...{ defaultLocale: "ar", locales: ["ar"] },
      root: MAIL.root.slice(1, 3),
    },
  },
  play: async ({ canvasElement }) => {
    await choose(canvasElement, "box");
    await userEvent.keyboard("{ArrowLeft}");
    await waitFor(() => expect(focused()).toBe("one"));
    await userEvent.keyboard("{ArrowRight}");
    await waitFor(() => expect(focused()).toBe("box"));
  },
};

export const PhoneWidth: Story = {
  args: { doc: MAIL, inlineSize: 390 },
  play: async ({ canvas, canvasElement }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Blocks" }));
    await choose(canvasElement, "left");
    const { left, right } = box(bar(canvasElement));
    const paper = box(canvasElement.querySelector(".dn-paper") as HTMLElement);
    await expect(left).toBeGreaterThanOrEqual(paper.left - 1);
    await expect(right).toBeLessThanOrEqual(paper.right + 1);
  },
};

let drawn = 0;
/** Every drawing of a block asks for what is read out of it. */
const COUNTING: BuilderMessages = {
  ...BUILDER_EN,
  paper: {
    ...BUILDER_EN.paper,
    block(name, words) {
      drawn += 1;
      return BUILDER_EN.paper.block(name, words);
    },
  },
};
const MANY: Template = {
  ...MAIL,
  root: [
    ...Array.from({ length: 120 }, (_, i) => text(`t${i}`, `Text ${i}`)),
    section(
      "box",
      Array.from({ length: 29 }, (_, i) => text(`s${i}`, `Inside ${i}`)),
    ),
  ],
};

/** 150 blocks: what is chosen, written or dragged draws only what is another one afterwards. */
export const HundredAndFifty: Story = {
  args: { doc: MANY, messages: COUNTING },
  play: async ({ canvas, canvasElement }) => {
    await choose(canvasElement, "t0");
    drawn = 0;
    await userEvent.click(hit(canvasElement, "t5"));
    await waitFor(() => expect(bar(canvasElement).closest("[data-block]")).toHaveAttribute("data-block", "t5"));
    await expect(drawn).toBeLessThanOrEqual(2);
    drawn = 0;
    handle.current?.execute({
      type: "text.set",
      id: "s3",
      path: "/props/text",
      locale: "en",
      runs: [{ t: "Another" }],
    });
    await canvas.findByText("Another");
    await expect(drawn).toBeLessThanOrEqual(2);
    drawn = 0;
    await pickUp(canvasElement, hit(canvasElement, "t5"));
    const { left, bottom } = box(hit(canvasElement, "t2"));
    for (let y = 0; y < 10; y++) over(left + 40, bottom + y);
    await waitFor(() => expect(canvasElement.querySelector(".dn-drop")).not.toBeNull());
    await expect(drawn).toBe(0);
    pointer(document, "pointerup", left + 40, bottom);
    await waitFor(() => expect(order().indexOf("t5")).toBe(3));
    await expect(drawn).toBe(0);
    await userEvent.keyboard("m");
    await waitFor(() => expect(document.activeElement).toHaveAccessibleName(/^Place/));
    await expect(drawn).toBeLessThanOrEqual(1);
  },
};

const METER = defineBlock({
  ...(blockRegistry().get("text") as BlockDefinition),
  ...{ type: "acme.meter", title: "Meter", summary: "Shows a share." },
});

/** BU13 */
export const TypesOfBlocksComeLater: Story = {
  args: {
    doc: { ...MAIL, root: [{ id: "m", type: "acme.meter", v: 1, props: {} } as Block, ...MAIL.root] },
    later: [METER],
  },
  play: async ({ canvas, canvasElement }) => {
    await waitFor(() => expect(canvasElement.querySelector('[data-block="m"]')).not.toBeNull());
    await expect(canvasElement.querySelector('[data-block="m"] > .dn-block-hit')).toHaveAccessibleName("acme.meter");
    await expect(canvas.queryByRole("button", { name: "Meter" })).toBeNull();
    await userEvent.click(canvas.getByRole("button", { name: "Give types" }));
    await expect(canvasElement.querySelector('[data-block="m"] > .dn-block-hit')).toHaveAccessibleName(/^Meter/);
    await expect(within(canvasElement.querySelector(".dn-palette") as HTMLElement).getByText("Meter")).toBeVisible();
    const outcome = handle.current?.execute({
      ...{ type: "blocks.insert", place: { index: 0 } },
      blocks: [{ id: "n", type: "acme.meter", v: 1, props: {} } as Block],
    });
    await expect(outcome).toMatchObject({ ok: true });
  },
};
