/** The page: the editor with the step of the host's own, to be edited and to be simulated with the people of the host. */

import { type Mode, StrategyEditor, type StrategyEditorProps } from "@dunlin/editor";
import type { Strategy } from "@dunlin/engine";
import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";
import "@dunlin/editor/styles.css";
import "@dunlin/editor/insight.css";
import { people } from "../people.mjs";
import first from "../strategy.json";
import "./page.css";
import { paydayStep } from "./steps.tsx";

const nodeTypes = [paydayStep];
const templates = [{ ref: "ways-to-pay@1", title: "How it can be paid", channel: "sms" }];
const simulation: NonNullable<StrategyEditorProps["simulation"]> = {
  people: people.slice(0, 3).map((facts) => ({
    id: facts.caseId,
    title: facts.data?.payday === undefined ? "Payday not known" : `Paid on the ${facts.data.payday}`,
    facts,
  })),
  portfolio: { title: "Our people", size: people.length, load: async () => people },
  costs: { currency: "EUR", channels: { sms: 7 } },
  start: Date.parse("2026-02-11T10:00:00Z"),
};

function Page() {
  const [doc, setDoc] = useState(first as unknown as Strategy);
  const [mode, setMode] = useState<Mode>("edit");
  return (
    <StrategyEditor
      value={doc}
      onChange={setDoc}
      mode={mode}
      onModeChange={setMode}
      {...{ nodeTypes, templates, simulation }}
    />
  );
}

createRoot(document.getElementById("app") as HTMLElement).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
