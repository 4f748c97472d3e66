/** Everything the screens and the sync may ask of the database. One call is one message. */

import type { Database } from '../engine/database';
import type { Context } from './context';
import { draftOf, dropDraft, keepDraft } from './drafts';
import {
  fileOf,
  filePart,
  fileRefused,
  fileSent,
  filesToSend,
  fileUnknown,
  keepFetched,
  keepFile,
  keepMedium,
  mediaToFetch,
  mediumOf,
} from './files';
import { Locked, lockOf, wipe } from './lock';
import { condition, keptAside, leaving, recordAnswers, unsent, unsentWork } from './outbox';
import { recordOutcome } from './outcomes';
import { dayPlan, dropPlan, planDay } from './planning';
import { practiceKit } from './practice';
import { adoptProgramme, applyPage } from './pulling';
import { save } from './saving';
import { prepareSchema } from './schema';
import {
  chooseLanguage,
  credentials,
  enrol,
  keepToken,
  refreshSession,
  sealTo,
  signOut,
  start,
  syncFinished,
  watch,
} from './session';
import { checkHealed, differingHeaps, heal, healed, heldIn, needsHealing } from './state';
import { refreshTasks } from './tasking';
import { ahead } from './views/ahead';
import { alike } from './views/alike';
import { client, newClientForms } from './views/clients';
import { doneToday } from './views/done';
import { formKit } from './views/formKit';
import { outlook } from './views/outlook';
import { phone } from './views/phone';
import { indicatorReport, report } from './views/reports';
import { clients } from './views/search';
import { taskDetail, worklist } from './views/tasks';
import { memberPage, team } from './views/team';
import { todayWork } from './views/today';
import { visit } from './views/visit';
import { withdraw } from './withdrawals';

/** What screens show: a locked phone does not. */
const VIEWS = {
  draftOf,
  fileOf,
  mediumOf,
  worklist,
  todayWork,
  doneToday,
  ahead,
  visit,
  dayPlan,
  taskDetail,
  clients,
  client,
  newClientForms,
  alike,
  formKit,
  report,
  indicatorReport,
  team,
  memberPage,
  phone,
  outlook,
} as const;

/** They change nothing that a screen shows. */
const QUERIES = {
  ...VIEWS,
  start,
  credentials,
  condition,
  watch,
  needsHealing,
  differingHeaps,
  heldIn,
  checkHealed,
  unsent,
  unsentWork,
  sealTo,
  keptAside,
  practiceKit,
  leaving,
  keepDraft,
  dropDraft,
  keepFile,
  keepMedium,
  mediaToFetch,
  filesToSend,
  filePart,
} as const;

/** After one of these the screens ask again. */
const CHANGES = {
  enrol,
  refreshSession,
  keepToken,
  signOut,
  wipe,
  chooseLanguage,
  adoptProgramme,
  applyPage,
  heal,
  healed,
  recordAnswers,
  syncFinished,
  save,
  fileSent,
  fileRefused,
  fileUnknown,
  keepFetched,
  recordOutcome,
  withdraw,
  planDay,
  dropPlan,
  refreshTasks,
} as const;

const ALL = { ...QUERIES, ...CHANGES };

type Bound<F> = F extends (ctx: Context, ...args: infer Args) => infer Result
  ? (...args: Args) => Result
  : never;
type BoundAll<T> = { readonly [Name in keyof T]: Bound<T[Name]> };

export type Queries = BoundAll<typeof QUERIES>;
export type Api = BoundAll<typeof ALL>;
export type CallName = keyof Api;
export type QueryName = keyof Queries;

export function isChange(name: string): boolean {
  return name in CHANGES;
}

export function createApi(db: Database, now: () => Date): Api {
  prepareSchema(db);
  const ctx: Context = { db, now, programme: null };
  const bound = Object.entries(ALL).map(([name, work]) => {
    const call = work as (ctx: Context, ...args: unknown[]) => unknown;
    const shows = name in VIEWS;
    return [
      name,
      (...args: unknown[]) => {
        if (shows && lockOf(ctx)) throw new Locked();
        return call(ctx, ...args);
      },
    ];
  });
  return Object.fromEntries(bound) as unknown as Api;
}
