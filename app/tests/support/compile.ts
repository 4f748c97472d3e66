/** Compiles programmes once, so that the app is tested on what phones really get. */

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');
const CACHE = join(ROOT, 'app/node_modules/.cache/doorstep');
const COMPILED = [
  'tests/programmes/antenatal',
  'conformance/programme',
  'programmes/maternal-child',
  'tests/programmes/field',
  'tests/programmes/tongues',
];

/** Where the package of a programme is, by its folder. */
export function compiled(folder: string): string {
  return join(CACHE, `${folder.replaceAll('/', '-')}.json`);
}

function python(): string {
  const inside = join(ROOT, '.venv/bin/python');
  return process.env['DOORSTEP_PYTHON'] ?? (existsSync(inside) ? inside : 'python3');
}

export function setup(): void {
  mkdirSync(CACHE, { recursive: true });
  for (const folder of COMPILED) {
    const command = ['-m', 'doorstep.cli', 'compile', folder];
    const json = execFileSync(python(), command, { cwd: ROOT, maxBuffer: 1e8 });
    writeFileSync(compiled(folder), json);
  }
}
