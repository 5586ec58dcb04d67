/**
 * The tokens in the addresses that debtors and providers call. A token names a link and its tenant, sealed by AES-256-GCM
 * under a key per purpose: nothing in it can be read, changed or made up, and one for one purpose is none for another.
 *
 * Bytes: 1 that names the secret, 12 of nonce, the sealed text, 12 of tag; as base64url. The nonce is the id of the link,
 * derived from what it is for, so the same message has the same address on every attempt.
 */

import { createCipheriv, createDecipheriv, createHmac, hkdfSync, timingSafeEqual } from "node:crypto";

/** What a token is good for, and nothing else. */
export type LinkPurpose = "page" | "unsubscribe" | "preferences" | "callback";

/** A secret by number, so that it can be changed: the first one makes tokens, all of them open. */
export interface LinkKey {
  /** 0..255 */
  readonly id: number;
  /** At least 32 bytes. */
  readonly secret: Uint8Array;
}

export interface OpenedLink {
  readonly tenant: string;
  /** 16 signs: the id of the document `link`. */
  readonly id: string;
}

export interface Links {
  /** The id of the link of a message: always the same, and not to be guessed. @param key - Effect id. */
  idOf(tenant: string, key: string): string;
  /** @throws RangeError for an id that `idOf` did not make. */
  seal(purpose: Exclude<LinkPurpose, "callback">, link: OpenedLink): string;
  /** Undefined for what was not made here, or for another purpose. */
  open(purpose: Exclude<LinkPurpose, "callback">, token: string): OpenedLink | undefined;
  /** The address of a provider: always the same for a tenant and a source. @param source - Id of a channel or payment provider. */
  sealSource(source: { readonly tenant: string; readonly source: string }): string;
  openSource(token: string): { readonly tenant: string; readonly source: string } | undefined;
  /** A proof over texts: 16 signs. */
  sign(use: string, parts: readonly string[]): string;
  isSigned(use: string, parts: readonly string[], proof: string): boolean;
}

const FORMAT = "dunlin.link.1";
const NONCE = 12;
const TAG = 12;
const PROOF = 12;
/** Longer ones are not looked at. */
const MOST = 512;

/**
 * @param secret - At least 32 random bytes, or several by number, the newest first.
 * @throws RangeError when one is shorter, or a number is taken or none.
 */
export function createLinks(secret: Uint8Array | readonly LinkKey[]): Links {
  const rings = ringsOf(secret instanceof Uint8Array ? [{ id: 0, secret }] : secret);
  const newest = rings[0] as Ring;
  const unseal = (purpose: LinkPurpose, token: string): { id: string; text: string } | undefined => {
    const bytes = token.length > MOST ? undefined : bytesOf(token);
    const ring = bytes && rings.find(({ id }) => id === bytes[0]);
    return ring && bytes && opened(ring.key(purpose), bytes);
  };
  return {
    idOf: (tenant, key) => digest(newest.key("id"), ["link", tenant, key]).subarray(0, NONCE).toString("base64url"),
    seal: (purpose, { tenant, id }) => sealed(newest, purpose, nonceOf(id), tenant),
    open(purpose, token) {
      const found = unseal(purpose, token);
      return found && { tenant: found.text, id: found.id };
    },
    sealSource({ tenant, source }) {
      const text = JSON.stringify([tenant, source]);
      return sealed(newest, "callback", digest(newest.key("id"), ["callback", text]).subarray(0, NONCE), text);
    },
    openSource(token) {
      const found = unseal("callback", token);
      if (found === undefined) return undefined;
      const [tenant, source] = JSON.parse(found.text) as [string, string];
      return { tenant, source };
    },
    sign: (use, parts) => proofOf(newest, use, parts).toString("base64url"),
    isSigned(use, parts, proof) {
      const given = bytesOf(proof);
      if (given?.length !== PROOF) return false;
      return rings.some((ring) => timingSafeEqual(proofOf(ring, use, parts), given));
    },
  };
}

const proofOf = (ring: Ring, use: string, parts: readonly string[]): Buffer =>
  digest(ring.key("proof"), [use, ...parts]).subarray(0, PROOF);

interface Ring {
  readonly id: number;
  key(use: LinkPurpose | "id" | "proof"): Buffer;
}

function ringsOf(keys: readonly LinkKey[]): readonly Ring[] {
  if (keys.length === 0) throw new RangeError("links need a secret");
  return keys.map(({ id, secret }, index) => {
    if (secret.length < 32) throw new RangeError(`a secret has at least 32 bytes, not ${secret.length}`);
    if (!Number.isInteger(id) || id < 0 || id > 255 || keys.findIndex((other) => other.id === id) !== index)
      throw new RangeError(`the number of a secret is a whole one from 0 to 255, each once: ${id}`);
    const known = new Map<string, Buffer>();
    const key = (use: string): Buffer => {
      const made = known.get(use) ?? Buffer.from(hkdfSync("sha256", secret, "", `${FORMAT}.${use}`, 32));
      known.set(use, made);
      return made;
    };
    return { id, key };
  });
}

const digest = (key: Buffer, parts: readonly string[]): Buffer =>
  createHmac("sha256", key).update(JSON.stringify(parts), "utf8").digest();

function sealed(ring: Ring, purpose: LinkPurpose, nonce: Buffer, text: string): string {
  const cipher = createCipheriv("aes-256-gcm", ring.key(purpose), nonce, { authTagLength: TAG });
  cipher.setAAD(Buffer.from([ring.id]));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([Buffer.from([ring.id]), nonce, body, cipher.getAuthTag()]).toString("base64url");
}

function opened(key: Buffer, bytes: Buffer): { id: string; text: string } | undefined {
  if (bytes.length <= 1 + NONCE + TAG) return undefined;
  const nonce = bytes.subarray(1, 1 + NONCE);
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG });
  decipher.setAAD(bytes.subarray(0, 1));
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG));
  try {
    const body = Buffer.concat([decipher.update(bytes.subarray(1 + NONCE, bytes.length - TAG)), decipher.final()]);
    return { id: nonce.toString("base64url"), text: body.toString("utf8") };
  } catch {
    return undefined;
  }
}

/** Of one spelling only: other signs that some decoders pass over are none. */
function bytesOf(text: string): Buffer | undefined {
  if (!/^[\w-]+$/.test(text)) return undefined;
  const bytes = Buffer.from(text, "base64url");
  return bytes.toString("base64url") === text ? bytes : undefined;
}

function nonceOf(id: string): Buffer {
  const nonce = bytesOf(id);
  if (nonce?.length !== NONCE) throw new RangeError("no id of a link");
  return nonce;
}
