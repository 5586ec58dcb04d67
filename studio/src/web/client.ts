/** Asks the host of the studio, and hears from it. */

import type { Live, Session } from "../model/api.ts";
import { type Api, ApiError } from "./model.ts";

type Fetch = (path: string, init: RequestInit) => Promise<Response>;

const browserFetch: Fetch = (path, init) => fetch(path, init);

export interface Client {
  readonly api: Api;
  /** Who sits here, asked anew. @throws ApiError */
  session(): Promise<Session>;
}

/** One session; when the host does not know it any more, a new one is asked for, once. */
export function createClient(ask: Fetch = browserFetch): Client {
  let token: Promise<string> | undefined;
  const session = async () => {
    const fresh = await answerOf<Session>(await heard(ask, "/studio/session", {}));
    token = Promise.resolve(fresh.token);
    return fresh;
  };
  const tokenOf = () => {
    token ??= session().then((fresh) => fresh.token);
    token.catch(() => {
      token = undefined;
    });
    return token;
  };
  const request = async (path: string, init: RequestInit): Promise<Response> => {
    const once = async () => {
      const headers = { accept: "application/json", ...init.headers, authorization: `Bearer ${await tokenOf()}` };
      return heard(ask, path, { ...init, headers });
    };
    const response = await once();
    if (response.status !== 401) return response;
    token = undefined;
    return once();
  };
  return {
    session,
    api: {
      get: async (path, signal) => answerOf(await request(path, signal ? { signal } : {})),
      send: async (method, path, body) => {
        const content =
          body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
        return answerOf(await request(path, { method, ...content }));
      },
    },
  };
}

async function heard(ask: Fetch, path: string, init: RequestInit): Promise<Response> {
  try {
    return await ask(path, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new ApiError(0, "network", "The studio does not answer. Is it still running?");
  }
}

async function answerOf<Answer>(response: Response): Promise<Answer> {
  const text = await response.text();
  const body = parsed(text);
  if (!response.ok) throw refusalOf(response, body);
  return (body === undefined ? text : body) as Answer;
}

/** Answers that are not JSON, as files, stay text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What the host said (RFC 9457), in its own words. */
function refusalOf({ status, statusText }: Response, body: unknown): ApiError {
  const problem = typeof body === "object" && body !== null ? (body as Readonly<Record<string, unknown>>) : {};
  const text = (name: string) => (typeof problem[name] === "string" ? problem[name] : undefined);
  const message = text("detail") ?? text("message") ?? text("title") ?? (statusText || `HTTP ${status}`);
  return new ApiError(status, text("code") ?? `http.${status}`, message, text("pointer"), body);
}

/** The part of `EventSource` that is used. */
export interface Source {
  readonly readyState: number;
  close(): void;
  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void;
}

export interface LiveOptions {
  readonly onLive: (live: Live) => void;
  /** Whether the host is heard. */
  readonly onHeard: (heard: boolean) => void;
  readonly open?: (path: string) => Source;
}

const CLOSED = 2;
/** ms until it is tried again, longer each time. */
const FIRST_REST = 1_000;
const LONGEST_REST = 30_000;

/** Hears the moves of the clock until it is ended; a line that breaks is opened again. @returns Ends it. */
export function hearLive({ onLive, onHeard, open = (path) => new EventSource(path) }: LiveOptions): () => void {
  let rest = FIRST_REST;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let source: Source;
  const start = () => {
    const opened = open("/studio/live");
    source = opened;
    opened.addEventListener("live", ({ data }) => {
      rest = FIRST_REST;
      onHeard(true);
      onLive(JSON.parse(data) as Live);
    });
    opened.addEventListener("error", () => {
      onHeard(false);
      // Broken lines are mended by the browser; one that was refused is not.
      if (opened.readyState !== CLOSED || source !== opened) return;
      opened.close();
      clearTimeout(timer);
      timer = setTimeout(start, rest);
      rest = Math.min(rest * 2, LONGEST_REST);
    });
  };
  start();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
