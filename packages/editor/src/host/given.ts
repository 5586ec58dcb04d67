/** What a host has left out is left out: an option that is `undefined` is not the same as none. */

export const given = <T extends object>(all: T): { readonly [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as never;
