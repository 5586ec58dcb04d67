/** The preview of a template for the chosen sample, as long as it is shown. */

import { useEffect, useState, useSyncExternalStore } from "react";
import { type EditorHost, useHost } from "../host/context.tsx";
import { type PreviewState, Previews, type RenderTemplate } from "./previews.ts";

/** Those of one editor; `undefined` where the host renders no templates. */
export function usePreviews(render: RenderTemplate | undefined): Previews | undefined {
  const [all] = useState(() => {
    const latest: { render: RenderTemplate | undefined } = { render };
    return { latest, previews: new Previews(() => latest.render) };
  });
  all.latest.render = render;
  return render === undefined ? undefined : all.previews;
}

const silent = () => () => undefined;

/** The sample that the reader chose, else the first. */
function sampleIn({ previews, settings }: EditorHost): string | undefined {
  const { samples = [] } = settings;
  const chosen = previews?.sample();
  return (samples.find(({ id }) => id === chosen) ?? samples[0])?.id;
}

export function useSample(): string | undefined {
  const host = useHost();
  return useSyncExternalStore(host.previews?.subscribe ?? silent, () => sampleIn(host));
}

/** `undefined` where there is no template or nothing that renders it. */
export function usePreview(ref: string): PreviewState | undefined {
  const { previews, locale } = useHost();
  const sample = useSample();
  useEffect(() => (ref === "" ? undefined : previews?.look({ ref, sample, locale })), [previews, ref, sample, locale]);
  return useSyncExternalStore(previews?.subscribe ?? silent, () =>
    ref === "" ? undefined : previews?.state({ ref, sample, locale }),
  );
}
