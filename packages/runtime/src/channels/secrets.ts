/** Secrets by name. They are looked up when they are used, and stand in no definition, error or result. */

import { error, type Problem } from "../problem.ts";

/** A secret, or what gives the present one: a token that expires. */
export type Secret = string | (() => string | Promise<string>);

export type Secrets = Readonly<Record<string, Secret>>;

export interface SecretUse {
  readonly name: string;
  readonly pointer: string;
}

/** One problem for each secret that is named and not given. */
export const missingSecrets = (uses: readonly SecretUse[], secrets: Secrets): readonly Problem[] =>
  uses
    .filter(({ name }) => !Object.hasOwn(secrets, name) || secrets[name] === "")
    .map(({ name, pointer }) =>
      error("definition.secret", `The secret "${name}" is not given: hand it over beside the definition.`, {
        path: pointer,
      }),
    );

/** The present value. @throws Error when it is not given or cannot be had; the message names it only. */
export async function secretOf(name: string, secrets: Secrets): Promise<string> {
  const secret = Object.hasOwn(secrets, name) ? secrets[name] : undefined;
  const value = typeof secret === "function" ? await present(name, secret) : secret;
  if (typeof value !== "string" || value === "") throw new Error(`the secret "${name}" is empty`);
  return value;
}

async function present(name: string, secret: () => string | Promise<string>): Promise<string> {
  try {
    return await secret();
  } catch {
    // What it throws may hold what nobody should read.
    throw new Error(`the secret "${name}" cannot be had`);
  }
}

export const namesOf = (names: string | readonly string[]): readonly string[] =>
  typeof names === "string" ? [names] : names;
