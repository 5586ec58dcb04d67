import { type Change, defineNodeType, type StrategyEditorHandle, type Viewport } from "@dunlin/editor";
import type { Strategy } from "@dunlin/engine";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { useRef, useState } from "react";
import { expect, fn, userEvent, waitFor, within } from "storybook/test";
import early from "../../../examples/strategies/b-early-stage.json";
import { Editor } from "./editors.tsx";

const EARLY = early as unknown as Strategy;

const meta: Meta = { title: "Product team/In a host", id: "editor-in-a-host" };
export default meta;

const onChange = fn<(doc: Strategy, change: Change) => void>();

const stepIn = (root: HTMLElement, id: string) => root.querySelector<HTMLElement>(`[data-step="${id}"]`);
const focusStep = async (root: HTMLElement, id: string) => {
  await waitFor(() => expect(stepIn(root, id)).not.toBeNull());
  await userEvent.click(stepIn(root, id)?.querySelector("button") as HTMLElement);
};

const Frame = ({ children }: { readonly children: React.ReactNode }) => (
  <div style={{ blockSize: "100vh" }}>{children}</div>
);

/** The host holds the document and gives back what it is told. */
function Holding() {
  const [doc, setDoc] = useState(EARLY);
  return (
    <Frame>
      <Editor
        value={doc}
        onChange={(next, change) => {
          onChange(next, change);
          setDoc(next);
        }}
      />
    </Frame>
  );
}

export const HoldsTheDocument: StoryObj = {
  render: () => <Holding />,
  play: async ({ canvasElement }) => {
    onChange.mockClear();
    await focusStep(canvasElement, "mail1");
    await userEvent.keyboard("{Delete}");
    await waitFor(() => expect(stepIn(canvasElement, "mail1")).toBeNull());
    await expect(onChange).toHaveBeenCalledTimes(1);
    await expect(onChange.mock.calls[0]?.[1]).toMatchObject({
      origin: "keyboard",
      command: { type: "steps.remove", ids: ["mail1"] },
    });
    await userEvent.keyboard("{Control>}z{/Control}");
    await waitFor(() => expect(stepIn(canvasElement, "mail1")).not.toBeNull());
    await expect(onChange.mock.calls[1]?.[0]).toBe(EARLY);
  },
};

/** The host keeps its document, so nothing changes. */
export const RefusesAChange: StoryObj = {
  render: () => (
    <Frame>
      <Editor value={EARLY} onChange={onChange} />
    </Frame>
  ),
  play: async ({ canvasElement }) => {
    onChange.mockClear();
    await focusStep(canvasElement, "mail1");
    await userEvent.keyboard("{Delete}");
    await waitFor(() => expect(onChange).toHaveBeenCalledTimes(1));
    await waitFor(() => expect(stepIn(canvasElement, "mail1")).not.toBeNull());
  },
};

/** The host does not let everybody do everything, and says why. */
export const Permissions: StoryObj = {
  render: () => (
    <Frame>
      <Editor
        defaultValue={EARLY}
        permissions={{ publish: false, allows: ({ type }) => type !== "steps.remove" || "Ask Risk before you delete." }}
        onPublish={fn()}
      />
    </Frame>
  ),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await focusStep(canvasElement, "mail1");
    await userEvent.keyboard("{Delete}");
    await expect((await canvas.findAllByText("Ask Risk before you delete."))[0]).toBeInTheDocument();
    await expect(stepIn(canvasElement, "mail1")).not.toBeNull();
    await expect(canvas.getByRole("button", { name: "Publish…" })).toHaveAttribute("aria-disabled", "true");
  },
};

/** Changes that are not saved keep the page from being left by mistake. */
function Saving() {
  const [savedAt, setSavedAt] = useState(0);
  return (
    <Frame>
      <button type="button" onClick={() => setSavedAt(Date.UTC(2026, 10, 26, 9, 30))}>
        Save
      </button>
      <Editor defaultValue={EARLY} savedAt={savedAt} />
    </Frame>
  );
}

export const AsksBeforeChangesAreLost: StoryObj = {
  render: () => <Saving />,
  play: async ({ canvasElement }) => {
    const leaves = () => window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
    await focusStep(canvasElement, "mail1");
    await expect(leaves()).toBe(true);
    await userEvent.keyboard("{Delete}");
    await waitFor(() => expect(leaves()).toBe(false));
    await userEvent.click(within(canvasElement).getByRole("button", { name: "Save" }));
    await waitFor(() => expect(leaves()).toBe(true));
  },
};

/** What a host can ask of an editor. */
function Asking() {
  const editor = useRef<StrategyEditorHandle>(null);
  const [said, setSaid] = useState("");
  return (
    <Frame>
      <button
        type="button"
        onClick={() => {
          const handle = editor.current;
          if (handle === null) return;
          handle.execute({ type: "field.set", path: "/nodes/mail1/name", value: "Renamed by the host" });
          handle.reveal("mail1");
          const refused = handle.execute({ type: "steps.remove", ids: ["none"] });
          setSaid(`${refused.ok}, ${handle.validate().length > 0}, ${handle.toSVG().startsWith("<svg")}`);
        }}
      >
        Ask
      </button>
      <output>{said}</output>
      <Editor ref={editor} defaultValue={EARLY} />
    </Frame>
  );
}

export const ByRef: StoryObj = {
  render: () => <Asking />,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await waitFor(() => expect(stepIn(canvasElement, "mail1")).not.toBeNull());
    await userEvent.click(canvas.getByRole("button", { name: "Ask" }));
    await expect(await canvas.findByText("false, true, true")).toBeVisible();
    await waitFor(() => expect(stepIn(canvasElement, "mail1")).toHaveTextContent("Renamed by the host"));
  },
};

const SCORING = defineNodeType({
  type: "bankScoring",
  label: "Bank scoring",
  title: "Asks the bank for a score.",
  group: "work",
  icon: "chart",
  parameters: {
    properties: { model: { type: "string", title: "Model", description: "The name of the model." } },
    required: ["model"],
  },
  ports: () => [
    { name: "high", required: true },
    { name: "low", required: true },
  ],
  waits: () => false,
  compile: () => ({ visit: () => ({ to: "port", port: "high" }) }),
  create: () => ({ model: "m7" }),
  summary: (node) => `Model ${String(node.model)}`,
  Card: ({ node }) => (
    <>
      Model <b>{String(node.model)}</b>
    </>
  ),
  lint: ({ model }) =>
    model === "m8" ? [{ severity: "warning", message: "m8 is still on trial.", path: "/model" }] : [],
});

/** A step of the host's own, from the palette to its form. */
export const OwnStep: StoryObj = {
  render: () => (
    <Frame>
      <Editor defaultValue={EARLY} nodeTypes={TYPES} />
    </Frame>
  ),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await focusStep(canvasElement, "mail1");
    await userEvent.keyboard("+");
    await userEvent.keyboard("bank{Enter}");
    await waitFor(() => expect(stepIn(canvasElement, "bankScoring")).toHaveTextContent("Model m7"));
    const model = await canvas.findByRole("textbox", { name: "Model" });
    await userEvent.clear(model);
    await userEvent.type(model, "m8{Enter}");
    await waitFor(() => expect(stepIn(canvasElement, "bankScoring")).toHaveTextContent("Model m8"));
    await expect(stepIn(canvasElement, "bankScoring")?.querySelector("b")).toHaveTextContent("m8");
    await expect((await canvas.findAllByText("m8 is still on trial."))[0]).toBeVisible();
  },
};
const TYPES = [SCORING];

/** The host allows no more steps than there are. */
export const Limits: StoryObj = {
  render: () => (
    <Frame>
      <Editor defaultValue={EARLY} limits={{ steps: Object.keys(EARLY.nodes).length }} onChange={onChange} />
    </Frame>
  ),
  play: async ({ canvasElement }) => {
    onChange.mockClear();
    await focusStep(canvasElement, "mail1");
    await userEvent.keyboard("{Control>}d{/Control}");
    await expect((await within(canvasElement).findAllByText(/at most \d+ steps here/))[0]).toBeInTheDocument();
    await expect(onChange).not.toHaveBeenCalled();
  },
};

const onViewportChange = fn<(viewport: Viewport) => void>();
/** What a reader saw last time, kept by the host. */
function Returning() {
  const [seen, setSeen] = useState<Viewport>({ x: 0, y: 600, zoom: 0.5 });
  const [visit, setVisit] = useState(0);
  return (
    <>
      <button type="button" onClick={() => setVisit((count) => count + 1)}>
        Come back
      </button>
      <div style={{ blockSize: "90vh" }}>
        <Editor
          key={visit}
          defaultValue={EARLY}
          defaultViewport={seen}
          onViewportChange={(next) => {
            onViewportChange(next);
            setSeen(next);
          }}
        />
      </div>
    </>
  );
}

export const ComesBackToTheSamePlace: StoryObj = {
  render: () => <Returning />,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    onViewportChange.mockClear();
    const zoomIs = (percent: number) => canvas.findByRole("button", { name: new RegExp(`, ${percent}%$`) });
    await expect(await zoomIs(50)).toBeVisible();
    await userEvent.click(canvas.getByRole("button", { name: "Larger" }));
    await waitFor(() => expect(onViewportChange).toHaveBeenCalled());
    const zoom = onViewportChange.mock.lastCall?.[0].zoom ?? 0;
    await expect(zoom).toBeGreaterThan(0.5);
    await userEvent.click(canvas.getByRole("button", { name: "Come back" }));
    await expect(await zoomIs(Math.round(zoom * 100))).toBeVisible();
  },
};

/** Copied as text, and put in behind the next step; a text without steps says so. */
export const Clipboard: StoryObj = {
  render: () => (
    <Frame>
      <Editor defaultValue={EARLY} />
    </Frame>
  ),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await focusStep(canvasElement, "mail1");
    const copied = new DataTransfer();
    const event = (type: string, clipboardData: DataTransfer) =>
      document.activeElement?.dispatchEvent(
        new ClipboardEvent(type, { clipboardData, bubbles: true, cancelable: true }),
      );
    event("copy", copied);
    await expect(JSON.parse(copied.getData("text/plain"))).toMatchObject({ format: "dunlin.steps/1", start: "mail1" });
    await expect((await canvas.findAllByText("Copied."))[0]).toBeInTheDocument();
    event("paste", copied);
    await waitFor(() => expect(stepIn(canvasElement, "mail1-2")).not.toBeNull());
    const other = new DataTransfer();
    other.setData("text/plain", "hello");
    event("paste", other);
    await expect((await canvas.findAllByText("There are no steps in the clipboard."))[0]).toBeInTheDocument();
  },
};
