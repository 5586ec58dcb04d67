/** Results that are the same but for rounding. */

import { expect } from "vitest";

/** Numbers may differ by `tolerance`, as a share of the larger one where that is above 1; everything else not at all. */
export function expectClose(found: unknown, wanted: unknown, tolerance = 1e-9): void {
  expect(differences(found, wanted, tolerance, "")).toEqual([]);
}

function differences(found: unknown, wanted: unknown, tolerance: number, path: string): string[] {
  if (typeof wanted === "number" && typeof found === "number") {
    const isClose = Math.abs(found - wanted) <= tolerance * Math.max(1, Math.abs(wanted));
    return isClose || Object.is(found, wanted) ? [] : [`${path}: ${found}, not ${wanted}`];
  }
  if (wanted === null || typeof wanted !== "object" || found === null || typeof found !== "object") {
    return Object.is(found, wanted) ? [] : [`${path}: ${found}, not ${wanted}`];
  }
  const [a, b] = [found as Record<string, unknown>, wanted as Record<string, unknown>];
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].flatMap((name) => differences(a[name], b[name], tolerance, `${path}/${name}`));
}
