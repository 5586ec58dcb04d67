/** What the studio keeps beside its database: one directory, made for the owner alone. */

import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";

/** A JSON file that is replaced as a whole: a crash leaves the old one or the new one. */
export class KeptFile<Value> {
  readonly #path: string;

  constructor(directory: string, name: string) {
    // Whoever runs the database may be another user, who has to pass through.
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

  /** What was kept, else what is made now and kept from now on. */
  readOr(make: () => Value): Value {
    const kept = this.read();
    if (kept !== undefined) return kept;
    const made = make();
    this.write(made);
    return made;
  }
}

/** The secret of this studio, made at its first start. */
export function secretIn(directory: string): Uint8Array {
  const file = new KeptFile<string>(directory, "secret.json");
  return Buffer.from(
    file.readOr(() => randomBytes(32).toString("base64")),
    "base64",
  );
}

/** How many ports behind the one that was asked for are tried. */
const TRIES = 20;

/**
 * The port that was asked for, or the next one that nobody uses; 0 lets the system choose.
 *
 * @throws Error when none of them is free.
 */
export async function freePort(asked: number): Promise<number> {
  const last = asked === 0 ? 0 : Math.min(65_535, asked + TRIES);
  for (let port = asked; port <= last; port++) {
    const found = await portIfFree(port);
    if (found !== undefined) return found;
  }
  throw new Error(`The ports ${asked} to ${last} are all in use. Choose another one with --port.`);
}

function portIfFree(asked: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(undefined));
    server.listen(asked, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
