/** How long a line is for the sample person, beside how much of it is shown. */

import { compileMerge, messageHelpers, type RichText, textSource } from "@dunlin/templates";
import { useMemo } from "react";
import { useBuilder, useBuilderHost, useSample } from "../host/context.tsx";

/** A line as the sample person gets it; `undefined` where a value that is needed is missing. */
function useSaid(runs: RichText): string | undefined {
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
    const program = compileMerge(source, { escape: "header", helpers: messageHelpers(settings.links) });
    if (!program.ok) return undefined;
    const merged = program.value.render(sample.context, { locale, zone: sample.zone ?? "UTC" });
    return merged.ok ? merged.value.text : undefined;
  }, [runs, locale, variables, settings.links, sample]);
}

export function Meter({ runs, most }: { readonly runs: RichText; readonly most: number }) {
  const { words, locale } = useBuilderHost();
  const { inspector } = words;
  const sample = useSample();
  const said = useSaid(runs);
  if (said === undefined) return null;
  const { length } = [...said];
  const number = new Intl.NumberFormat(locale);
  const text = [number.format(length), number.format(most)] as const;
  return (
    <p className="dn-meter" data-tone={length > most ? "warn" : undefined}>
      <span className="dn-meter-bar" aria-hidden="true">
        <span style={{ inlineSize: `${Math.min(100, (length / most) * 100)}%` }} />
      </span>
      <span>
        {length > most ? inspector.meterLong(...text) : inspector.meter(...text)}{" "}
        <span className="dn-quiet">{inspector.meterFor(sample.title)}</span>
      </span>
    </p>
  );
}
