/**
 * A compiled programme, as the server sends it. The same shape as doorstep/protocol/package.py, save
 * messages and keywords, which only the server reads.
 */

export type Words = Readonly<Record<string, string>>;

export type Kind =
  | 'integer'
  | 'decimal'
  | 'date'
  | 'datetime'
  | 'text'
  | 'choice'
  | 'choices'
  | 'record';

export type BandName = 'routine' | 'urgent' | 'asap' | 'stat';

/** What a property says when two records may be one. */
export type Matching = 'name' | 'phone' | 'date' | 'age' | 'place' | 'household' | 'id';

/** A typed column of `entity_<list>` (with a label) or `form_<form>` (with a path). */
export interface Column {
  readonly name: string;
  readonly type: Kind;
  readonly choices: string | null;
  readonly label?: Words;
  readonly path?: string;
  readonly match?: Matching;
  /** A date of what may come again. */
  readonly begins?: boolean;
  /** It says where something is, as XForms write a geopoint. */
  readonly point?: boolean;
  /** It stands on top of a record's page. */
  readonly summary?: boolean;
  /** Its numbers are drawn over time. */
  readonly chart?: boolean;
}

export interface ListDefinition {
  readonly label: Words;
  readonly columns: readonly Column[];
  /** The property that names a record's parent. */
  readonly parent?: string;
  /** Whose a record is that was given to nobody: its area's, or of whom made it; else its parent's. */
  readonly owner?: 'area' | 'worker';
}

/** One `meta/entity` node of a form: the list it writes and which answers become properties. */
export interface EntityBlock {
  readonly list: string;
  readonly path: string;
  readonly saves: readonly { readonly property: string; readonly path: string }[];
}

export interface FormDefinition {
  readonly title: Words;
  readonly version: string;
  readonly xml: string;
  readonly about_list: string;
  readonly about_path: string | null;
  readonly columns: readonly Column[];
  readonly entities: readonly EntityBlock[];
  /** Paths of the questions that are answered with a file; the answer is its name. */
  readonly files?: readonly string[];
}

export interface Choice {
  readonly name: string;
  readonly label: Words;
}

/** What can be said of a task instead of doing it, with the built-in form `task_outcome`. */
export interface Outcome {
  readonly name: string;
  readonly label: Words;
  readonly effect: 'attempted' | 'deferred' | 'not_needed' | 'ended';
  /** A rule or a group of rules; '' is every task. */
  readonly for: string;
  /** Days that a deferral may reach. */
  readonly most: number | null;
}

/** The i-th reason of a rule is bit i of `task.reasons`. */
export interface Reason {
  readonly code: string;
  readonly label: Words;
  readonly band: BandName | null;
  readonly points: number;
  readonly points_per_day: number;
  readonly cap: number | null;
}

export type Mode = 'visit' | 'call' | 'sms';

/** Whose work a task is. Managers have no phone. */
export type TaskRole = 'chw' | 'supervisor' | 'manager';

export interface Rule {
  readonly name: string;
  readonly label: Words;
  readonly group: string;
  readonly list: string;
  readonly form: string;
  readonly mode: Mode;
  readonly assign_to: TaskRole;
  readonly band: BandName;
  /** Its tasks may be other ones in another hour of the day. */
  readonly within_day?: boolean;
  readonly occurrences: readonly { readonly code: string; readonly label: Words }[];
  readonly reasons: readonly Reason[];
}

/**
 * Its tasks have `name` as their rule, and `<rule>.<occurrence>` of the overdue task as their
 * occurrence: its reasons are theirs, as its days overdue are `after` (and `hours`) more.
 */
export interface Escalation {
  readonly name: string;
  readonly label: Words;
  readonly group: string;
  readonly rules: readonly string[];
  readonly after: number;
  /** And hours. */
  readonly hours?: number;
  readonly assign_to: TaskRole;
  readonly mode: Mode;
  /** '' where nobody fills one. */
  readonly form: string;
}

/**
 * `sql` gives rows (worker, area, period, numerator, denominator); parameters :kind, :first_day,
 * :last_day. A count has no denominator; a share always has.
 */
export interface Indicator {
  readonly name: string;
  readonly label: Words;
  readonly group: string;
  readonly is_share: boolean;
  /** Which is better. */
  readonly direction: 'higher' | 'lower';
  /** A percentage where it is a share. */
  readonly target: number | null;
  /** Months that rules about workers look at, this one counted; 0 where none does. */
  readonly worker_months?: number;
  readonly sql: string;
}

/** As a phone sent it. */
export interface PracticeSubmission {
  readonly id: string;
  readonly form: string;
  readonly form_version: string;
  /** ISO date. */
  readonly happened: string;
  readonly xml: string;
}

/** People who are made up, to practise with, as they were on a day. */
export interface Practice {
  /** ISO date. */
  readonly day: string;
  readonly submissions: readonly PracticeSubmission[];
}

export interface Package {
  readonly protocol: number;
  readonly programme: string;
  readonly version: string;
  readonly hash: string;
  readonly dialect: string;
  readonly label: Words;
  readonly languages: readonly string[];
  readonly time_zone: string;
  /** On which messages go out; Monday is 1. */
  readonly working_days?: readonly number[];
  readonly band_points: Readonly<Record<BandName, number>>;
  readonly schema: { readonly projection: readonly string[]; readonly task: readonly string[] };
  readonly queries: {
    readonly tasks_all: string;
    /** By list. */
    readonly tasks_of_subject: Readonly<Record<string, string>>;
    /** By list. Rows (subject): whose tasks a change of the record :subject may change too. */
    readonly affected: Readonly<Record<string, string>>;
  };
  readonly choices: Readonly<Record<string, readonly Choice[]>>;
  readonly lists: Readonly<Record<string, ListDefinition>>;
  readonly forms: Readonly<Record<string, FormDefinition>>;
  /** Pictures, sounds and films of forms: by the name that forms use, that of the content. */
  readonly media?: Readonly<Record<string, string>>;
  /** CSV that forms read, by name without .csv. */
  readonly tables?: Readonly<Record<string, string>>;
  readonly practice?: Practice;
  readonly outcomes: readonly Outcome[];
  readonly rules: readonly Rule[];
  readonly escalations: readonly Escalation[];
  readonly indicators: readonly Indicator[];
}
