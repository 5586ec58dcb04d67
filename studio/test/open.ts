/** A small studio in memory with one strategy, for tests that ask it over HTTP. */

import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStudio, type Studio, type StudioOptions } from "../src/server/studio.ts";

/** One strategy for several countries, and what it calls. */
const WORLD = ["shared-steps", "country-co", "country-gb", "country-other", "country-us", "multi-country"];

export const CASES = 200;
export const DAYS = 24;

export const failures: unknown[] = [];

export function smallStudio(more: Partial<StudioOptions> = {}): Promise<Studio> {
  return openStudio({
    ...{
      directory: mkdtempSync(join(tmpdir(), "dunlin-studio-test-")),
      store: "memory",
      port: 0,
      cases: CASES,
      days: DAYS,
    },
    ...{ strategies: WORLD, failed: (reason) => failures.push(reason) },
    ...more,
  });
}

export interface Answered<Body> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

/** Asks as the page does. */
export async function ask<Body>(
  studio: Studio,
  path: string,
  sent?: object,
  headers: Record<string, string> = {},
): Promise<Answered<Body>> {
  const response = await fetch(`${studio.url}${path}`, {
    method: sent === undefined ? "GET" : "POST",
    headers: {
      authorization: `Bearer ${studio.room.host.key}`,
      ...(sent !== undefined && { "content-type": "application/json" }),
      ...headers,
    },
    ...(sent !== undefined && { body: JSON.stringify(sent) }),
  });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") === true;
  return { status: response.status, body: (isJson ? JSON.parse(text) : text) as Body, headers: response.headers };
}
