import { defineConfig } from 'vitest/config';
import { serviceWorker } from './build/serviceWorker.ts';

/** The oldest phone browser that runs the app; a test takes it on its main path (ADR 11). */
const FLOOR = 'chrome103';

export default defineConfig({
  define: { __APP_VERSION__: JSON.stringify(process.env['npm_package_version'] ?? '') },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [serviceWorker()],
  build: {
    target: FLOOR,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // The form engine holds an `eval` that it never reaches; our content policy forbids it anyway.
      onwarn: (warning, warn) => {
        if (warning.code !== 'EVAL') warn(warning);
      },
      input: { app: 'index.html', service: 'src/service/worker.ts' },
      output: {
        entryFileNames: (chunk) =>
          chunk.name === 'service' ? 'service-worker.js' : 'assets/[name]-[hash].js',
      },
    },
  },
  worker: { format: 'es' },
  optimizeDeps: { exclude: ['@evolu/sqlite-wasm'] },
  server: { proxy: { '/api': 'http://localhost:8000' } },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    globalSetup: ['tests/support/compile.ts'],
    setupFiles: ['tests/setup.ts'],
  },
});
