/** A text to be read: details as signs with their names, emphasis as it is. */

import type { RichText, Run } from "@dunlin/templates";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import { looksOf } from "./looks.ts";

export const RunsView = ({ runs }: { readonly runs: RichText }) =>
  // biome-ignore lint/suspicious/noArrayIndexKey: runs have no identity but their place
  runs.map((run, i) => <RunView key={i} run={run} />);

export function RunView({ run }: { readonly run: Run }) {
  const { words } = useBuilderHost();
  const variables = useBuilder(({ doc }) => doc.variables);
  if ("br" in run) return <br />;
  if ("t" in run)
    return (
      <span className={run.a === undefined ? undefined : "dn-runs-link"} data-b={run.b} data-i={run.i} data-u={run.u}>
        {run.t}
      </span>
    );
  const { text, tone } = looksOf(variables, undefined, words.writing)(run);
  return (
    <span className="dl-tag" data-tone={tone}>
      {text}
    </span>
  );
}
