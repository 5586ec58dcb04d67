/** Closes a switch over a union: it does not compile while a kind is missing. */

export function unreachable(value: never): never {
  throw new Error(`a kind that no case handles: ${JSON.stringify(value)}`);
}
