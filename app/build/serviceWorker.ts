import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, ResolvedConfig } from 'vite';

const OUTPUT = 'service-worker.js';
/** Helpers of SQLite for kinds of storage and workers that we do not use: not shipped. */
const UNUSED = /sqlite3-(opfs-async-proxy|worker1)/;

type Emitted = {
  readonly [file: string]: { readonly type: string; source?: unknown; code?: string };
};

function contentOf(item: Emitted[string]): string | Uint8Array {
  return item.type === 'chunk' ? (item.code ?? '') : (item.source as string | Uint8Array);
}

function publicFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** What the service worker keeps, and a version that changes whenever any of it does. */
function precache(bundle: Emitted, publicDir: string) {
  const hash = createHash('sha256');
  const hashed = Object.keys(bundle)
    .filter((file) => file.startsWith('assets/'))
    .sort();
  for (const file of hashed) hash.update(file);
  const statics = publicFiles(publicDir).sort();
  for (const file of statics) hash.update(readFileSync(file));
  const page = bundle['index.html'];
  if (page) hash.update(contentOf(page));
  return {
    version: hash.digest('hex').slice(0, 16),
    hashed: hashed.map((file) => `/${file}`),
    fixed: ['/', ...statics.map((file) => file.slice(publicDir.length))],
  };
}

/** Writes the list of files to keep into the built service worker. */
export function serviceWorker(): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'doorstep-service-worker',
    apply: 'build',
    configResolved(resolved) {
      config = resolved;
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const worker = bundle[OUTPUT];
        if (worker?.type !== 'chunk') return;
        for (const file of Object.keys(bundle)) if (UNUSED.test(file)) delete bundle[file];
        const list = precache(bundle as unknown as Emitted, config.publicDir);
        worker.code = worker.code.replace('__PRECACHE__', JSON.stringify(list));
      },
    },
  };
}
