import { readFileSync } from 'node:fs';
import type { Package } from '../../src/contract/package';
import { COMPILED } from './compile';

export const programme = JSON.parse(readFileSync(COMPILED, 'utf8')) as Package;
