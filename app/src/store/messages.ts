/** What page and database worker say to each other. */

import type { Gate } from './gate';

/** Why the database cannot be used. */
export type OpenFailure = 'unsupported' | 'busy' | 'full' | 'broken';

/** What an error is called when the phone had no room to keep something. */
export const NO_ROOM = 'NoRoom';

export type GateName = keyof Gate;

export type ToWorker = {
  readonly id: number;
  readonly name: string;
  readonly args: readonly unknown[];
  /** Of the store for practice. */
  readonly practice?: boolean;
};

export type FromWorker =
  /** It is there; nobody's store is open yet. */
  | { readonly kind: 'open' }
  | { readonly kind: 'closed'; readonly failure: OpenFailure; readonly detail: string }
  | {
      readonly kind: 'result';
      readonly id: number;
      readonly result: unknown;
      /** What screens show may be another now. */
      readonly changed: boolean;
    }
  | {
      readonly kind: 'error';
      readonly id: number;
      /** Its name, such as "NotReady". */
      readonly error: string;
      readonly detail: string;
    };
