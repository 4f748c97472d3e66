/** What phone and server say to each other, besides the package. */

import type { Column, FormDefinition } from './package';

export type Role = 'chw' | 'supervisor';

export interface Worker {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Id of the area the worker is posted to. */
  readonly area: string;
  /** ISO date of the last sync, where rules look at it; null where nobody may know. */
  readonly last_seen?: string | null | undefined;
  /** The number of a health worker, in E.164: told to those who stand above her only. */
  readonly phone?: string | null | undefined;
}

export interface Area {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
  /** Worker id of its one health worker; null where there are none or several. */
  readonly owner?: string | null;
  /** All of them, and those for whose leave this worker covers there. */
  readonly workers?: readonly string[];
  readonly covered?: readonly string[];
}

/** POST /api/enrol: a one-time token becomes a device token (sent as `Authorization: Bearer`). */
export interface EnrolRequest {
  readonly token: string;
  /** Made once per phone: 16 hex digits. Also the node of its clock. */
  readonly device: string;
  /** The keys of the stores that are on this phone, each in a box for the server. */
  readonly sealed?: readonly string[];
}

export interface EnrolAnswer {
  readonly device_token: string;
  readonly worker: Worker;
  readonly areas: readonly Area[];
  /** The server's public key in base64; what is sealed to it only the server opens. */
  readonly seal_to?: string;
  /** The key of the worker's own store, where it was among those sealed. */
  readonly key?: string | null;
}

/** GET /api/session: who I am; 401 when the device was revoked. */
export interface Session {
  readonly worker: Worker;
  readonly areas: readonly Area[];
  readonly programme_hash: string;
  readonly server_time: string;
  readonly seal_to?: string;
  /** The token is old: ask for a new one. */
  readonly renew_token?: boolean;
  /** Days without the server after which the phone opens no more. */
  readonly forget_after?: number;
  /** The server takes requests that are compressed with gzip. */
  readonly inflates?: boolean;
}

/** POST /api/token: the old token ends when this one is first used. */
export interface TokenAnswer {
  readonly device_token: string;
}

/** One filled form, immutable. */
export interface Submission {
  /** The form's instanceID: `uuid:` and a UUID. */
  readonly id: string;
  readonly form: string;
  readonly form_version: string;
  /** The filled XForm instance. */
  readonly xml: string;
  /** ISO date: the day the encounter happened, in the programme's time zone. */
  readonly happened: string;
  /** ISO time in UTC: when the phone saved it. */
  readonly recorded: string;
  /** Hybrid logical clock: `<15 digits of ms>-<4 hex of counter>-<device>`; sorts as text. */
  readonly clock: string;
}

/** A submission on its way to the server. */
export interface Outgoing extends Submission {
  /** Area id: where its worker was posted, as far as the phone knew. */
  readonly area: string;
}

export interface PushRequest {
  /** ISO time in UTC by the phone's own watch. */
  readonly sent: string;
  readonly submissions: readonly Outgoing[];
}

export type Outcome = 'accepted' | 'duplicate' | 'quarantined';

export interface PushAnswer {
  readonly answers: readonly {
    readonly id: string;
    readonly outcome: Outcome;
    /** Why it was quarantined, in words for a person. */
    readonly reason?: string;
  }[];
}

/** A submission as the log has it. */
export interface LoggedSubmission extends Omit<Submission, 'xml'> {
  /** Missing where this phone sent it a moment ago. */
  readonly xml?: string;
  /** Worker id of who recorded it. */
  readonly worker: string;
  /** Area id of the records it is about. */
  readonly area: string;
  /** ISO time in UTC: when the server took it in. */
  readonly received: string;
  /** ISO date: the day that the phone said, where that could not be true. */
  readonly phone_happened?: string;
  /** The submission that it corrects or withdraws. */
  readonly amends?: string;
  /** The records of it that are this phone's, where they are not all. */
  readonly about?: readonly string[];
}

/** A form as it was in another version than the current one: what it takes to read it. */
export interface FormVersion {
  readonly form: string;
  /** That of the form; for the built-in form `import` the hash of the release. */
  readonly version: string;
  readonly definition: Omit<FormDefinition, 'xml'>;
  /** The properties of each list in the release that has this version. */
  readonly lists: Readonly<Record<string, readonly Column[]>>;
}

/**
 * GET /api/pull?cursor=&limit=&speaks=2&brief=true : the log in the worker's scope, after an opaque
 * cursor; `brief`: first what her open work needs, and her own submissions without their answers.
 */
export interface PullAnswer {
  readonly submissions: readonly LoggedSubmission[];
  /** On the first page and the last. */
  readonly workers: readonly Worker[];
  /** One for each version in the page that the programme of `programme_hash` does not have. */
  readonly definitions: readonly FormVersion[];
  readonly cursor: string;
  readonly more: boolean;
  readonly programme_hash: string;
  /** Records that left this phone's areas. */
  readonly forgotten?: readonly string[];
  /** On the last page: the sum of all lines that a phone with this cursor holds (engine/state). */
  readonly state?: number;
}

/** POST /api/uploads: how much the server has of files that this phone is to bring. */
export interface UploadsRequest {
  readonly names: readonly string[];
}

/** PUT /api/uploads/NAME?at=&size= answers the same of one file. */
export interface Upload {
  readonly name: string;
  /** Bring the rest. */
  readonly wanted: boolean;
  /** How many bytes are there, from the beginning on. */
  readonly have: number;
}

export interface UploadsAnswer {
  readonly files: readonly Upload[];
}

/** GET /api/state: the sum of each heap of records, by the first two digits of their ids. */
export interface StateAnswer {
  readonly heaps: Readonly<Record<string, number>>;
  /** Where in the log this stands. */
  readonly cursor: string;
}

/** POST /api/heal: what the phone holds of one heap, the sum of each record. */
export interface HealRequest {
  readonly heap: string;
  readonly held: Readonly<Record<string, number>>;
}

export interface HealAnswer {
  /** Those that differ; `submissions` are all that there is about them. */
  readonly records: readonly string[];
  readonly forgotten: readonly string[];
  readonly submissions: readonly LoggedSubmission[];
  readonly definitions: readonly FormVersion[];
}
