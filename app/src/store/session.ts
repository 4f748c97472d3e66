/** Who uses this phone, and for which areas. */

import type { Area, EnrolAnswer, Role, Session, Worker } from '../contract/server';
import { put } from '../engine/database';
import { mendClock, observeServer } from './clocks';
import { type Context, meta, ownWorker, programmeOrNull, setMeta } from './context';
import { tidyFiles } from './files';
import { forgetStrangers } from './forgetting';
import { settleAllRecords } from './intake';
import { type Lock, lockOf, noteContact } from './lock';
import { keepWorker } from './people';
import { PROTOCOL } from './protocol';
import { markTasksStale } from './tasking';

/** How far the phone is: without a link, enrolled but without its programme, ready, or locked. */
export interface Start {
  readonly stage: 'welcome' | 'preparing' | 'ready' | 'locked';
  readonly lock: Lock | null;
  readonly role: Role | null;
  readonly language: string;
  readonly languages: readonly string[];
  readonly signedOut: boolean;
}

export function start(ctx: Context): Start {
  const pkg = programmeOrNull(ctx);
  const enrolled = meta(ctx, 'worker') !== '';
  const ready = pkg !== null && meta(ctx, 'last_sync') !== '';
  const lock = lockOf(ctx);
  return {
    stage: !enrolled ? 'welcome' : lock ? 'locked' : ready ? 'ready' : 'preparing',
    lock,
    role: enrolled ? ownWorker(ctx).role : null,
    language: meta(ctx, 'language'),
    languages: pkg?.languages ?? [],
    signedOut: meta(ctx, 'signed_out') !== '',
  };
}

/** `device`: made for this link; the phone's clock carries it too. */
export function enrol(ctx: Context, answer: EnrolAnswer, device: string): void {
  ctx.db.transaction(() => {
    setMeta(ctx, 'device', device);
    setMeta(ctx, 'device_token', answer.device_token);
    setMeta(ctx, 'seal_to', answer.seal_to ?? '');
    setMeta(ctx, 'signed_out', '');
    setMeta(ctx, 'revoked', '');
    noteContact(ctx);
    writeSession(ctx, answer.worker, answer.areas);
  });
}

function writeSession(ctx: Context, worker: Worker, areas: readonly Area[]): void {
  setMeta(ctx, 'worker', worker.id);
  keepWorker(ctx, { ...worker, last_seen: undefined });
  ctx.db.run('DELETE FROM area');
  for (const item of areas) {
    const { id, name, parent, owner = null, workers = [], covered = [] } = item;
    const people = { workers: JSON.stringify(workers), covered: JSON.stringify(covered) };
    put(ctx.db, 'area', { id, name, parent, owner, ...people });
  }
}

/** Takes a new posting in: records of areas that are ours no more go, those that came back come. */
export function refreshSession(ctx: Context, session: Session): void {
  const { worker, areas, server_time, seal_to } = session;
  ctx.db.transaction(() => {
    noteContact(ctx, session);
    if (seal_to !== undefined) setMeta(ctx, 'seal_to', seal_to);
    setMeta(ctx, 'ahead', String(ctx.now().getTime() - Date.parse(server_time) || 0));
    observeServer(ctx);
    const before = areaKey(ctx);
    writeSession(ctx, worker, areas);
    if (before === areaKey(ctx) || !programmeOrNull(ctx)) return;
    settleAllRecords(ctx);
    markTasksStale(ctx);
  });
}

/** Wrong by more than this many ms, work soon counts for the wrong day. */
const TOLERANCE = 3_600_000;

/** The time as the server has it, ISO; null while this phone's own time will do. */
export function rightTime(ctx: Context): string | null {
  const ahead = Number(meta(ctx, 'ahead'));
  if (Math.abs(ahead) < TOLERANCE) return null;
  return new Date(ctx.now().getTime() - ahead).toISOString();
}

function areaKey(ctx: Context): string {
  return JSON.stringify(ctx.db.rows('SELECT id, owner, workers, covered FROM area ORDER BY id'));
}

/** What the sync needs to speak for this phone. */
export interface Credentials {
  readonly token: string;
  readonly cursor: string;
  readonly programmeHash: string;
}

export function credentials(ctx: Context): Credentials {
  const pkg = programmeOrNull(ctx);
  return {
    token: meta(ctx, 'device_token'),
    cursor: meta(ctx, 'cursor'),
    programmeHash: pkg?.protocol === PROTOCOL ? pkg.hash : '',
  };
}

/** A new token takes the place of an old one. */
export function keepToken(ctx: Context, token: string): void {
  setMeta(ctx, 'device_token', token);
}

/** The server no longer knows this phone. Everything stays, unsent work above all. */
export function signOut(ctx: Context): void {
  setMeta(ctx, 'device_token', '');
  setMeta(ctx, 'signed_out', '1');
}

/** ISO time by the phone's own watch, right or wrong. */
export function watch(ctx: Context): string {
  return ctx.now().toISOString();
}

export function syncFinished(ctx: Context): void {
  ctx.db.transaction(() => {
    mendClock(ctx);
    forgetStrangers(ctx);
    tidyFiles(ctx);
    setMeta(ctx, 'last_sync', watch(ctx));
  });
}

/** The server's public key, '' where it has none. */
export function sealTo(ctx: Context): string {
  return meta(ctx, 'seal_to');
}

export function chooseLanguage(ctx: Context, language: string): void {
  setMeta(ctx, 'language', language);
}
