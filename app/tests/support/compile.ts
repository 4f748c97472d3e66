/** Compiles the reference programme once, so that the app is tested on what phones really get. */

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');
export const COMPILED = join(ROOT, 'app/node_modules/.cache/doorstep/maternal-child.json');

function python(): string {
  const inside = join(ROOT, '.venv/bin/python');
  return process.env['DOORSTEP_PYTHON'] ?? (existsSync(inside) ? inside : 'python3');
}

export function setup(): void {
  const command = ['-m', 'doorstep.cli', 'compile', 'programmes/maternal-child'];
  const json = execFileSync(python(), command, { cwd: ROOT, maxBuffer: 1e8 });
  mkdirSync(dirname(COMPILED), { recursive: true });
  writeFileSync(COMPILED, json);
}
