/** How long a line is for the sample person, beside how much of it is shown. */

import type { RichText } from "@dunlin/templates";
import { useBuilderHost, useSample } from "../host/context.tsx";
import { useSaid } from "./useSaid.ts";

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
