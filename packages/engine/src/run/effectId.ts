/** Effect ids (FORMAT section 12): `case/run/strategy@version/node/visit.index`, each part percent-encoded. */

interface RunOf {
  readonly case: string;
  readonly run: number;
  readonly strategy: string;
  readonly version: number;
}

/** What the ids of all effects of a run begin with. */
export const runPart = (run: RunOf): string =>
  `${encodePart(run.case)}/${run.run}/${encodePart(run.strategy)}@${run.version}/`;

/** The id of an effect, from what its run's ids begin with. */
export const effectId = (run: string, node: string, visit: number, index: number): string =>
  `${run}${encodePart(node)}/${visit}.${index}`;

/** What percent-encoding leaves as it is: nearly every id. */
const PLAIN = /^[\w.~-]*$/;

/** Half of a surrogate pair has no percent-encoding; it is written as the replacement character. */
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const encodePart = (text: string): string =>
  PLAIN.test(text) ? text : encodeURIComponent(text.replace(LONE_SURROGATE, "\ufffd"));
