/** Hosts and servers killed again and again while rows are written: whatever was acknowledged is there. */

import { afterAll, expect, test, vi } from "vitest";
import { PROOF, sized } from "../../../../scripts/sizes.ts";
import { crashServer } from "../kill/crashServer.ts";
import { Directories } from "./directories.ts";

const directories = new Directories();
vi.setConfig({ testTimeout: 300_000 });
afterAll(() => directories.remove());

const ROUNDS = sized(4, 20);

test.runIf(PROOF)(
  "EB15 with crashes of the server and kills of the host in turns nothing that was acknowledged is lost",
  async () => {
    const path = await directories.used();
    let last = 1;
    for (let round = 0; round < ROUNDS; round++) {
      const host = directories.host(path);
      expect(await host.told()).toHaveProperty("started");
      host.say(`write ${last + 1}`);
      const acknowledged = async (rows: number) => {
        for (const until = last + rows; last < until; ) last = (await host.told()).committed ?? last;
      };
      await acknowledged(1 + ((round * 7) % 40));
      await crashServer(path, { mode: round % 2 === 0 ? "immediate" : "kill" });
      await acknowledged(1 + ((round * 11) % 40));
      await host.kill();
      last = Math.max(last, await host.rest());
    }
    const embedded = await directories.start(path);
    const { rows } = await embedded.sql.query<{ rows: number; highest: number }>(
      "select count(*) rows, max(id) highest from kept",
    );
    const [{ rows: count, highest } = { rows: 0, highest: 0 }] = rows;
    // The one that was under way when the last host was killed may be there too.
    expect([last, last + 1]).toContain(highest);
    expect(count).toBe(highest);
    await embedded.stop();
  },
);
