import { defineConfig } from 'vite';

/** A page of its own, never part of what phones get. Relative addresses: any server will do. */
export default defineConfig({
  root: 'conformance',
  base: './',
  publicDir: false,
  build: { target: 'chrome103', outDir: '../dist-conformance', emptyOutDir: true },
  worker: { format: 'es' },
});
