/** A small district in which everything goes wrong that may, and the quiet after it. */

import { expect } from 'vitest';
import { nameOf } from '../../src/engine/fileName';
import type { Chance } from './chance';
import { correcting, registration, visit } from './filled';
import type { Network } from './network';
import type { Office } from './office';
import { begin, held, newPhone, type Phone, packageOf, sync, syncFully } from './phones';

const STEPS = 60;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

interface Cast {
  /** Ids of two areas inside one. */
  readonly areas: readonly [string, string];
  readonly workers: readonly { readonly login: string; readonly token: string }[];
}

interface World {
  readonly chance: Chance;
  readonly office: Office;
  readonly cast: Cast;
  readonly phones: readonly [Phone, ...Phone[]];
  /** The server lost work: what a phone was told to forget since then it cannot send again. */
  restored: boolean;
  /** What the office decided, and decides again after it lost it. */
  readonly posts: object[];
}

function someRecord({ chance }: World, phone: Phone): string | null {
  const ids = phone.db.rows<{ id: string }>('SELECT id FROM record ORDER BY id');
  return ids[chance.number(ids.length)]?.id ?? null;
}

function save(phone: Phone, form: string, about: string, xml: string): void {
  phone.saved.add(phone.api.save({ form, about, xml }).id);
}

function register({ chance }: World, phone: Phone): void {
  save(phone, 'register_pregnancy', '', registration(packageOf(phone), chance).xml);
}

/** Small and large ones, so that uploads have one part or several; sometimes the same again. */
async function takePhoto({ chance }: World, phone: Phone): Promise<string> {
  if (chance.happens(0.6)) return '';
  const size = chance.pick([3, 2_000, 150_000, 400_000]);
  const content = new Uint8Array(size).fill(chance.number(5));
  content.set([0xff, 0xd8, 0xff]);
  const name = await nameOf(content, 'jpg');
  phone.api.keepFile(name, content);
  return name;
}

async function seeSomebody(world: World, phone: Phone): Promise<void> {
  const record = someRecord(world, phone);
  if (record === null) {
    register(world, phone);
    return;
  }
  const card = await takePhoto(world, phone);
  const xml = visit(packageOf(phone), world.chance, record, card);
  save(phone, 'anc_visit', record, xml);
  if (world.chance.happens(0.1)) save(phone, 'anc_visit', record, xml); // a double tap
}

interface Amendable {
  readonly id: string;
  readonly form: string;
  readonly record: string;
}

const AMENDABLE = `
  SELECT s.id, s.form, COALESCE(MIN(c.record), '') AS record
  FROM submission s LEFT JOIN change c ON c.submission = s.id
  WHERE s.form <> 'import' AND (s.worker = :worker OR :supervises)
  GROUP BY s.id ORDER BY s.id`;

/** Of its own work, or of all if it is the supervisor's. */
function someWork({ chance }: World, phone: Phone): Amendable | undefined {
  const [own] = phone.db.rows<{ value: string }>("SELECT value FROM meta WHERE key = 'worker'");
  const supervises = phone.name.startsWith('supervisor') ? 1 : 0;
  const given = { worker: own?.value ?? '', supervises };
  const found = phone.db.rows<Amendable>(AMENDABLE, given);
  return found[chance.number(found.length)];
}

/** Now and then somebody chose the wrong person, and says so by a correction. */
function correct(world: World, phone: Phone): void {
  const work = someWork(world, phone);
  if (!work || !['anc_visit', 'register_pregnancy'].includes(work.form)) return;
  const { chance } = world;
  const right = chance.happens(0.2) ? (someRecord(world, phone) ?? work.record) : work.record;
  const pkg = packageOf(phone);
  const xml =
    work.form === 'anc_visit'
      ? visit(pkg, chance, right)
      : registration(pkg, chance, chance.happens(0.8) ? work.record : chance.uuid()).xml;
  save(phone, work.form, right, correcting(work.id, xml));
}

function withdraw(world: World, phone: Phone): void {
  const work = someWork(world, phone);
  if (!work) return;
  const said = { instance: world.chance.uuid(), submission: work.id, why: 'twice', note: '' };
  phone.saved.add(phone.api.withdraw(said).id);
}

function turnClock({ chance }: World, phone: Phone): void {
  const far = () => chance.number(2001) / 1000 - 1;
  phone.ahead = Math.round(
    chance.pick([
      () => 0,
      () => far() * 20 * HOUR,
      () => far() * 40 * DAY,
      () => far() * 8 * YEAR,
    ])(),
  );
}

async function severalSync({ chance, phones }: World): Promise<void> {
  await Promise.all(phones.filter(() => chance.happens(0.6)).map((phone) => sync(phone)));
}

async function moveSomebody(world: World, phone: Phone): Promise<void> {
  const record = someRecord(world, phone);
  const area = world.chance.pick(world.cast.areas);
  if (record !== null) await world.office.ask('move', { record, area });
}

function supervisorOf({ cast }: World): string {
  return cast.workers.find(({ login }) => login.startsWith('supervisor'))?.login ?? '';
}

/** Two were one all along; at times that was wrong. */
async function merge(world: World, phone: Phone): Promise<void> {
  const [one, other, login] = [
    someRecord(world, phone),
    someRecord(world, phone),
    supervisorOf(world),
  ];
  if (one === null || other === null || one === other) return;
  await world.office.ask('merge', { one, other, login });
}

async function unmerge(world: World): Promise<void> {
  await world.office.ask('unmerge', { login: supervisorOf(world) });
}

async function post({ chance, office, cast, posts }: World, phone: Phone): Promise<void> {
  if (!phone.name.startsWith('chw')) return;
  const posting = { login: phone.name, area: chance.pick(cast.areas) };
  await office.ask('post', posting);
  posts.push(posting);
}

/** Once in a while, and never without a backup of this very world. */
async function restore(world: World): Promise<void> {
  if (world.chance.happens(0.5)) return;
  await world.office.restore();
  world.restored = true;
  for (const posting of world.posts) await world.office.ask('post', posting);
}

type Act = (world: World, phone: Phone) => unknown;

/** What may happen next, and how often among the others. */
const ACTS: readonly (readonly [number, Act])[] = [
  [26, register],
  [32, seeSomebody],
  [10, correct],
  [7, withdraw],
  [20, (_, phone) => sync(phone)],
  [6, severalSync],
  [6, turnClock],
  [5, moveSomebody],
  [5, merge],
  [2, unmerge],
  [1, ({ office }) => office.ask('publish')],
  [1, ({ office }) => office.ask('backup')],
  [1, restore],
  [3, post],
];

function draw(chance: Chance): Act {
  let place = chance.number(ACTS.reduce((sum, [weight]) => sum + weight, 0));
  for (const [weight, act] of ACTS) {
    if (place < weight) return act;
    place -= weight;
  }
  return seeSomebody;
}

async function settle(seed: number, chance: Chance, office: Office): Promise<World> {
  const cast = await office.ask<Cast>('found', { seed });
  const phones = cast.workers.map(({ login }) => newPhone(login, chance));
  for (const [index, phone] of phones.entries()) {
    await begin(phone, cast.workers[index]?.token ?? '');
  }
  await office.ask('backup');
  const [first, ...others] = phones;
  if (!first) throw new Error('A world without phones.');
  return { chance, office, cast, phones: [first, ...others], restored: false, posts: [] };
}

async function turmoil(world: World, network: Network): Promise<void> {
  network.badness = 0.25;
  for (const phone of world.phones) phone.fragility = 0.02;
  for (let step = 0; step < STEPS; step += 1) {
    await draw(world.chance)(world, world.chance.pick(world.phones));
  }
  network.badness = 0;
  for (const phone of world.phones) Object.assign(phone, { fragility: 0, ahead: 0 });
}

/** Each sends what it has, then each takes what the others sent. */
async function quiet({ phones }: World): Promise<void> {
  for (const phone of [...phones, ...phones]) await syncFully(phone);
}

function byKey(tasks: readonly object[]): string[] {
  return tasks.map((task) => JSON.stringify(Object.entries(task).sort())).sort();
}

async function compare({ phones, office, restored }: World): Promise<void> {
  const log = new Set(await office.ask<string[]>('log'));
  // What a phone had sent and no longer keeps is as lost as what it was told to forget.
  if (!restored) expect(await office.ask('files'), 'files').toEqual([]);
  for (const phone of phones) {
    const own = phone.api.phone();
    expect(own, phone.name).toMatchObject({ unsent: 0, quarantined: [] });
    expect(phone.api.filesToSend(1), `${phone.name}: files to send`).toEqual([]);
    const right = await office.ask<ReturnType<typeof held>>('held', { login: phone.name });
    const there = held(phone);
    const owed = restored ? there.log : [...phone.saved];
    expect(
      owed.filter((id) => !log.has(id)),
      `${phone.name}: lost`,
    ).toEqual([]);
    expect(there.records, `${phone.name}: records`).toEqual(right.records);
    expect(there.log, `${phone.name}: log`).toEqual(right.log);
    expect(byKey(there.tasks), `${phone.name}: tasks`).toEqual(byKey(right.tasks));
  }
}

export async function live(
  seed: number,
  chance: Chance,
  office: Office,
  network: Network,
): Promise<void> {
  const world = await settle(seed, chance, office);
  await turmoil(world, network);
  await quiet(world);
  await compare(world);
  // Healing must not hide that sync itself went wrong: it is for servers that lost work.
  if (!world.restored) expect(network.met['healed'] ?? 0, 'healed').toBe(0);
  for (const { db } of world.phones) db.close();
}
