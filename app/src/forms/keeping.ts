/** Where widgets put files: the store, which this folder does not know. */

import { createContext } from 'preact';

/** Resolves once a killed app would not lose it. */
export type KeepFile = (name: string, content: Uint8Array) => Promise<void>;

export const Keeping = createContext<KeepFile>(() => {
  throw new Error('A form outside of Keeping.');
});
