import { beforeEach, describe, expect, it } from 'vitest';
import type { Shelf, Vault } from '../../../src/store/vault/shelf';
import { createVaults, MOST_WRONG, type Vaults } from '../../../src/store/vault/vaults';

const PIN = '258036';
const WRONG = '258037';
const ASHA = { id: 'w1', name: 'Asha Njeri' };
const JUMA = { id: 'w2', name: 'Juma Otieno' };

/** Ten guesses at the real price take seconds. */
const CHEAP = { memory: 8, rounds: 1 };

class Board implements Shelf {
  readonly vaults = new Map<string, Vault>();

  async all() {
    return [...this.vaults.values()];
  }

  async put(vault: Vault) {
    this.vaults.set(vault.id, structuredClone(vault));
  }

  async remove(id: string) {
    this.vaults.delete(id);
  }
}

describe('the stores of a phone', () => {
  let board: Board;
  let now: number;
  let vaults: Vaults;
  beforeEach(() => {
    board = new Board();
    now = Date.parse('2026-11-22T12:00:00Z');
    vaults = createVaults(board, () => now, CHEAP);
  });

  /** Wrong PINs, each after the wait that the one before brought. */
  async function fail(vault: string, times: number) {
    for (let tries = 0; tries < times; tries += 1) {
      now += 3_600_000;
      await vaults.unlock(vault, WRONG);
    }
  }

  it('open with their own PIN to the same key, and with no other', async () => {
    const asha = await vaults.moveIn(PIN, { worker: ASHA });
    const juma = await vaults.moveIn('408193', { worker: JUMA });
    expect(asha.key).toMatch(/^[0-9a-f]{64}$/);
    expect(juma.key).not.toBe(asha.key);
    expect(await vaults.unlock(asha.vault, PIN)).toEqual(asha);
    expect(await vaults.unlock(juma.vault, PIN)).toEqual({ wait: 0, left: MOST_WRONG - 1 });
    expect((await vaults.people()).map(({ name }) => name)).toEqual(['Asha Njeri', 'Juma Otieno']);
  });

  it('open in a phone without room too: a try that cannot be counted takes its time', async () => {
    const waits: number[] = [];
    const pause = async (ms: number) => void waits.push(ms);
    const slow = createVaults(board, () => now, CHEAP, pause);
    const asha = await slow.moveIn(PIN, { worker: ASHA });
    board.put = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
    expect(await slow.unlock(asha.vault, WRONG)).toMatchObject({ left: MOST_WRONG - 1 });
    expect(await slow.unlock(asha.vault, PIN)).toEqual(asha);
    expect(waits).toEqual([5000, 5000]);
    board.put = () => Promise.reject(new Error('broken'));
    await expect(slow.unlock(asha.vault, PIN)).rejects.toThrow('broken');
  });

  it('never keep a key or a PIN as it is', async () => {
    const { vault, key } = await vaults.moveIn(PIN, { worker: ASHA });
    const kept = board.vaults.get(vault);
    const bytes = [...new Uint8Array(kept?.wrapped?.key ?? new ArrayBuffer(0))];
    expect(bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')).not.toContain(key);
    expect(JSON.stringify(kept)).not.toContain(key);
    expect(JSON.stringify(kept)).not.toContain(PIN);
  });

  it('make whoever guesses wait, and try no right PIN meanwhile', async () => {
    const { vault } = await vaults.moveIn(PIN, { worker: ASHA });
    for (let tries = 0; tries < 2; tries += 1) await vaults.unlock(vault, WRONG);
    expect(await vaults.unlock(vault, WRONG)).toEqual({ wait: 30, left: MOST_WRONG - 3 });
    now += 29_000;
    expect(await vaults.unlock(vault, PIN)).toEqual({ wait: 1, left: MOST_WRONG - 3 });
    now += 1_000;
    expect(await vaults.unlock(vault, PIN)).toHaveProperty('key');
    expect(await vaults.unlock(vault, WRONG)).toEqual({ wait: 0, left: MOST_WRONG - 1 });
  });

  it('count a try before it is made, so that killing the app wins nothing', async () => {
    const { vault } = await vaults.moveIn(PIN, { worker: ASHA });
    const put = board.put.bind(board);
    let written = 0;
    board.put = async (changed) => {
      written += 1;
      if (written > 1) throw new Error('the app was killed');
      await put(changed);
    };
    await expect(vaults.unlock(vault, PIN)).rejects.toThrow('killed');
    expect(board.vaults.get(vault)?.wrong).toBe(1);
  });

  it('do not make anybody wait for years because the watch was set back', async () => {
    const { vault } = await vaults.moveIn(PIN, { worker: ASHA });
    await fail(vault, 3);
    now -= 365 * 86_400_000;
    expect((await vaults.people())[0]?.wait).toBe(30);
  });

  it('open no more after too many wrong PINs, also with the right one', async () => {
    const { vault } = await vaults.moveIn(PIN, { worker: ASHA });
    await fail(vault, MOST_WRONG);
    expect(board.vaults.get(vault)?.wrapped).toBeNull();
    now += 86_400_000;
    expect(await vaults.unlock(vault, PIN)).toMatchObject({ left: 0 });
    expect(await vaults.people()).toMatchObject([{ name: 'Asha Njeri', shut: true }]);
  });

  it('open again with a new link and a new PIN, to the same key', async () => {
    const first = await vaults.moveIn(PIN, { worker: ASHA });
    await fail(first.vault, MOST_WRONG);
    const key = `${first.vault} ${first.key}`;
    expect(await vaults.moveIn('408193', { worker: ASHA, key })).toEqual(first);
    expect(await vaults.unlock(first.vault, '408193')).toEqual(first);
    expect(await vaults.people()).toHaveLength(1);
  });

  it('stay where the server gave no key back: a new one stands beside it', async () => {
    const first = await vaults.moveIn(PIN, { worker: ASHA });
    const second = await vaults.moveIn('408193', { worker: ASHA, key: null });
    expect(second.vault).not.toBe(first.vault);
    expect(await vaults.unlock(first.vault, PIN)).toEqual(first);
  });

  it('take another PIN, and then not the one of before', async () => {
    const opened = await vaults.moveIn(PIN, { worker: ASHA });
    await vaults.changePin(opened, '408193');
    expect(await vaults.unlock(opened.vault, PIN)).toMatchObject({ left: MOST_WRONG - 1 });
    expect(await vaults.unlock(opened.vault, '408193')).toEqual(opened);
  });

  it('are not asked for again once their files are gone', async () => {
    const opened = await vaults.moveIn(PIN, { worker: ASHA });
    await vaults.forget(opened);
    expect(await vaults.people()).toEqual([]);
  });
});
