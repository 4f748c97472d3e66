/**
 * What only the server can open: sealed to its public key, with a key pair for this box alone.
 * ECDH on P-256, HKDF, AES-256-GCM, as doorstep/server/lib/sealing.py.
 */

import { fromBase64, toBase64, utf8 } from './bytes';

/** The key of a store, or work that was not sent. */
export type Purpose = 'key' | 'work';

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

async function boxKey(secret: ArrayBuffer, info: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const how = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info };
  return crypto.subtle.deriveKey(how, key, { name: 'AES-GCM', length: 256 }, false, ['encrypt']);
}

export async function seal(content: string, to: string, purpose: Purpose): Promise<string> {
  const theirs = fromBase64(to);
  const server = await crypto.subtle.importKey('raw', theirs, CURVE, false, []);
  const pair = await crypto.subtle.generateKey(CURVE, false, ['deriveBits']);
  const mine = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const secret = await crypto.subtle.deriveBits(
    { name: 'ECDH', public: server },
    pair.privateKey,
    256,
  );
  const key = await boxKey(secret, joined(utf8(`doorstep ${purpose}`), mine, theirs));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, utf8(content));
  return toBase64(joined(mine, iv, new Uint8Array(sealed)));
}
