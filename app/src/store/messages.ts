/** What page and database worker say to each other. */

/** Why the database cannot be used. */
export type OpenFailure = 'unsupported' | 'busy' | 'broken';

export type ToWorker = {
  readonly id: number;
  readonly name: string;
  readonly args: readonly unknown[];
};

export type FromWorker =
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
      /** Its name, such as "UnsentWorkOfAnother". */
      readonly error: string;
      readonly detail: string;
    };
