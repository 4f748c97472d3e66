/** What a form is opened with. */

export interface FormSource {
  readonly xml: string;
  /** Path of the question that names the record; null where the form makes a new one. */
  readonly aboutPath: string | null;
  readonly record: RecordFacts | null;
  /** By list, the records that its other questions choose from. */
  readonly others?: Readonly<Record<string, readonly RecordFacts[]>>;
  /** CSV files that came with the programme, by name without .csv. */
  readonly tables?: Readonly<Record<string, string>>;
  /** A question that is answered already, since the form was begun from that record. */
  readonly begunFrom?: { readonly path: string; readonly id: string } | null;
  /** The instance as it was left, or null. */
  readonly draft: string | null;
  /** What was filled before and is corrected now, where nothing of that is a draft yet. */
  readonly corrects?: string | null;
  /** The files that the draft, or what is corrected, names. */
  readonly draftFiles?: readonly File[];
}

export interface RecordFacts {
  readonly list: string;
  readonly id: string;
  readonly label: string;
  readonly version: number;
  readonly properties: Readonly<Record<string, string>>;
}
