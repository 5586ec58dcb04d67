/** The compiler of MJML in a worker: trees come in, HTML goes out. A file of its own, so that bundlers find it. */

/// <reference path="./mjmlBrowser.d.ts" />

// biome-ignore-all assist/source/organizeImports: the scope has to be ready before the compiler
import { giveBack } from "./mjmlScope.ts";
import mjml2html from "mjml-browser";

giveBack();

export interface MjmlTask {
  readonly id: number;
  readonly tree: unknown;
  readonly options: Readonly<Record<string, unknown>>;
}

export interface MjmlProblem {
  readonly formattedMessage?: string;
  readonly message?: string;
}

export interface MjmlAnswer {
  readonly id: number;
  readonly html: string;
  readonly errors: readonly MjmlProblem[];
}

const scope = globalThis as unknown as {
  onmessage: ((event: { readonly data: MjmlTask }) => void) | null;
  postMessage(answer: MjmlAnswer): void;
};

scope.onmessage = async ({ data: { id, tree, options } }) => {
  try {
    const { html, errors = [] } = await mjml2html(tree, options);
    scope.postMessage({ id, html, errors: errors.map(plain) });
  } catch (error) {
    const { errors = [{ message: String(error) }] } = error as { errors?: readonly MjmlProblem[] };
    scope.postMessage({ id, html: "", errors: errors.map(plain) });
  }
};

/** What can be posted of it. */
const plain = ({ formattedMessage, message }: MjmlProblem): MjmlProblem => ({
  ...(formattedMessage !== undefined && { formattedMessage }),
  ...(message !== undefined && { message }),
});
