/** What stories of the views stand in: a provider, a root with the keys of actions, and strategies to show. */

import type { Strategy } from "@dunlin/engine";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import a from "../../../examples/strategies/a-pre-due.json";
import b from "../../../examples/strategies/b-early-stage.json";
import c from "../../../examples/strategies/c-mid-stage.json";
import d from "../../../examples/strategies/d-pre-legal.json";
import e from "../../../examples/strategies/e-b2b-invoices.json";
import f from "../../../examples/strategies/f-failed-card.json";
import g from "../../../examples/strategies/g-plan-monitoring.json";
import h from "../../../examples/strategies/h-broken-promise.json";
import i from "../../../examples/strategies/i-multi-country.json";
import { ACTIONS, type ActionId, insertPreset, registerFrame, runAction } from "../src/actions/actions.ts";
import { isTyping, matches } from "../src/actions/keys.ts";
import { type NodeId, nodesOf } from "../src/document/strategy.ts";
import { messages as ES } from "../src/es.ts";
import { type EditorHost, EditorProvider, type HostSettings } from "../src/host/context.tsx";
import type { NodeStats, StrategyStats } from "../src/host/props.ts";
import { presetsWith } from "../src/nodes/presets.ts";
import { createEditorStore, type EditorStore } from "../src/store/store.ts";
import { EN } from "../src/words/messages.ts";

export const BLUEPRINTS = { a, b, c, d, e, f, g, h, i } as unknown as Readonly<
  Record<"a" | "b" | "c" | "d" | "e" | "f" | "g" | "h" | "i", Strategy>
>;

export interface StageProps {
  readonly doc: Strategy;
  readonly theme?: "light" | "dark" | "contrast";
  readonly spanish?: boolean;
  readonly rtl?: boolean;
  readonly readOnly?: boolean;
  readonly settings?: HostSettings;
  readonly inlineSize?: number;
  /** Before anything is shown. */
  readonly prepare?: (store: EditorStore) => void;
  /** The store, for what a play looks at. */
  readonly onStore?: (store: EditorStore) => void;
  readonly children: ReactNode;
}

const NO_SETTINGS: HostSettings = {};

/** A part of the editor without its frame: keys are heard as the frame hears them, `+` puts in an SMS. */
export function Stage({
  doc,
  theme = "light",
  spanish,
  rtl,
  readOnly,
  settings = NO_SETTINGS,
  inlineSize,
  prepare,
  onStore,
  children,
}: StageProps) {
  const root = useRef<HTMLDivElement>(null);
  const [store] = useState(() => {
    const made = createEditorStore({ doc, readOnly: readOnly === true });
    prepare?.(made);
    onStore?.(made);
    return made;
  });
  const host = useMemo<EditorHost>(() => {
    const words = spanish === true ? ES : EN;
    return {
      ...{
        store,
        words,
        locale: words.locale,
        dir: rtl === true ? "rtl" : "ltr",
        nodeTypes: [],
        presets: presetsWith(),
      },
      ...{ options: {}, settings, root: () => root.current },
    };
  }, [store, spanish, rtl, settings]);
  useEffect(() => {
    const preset = host.presets.find(({ id }) => id === "send.sms");
    registerFrame(store, {
      ...{
        search: () => undefined,
        help: () => undefined,
        chooseKept: () => undefined,
        template: () => undefined,
        tell: () => undefined,
      },
      quickAdd: (slot) => preset !== undefined && insertPreset(host, preset, slot, "keyboard"),
      reveal: (id) => store.select([id]),
    });
  }, [host, store]);
  return (
    <EditorProvider host={host}>
      <main
        ref={root}
        className="dunlin"
        data-theme={theme}
        dir={rtl === true ? "rtl" : "ltr"}
        lang={host.words.locale}
        style={{ blockSize: "100vh", inlineSize: inlineSize ?? "auto" }}
        onKeyDown={(event) => {
          if (isTyping(event.target)) return;
          const found = (Object.keys(ACTIONS) as ActionId[]).find((id) =>
            ACTIONS[id].keys?.some((keys) => matches(event, keys)),
          );
          if (found === undefined) return;
          event.preventDefault();
          runAction(found, host, "keyboard");
        }}
      >
        {children}
      </main>
    </EditorProvider>
  );
}

/** Made-up figures that become fewer from step to step; the last step has too few to show. */
export function statsFor(doc: Strategy): StrategyStats {
  const ids = Object.keys(nodesOf(doc));
  const nodes = Object.fromEntries(
    ids.map((id, at): [NodeId, NodeStats] => {
      const entered = at === ids.length - 1 ? 12 : Math.round(18_420 * 0.9 ** at);
      const { type } = nodesOf(doc)[id] ?? {};
      return [
        id,
        {
          entered,
          ...(type === "wait" || type === "waitFor" ? { waiting: Math.round(entered / 17) } : { waiting: 0 }),
          ...(type === "send" ? { sent: Math.round(entered * 0.98), paid: Math.round(entered * 0.19) } : {}),
          ...(type === "offer" ? { taken: Math.round(entered * 0.157) } : {}),
          ...(type === "send" && at % 3 === 0 ? { held: Math.round(entered * 0.04) } : {}),
        },
      ];
    }),
  );
  return { version: 13, from: "2026-09-14", to: "2026-11-21", nodes };
}

/** A strategy of so many steps: messages a week apart, a question after every tenth. */
export function longStrategy(count: number): Strategy {
  const nodes: Record<string, unknown> = {};
  for (let n = 0; n < count; n++) {
    const next = n + 1 < count ? `step-${n + 1}` : "end";
    nodes[`step-${n}`] =
      n % 10 === 9
        ? {
            type: "if",
            name: `Question ${n}`,
            when: { ">": [{ var: "totalDue" }, n * 100] },
            to: { yes: next, no: "end" },
          }
        : n % 2 === 0
          ? {
              type: "wait",
              until: { anchor: "oldestDueDate", offset: `P${n + 1}D` },
              ifPast: "skip",
              gap: "P1D",
              to: { next },
            }
          : { type: "send", name: `Message ${n}`, via: [{ channel: "email", template: "soft@1" }], to: { next } };
  }
  return {
    ...{ format: "dunlin.strategy/1", id: "long", name: "Long", time: { zone: "Europe/Madrid" } },
    entry: { start: "step-0" },
    nodes: { ...nodes, end: { type: "exit", outcome: "exhausted" } },
  } as unknown as Strategy;
}

/** Nothing in it yet. */
export const EMPTY = {
  ...{ format: "dunlin.strategy/1", id: "new", name: "New", time: { zone: "Europe/Madrid" } },
  ...{ entry: { start: "" }, nodes: {} },
} as unknown as Strategy;

/** A type that no host knows, a way that leads nowhere, a step that nothing leads to, and a long name. */
export const BROKEN = {
  ...{ format: "dunlin.strategy/1", id: "broken", name: "Broken", time: { zone: "Europe/Madrid" } },
  entry: { start: "mail", when: { between: [{ var: "dpd" }, 1, 30] } },
  nodes: {
    mail: {
      type: "send",
      name: "Aviso de la próxima cuota con todas las condiciones del fraccionamiento y la dirección de contacto",
      via: [{ channel: "email", template: "soft@1" }],
      to: { next: "robot" },
    },
    robot: { type: "acme.robot", speed: 3, to: { next: "ask" } },
    ask: { type: "if", when: { segment: "nobody" }, to: { yes: "gone" } },
    lost: {
      type: "send",
      name: "Forgotten letter",
      via: [{ channel: "letter", template: "x@1" }],
      to: { next: "end" },
    },
    end: { type: "exit", outcome: "exhausted" },
  },
} as unknown as Strategy;
