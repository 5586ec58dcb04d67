/** What every part of the builder can reach: the store, the words, what the host gave, and how blocks look now. */

import type { Block, Brand, DrawCode, Sketch, Template } from "@dunlin/templates";
import { HOUSE_BRAND, sketchTemplate } from "@dunlin/templates/editing";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import type { BuilderState, BuilderStore } from "../store.ts";
import type { BuilderMessages } from "../words.ts";
import type { SamplePerson, TemplateEditorProps } from "./props.ts";

/** Settings of the host, without the document and what it does with it. */
export type BuilderSettings = Omit<
  TemplateEditorProps,
  "kind" | "value" | "defaultValue" | "onChange" | "mode" | "messages" | "locale" | "dir" | "theme" | "ref" | "onSelect"
>;

export interface BuilderHost {
  readonly store: BuilderStore;
  readonly words: BuilderMessages;
  /** BCP 47, of the interface. */
  readonly locale: string;
  readonly dir: "ltr" | "rtl";
  readonly brand: Brand;
  /** At least one. */
  readonly samples: readonly [SamplePerson, ...SamplePerson[]];
  readonly settings: BuilderSettings;
  /** The root element of this builder: keys are heard there. */
  readonly root: () => HTMLElement | null;
}

const Context = createContext<BuilderHost | undefined>(undefined);

export const BuilderProvider = ({ host, children }: { readonly host: BuilderHost; readonly children: ReactNode }) => (
  <Context.Provider value={host}>{children}</Context.Provider>
);

export function useBuilderHost(): BuilderHost {
  const host = useContext(Context);
  if (host === undefined)
    throw new Error("This part of the builder stands outside of it: put it into <TemplateEditor>.");
  return host;
}

export function useBuilder<T>(select: (state: BuilderState) => T): T {
  return useStore(useBuilderHost().store, select);
}

/** The person as whom the message is looked at now. */
export function useSample(): SamplePerson {
  const { samples } = useBuilderHost();
  const index = useBuilder(({ sample }) => sample);
  return samples[index] ?? samples[0];
}

/** What draws payment codes, from when it is loaded on; only messages with one load it. */
function useCode(): DrawCode | undefined {
  const { settings } = useBuilderHost();
  const wanted = useBuilder(({ doc }) => hasCode(doc.root));
  const [code, setCode] = useState<{ readonly draw: DrawCode }>();
  const { onError } = settings;
  useEffect(() => {
    if (!wanted) return;
    let gone = false;
    import("../blocks/code.ts").then(
      ({ sampleCode }) => gone || setCode({ draw: sampleCode }),
      (error) => onError?.(error),
    );
    return () => {
      gone = true;
    };
  }, [wanted, onError]);
  return code?.draw;
}

const hasCode = (blocks: readonly Block[]): boolean =>
  blocks.some(({ type, slots = {} }) => type === "paymentQr" || Object.values(slots).some(hasCode));

/** How blocks look now: the same object until another language, version, person, brand or theme is looked at. */
export function useSketch(): Sketch {
  const { brand, settings } = useBuilderHost();
  const { blocks, links } = settings;
  const sample = useSample();
  const locale = useBuilder((state) => state.locale);
  const variant = useBuilder((state) => state.variant);
  const dark = useBuilder((state) => state.dark);
  const kind = useBuilder(({ doc }) => doc.kind);
  const variables = useBuilder(({ doc }) => doc.variables);
  const policy = useBuilder(({ doc }) => doc.policy);
  const code = useCode();
  return useMemo(
    () =>
      sketchTemplate({ kind, variables, policy } as Template, {
        ...{ locale, brand, context: sample.context, scheme: dark ? "dark" : "light" },
        ...(variant !== undefined && { variant }),
        ...(blocks && { blocks }),
        ...(links && { links }),
        ...(code && { code }),
        ...(sample.zone !== undefined && { zone: sample.zone }),
      }),
    [kind, variables, policy, locale, brand, sample, dark, variant, blocks, links, code],
  );
}

export const brandOf = ({ brand }: Pick<TemplateEditorProps, "brand">): Brand => brand ?? HOUSE_BRAND;
