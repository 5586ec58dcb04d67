/** Key management for hosts that have none: data keys wrapped by AES-256-GCM under a secret of the host. */

import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import type { KeyWrap } from "../model/runtime.ts";

const FORMAT = 1;
const ID = 8;
const NONCE = 12;
const TAG = 16;
const HEADER = 1 + ID;

/**
 * Wraps under `secret`, and unwraps what was wrapped under it or under one of `older`. A wrapped key is one byte of format,
 * 8 that name the secret, 12 of nonce, the ciphertext and 16 of tag. To change the secret: put the present one among
 * `older`, let `People.rewrap` wrap every key anew, then drop it.
 *
 * @param secret - At least 32 random bytes, kept outside the database.
 * @throws RangeError when a secret is shorter.
 */
export function localKeyWrap(secret: Uint8Array, older: readonly Uint8Array[] = []): KeyWrap {
  const newest = wrappingKey(secret);
  const known = [newest, ...older.map(wrappingKey)];
  return {
    async wrap(key) {
      const header = Buffer.concat([Uint8Array.of(FORMAT), newest.id]);
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv("aes-256-gcm", newest.key, nonce, { authTagLength: TAG });
      cipher.setAAD(header);
      return Buffer.concat([header, nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
    },
    async unwrap(wrapped) {
      if (wrapped.length < HEADER + NONCE + TAG || wrapped[0] !== FORMAT) throw new Error("This is no wrapped key.");
      const header = wrapped.subarray(0, HEADER);
      const wrapping = known.find(({ id }) => id.equals(header.subarray(1)));
      if (wrapping === undefined) throw new Error("The secret that this key was wrapped under is not known any more.");
      const nonce = wrapped.subarray(HEADER, HEADER + NONCE);
      const decipher = createDecipheriv("aes-256-gcm", wrapping.key, nonce, { authTagLength: TAG });
      decipher.setAAD(header);
      decipher.setAuthTag(wrapped.subarray(wrapped.length - TAG));
      const body = wrapped.subarray(HEADER + NONCE, wrapped.length - TAG);
      return Buffer.concat([decipher.update(body), decipher.final()]);
    },
  };
}

function wrappingKey(secret: Uint8Array): { readonly key: Buffer; readonly id: Buffer } {
  if (secret.length < 32) throw new RangeError(`a secret has at least 32 bytes, not ${secret.length}`);
  const derived = (what: string, bytes: number) =>
    Buffer.from(hkdfSync("sha256", secret, Buffer.alloc(0), `dunlin.keyWrap.${FORMAT}.${what}`, bytes));
  return { key: derived("key", 32), id: derived("id", ID) };
}
