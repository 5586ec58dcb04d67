/** What is loaded only when something is checked: the checks of a document, and what is measured of all messages. */

import { byteLength, type CompiledTemplate, type LinkRules, prepareTemplate } from "@dunlin/templates";
import type { SamplePerson } from "../host/props.ts";
import { idle } from "../preview/idle.ts";

export { checkTemplate } from "@dunlin/templates";

/** What was measured over all languages, versions and people. */
export interface Measured {
  /** Of the longest mail. */
  readonly bytes?: number;
  /** Of the dearest SMS. */
  readonly segments?: number;
  /** People who would get nothing, by the numbers of the samples. */
  readonly withheld: readonly number[];
}

interface Told {
  readonly samples: readonly SamplePerson[];
  readonly links: LinkRules | undefined;
}

/** Rests before each message, so that nobody waits who types. */
export async function measured(
  compiled: readonly CompiledTemplate[],
  { samples, links }: Told,
  signal: AbortSignal,
): Promise<Measured> {
  const withheld = new Set<number>();
  let [bytes, segments] = [0, 0];
  for (const version of compiled) {
    const ready = prepareTemplate(version, links === undefined ? {} : { links });
    for (const [number, { context, zone }] of samples.entries()) {
      await idle();
      signal.throwIfAborted();
      const message = ready.render(context, zone === undefined ? {} : { zone });
      if (message.status === "withheld") withheld.add(number);
      else {
        if (message.kind === "email") bytes = Math.max(bytes, byteLength(message.html ?? ""));
        segments = Math.max(segments, message.segments ?? 0);
      }
    }
  }
  return { ...(bytes > 0 && { bytes }), ...(segments > 0 && { segments }), withheld: [...withheld] };
}
