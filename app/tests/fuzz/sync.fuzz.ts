/**
 * The app's own store and sync against the real server, with everything going wrong that may.
 * `tests/fuzz/test_sync.py` prepares the database and starts it.
 */

import { expect, it } from 'vitest';
import { chanceOf } from './chance';
import { layNetwork } from './network';
import { openOffice } from './office';
import { live } from './world';

const FIRST = Number(process.env['DOORSTEP_FUZZ_SEED']);
const UNTIL = Date.now() + Number(process.env['DOORSTEP_FUZZ_SECONDS']) * 1000;

it('keeps all that was recorded, and brings everybody to the same', async () => {
  const office = await openOffice();
  const met: Record<string, number> = {};
  let seed = FIRST;
  try {
    do {
      const chance = chanceOf(seed);
      const network = layNetwork(chance, office);
      await live(seed, chance, office, network).catch((error: unknown) => {
        throw new Error(`DOORSTEP_FUZZ_SEED=${seed} fails`, { cause: error });
      });
      for (const [name, times] of Object.entries(network.met)) met[name] = (met[name] ?? 0) + times;
      seed += 1;
    } while (Date.now() < UNTIL);
    expect(await office.ask('check')).toEqual([]);
  } finally {
    office.close();
    process.stdout.write(`worlds ${seed - FIRST}, met ${JSON.stringify(met)}\n`);
  }
});
