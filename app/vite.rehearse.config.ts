import { defineConfig } from 'vite';

/** A program for Node: `doorstep check` fills every form with it, as a phone would. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: 'rehearse/main.ts',
    target: 'node22',
    outDir: 'dist-rehearse',
    emptyOutDir: true,
  },
});
