/** What the pages ask the host, and what they hear from it. */

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Live } from "../../src/model/api.ts";
import { createClient, hearLive, type Source } from "../../src/web/client.ts";
import type { ApiError } from "../../src/web/model.ts";

interface Asked {
  readonly path: string;
  readonly init: RequestInit;
}

const SESSION = { tenant: "studio", user: "user:studio", seeding: null };
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });

/** A host of prepared answers; sessions are numbered. */
function hostOf(answer: (asked: Asked, turn: number) => Response | Promise<Response>) {
  const asked: Asked[] = [];
  let sessions = 0;
  const client = createClient(async (path, init) => {
    if (path === "/studio/session") {
      sessions += 1;
      return json({ ...SESSION, token: `token-${sessions}` });
    }
    asked.push({ path, init });
    return answer({ path, init }, asked.length);
  });
  const tokens = () => asked.map(({ init }) => new Headers(init.headers).get("authorization"));
  return { ...client, asked, tokens, sessions: () => sessions };
}

const refusal = (work: Promise<unknown>): Promise<ApiError> =>
  work.then(
    () => Promise.reject(new Error("nothing was refused")),
    (error) => error,
  );

describe("SW8 what is asked and answered", () => {
  test("SW8 every question carries the session's token, which is asked for once", async () => {
    const { api, tokens, sessions } = hostOf(() => json({ items: [] }));
    expect(await Promise.all([api.get("/v1/cases"), api.get("/v1/log")])).toEqual([{ items: [] }, { items: [] }]);
    expect(tokens()).toEqual(["Bearer token-1", "Bearer token-1"]);
    expect(sessions()).toBe(1);
  });

  test("SW8 bodies go as JSON, and an answer without one is empty text", async () => {
    const { api, asked } = hostOf(() => new Response(null, { status: 204 }));
    expect(await api.send("PUT", "/v1/settings", { quiet: true })).toBe("");
    await api.send("DELETE", "/v1/keys/k-1");
    const [put, gone] = asked.map(({ init }) => init);
    expect(put?.body).toBe('{"quiet":true}');
    expect(new Headers(put?.headers).get("content-type")).toBe("application/json");
    expect([gone?.method, gone?.body, new Headers(gone?.headers).get("content-type")]).toEqual([
      "DELETE",
      undefined,
      null,
    ]);
  });

  test("SW8 lines of JSON stay text", async () => {
    const { api } = hostOf(() => new Response('{"a":1}\n{"a":2}\n'));
    expect(await api.get("/v1/cases/c-1/audit?format=ndjson")).toBe('{"a":1}\n{"a":2}\n');
  });
});

describe("SW9 what is refused", () => {
  test("SW9 comes with its code, pointer and sentence, and as it was", async () => {
    const problem = {
      title: "Bad",
      status: 400,
      code: "body.shape",
      detail: "Give a name.",
      pointer: "/name",
      more: 1,
    };
    const { api } = hostOf(() => json(problem, 400));
    const error = await refusal(api.get("/v1/cases"));
    expect(error).toMatchObject({
      status: 400,
      code: "body.shape",
      message: "Give a name.",
      pointer: "/name",
      problem,
    });
  });

  test("SW9 an answer that is no problem document is told by its status", async () => {
    const { api } = hostOf(() => new Response("<h1>Bad gateway</h1>", { status: 502, statusText: "Bad Gateway" }));
    expect(await refusal(api.get("/v1/cases"))).toMatchObject({
      status: 502,
      code: "http.502",
      message: "Bad Gateway",
    });
  });

  test("SW9 a host that is away is told as such; who stopped asking is not told", async () => {
    const away = hostOf(() => Promise.reject(new TypeError("fetch failed")));
    expect(await refusal(away.api.get("/v1/cases"))).toMatchObject({ status: 0, code: "network" });
    const stop = new AbortController();
    const stopped = hostOf(({ init }) => Promise.reject(init.signal?.reason));
    stop.abort();
    expect(await refusal(stopped.api.get("/v1/cases", stop.signal))).toBe(stop.signal.reason);
  });

  test("SW9 a session that ended is renewed once, and the question asked again", async () => {
    const ended = hostOf((_, turn) => (turn === 1 ? json({}, 401) : json("here")));
    expect(await ended.api.get("/v1/cases")).toBe("here");
    expect(ended.tokens()).toEqual(["Bearer token-1", "Bearer token-2"]);
    const never = hostOf(() => json({ code: "credential.unknown", detail: "No." }, 401));
    expect(await refusal(never.api.get("/v1/cases"))).toMatchObject({ status: 401, code: "credential.unknown" });
    expect(never.asked).toHaveLength(2);
  });

  test("SW9 a session that could not be had is asked for again at the next question", async () => {
    let turn = 0;
    const { api } = createClient(async (path) => {
      turn += 1;
      if (turn === 1) throw new TypeError("fetch failed");
      return json(path === "/studio/session" ? { ...SESSION, token: "t" } : "here");
    });
    expect(await refusal(api.get("/v1/cases"))).toMatchObject({ code: "network" });
    expect(await api.get("/v1/cases")).toBe("here");
  });
});

/** A line that tests speak into. */
class Line implements Source {
  readyState = 1;
  readonly #listeners = new Map<string, (event: MessageEvent<string>) => void>();

  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void {
    this.#listeners.set(type, listener);
  }

  close(): void {
    this.readyState = 2;
  }

  tell(type: string, data = ""): void {
    this.#listeners.get(type)?.({ data } as MessageEvent<string>);
  }

  refuse(): void {
    this.readyState = 2;
    this.tell("error");
  }
}

describe("SW10 the moves of the clock are heard", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function listening() {
    const lines: Line[] = [];
    const heard: (Live | boolean)[] = [];
    const end = hearLive({
      onLive: (live) => heard.push(live),
      onHeard: (is) => heard.push(is),
      open: () => {
        const line = new Line();
        lines.push(line);
        return line;
      },
    });
    return { lines, heard, end, last: () => lines.at(-1) as Line };
  }

  const LIVE = { clock: { now: 1, speed: 60, paused: false, speeds: [60] } };

  test("SW10 each as it comes", () => {
    const { heard, last } = listening();
    last().tell("live", JSON.stringify(LIVE));
    expect(heard).toEqual([true, LIVE]);
  });

  test("SW10 a line that was refused is opened again, after longer rests each time", () => {
    const { lines, heard, last } = listening();
    const opened = [0, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000].map((rest) => {
      if (rest > 0) {
        last().refuse();
        vi.advanceTimersByTime(rest - 1);
        const before = lines.length;
        vi.advanceTimersByTime(1);
        return lines.length - before;
      }
      return lines.length;
    });
    expect(opened).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
    expect(heard.every((one) => one === false)).toBe(true);
    last().tell("live", JSON.stringify(LIVE));
    last().refuse();
    vi.advanceTimersByTime(1_000);
    expect(lines).toHaveLength(9);
  });

  test("SW10 one that the browser mends itself is left to it", () => {
    const { lines, heard, last } = listening();
    last().readyState = 0;
    last().tell("error");
    vi.advanceTimersByTime(60_000);
    expect(lines).toHaveLength(1);
    expect(heard).toEqual([false]);
  });

  test("SW10 nothing is heard after the end", () => {
    const { lines, end, last } = listening();
    last().refuse();
    end();
    vi.advanceTimersByTime(60_000);
    expect(lines).toHaveLength(1);
    expect(last().readyState).toBe(2);
  });
});
