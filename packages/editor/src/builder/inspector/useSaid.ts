/** A line of words and values as the sample person gets it. */

import type { RichText } from "@dunlin/templates";
import { compileMerge, sketchHelpers, textSource } from "@dunlin/templates/editing";
import { useMemo } from "react";
import { useBuilder, useBuilderHost, useSample } from "../host/context.tsx";

/** @returns `undefined` where a value that is needed is missing. */
export function useSaid(runs: RichText): string | undefined {
  const { settings } = useBuilderHost();
  const sample = useSample();
  const locale = useBuilder((state) => state.locale);
  const variables = useBuilder(({ doc }) => doc.variables);
  return useMemo(() => {
    const report = () => undefined;
    const { source } = textSource(runs, {
      context: "header",
      locale,
      variables,
      pointer: "/settings",
      report,
    } as Parameters<typeof textSource>[1]);
    const program = compileMerge(source, { escape: "header", helpers: sketchHelpers(settings.links) });
    if (!program.ok) return undefined;
    const merged = program.value.render(sample.context, { locale, zone: sample.zone ?? "UTC" });
    return merged.ok ? merged.value.text : undefined;
  }, [runs, locale, variables, settings.links, sample]);
}
