/**
 * Text that is already escaped for one context. Only this package makes it: the class is not public, and data cannot have it,
 * since a private member is no property that JSON could carry.
 */

import type { PlaceContext } from "./escape.ts";

export class SafeText {
  readonly #context: PlaceContext;
  readonly #text: string;

  constructor(context: PlaceContext, text: string) {
    this.#context = context;
    this.#text = text;
  }

  /** The text, where `value` is safe in `context`. Safe elsewhere is not safe here. */
  static textOf(value: unknown, context: PlaceContext): string | undefined {
    return typeof value === "object" && value !== null && #text in value && value.#context === context
      ? value.#text
      : undefined;
  }

  /** For any other context: as a value that has to be escaped again. */
  toString(): string {
    return this.#text;
  }
}
