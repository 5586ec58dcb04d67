/** State machines as data: for each state the causes that end it, and where they lead. States without any are final. */

export type Transitions<State extends string, Cause extends string> = {
  readonly [from in State]: { readonly [cause in Cause]?: State };
};

/** Where a cause leads from a state: the state itself where the table says nothing. */
export function move<State extends string, Cause extends string>(
  table: Transitions<State, Cause>,
  from: State,
  cause: Cause | undefined,
): State {
  return (cause === undefined ? undefined : table[from][cause]) ?? from;
}

/** Whether nothing leads out of a state. */
export const isFinal = <State extends string>(table: Transitions<State, string>, state: State): boolean =>
  Object.keys(table[state]).length === 0;
