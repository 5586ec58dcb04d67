import { expect, test } from "vitest";
import { serverWorld } from "./world.ts";

test("smoke", async () => {
  const w = await serverWorld();
  for (const [m, u] of [
    ["GET", "/v1/strategies"],
    ["GET", "/v1/cases"],
    ["GET", "/v1/cases/c1"],
    ["GET", "/v1/cases/c1/journal"],
    ["GET", "/v1/cases/c1/audit"],
    ["GET", "/v1/cases/c1/audit?format=ndjson"],
    ["GET", "/v1/outbox"],
    ["GET", "/v1/settings"],
    ["GET", "/v1/keys"],
    ["GET", "/v1/log"],
    ["POST", "/v1/cases/c1/reveal"],
    ["POST", "/v1/people/d-c1/export"],
    ["GET", "/healthz"],
    ["GET", "/readyz"],
    ["GET", "/openapi.json"],
    ["GET", "/v1/nope"],
    ["PATCH", "/v1/cases"],
    ["GET", "/v1/cases?limit=x"],
  ] as const) {
    const a = await w.call(m, u);
    console.log(m, u, a.status, a.text.slice(0, 400));
  }
  console.log(w.lines.slice(-3).join(""));
  expect(1).toBe(1);
});
