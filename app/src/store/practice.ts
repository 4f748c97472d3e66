/**
 * Practice: a second store, in memory, with people who are made up (ADR 59). It has no token and no
 * outbox that anybody empties, so nothing of it can leave the phone; with the page it is gone.
 */

import type { Package, PracticeSubmission } from '../contract/package';
import type { Area, LoggedSubmission, Worker } from '../contract/server';
import { dayIn, dayOfIso, isoOfDay } from '../engine/days';
import { type Api, createApi } from './api';
import { type Context, meta, ownWorker, programmeOf } from './context';
import type { SqliteDatabase } from './sqlite';

/** The clock's node of what is made up. */
const DEVICE = '00000000000000pr';

/**
 * What the real store gives to the one for practice: who practises, where, and with what. No numbers:
 * colleagues are real, and a call to them would be.
 */
export interface PracticeKit {
  readonly worker: Worker;
  readonly workers: readonly Worker[];
  readonly areas: readonly Area[];
  readonly programme: Package;
  readonly language: string;
}

type AreaRow = Omit<Area, 'workers' | 'covered'> & Readonly<Record<'workers' | 'covered', string>>;

export function practiceKit(ctx: Context): PracticeKit {
  return {
    worker: ownWorker(ctx),
    workers: ctx.db.rows<Worker>('SELECT id, name, role, area, last_seen FROM worker'),
    areas: ctx.db.rows<AreaRow>('SELECT * FROM area').map(({ workers, covered, ...area }) => ({
      ...area,
      workers: JSON.parse(workers) as string[],
      covered: JSON.parse(covered) as string[],
    })),
    programme: programmeOf(ctx),
    language: meta(ctx, 'language'),
  };
}

export function practise(db: SqliteDatabase, now: () => Date, kit: PracticeKit): Api {
  const { worker, workers, areas, programme, language } = kit;
  const api = createApi(db, now);
  api.enrol({ device_token: '', worker, areas }, DEVICE);
  api.adoptProgramme(programme);
  api.applyPage({
    submissions: caseload(kit, dayIn(programme.time_zone, now())),
    ...{ workers, definitions: [], cursor: '', more: false, programme_hash: programme.hash },
  });
  api.syncFinished();
  api.chooseLanguage(language);
  return api;
}

/** The programme's made-up people as if they were hers, their last day today. */
function caseload(kit: PracticeKit, today: number): LoggedSubmission[] {
  const { day, submissions } = kit.programme.practice ?? { day: isoOfDay(today), submissions: [] };
  const later = today - (dayOfIso(day) ?? today);
  const whose = ownerOfPractice(kit);
  return submissions.map((submission, index) => logged(submission, index, later, whose));
}

type Whose = Pick<LoggedSubmission, 'worker' | 'area'>;

/** A supervisor's practice is the work of one of her health workers. */
function ownerOfPractice({ worker, areas }: PracticeKit): Whose {
  const area = areas.find(({ id }) => id === worker.area && worker.role === 'chw');
  if (area) return { worker: worker.id, area: area.id };
  const staffed = areas.find(({ workers = [] }) => workers.length > 0);
  return { worker: staffed?.workers?.[0] ?? worker.id, area: staffed?.id ?? worker.area };
}

const ISO_DATES = /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/g;

function logged(
  { id, form, form_version, happened, xml }: PracticeSubmission,
  index: number,
  later: number,
  whose: Whose,
): LoggedSubmission {
  const shifted = (text: string) => isoOfDay((dayOfIso(text) ?? 0) + later);
  const on = shifted(happened);
  const recorded = `${on}T09:00:00Z`;
  const clock = `${String(Date.parse(recorded) + index).padStart(15, '0')}-0000-${DEVICE}`;
  const written = { xml: xml.replace(ISO_DATES, shifted), happened: on, recorded, clock };
  return { id, form, form_version, ...written, ...whose, received: recorded };
}
