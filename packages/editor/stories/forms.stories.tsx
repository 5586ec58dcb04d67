import type { Strategy } from "@dunlin/engine";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { userEvent, within } from "storybook/test";
import { Inspector } from "../src/inspector/Inspector.tsx";
import { PRESETS } from "../src/nodes/presets.ts";
import { Inside } from "./inside.tsx";

/** The form of every kind of step that the other stories of the inspector do not show, with all its settings. */
const meta: Meta = { title: "Analyst/Inspector forms", id: "editor-inspector-forms" };
export default meta;

/** A strategy of one step, as the palette puts it in. */
const only = (preset: string): Strategy =>
  ({
    ...{ format: "dunlin.strategy/1", id: "one", name: "One step", time: { zone: "Europe/Madrid" } },
    entry: { start: "it" },
    nodes: {
      it: { ...PRESETS.find(({ id }) => id === preset)?.node(), to: { next: "end" } },
      end: { type: "exit", outcome: "exhausted" },
    },
  }) as unknown as Strategy;

const form = (preset: string): StoryObj => ({
  render: () => (
    <Inside doc={only(preset)} selected={["it"]}>
      <aside className="dn-side" aria-label="Settings">
        <Inspector />
      </aside>
    </Inside>
  ),
  play: async ({ canvasElement }) => {
    const more = within(canvasElement).queryByText("More settings");
    if (more !== null) await userEvent.click(more);
  },
});

export const VoiceCall = form("send.voice");
export const Letter = form("send.letter");
export const WaitForAnEvent = form("waitFor");
export const Repeat = form("repeat");
export const Question = form("if");
export const Settlement = form("offer.settlement");
export const Extension = form("offer.extension");
export const PlanToKeep = form("plan");
export const RetryPayment = form("retryPayment");
export const Hold = form("hold");
export const Release = form("release");
export const SetTags = form("set");
export const Fee = form("fee");
export const Escalate = form("escalate");
export const Score = form("score");
export const External = form("external");
export const CallStrategy = form("callStrategy");
export const Goal = form("goal");
export const Exit = form("exit");
