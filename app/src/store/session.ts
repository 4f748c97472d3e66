/** Who uses this phone, and for which areas. */

import type { Area, EnrolAnswer, Role, Session, Worker } from '../contract/server';
import { firstRow, put } from '../engine/database';
import { mendClock, observeServer } from './clocks';
import { type Context, meta, ownWorker, programmeOrNull, setMeta } from './context';
import { countUnsentFiles, tidyFiles } from './files';
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

/** Made once; the phone's clock carries it too. */
export function deviceOf(ctx: Context): string {
  const known = meta(ctx, 'device');
  if (known !== '') return known;
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  const device = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  setMeta(ctx, 'device', device);
  return device;
}

/** Somebody else's unsent work is still on this phone. What was quarantined the server holds. */
export class UnsentWorkOfAnother extends Error {
  override readonly name = 'UnsentWorkOfAnother';
}

export function enrol(ctx: Context, answer: EnrolAnswer): void {
  ctx.db.transaction(() => {
    if (![answer.worker.id, ''].includes(meta(ctx, 'worker'))) forgetOtherWorker(ctx);
    setMeta(ctx, 'device_token', answer.device_token);
    setMeta(ctx, 'signed_out', '');
    setMeta(ctx, 'revoked', '');
    noteContact(ctx);
    writeSession(ctx, answer.worker, answer.areas);
  });
}

const LOG = ['submission', 'change', 'record', 'definition', 'gone', 'attachment', 'file'];
const PEOPLE = ['draft', 'worker', 'area'];

function forgetOtherWorker(ctx: Context): void {
  const waiting = firstRow(ctx.db, "SELECT id FROM submission WHERE state = 'unsent' LIMIT 1");
  if (waiting || countUnsentFiles(ctx) > 0) throw new UnsentWorkOfAnother();
  for (const table of [...LOG, ...PEOPLE]) {
    ctx.db.run(`DELETE FROM ${table}`);
  }
  for (const key of ['cursor', 'programme', 'last_sync'] as const) setMeta(ctx, key, '');
  ctx.programme = null;
}

function writeSession(ctx: Context, worker: Worker, areas: readonly Area[]): void {
  setMeta(ctx, 'worker', worker.id);
  keepWorker(ctx, { ...worker, last_seen: undefined });
  ctx.db.run('DELETE FROM area');
  for (const item of areas) {
    const { id, name, parent, owner = null } = item;
    put(ctx.db, 'area', { id, name, parent, owner });
  }
}

/** Takes a new posting in: records of areas that are ours no more go, those that came back come. */
export function refreshSession(ctx: Context, session: Session): void {
  const { worker, areas, server_time } = session;
  ctx.db.transaction(() => {
    noteContact(ctx, session);
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
  return JSON.stringify(ctx.db.rows('SELECT id, owner FROM area ORDER BY id'));
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

export function chooseLanguage(ctx: Context, language: string): void {
  setMeta(ctx, 'language', language);
}
