/**
 * A member by a name that anybody may have given: a type, a slot, a word, a code. Never one that every object has, such as `constructor`.
 */
export const own = <T>(members: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(members, name) ? members[name] : undefined;
