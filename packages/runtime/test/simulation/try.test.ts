import { test } from "vitest";
import { simulate } from "./simulate.ts";

test("GS0 try", async () => {
  const from = Number(process.env.FROM ?? 0),
    n = Number(process.env.N ?? 50);
  const t = process.hrtime.bigint();
  let bad = 0;
  const sum = { commits: 0, leases: 0, requests: 0, crashes: 0 };
  const kinds = new Map<string, [number, number]>();
  for (let s = from; s < from + n; s++) {
    const o = await simulate(s);
    for (const k of Object.keys(sum) as (keyof typeof sum)[]) sum[k] += o.counts[k];
    if (o.violations.length) {
      bad++;
      const k = o.violations[0]!.replace(/c\d\/\S+/g, "K")
        .replace(/\b[chdn]\d+\b/g, "X")
        .slice(0, 160);
      const e = kinds.get(k) ?? [0, s];
      e[0]++;
      kinds.set(k, e);
    }
    if (process.env.SHOW) console.log(o.story.join("\n"), o.violations);
  }
  console.log(
    bad,
    "of",
    n,
    [...kinds].sort((a, b) => b[1][0] - a[1][0]).slice(0, 12),
    sum,
    Number(process.hrtime.bigint() - t) / 1e6 / n,
    "ms each",
  );
}, 600000);
