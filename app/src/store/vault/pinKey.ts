/** The key of a store, wrapped with what a PIN amounts to: Argon2id, then AES-256-GCM. */

import { argon2id } from 'hash-wasm';

/** KiB of memory and rounds. */
export interface Cost {
  readonly memory: number;
  readonly rounds: number;
}

export interface Wrapped extends Cost {
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly key: ArrayBuffer;
}

/** OWASP's figures for Argon2id: half a second on a phone six times slower than a desk (ADR 44). */
export const COST: Cost = { memory: 47_104, rounds: 1 };

async function keyOf(pin: string, salt: Uint8Array, cost: Cost): Promise<CryptoKey> {
  const derived = await argon2id({
    password: pin,
    salt,
    parallelism: 1,
    memorySize: cost.memory,
    iterations: cost.rounds,
    hashLength: 32,
    outputType: 'binary',
  });
  const raw = new Uint8Array(derived);
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

export async function wrap(
  key: Uint8Array<ArrayBuffer>,
  pin: string,
  cost: Cost,
): Promise<Wrapped> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const outer = await keyOf(pin, salt, cost);
  const wrapped = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, outer, key);
  return { ...cost, salt, iv, key: wrapped };
}

/** Null for a wrong PIN. */
export async function unwrap(
  wrapped: Wrapped,
  pin: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const outer = await keyOf(pin, wrapped.salt, wrapped);
  try {
    const how = { name: 'AES-GCM', iv: wrapped.iv };
    return new Uint8Array(await crypto.subtle.decrypt(how, outer, wrapped.key));
  } catch {
    return null;
  }
}
