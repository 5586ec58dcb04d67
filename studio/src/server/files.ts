/** What the studio keeps beside its database: one directory, made for the owner alone. */

import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";

/** A JSON file that is replaced as a whole: a crash leaves the old one or the new one. */
export class KeptFile<Value> {
  readonly #path: string;

  constructor(directory: string, name: string) {
    mkdirSync(directory, { recursive: true, mode: 0o711 });
    this.#path = join(directory, name);
  }

  /** Undefined where nothing was kept yet. */
  read(): Value | undefined {
    return existsSync(this.#path) ? (JSON.parse(readFileSync(this.#path, "utf8")) as Value) : undefined;
  }

  write(value: Value): void {
    const next = `${this.#path}.new`;
    writeFileSync(next, JSON.stringify(value), { mode: 0o600 });
    renameSync(next, this.#path);
  }
}

/** The secret of this studio, made at its first start. */
export function secretIn(directory: string): Uint8Array {
  const file = new KeptFile<string>(directory, "secret.json");
  const kept = file.read();
  if (kept !== undefined) return Buffer.from(kept, "base64");
  const made = randomBytes(32);
  file.write(made.toString("base64"));
  return made;
}

/** A port that nobody uses; the one asked for, unless it is 0. */
export function freePort(asked: number): Promise<number> {
  if (asked !== 0) return Promise.resolve(asked);
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
