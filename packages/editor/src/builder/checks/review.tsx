/** What stands between writing and sending: previews, checks and publishing of one builder. */

import type { LinkRules, Template, TemplateDiagnostic } from "@dunlin/templates";
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import { sameJson } from "../../document/sameJson.ts";
import { type BuilderHost, useBuilder, useBuilderHost } from "../host/context.tsx";
import { Compilations, compileOf } from "../preview/compilations.ts";
import type { PreviewScreen } from "../preview/Received.tsx";
import type { Scheme } from "../preview/scheme.ts";
import { Gate, type GateState } from "./gate.ts";
import { placeOf } from "./places.ts";

export interface ReviewView {
  /** Whether the preview stands beside the paper. */
  readonly open: boolean;
  /** Of a page: the message as it is received, or what people can do on it. */
  readonly beside: "received" | "channel";
  readonly widened: boolean;
  readonly screen: PreviewScreen;
  readonly scheme: Scheme;
  readonly dialog: "preview" | "publish" | "test" | "compare" | undefined;
}

export interface Review {
  readonly compilations: Compilations;
  readonly gate: Gate;
  readonly view: StoreApi<ReviewView>;
  readonly links: LinkRules | undefined;
}

/** The same object as long as it says the same, so that a host may give literals. */
function useKept<T>(value: T): T {
  const kept = useRef(value);
  if (!sameJson(kept.current, value)) kept.current = value;
  return kept.current;
}

const Context = createContext<Review | undefined>(undefined);

export function ReviewProvider({ children }: { readonly children: ReactNode }) {
  const host = useBuilderHost();
  const { settings } = host;
  const { compile, blocks } = settings;
  const [brand, samples] = [useKept(host.brand), useKept(host.samples)];
  const [links, packs, strategies] = [useKept(settings.links), useKept(settings.packs), useKept(settings.strategies)];
  const latest = useRef(host);
  latest.current = host;
  const [view] = useState(() =>
    createStore<ReviewView>(() => ({
      ...{ open: true, beside: "received", widened: false, screen: "phone", scheme: "light", dialog: undefined },
    })),
  );
  const atHost = compile !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what compiles is asked for when it compiles
  const compilations = useMemo(
    () => new Compilations((...asked) => compileOf(latest.current)(...asked), brand),
    [atHost, blocks, links, brand],
  );
  const gate = useMemo(
    () =>
      new Gate({
        ...{ compilations, samples },
        options: {
          brand,
          ...(blocks && { blocks }),
          ...(links && { links }),
          ...(packs && { packs }),
          ...(strategies && { strategies }),
        },
      }),
    [compilations, samples, brand, blocks, links, packs, strategies],
  );
  const doc = useBuilder((state) => state.doc);
  useEffect(() => gate.look(doc), [gate, doc]);
  useEffect(() => () => gate.close(), [gate]);
  const review = useMemo(() => ({ compilations, gate, view, links }), [compilations, gate, view, links]);
  return <Context.Provider value={review}>{children}</Context.Provider>;
}

export function useReview(): Review {
  const review = useContext(Context);
  if (review === undefined) throw new Error("Previews and checks stand in the frame of a builder.");
  return review;
}

export function useReviewView<T>(select: (view: ReviewView) => T): T {
  return useStore(useReview().view, select);
}

export function useGate(): GateState {
  const { gate } = useReview();
  return useSyncExternalStore(gate.subscribe, gate.state, gate.state);
}

/** Leads to where a finding is: its block, its language and version, and the person that it is about. */
export function showFinding(finding: TemplateDiagnostic, { store }: BuilderHost, { view }: Review): void {
  const { doc, locale, variant } = store.getState();
  const place = placeOf(finding, doc);
  store.show({
    locale: place.locale ?? locale,
    variant: place.variant ?? variant,
    ...(place.sample !== undefined && { sample: place.sample }),
  });
  store.select(place.block === undefined ? [] : [place.block]);
  view.setState({ dialog: undefined });
}

export const countsOf = (checks: readonly TemplateDiagnostic[]) => ({
  error: checks.filter(({ severity }) => severity === "error").length,
  warning: checks.filter(({ severity }) => severity === "warning").length,
  info: checks.filter(({ severity }) => severity === "info").length,
});

const ORDER = ["error", "warning", "info"] as const;

/** The worst first. */
export const bySeverity = (checks: readonly TemplateDiagnostic[]): readonly TemplateDiagnostic[] =>
  ORDER.flatMap((wanted) => checks.filter(({ severity }) => severity === wanted));

export const versionLabel = ({ variants }: Template, key: string): string =>
  variants?.find((one) => one.key === key)?.label ?? key;
