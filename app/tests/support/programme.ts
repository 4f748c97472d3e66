import { readFileSync } from 'node:fs';
import type { Package } from '../../src/contract/package';
import { compiled } from './compile';

function read(folder: string): Package {
  return JSON.parse(readFileSync(compiled(folder), 'utf8')) as Package;
}

export const programme = read('tests/programmes/antenatal');

/** The one of the conformance cases: its records name records. */
export const linked = read('conformance/programme');

/** Forms as other projects have them. */
export const field = read('tests/programmes/field');

/** A form in English and Arabic. */
export const tongues = read('tests/programmes/tongues');

/** The reference programme, with families. */
export const reference = read('programmes/maternal-child');
