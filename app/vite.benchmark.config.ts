import { defineConfig } from 'vite';

/** A page for benchmarks/browser.py, never part of what phones get. */
export default defineConfig({
  root: 'benchmark',
  base: './',
  publicDir: false,
  build: { target: 'chrome109', outDir: '../dist-benchmark', emptyOutDir: true },
  worker: { format: 'es' },
});
