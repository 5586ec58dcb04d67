/** Trying a strategy out: with one person, with many, and against another version. Nothing leaves the page. */

import { type CaseFacts, compileStrategy, type Program, StrategyError } from "@dunlin/engine";
import { lazy, type ReactNode, Suspense, useMemo, useState } from "react";
import { useStore } from "zustand";
import { lower } from "../canvas/portText.ts";
import { useEditor, useHost } from "../host/context.tsx";
import { InsightFrame } from "../insight/InsightFrame.tsx";
import { useRoomWords } from "../insight/messages.ts";
import { useDrawing } from "../insight/useDrawing.ts";
import { Segmented } from "../ui/Button.tsx";
import { freshMany } from "./cohort/fresh.ts";
import { type Simulating, SimulatingProvider, useSimulating } from "./context.ts";
import { LivedProvider, useLive, useLived } from "./person/lived.ts";
import { PersonControls } from "./person/PersonControls.tsx";
import { PersonDrawer } from "./person/PersonDrawer.tsx";
import { PersonSide } from "./person/PersonSide.tsx";
import { pathOf } from "./person/path.ts";
import { begin } from "./person/setup.ts";
import type { SimulationSettings } from "./props.ts";
import { createSimulateStore, type Way } from "./store.ts";
import { SIMULATE_EN } from "./words.en.ts";
import type { SimulateWords } from "./words.ts";

const CohortSide = lazy(async () => ({ default: (await import("./cohort/CohortSide.tsx")).CohortSide }));
const CohortDrawer = lazy(async () => ({ default: (await import("./cohort/CohortDrawer.tsx")).CohortDrawer }));
const CompareSide = lazy(async () => ({ default: (await import("./compare/CompareSide.tsx")).CompareSide }));
const CompareDrawer = lazy(async () => ({ default: (await import("./compare/CompareDrawer.tsx")).CompareDrawer }));

const NOBODY: SimulationSettings = { people: [] };

export function SimulateMode() {
  const host = useHost();
  const words = useRoomWords("simulate", SIMULATE_EN);
  const doc = useEditor((state) => state.doc);
  const compiled = useMemo(() => {
    try {
      return { program: compileStrategy(doc, host.options) };
    } catch (error) {
      if (error instanceof StrategyError)
        return { errors: error.diagnostics.filter(({ severity }) => severity === "error") };
      throw error;
    }
  }, [doc, host.options]);
  const settings = host.settings.simulation ?? NOBODY;
  if (compiled.program === undefined)
    return <NotReady messages={compiled.errors.map(({ message }) => message)} words={words} />;
  return <Ready program={compiled.program} settings={settings} words={words} />;
}

/** A document with errors runs nowhere; what is wrong is said in its place. */
function NotReady({ messages, words }: { readonly messages: readonly string[]; readonly words: SimulateWords }) {
  const side = (
    <div className="dn-sim-side">
      <h2>{words.hasErrors(messages.length)}</h2>
      <p className="dn-quiet">{words.fixFirst}</p>
      <ul className="dn-sim-problems">
        {messages.slice(0, 12).map((message) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </div>
  );
  return (
    <InsightFrame drawing={useDrawing()} title={words.simulating("")} side={side} sideLabel={words.person.title} />
  );
}

function Ready({ program, settings, words }: Omit<Simulating, "store">) {
  const [store] = useState(() => createSimulateStore(firstState(program, settings)));
  const simulating = useMemo(() => ({ program, settings, words, store }), [program, settings, words, store]);
  return (
    <SimulatingProvider value={simulating}>
      <LivedProvider value={useLive(simulating)}>
        <Frame />
      </LivedProvider>
    </SimulatingProvider>
  );
}

function firstState(program: Program, settings: SimulationSettings) {
  const { people, start = Date.now() } = settings;
  const [first] = people;
  const facts = first?.facts ?? NO_FACTS;
  const zone = facts.debtor.zones?.[0] ?? program.strategy.time.zone;
  const many = freshMany(program, settings, start);
  return {
    way: "person" as const,
    person: begin({ ...(first && { person: first.id }), facts, start, zone, script: [] }),
    ...{ cohort: many, compare: many, flows: undefined },
  };
}

const NO_FACTS: CaseFacts = { caseId: "", debtor: { id: "" }, obligations: [] };

function Frame() {
  const { words, store } = useSimulating();
  const { words: own } = useHost();
  const version = useEditor(({ doc }) => doc.version) ?? 0;
  const way = useStore(store, (state) => state.way);
  const titles = { person: words.person.title, cohort: words.cohort.title, compare: words.compare.title };
  const drawers = { person: words.person.strip, cohort: words.cohort.charts, compare: words.cohort.charts };
  return (
    <InsightFrame
      drawing={useDrawing()}
      title={words.simulating(lower(version === 0 ? own.shell.draft : own.shell.version(version)))}
      hint={words.nothingSent}
      tabs={<Ways />}
      controls={way === "person" ? <PersonControls /> : undefined}
      overlay={useOverlay(way)}
      side={<Later>{way === "person" ? <PersonSide /> : way === "cohort" ? <CohortSide /> : <CompareSide />}</Later>}
      sideLabel={titles[way]}
      drawer={
        <Later>{way === "person" ? <PersonDrawer /> : way === "cohort" ? <CohortDrawer /> : <CompareDrawer />}</Later>
      }
      drawerLabel={drawers[way]}
    />
  );
}

const Later = ({ children }: { readonly children: ReactNode }) => (
  <Suspense fallback={<div className="dn-sim-waiting" aria-busy="true" />}>{children}</Suspense>
);

function Ways() {
  const { words, store, settings } = useSimulating();
  const way = useStore(store, (state) => state.way);
  const options = [
    { value: "person" as const, label: words.onePerson, icon: "person" as const },
    { value: "cohort" as const, label: words.manyPeople, icon: "people" as const },
    ...(settings.against === undefined ? [] : [{ value: "compare" as const, label: words.versions }]),
  ];
  return (
    <Segmented<Way>
      label={words.ways}
      value={way}
      options={options}
      onChange={(next) => store.setState({ way: next })}
    />
  );
}

function useOverlay(way: Way) {
  const { store, words } = useSimulating();
  const { life } = useLived();
  const cursor = useStore(store, ({ person }) => person.cursor);
  const flows = useStore(store, (state) => state.flows);
  const path = useMemo(() => pathOf(life, cursor, words), [life, cursor, words]);
  return way === "person" ? path : flows;
}
