/**
 * What is personal, sealed: AES-256-GCM under a random key per person, which the host's key management wraps. Without the
 * wrapped key nothing that was sealed can be read again, wherever copies of it lie: that is how a person is forgotten.
 *
 * A sealed value is one byte of format, 12 of nonce, the ciphertext and 16 of tag. Tenant, person and purpose are
 * authenticated with it, so one that was moved to another person or tenant does not open.
 */

import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { Personal } from "../model/rows.ts";
import type { KeyWrap } from "../model/runtime.ts";
import { RuntimeError } from "../model/runtimeError.ts";
import { StoreError } from "../model/store.ts";

const FORMAT = 1;
const NONCE = 12;
const TAG = 16;
const KEY = 32;

/** Of a `PersonRow`, what sealing needs. */
export interface Sealing {
  readonly id: string;
  /** Wrapped; absent before anything was sealed, and after erasure. */
  readonly key?: Uint8Array;
  readonly erasedAt?: number;
}

/**
 * Every method throws RuntimeError `vault.missing` where the host has no `KeyWrap`, and `case.erased` for a person who was
 * forgotten; StoreError `unavailable` when the host's key management does not answer, and `broken` for what does not open.
 */
export interface Vault {
  /** @returns What `PersonRow` keeps. `key` is that of the person, or a new one: both are saved in the same transaction. */
  seal(tenant: string, person: Sealing, personal: Personal): Promise<{ key: Uint8Array; sealed: Uint8Array }>;
  /** @returns What was sealed; nothing where nothing was. */
  open(tenant: string, person: Sealing & { readonly sealed?: Uint8Array }): Promise<Personal>;
  /** Free text about a person, as a reply or a note. `text` is base64url, for documents; `key` as with `seal`. */
  sealText(tenant: string, person: Sealing, text: string): Promise<{ key: Uint8Array; text: string }>;
  openText(tenant: string, person: Sealing, sealed: string): Promise<string>;
  /** The same data key, wrapped anew: by the newest key of the host. */
  rewrap(person: Sealing & { readonly key: Uint8Array }): Promise<Uint8Array>;
  /** Drops the unwrapped key from memory. Others drop it within `keyMs`. */
  forget(person: Sealing): void;
}

export interface VaultOptions {
  /** Unwrapped keys in memory at most; default 2,000. */
  readonly keys?: number;
  /** How long one stays there, ms; default five minutes. */
  readonly keyMs?: number;
  /** ms, of any clock that goes forward. */
  readonly now?: () => number;
}

const NOTHING: Personal = { addresses: [], values: {} };

export function createVault(keyWrap: KeyWrap | undefined, options: VaultOptions = {}): Vault {
  const keys = new Keys(keyWrap, options);
  return {
    async seal(tenant, person, personal) {
      const { data, key } = await keys.forWriting(person);
      const sealed = encrypt(data, contextOf("personal", tenant, person.id), Buffer.from(JSON.stringify(personal)));
      return { key, sealed };
    },
    async open(tenant, person) {
      if (person.sealed === undefined) return NOTHING;
      const data = await keys.forReading(person);
      const plain = decrypt(data, contextOf("personal", tenant, person.id), person.sealed, person.id);
      return JSON.parse(plain.toString("utf8")) as Personal;
    },
    async sealText(tenant, person, text) {
      const { data, key } = await keys.forWriting(person);
      const sealed = encrypt(data, contextOf("text", tenant, person.id), Buffer.from(text, "utf8"));
      return { key, text: sealed.toString("base64url") };
    },
    async openText(tenant, person, sealed) {
      const data = await keys.forReading(person);
      const bytes = Buffer.from(sealed, "base64url");
      return decrypt(data, contextOf("text", tenant, person.id), bytes, person.id).toString("utf8");
    },
    rewrap: (person) => keys.rewrap(person),
    forget: (person) => keys.forget(person),
  };
}

/** Authenticated with what is sealed, and never stored. */
const contextOf = (purpose: "personal" | "text", tenant: string, person: string): Buffer =>
  Buffer.from(JSON.stringify(["dunlin.sealed", FORMAT, purpose, tenant, person]), "utf8");

function encrypt(key: Uint8Array, context: Uint8Array, plain: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG });
  cipher.setAAD(context);
  return Buffer.concat([Uint8Array.of(FORMAT), nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Uint8Array, context: Uint8Array, sealed: Uint8Array, person: string): Buffer {
  if (sealed.length < 1 + NONCE + TAG || sealed[0] !== FORMAT) throw unreadable(person);
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(1, 1 + NONCE), { authTagLength: TAG });
  decipher.setAAD(context);
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(1 + NONCE, sealed.length - TAG)), decipher.final()]);
  } catch {
    throw unreadable(person);
  }
}

const unreadable = (person: string): StoreError =>
  new StoreError(
    "broken",
    `What is sealed for person "${person}" does not open: it was changed, or belongs to another person or tenant.`,
  );

/** Data keys, unwrapped: the newest used stay in memory, for a short time. */
class Keys {
  readonly #wrap: KeyWrap | undefined;
  readonly #most: number;
  readonly #keptMs: number;
  readonly #now: () => number;
  /** Wrapped key -> data key, least recently used first. */
  readonly #known = new Map<string, { readonly data: Uint8Array; readonly until: number }>();

  constructor(
    wrap: KeyWrap | undefined,
    { keys = 2_000, keyMs = 300_000, now = () => performance.now() }: VaultOptions,
  ) {
    this.#wrap = wrap;
    this.#most = keys;
    this.#keptMs = keyMs;
    this.#now = now;
  }

  async forWriting(person: Sealing): Promise<{ readonly data: Uint8Array; readonly key: Uint8Array }> {
    refuseErased(person);
    if (person.key !== undefined) return { data: await this.#unwrapped(person.key), key: person.key };
    const data = Uint8Array.from(randomBytes(KEY));
    const key = await this.#asked((wrap) => wrap.wrap(data));
    this.#remember(key, data);
    return { data, key };
  }

  async forReading(person: Sealing): Promise<Uint8Array> {
    refuseErased(person);
    this.#host();
    if (person.key === undefined) throw unreadable(person.id);
    return this.#unwrapped(person.key);
  }

  async rewrap(person: Sealing & { readonly key: Uint8Array }): Promise<Uint8Array> {
    refuseErased(person);
    const data = await this.#unwrapped(person.key);
    const key = await this.#asked((wrap) => wrap.wrap(data));
    this.forget(person);
    this.#remember(key, data);
    return key;
  }

  forget({ key }: Sealing): void {
    if (key !== undefined) this.#known.delete(nameOf(key));
  }

  async #unwrapped(key: Uint8Array): Promise<Uint8Array> {
    const name = nameOf(key);
    const known = this.#known.get(name);
    this.#known.delete(name);
    if (known !== undefined && known.until > this.#now()) {
      this.#known.set(name, known);
      return known.data;
    }
    const data = await this.#asked((wrap) => wrap.unwrap(key));
    if (data.length !== KEY) throw new StoreError("broken", `A data key has ${data.length} bytes instead of ${KEY}.`);
    this.#remember(key, data);
    return data;
  }

  #remember(key: Uint8Array, data: Uint8Array): void {
    this.#known.set(nameOf(key), { data, until: this.#now() + this.#keptMs });
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= this.#most) return;
      this.#known.delete(oldest);
    }
  }

  async #asked(work: (wrap: KeyWrap) => Promise<Uint8Array>): Promise<Uint8Array> {
    const wrap = this.#host();
    try {
      return await work(wrap);
    } catch (cause) {
      const says = "The key management of the host did not give a key. Look at its own log, then try again.";
      throw new StoreError("unavailable", says, { cause });
    }
  }

  #host(): KeyWrap {
    if (this.#wrap !== undefined) return this.#wrap;
    throw new RuntimeError(
      "vault.missing",
      "Names and addresses can be kept only under keys of the host: give the runtime a `vault`.",
    );
  }
}

const nameOf = (key: Uint8Array): string => Buffer.from(key).toString("base64");

function refuseErased({ id, erasedAt }: Sealing): void {
  if (erasedAt === undefined) return;
  throw new RuntimeError("case.erased", `Person "${id}" was forgotten: nothing can be kept or read about them.`, {
    data: { personId: id },
  });
}
