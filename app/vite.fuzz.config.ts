import { defineConfig } from 'vitest/config';

/** Needs a server's database: `tests/fuzz/test_sync.py` starts it. */
export default defineConfig({
  define: { __APP_VERSION__: '""' },
  test: { include: ['tests/fuzz/**/*.fuzz.ts'], testTimeout: 24 * 3_600_000 },
});
