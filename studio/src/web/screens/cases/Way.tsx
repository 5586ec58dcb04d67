/** The way of one person through the strategy that ran for them, on its canvas. */

import { StrategyEditor } from "@dunlin/editor";
import "@dunlin/editor/insight.css";
import { messages as SPANISH } from "@dunlin/editor/es";
import type { Strategy } from "@dunlin/engine";
import { useMemo } from "react";
import { useLoaded, usePulse } from "../../ui/loaded.ts";
import { Awaited, Button } from "../../ui/parts.tsx";
import type { Audit, DocumentSummary, PageOf } from "../../v1/answers.ts";
import { part } from "../../v1/ask.ts";
import type { CaseProps } from "./CasePage.tsx";
import { momentsOf } from "./moments.ts";
import { words } from "./words.ts";

/** ms between two readings while the clock moves. */
const EVERY = 5_000;

export interface WayProps extends CaseProps {
  readonly strategy: string;
}

export function Way({ api, caseId, strategy, go, language, theme, live }: WayProps) {
  const said = words(language);
  const pulse = usePulse(live, EVERY);
  const audit = useLoaded(
    (signal) => api.get<Audit>(`/v1/cases/${part(caseId)}/audit?locale=${language}`, signal),
    [caseId, language, pulse],
  );
  const entries = audit.value?.entries.filter((one) => one.strategy === strategy) ?? [];
  const version = entries.at(-1)?.version;
  const documents = useLoaded(
    async (signal) => {
      if (version === undefined) return undefined;
      const { document } = await api.get<{ document: Strategy }>(
        `/v1/strategies/${part(strategy)}/versions/${version}`,
        signal,
      );
      return { ...document, version } as Strategy;
    },
    [strategy, version],
  );
  const called = useCalled(api, documents.value);
  const moments = useMemo(() => momentsOf(audit.value, strategy), [audit.value, strategy]);
  const facts = audit.value?.facts;
  const currency = facts?.currency ?? facts?.obligations[0]?.currency;
  const zone = facts?.debtor.zones?.[0];
  return (
    <div className="sf-way">
      <div className="st-page-head">
        <Button look="quiet" size="small" icon="left" onClick={() => go(["cases", caseId])}>
          {said.case(caseId)}
        </Button>
      </div>
      <div className="sf-canvas">
        <Awaited loaded={{ ...documents, value: called === undefined ? undefined : documents.value }} lines={12}>
          {(document) => (
            <StrategyEditor
              value={document}
              strategies={called ?? {}}
              mode="explain"
              theme={theme}
              locale={language}
              {...(language === "es" && { messages: SPANISH })}
              explanation={{
                ...{ caseId, moments },
                ...(currency !== undefined && { currency }),
                ...(zone !== undefined && { zone }),
                ...(version !== undefined && { version }),
              }}
              onModeChange={() => go(["cases", caseId])}
            />
          )}
        </Awaited>
      </div>
    </div>
  );
}

/** The strategies that it calls, by reference, so that the drawing knows where their ways end. */
function useCalled(api: CaseProps["api"], document: Strategy | undefined): Record<string, Strategy> | undefined {
  const refs = [
    ...new Set(
      Object.values(document?.nodes ?? {}).flatMap((node) =>
        "strategy" in node && typeof node.strategy === "string" ? [node.strategy] : [],
      ),
    ),
  ];
  return useLoaded(
    async (signal) => {
      if (refs.length === 0) return {};
      const { items } = await api.get<PageOf<DocumentSummary>>("/v1/strategies", signal);
      const found = await Promise.all(
        refs.map(async (ref) => {
          const [id = "", version = items.find((one) => one.id === id)?.live] = ref.split("@");
          if (version === undefined) return [];
          const one = await api.get<{ document: Strategy }>(`/v1/strategies/${part(id)}/versions/${version}`, signal);
          return [[ref, one.document] as const];
        }),
      );
      return Object.fromEntries(found.flat());
    },
    [refs.join(" ")],
  ).value;
}
