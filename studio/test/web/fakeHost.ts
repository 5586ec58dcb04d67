/** A host of prepared answers, by method and path without its query. */

import { type Api, ApiError } from "../../src/web/model.ts";

export type Answers = Readonly<Record<string, (body: unknown, query: URLSearchParams) => unknown>>;

export interface FakeHost extends Api {
  readonly asked: readonly string[];
}

export function fakeHost(answers: Answers): FakeHost {
  const asked: string[] = [];
  const answer = async (method: string, path: string, body?: unknown) => {
    asked.push(`${method} ${path}`);
    const [address = "", query = ""] = path.split("?");
    const found = answers[`${method} ${address}`];
    if (found === undefined) throw refusal(404, "unknown");
    return found(body, new URLSearchParams(query)) as never;
  };
  return { asked, get: (path) => answer("GET", path), send: (method, path, body) => answer(method, path, body) };
}

export const refusal = (status: number, code: string): ApiError => new ApiError(status, code, `refused: ${code}`);
