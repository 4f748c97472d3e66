/** A case of the law, as the page takes it: tables in, a query, its answer out. */

import type { Parameters, SqlValue } from '../src/engine/database';

export interface Case {
  readonly name: string;
  /** Statements that make the tables. */
  readonly schema: readonly string[];
  readonly rows: readonly {
    readonly table: string;
    readonly columns: readonly string[];
    readonly values: readonly (readonly SqlValue[])[];
  }[];
  readonly query: string;
  /** By name, without the colon. */
  readonly params: Parameters;
}

export interface CaseAnswer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

export type ToWorker = { readonly id: number; readonly item: Case };
export type FromWorker =
  | { readonly id: number; readonly answer: CaseAnswer }
  | { readonly id: number; readonly error: string };
