import type { Save, SaveAnswer, StrategyEditorProps } from "@dunlin/editor";
import { messages as spanish } from "@dunlin/editor/es";
import type { Strategy } from "@dunlin/engine";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { StrictMode, useEffect, useState } from "react";
import { expect, fn, userEvent, waitFor, within } from "storybook/test";
import early from "../../../examples/strategies/b-early-stage.json";

import { Editor } from "./editors.tsx";

const EARLY = early as unknown as Strategy;
const NOON = Date.UTC(2026, 10, 26, 13, 5);

const meta: Meta = { title: "Product team/Saving", id: "editor-saving" };
export default meta;

type Answer = (doc: Strategy) => Promise<SaveAnswer>;

/** A save whose answer is made anew for every story. */
function saver(answer: Answer) {
  const now = { answer };
  const save = fn<Save>((doc) => now.answer(doc));
  return { save, now };
}

const saved: Answer = async () => ({ kind: "saved", at: NOON });
const fails: Answer = async () => Promise.reject(new Error("offline"));
const refuses: Answer = async () => ({ kind: "refused", because: "Risk has locked this strategy until Monday." });
/** Somebody else took out a step, renamed another and put one in. */
const HERS: Strategy = {
  ...EARLY,
  time: { ...EARLY.time, at: "10:30" },
  nodes: {
    ...EARLY.nodes,
    mail1: { ...EARLY.nodes.mail1, name: "First letter", via: [{ channel: "letter", template: "early-letter@2" }] },
    extra: { type: "send", name: "One more SMS", via: [{ channel: "sms", template: "soft@1" }], to: { next: "mail1" } },
  },
} as unknown as Strategy;
const collides: Answer = async () => ({
  kind: "conflict",
  newer: { by: "Inés", at: NOON, doc: HERS, revision: 2 },
});

type Host = ReturnType<typeof saver>;

/** A host that takes everything once its story is over, so that nothing waits in the next one. */
function Frame({ host, ...props }: StrategyEditorProps & { readonly host: Host }) {
  useEffect(
    () => () => {
      host.now.answer = saved;
    },
    [host],
  );
  return (
    <div style={{ blockSize: "100vh" }}>
      <Editor defaultValue={EARLY} saveAfter={30} onSave={host.save} {...props} />
    </div>
  );
}

const stepIn = (root: HTMLElement, id: string) => root.querySelector<HTMLElement>(`[data-step="${id}"]`);

async function remove(root: HTMLElement, id: string) {
  await waitFor(() => expect(stepIn(root, id)).not.toBeNull());
  await userEvent.click(stepIn(root, id)?.querySelector("button") as HTMLElement);
  await userEvent.keyboard("{Delete}");
  await waitFor(() => expect(stepIn(root, id)).toBeNull());
  // Keys are heard from where the focus went.
  await waitFor(() => expect(document.activeElement).not.toBe(document.body));
}

const leaves = () => window.dispatchEvent(new Event("beforeunload", { cancelable: true }));

const toHost = saver(saved);
/** After a pause, with what changed and the revision it begins with; while something waits the page asks before it is left. */
export const SavesAfterAPause: StoryObj = {
  render: () => (
    <StrictMode>
      <Frame host={toHost} revision={7} />
    </StrictMode>
  ),
  play: async ({ canvasElement }) => {
    toHost.save.mockClear();
    await expect(leaves()).toBe(true);
    await remove(canvasElement, "mail1");
    await waitFor(() => expect(toHost.save).toHaveBeenCalledTimes(1));
    const [doc, info] = toHost.save.mock.calls[0] ?? [];
    await expect(Object.keys(doc?.nodes ?? {})).not.toContain("mail1");
    await expect(info).toMatchObject({ revision: 7, changes: [{ command: { type: "steps.remove" } }] });
    await expect(await within(canvasElement).findByText(/^Saved \d/)).toBeVisible();
    await expect(leaves()).toBe(true);
  },
};

const unsteady = saver(fails);
/** What could not be saved is kept, tried again, and said once; edits meanwhile go along. */
export const Offline: StoryObj = {
  render: () => <Frame host={unsteady} />,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    unsteady.now.answer = fails;
    await remove(canvasElement, "mail1");
    await expect(await canvas.findByText(/1 change waits, next try in \d s/)).toBeVisible();
    await expect(canvas.getByText(/They are kept here/)).toBeInTheDocument();
    await expect(leaves()).toBe(false);
    await userEvent.keyboard("{Control>}z{/Control}");
    await expect(await canvas.findByText(/2 changes wait/)).toBeVisible();
    unsteady.now.answer = saved;
    await userEvent.click(canvas.getByRole("button", { name: "Try now" }));
    await expect(await canvas.findByText(/^Saved \d/)).toBeVisible();
    await expect(canvas.getByText("Everything is saved again.")).toBeInTheDocument();
    await expect(unsteady.save.mock.lastCall?.[0]).toBe(EARLY);
  },
};

const away = saver(fails);
export const BackOnline: StoryObj = {
  render: () => <Frame host={away} theme="dark" messages={spanish} />,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    away.now.answer = fails;
    await remove(canvasElement, "mail1");
    await expect(await canvas.findByText(/espera 1 cambio/)).toBeVisible();
    away.now.answer = saved;
    window.dispatchEvent(new Event("online"));
    await expect(await canvas.findByText(/^Guardado \d/)).toBeVisible();
  },
};

const gone = saver(fails);
export const OfflineStays: StoryObj = {
  render: () => <Frame host={gone} dir="rtl" />,
  play: async ({ canvasElement }) => {
    gone.now.answer = fails;
    await remove(canvasElement, "mail1");
    await expect(await within(canvasElement).findByText(/1 change waits/)).toBeVisible();
  },
};

/** Not tried again before the next edit. */
const refusing = saver(refuses);
export const Refused: StoryObj = {
  render: () => <Frame host={refusing} />,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    refusing.now.answer = refuses;
    await remove(canvasElement, "mail1");
    const [said] = await canvas.findAllByText("Could not be saved: Risk has locked this strategy until Monday.");
    await expect(said).toBeInTheDocument();
    await expect(leaves()).toBe(false);
    refusing.now.answer = saved;
    await userEvent.keyboard("{Control>}z{/Control}");
    await waitFor(() => expect(leaves()).toBe(true));
  },
};

const colliding = saver(collides);
/** Somebody else was faster: what differs, in words; taking theirs can be undone and is not sent back. */
export const TakesTheirs: StoryObj = {
  render: () => <Frame host={colliding} revision={1} />,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    colliding.now.answer = collides;
    colliding.save.mockClear();
    await remove(canvasElement, "mail1");
    await userEvent.click(await canvas.findByRole("button", { name: "What differs" }));
    const dialog = within(await canvas.findByRole("dialog"));
    await expect(dialog.getByText("Only in that version")).toBeVisible();
    await expect(dialog.getByText(/One more SMS.* is new|New .*One more SMS/)).toBeVisible();
    await userEvent.click(dialog.getByRole("button", { name: "Take that version" }));
    await waitFor(() => expect(stepIn(canvasElement, "mail1")).toHaveTextContent("First letter"));
    await expect(canvas.queryByText(/Inés changed/)).toBeNull();
    colliding.now.answer = saved;
    await expect(colliding.save).toHaveBeenCalledTimes(1);
    await userEvent.click(canvas.getByRole("button", { name: /^Undo/ }));
    await waitFor(() => expect(stepIn(canvasElement, "mail1")).toBeNull());
    await waitFor(() => expect(colliding.save).toHaveBeenCalledTimes(2));
    await expect(colliding.save.mock.lastCall?.[1].revision).toBe(2);
  },
};

const insisting = saver(collides);
export const KeepsMine: StoryObj = {
  render: () => <Frame host={insisting} revision={1} />,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    insisting.now.answer = collides;
    await remove(canvasElement, "mail1");
    const mine = await canvas.findByRole("button", { name: "Keep mine" });
    insisting.now.answer = saved;
    await userEvent.click(mine);
    await expect(await canvas.findByText(/^Saved \d/)).toBeVisible();
    await expect(insisting.save.mock.lastCall?.[1].revision).toBe(2);
    await expect(Object.keys(insisting.save.mock.lastCall?.[0].nodes ?? {})).not.toContain("mail1");
  },
};

/** The dialog by itself, for who looks at it. */
export const WhatDiffers: StoryObj = {
  render: () => <Frame host={saver(saved)} newerVersion={{ by: "Inés", at: NOON, doc: HERS }} />,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(await canvas.findByRole("button", { name: "What differs" }));
    const dialog = within(await canvas.findByRole("dialog"));
    await expect(dialog.getAllByText(/Friendly reminder/)[0]).toBeVisible();
  },
};

const leaving = saver(saved);
function Leaving() {
  const [there, setThere] = useState(true);
  return (
    <>
      <button type="button" onClick={() => setThere(false)}>
        Leave
      </button>
      {there && <Frame host={leaving} saveAfter={60_000} />}
    </>
  );
}

/** What waits when the editor goes is saved at once. */
export const SavesWhenItIsLeft: StoryObj = {
  render: () => <Leaving />,
  play: async ({ canvasElement }) => {
    leaving.save.mockClear();
    await remove(canvasElement, "mail1");
    await expect(leaving.save).not.toHaveBeenCalled();
    await userEvent.click(within(canvasElement).getByRole("button", { name: "Leave" }));
    await waitFor(() => expect(leaving.save).toHaveBeenCalledTimes(1));
    await waitFor(() => expect(leaves()).toBe(true));
  },
};

const held = saver(saved);
function Holding() {
  const [doc, setDoc] = useState(EARLY);
  return (
    <>
      <button type="button" onClick={() => setDoc({ ...EARLY, id: "another", name: "Another one" })}>
        Another strategy
      </button>
      <div style={{ blockSize: "90vh" }}>
        <Editor value={doc} onChange={setDoc} onSave={held.save} saveAfter={60_000} />
      </div>
    </>
  );
}

/** A host that holds the document and shows another strategy: what waits of the first one is saved before. */
export const ShowsAnotherStrategy: StoryObj = {
  render: () => <Holding />,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    held.save.mockClear();
    await remove(canvasElement, "mail1");
    await userEvent.click(canvas.getByRole("button", { name: "Another strategy" }));
    await waitFor(() => expect(held.save).toHaveBeenCalledTimes(1));
    await expect(held.save.mock.calls[0]?.[0].id).toBe(EARLY.id);
    await waitFor(() => expect(stepIn(canvasElement, "mail1")).not.toBeNull());
    await waitFor(() => expect(leaves()).toBe(true));
  },
};
