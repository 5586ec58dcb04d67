/**
 * What the compiler of MJML looks for before it begins. It asks for the global object by code made of text, and where a policy refuses
 * that, by the name that it has in a page. A module of its own, since it has to be there before the compiler is loaded.
 */

import type { MjmlAnswer, MjmlTask } from "./mjmlWorker.ts";

export interface MjmlScope {
  onmessage: ((event: { readonly data: MjmlTask }) => void) | null;
  postMessage(answer: MjmlAnswer): void;
  window?: unknown;
}

export const scope = globalThis as unknown as MjmlScope;

scope.window ??= scope;
