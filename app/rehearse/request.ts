/** What the rehearsal is asked, and what it answers: `doorstep/author/rehearsal` has the same. */

export interface PropertyFacts {
  readonly name: string;
  /** `integer`, `decimal`, `date`, `text`, `choice` or `choices`. */
  readonly kind: string;
  readonly choices: readonly string[];
}

export interface FormFacts {
  readonly name: string;
  readonly xml: string;
  /** Path of the question that names the record; null where the form makes a new one. */
  readonly aboutPath: string | null;
  readonly list: string;
  readonly properties: readonly PropertyFacts[];
  /** Properties of the other lists whose records it chooses from, by list. */
  readonly others: Readonly<Record<string, readonly PropertyFacts[]>>;
}

export interface Request {
  /** ISO date: what the engine will take for today. */
  readonly today: string;
  /** CSV that forms read, by name without .csv. */
  readonly tables: Readonly<Record<string, string>>;
  readonly forms: readonly FormFacts[];
}

export type FaultKind = 'fails' | 'not-refused' | 'no-answer' | 'stuck';

export interface Fault {
  readonly kind: FaultKind;
  /** Path of the question; null where it is about the whole form. */
  readonly question: string | null;
  readonly detail: string;
  /** The attribute of the question's bind that is at fault, '' where it is not known. */
  readonly column: string;
}

export interface Filled {
  readonly xml: string;
  /** The record it is about; null where the form makes a new one. */
  readonly record: string | null;
  /** Paths of the questions that were answered and are still relevant at the end. */
  readonly answered: readonly string[];
}

export interface Rehearsed {
  readonly form: string;
  readonly runs: number;
  readonly faults: readonly Fault[];
  /** Paths of all questions that a person could be asked, and of those who were. */
  readonly questions: readonly string[];
  readonly reached: readonly string[];
  readonly filled: readonly Filled[];
}
