import { beforeEach, describe, expect, it } from 'vitest';
import type { PushAnswer, Session } from '../../src/contract/server';
import { EnrolError, enrol, type Home, linkIn } from '../../src/sync/enrolment';
import { exchange, type Records } from '../../src/sync/exchange';
import { type FilePart, type Server, ServerFailure } from '../../src/sync/server';
import { createSync } from '../../src/sync/sync';
import { fileOf } from '../support/database';
import { registration, uuid } from '../support/filled';
import {
  ACHIENG,
  AREA,
  newPhone,
  OTHER_AREA,
  type Phone,
  pageOf,
  readyPhone,
  received,
} from '../support/phone';
import { cardOf, PHOTO, photographed, withPhoto } from '../support/photo';
import { programme } from '../support/programme';
import { Shelf } from '../support/shelf';

/** The store without its worker: the same calls, answered at once. */
function recordsOf({ api }: Phone): Records {
  return {
    call: (name, ...args) =>
      new Promise((resolve) => {
        const call = api[name] as (...given: readonly unknown[]) => never;
        resolve(call(...args));
      }),
  };
}

function homeOf({ api }: Phone): Home {
  return {
    sealed: () => Promise.resolve([]),
    moveIn: async (answer, device) => api.enrol(answer, device),
  };
}

/** A server in memory, of the time before states, that keeps the log as ours does; tests change what it does next. */
class Log implements Server {
  readonly submissions: ReturnType<typeof received>[] = [];
  readonly pushes: number[] = [];
  readonly renewed: string[] = [];
  readonly tokens: string[] = [];
  readonly reports: string[] = [];
  tokenIsOld = false;
  pages = 0;
  programmes = 0;
  failure: ServerFailure | null = null;
  quarantine: string | null = null;
  pageSize = 1000;
  /** Records that the next pages say left. */
  forgotten: readonly string[] = [];
  /** Published after the session was answered, before the page. */
  programmeOfPages = programme.hash;

  readonly shelf = new Shelf();

  private reach(): void {
    if (this.failure) throw this.failure;
  }

  async enrol() {
    this.reach();
    return { device_token: 'secret', worker: ACHIENG, areas: [AREA] };
  }

  async uploads(_token: string, { names }: Parameters<Server['uploads']>[1]) {
    this.reach();
    return this.shelf.uploads(names);
  }

  upload(_token: string, part: FilePart) {
    this.reach();
    return this.shelf.take(part);
  }

  async file(_token: string, name: string) {
    this.reach();
    return this.shelf.files.get(name) ?? null;
  }

  async session(token: string, report: string): Promise<Session> {
    this.reach();
    this.tokens.push(token);
    this.reports.push(report);
    const said = { programme_hash: programme.hash, server_time: '', forget_after: 30 };
    return { worker: ACHIENG, areas: [AREA], ...said, renew_token: this.tokenIsOld };
  }

  async renew(token: string) {
    this.reach();
    this.renewed.push(token);
    this.tokenIsOld = false;
    return { device_token: 'new secret' };
  }

  async programme() {
    this.programmes += 1;
    return { ...programme, hash: this.programmeOfPages };
  }

  async push(_token: string, { submissions }: Parameters<Server['push']>[1]): Promise<PushAnswer> {
    this.reach();
    this.pushes.push(submissions.length);
    const answers = submissions.map((submission) => {
      const { id } = submission;
      if (this.quarantine !== null) {
        return { id, outcome: 'quarantined' as const, reason: this.quarantine };
      }
      if (this.submissions.some((kept) => kept.id === id)) {
        return { id, outcome: 'duplicate' as const };
      }
      this.submissions.push(received(submission));
      return { id, outcome: 'accepted' as const };
    });
    return { answers };
  }

  async state(): Promise<never> {
    throw new Error('It sends no state, so nobody asks.');
  }

  async heal(): Promise<never> {
    throw new Error('It sends no state, so nobody asks.');
  }

  async pull(_token: string, cursor: string, _limit: number, report: string) {
    this.pages += 1;
    this.reports.push(report);
    const start = Number(cursor.replace('after-', '') || 0);
    const page = this.submissions.slice(start, start + this.pageSize);
    const end = start + page.length;
    const programme_hash = this.programmeOfPages;
    return {
      ...pageOf(page, end < this.submissions.length),
      ...{ programme_hash, forgotten: this.forgotten },
      cursor: `after-${end}`,
    };
  }
}

function register(phone: Phone, number: number): void {
  const person = {
    number,
    record: uuid(900 + number),
    name: `Person ${number}`,
    lmp: '2026-05-24',
  };
  phone.api.save({ form: 'register_pregnancy', about: '', xml: registration(person) });
}

describe('one round with the server', () => {
  let phone: Phone;
  let server: Log;
  beforeEach(() => {
    phone = readyPhone();
    server = new Log();
  });

  it('brings a new phone its programme and all pages', async () => {
    for (let number = 1; number <= 5; number += 1) register(phone, number);
    await exchange(recordsOf(phone), server);
    server.pageSize = 2;
    server.pages = 0;
    const other = newPhone();
    await enrol(homeOf(other), server, 'token');
    await exchange(recordsOf(other), server);
    expect(server).toMatchObject({ pages: 3, programmes: 1 });
    expect(other.api.start().stage).toBe('ready');
    expect(other.api.clients('').all).toBe(5);
    expect(other.api.worklist().tasks).toEqual(phone.api.worklist().tasks);
  });

  it('sends in batches of fifty, the oldest first', async () => {
    for (let number = 1; number <= 101; number += 1) register(phone, number);
    await exchange(recordsOf(phone), server);
    expect(server.pushes).toEqual([50, 50, 1]);
    expect(server.submissions[0]?.id).toBe(`uuid:${uuid(1)}`);
    expect(phone.api.phone().unsent).toBe(0);
  });

  it('is content when the server had it already', async () => {
    register(phone, 1);
    const [own] = phone.api.unsent(1);
    if (own) server.submissions.push(received(own));
    await exchange(recordsOf(phone), server);
    expect(server.submissions).toHaveLength(1);
    expect(phone.api.phone()).toMatchObject({ unsent: 0, quarantined: [] });
  });

  it('keeps and shows what the server set aside, and does not send it again', async () => {
    register(phone, 1);
    server.quarantine = 'The woman is not in your area.';
    await exchange(recordsOf(phone), server);
    await exchange(recordsOf(phone), server);
    expect(server.pushes).toEqual([1]);
    expect(phone.api.phone().quarantined[0]?.reason).toBe('The woman is not in your area.');
  });

  it('sends it again after a new programme, and takes the mark away', async () => {
    register(phone, 1);
    server.quarantine = 'This server has no such form.';
    await exchange(recordsOf(phone), server);
    server.quarantine = null;
    phone.api.adoptProgramme({ ...programme, hash: 'before' });
    await exchange(recordsOf(phone), server);
    expect(server.pushes).toEqual([1, 1]);
    expect(phone.api.phone()).toMatchObject({ unsent: 0, quarantined: [] });
    expect(server.submissions).toHaveLength(1);
  });

  it('asks for a page again when a new programme came with it', async () => {
    register(phone, 1);
    await exchange(recordsOf(phone), server);
    server.programmeOfPages = 'next';
    server.pages = 0;
    await exchange(recordsOf(phone), server);
    expect(server).toMatchObject({ pages: 2, programmes: 1 });
    expect(phone.api.credentials().programmeHash).toBe('next');
  });
});

describe('work that leaves the phone', () => {
  let phone: Phone;
  let server: Log;
  beforeEach(async () => {
    phone = readyPhone();
    server = new Log();
    register(phone, 1);
    await exchange(recordsOf(phone), server);
    server.submissions.length = 0; // brought back from a copy that was made before
  });

  const kept = () => phone.db.rows('SELECT id FROM submission');

  it('is not lost where its worker is posted elsewhere and the server lost it', async () => {
    const session = await server.session('', '');
    server.session = async () => ({ ...session, areas: [OTHER_AREA] });
    await exchange(recordsOf(phone), server);
    expect(server.submissions.map(({ id }) => id)).toEqual([`uuid:${uuid(1)}`]);
    expect(kept()).toEqual([]);
  });

  it('is not lost where somebody moves the record and the server lost what was said', async () => {
    const pull = server.pull.bind(server);
    server.pull = async (...asked) => ({ ...(await pull(...asked)), forgotten: [uuid(901)] });
    await exchange(recordsOf(phone), server);
    expect(server.submissions.map(({ id }) => id)).toEqual([`uuid:${uuid(1)}`]);
    expect(kept()).toEqual([]);
  });
});

describe('the token and the report of a phone', () => {
  it('takes a new token when the server asks for it, and goes on with that', async () => {
    const phone = readyPhone();
    const server = new Log();
    server.tokenIsOld = true;
    await exchange(recordsOf(phone), server);
    await exchange(recordsOf(phone), server);
    expect(server.renewed).toEqual(['secret']);
    expect(server.tokens).toEqual(['secret', 'new secret']);
  });

  it('keeps the old token when the answer was lost', async () => {
    const phone = readyPhone();
    const server = new Log();
    server.tokenIsOld = true;
    server.renew = async () => {
      throw new ServerFailure('unreachable', 'no network');
    };
    await expect(exchange(recordsOf(phone), server)).rejects.toThrow(ServerFailure);
    expect(phone.api.credentials().token).toBe('secret');
  });

  it('says how it is before it sends, and after', async () => {
    const phone = readyPhone();
    const server = new Log();
    register(phone, 1);
    await exchange(recordsOf(phone), server);
    const watch = Date.parse('2026-11-22T12:00:00Z');
    const said = (unsent: number) => `unsent=${unsent}; aside=0; watch=${watch}`;
    expect(server.reports[0]).toContain(said(1));
    expect(server.reports[0]).toMatch(/^app=[\w.]+; /);
    expect(server.reports[1]).toContain(said(0));
  });
});

describe('a phone that the server ended', () => {
  it('keeps nothing but what nobody else has, and sends that with a new link', async () => {
    const phone = readyPhone();
    const server = new Log();
    const sync = createSync(recordsOf(phone), server);
    register(phone, 1);
    await sync.run();
    register(phone, 2);
    server.failure = new ServerFailure('revoked', 'This phone may not be used any more.');
    await sync.run();
    expect(sync.status.value.state).toBe('signed-out');
    expect(phone.api.start()).toMatchObject({ stage: 'locked', lock: 'revoked' });
    expect(() => phone.api.clients('')).toThrow('');
    const file = fileOf(phone.db);
    expect(file).not.toContain('Person 1');
    expect(file).toContain('Person 2');
    server.failure = null;
    await enrol(homeOf(phone), server, 'another');
    await sync.run();
    expect(phone.api.start().stage).toBe('ready');
    expect(server.submissions).toHaveLength(2);
    expect(phone.api.clients('').all).toBe(2);
  });
});

describe('a phone that the server has not seen for long', () => {
  it('opens no more, and opens again with the server', async () => {
    const phone = readyPhone('chw', '2026-01-01');
    const server = new Log();
    await exchange(recordsOf(phone), server);
    phone.turnTo('2026-01-31');
    expect(phone.api.start().stage).toBe('ready');
    phone.turnTo('2026-02-01');
    expect(phone.api.start()).toMatchObject({ stage: 'locked', lock: 'too-long' });
    expect(() => phone.api.worklist()).toThrow('');
    await exchange(recordsOf(phone), server);
    expect(phone.api.start().stage).toBe('ready');
  });

  it.each([
    ['2019-01-01', '2026-01-20', '2026-01-20T12:00:00Z'],
    ['2026-01-20', '2019-01-01', '2026-01-20T12:00:00Z'],
    ['2033-01-01', '2033-01-20', '2026-01-20T12:00:00Z'],
  ])('does not lock for a watch that was %s and is %s', async (was, is, server_time) => {
    const phone = readyPhone('chw', was);
    const said = { worker: ACHIENG, areas: [AREA], programme_hash: programme.hash, server_time };
    phone.api.refreshSession({ ...said, forget_after: 30 });
    phone.turnTo(is);
    expect(phone.api.start().lock).toBeNull();
  });
});

describe('the sync in the background', () => {
  it('says what it could not reach, and goes on later', async () => {
    const phone = readyPhone();
    const server = new Log();
    const sync = createSync(recordsOf(phone), server);
    register(phone, 1);
    server.failure = new ServerFailure('unreachable', 'no network');
    await sync.run();
    expect(sync.status.value.state).toBe('offline');
    expect(phone.api.phone().unsent).toBe(1);
    server.failure = null;
    await sync.run();
    expect(sync.status.value.state).toBe('idle');
    expect(phone.api.phone().unsent).toBe(0);
  });

  it('runs once at a time, and once more for what came meanwhile', async () => {
    const phone = readyPhone();
    const server = new Log();
    const sync = createSync(recordsOf(phone), server);
    register(phone, 1);
    const first = sync.run();
    register(phone, 2);
    await Promise.all([first, sync.run(), sync.run()]);
    expect(server.submissions).toHaveLength(2);
    expect(server.pages).toBe(2);
  });

  it('says that the phone was signed out, asks no more, and keeps the work', async () => {
    const phone = readyPhone();
    const server = new Log();
    const sync = createSync(recordsOf(phone), server);
    register(phone, 1);
    server.failure = new ServerFailure('signed-out', 'revoked');
    await sync.run();
    expect(sync.status.value.state).toBe('signed-out');
    expect(phone.api.phone()).toMatchObject({ signedOut: true, unsent: 1 });
    server.failure = null;
    await sync.run();
    expect(server.pushes).toEqual([]);
    await enrol(homeOf(phone), server, 'another');
    await sync.run();
    expect(phone.api.phone()).toMatchObject({ signedOut: false, unsent: 0 });
  });

  it('sends what was set aside again when somebody asks, and only then', async () => {
    const phone = readyPhone();
    const server = new Log();
    const sync = createSync(recordsOf(phone), server);
    register(phone, 1);
    server.quarantine = 'The woman is not in your area.';
    await sync.run();
    await sync.runAll();
    expect(server.pushes).toEqual([1, 1]);
    expect(phone.api.phone().quarantined).toHaveLength(1);
    server.quarantine = null;
    server.failure = new ServerFailure('unreachable', 'no network');
    await sync.runAll();
    expect(phone.api.phone()).toMatchObject({ unsent: 0, quarantined: [{}] });
    server.failure = null;
    await sync.run();
    expect(phone.api.phone()).toMatchObject({ unsent: 0, quarantined: [] });
    await sync.run();
    expect(server.pushes).toEqual([1, 1, 1]);
  });

  it('shows the reason of a refusal', async () => {
    const server = new Log();
    const sync = createSync(recordsOf(readyPhone()), server);
    server.failure = new ServerFailure('refused', 'Update the app.');
    await sync.run();
    expect(sync.status.value).toEqual({ state: 'failed', detail: 'Update the app.' });
  });
});

describe('enrolment', () => {
  it('finds the token in a link', () => {
    const link = { token: 'aB-_9', demo: false };
    expect(linkIn('https://doorstep.example/#/enrol/aB-_9')).toEqual(link);
    expect(linkIn('  #/enrol/aB-_9/demo ')).toEqual({ ...link, demo: true });
    expect(linkIn('https://doorstep.example/#/today')).toBeNull();
    expect(linkIn('')).toBeNull();
  });

  it.each([
    ['unreachable', 'unreachable'],
    ['refused', 'used'],
  ] as const)('says what a failure "%s" means: %s', async (kind, failure) => {
    const server = new Log();
    server.failure = new ServerFailure(kind, '');
    const trial = enrol(homeOf(newPhone()), server, 'token');
    await expect(trial).rejects.toThrow(EnrolError);
    await expect(trial).rejects.toMatchObject({ failure });
  });
});

describe('what forms show', () => {
  it('is fetched after everything else, and whole or not at all', async () => {
    const phone = readyPhone();
    const [good, cut] = [await cardOf(PHOTO), `${'0'.repeat(64)}.png`];
    const media = { 'card.jpg': good, 'cut.png': cut };
    phone.api.adoptProgramme({ ...programme, media });
    const log = new Log();
    log.shelf.files.set(good, PHOTO);
    log.shelf.files.set(cut, PHOTO);
    await exchange(recordsOf(phone), log);
    expect(phone.api.mediumOf('card.jpg')?.content).toEqual(PHOTO);
    expect(phone.api.mediumOf('cut.png')).toBeNull();
    expect(phone.api.mediaToFetch()).toEqual([cut]);
  });
});

describe('photos', () => {
  let phone: Phone;
  let log: Log;
  let name: string;

  beforeEach(async () => {
    phone = readyPhone();
    phone.api.adoptProgramme(withPhoto);
    log = new Log();
    log.programmeOfPages = withPhoto.hash;
    name = await cardOf(PHOTO);
    phone.api.keepFile(name, PHOTO);
    const about = uuid(900);
    phone.api.save({ form: 'anc_visit', about, xml: photographed(1, name) });
  });

  it('go after their visits, in parts', async () => {
    await exchange(recordsOf(phone), log);
    expect(log.shelf.files.get(name)).toEqual(PHOTO);
    expect(log.shelf.parts).toBe(3);
    expect(phone.api.filesToSend(9)).toEqual([]);
    expect(phone.api.fileOf(name)).toEqual(PHOTO);
    await exchange(recordsOf(phone), log);
    expect(log.shelf.parts).toBe(3);
  });

  it('go on where the line was cut, and hold up nothing', async () => {
    log.shelf.cutAt = 2;
    await expect(exchange(recordsOf(phone), log)).rejects.toMatchObject({ kind: 'unreachable' });
    expect(phone.api.phone()).toMatchObject({ unsent: 0, unsentFiles: 1 });
    expect(phone.api.phone().lastSync).not.toBe('');
    await exchange(recordsOf(phone), log);
    expect(log.shelf.parts).toBe(3);
    expect(phone.api.phone().unsentFiles).toBe(0);
  });

  it('say how far they are', async () => {
    const told: number[] = [];
    await exchange(recordsOf(phone), log, false, (now) => told.push(now ? now.sent / now.of : -1));
    expect(told.map((share) => Math.round(share * 100))).toEqual([0, 44, 87, -100]);
  });

  it('wait while the server does not know their visit', async () => {
    log.shelf.unknown.add(name);
    await exchange(recordsOf(phone), log);
    expect(phone.api.phone().unsentFiles).toBe(1);
  });

  it('go once more with their visit before it leaves, to a server that lost both', async () => {
    await exchange(recordsOf(phone), log);
    log.submissions.length = 0;
    log.shelf.files.clear();
    log.shelf.begun.clear();
    log.forgotten = [uuid(900)];
    await exchange(recordsOf(phone), log);
    expect(log.submissions).toHaveLength(1);
    expect(log.shelf.files.get(name)).toEqual(PHOTO);
    log.forgotten = [];
    await exchange(recordsOf(phone), log);
    expect(phone.api.fileOf(name)).toBeNull();
  });

  it('that the server has are not sent once more', async () => {
    await exchange(recordsOf(phone), log);
    log.forgotten = [uuid(900)];
    await exchange(recordsOf(phone), log);
    expect(log.shelf.parts).toBe(3);
    expect(phone.api.filesToSend(9)).toEqual([]);
  });

  it('of which nobody has the visit any more are not kept for ever', async () => {
    await exchange(recordsOf(phone), log);
    phone.db.run("UPDATE file SET state = 'unsent'");
    phone.api.applyPage({ ...pageOf([]), programme_hash: withPhoto.hash, forgotten: [uuid(900)] });
    log.shelf.files.clear();
    log.shelf.begun.clear();
    log.shelf.unknown.add(name);
    log.submissions.length = 0;
    await exchange(recordsOf(phone), log);
    expect(phone.api.fileOf(name)).toBeNull();
  });

  it('that the server never takes are not sent for ever', async () => {
    log.shelf.refusal = new ServerFailure('refused', 'no', 'file_damaged');
    await exchange(recordsOf(phone), log);
    expect(phone.api.phone().unsentFiles).toBe(1);
    log.shelf.refusal = new ServerFailure('refused', 'no', 'file_kind');
    await exchange(recordsOf(phone), log);
    expect(phone.api.phone().unsentFiles).toBe(0);
    expect(phone.api.fileOf(name)).toEqual(PHOTO);
  });

  it('of others are fetched when somebody wants to see them, and proved', async () => {
    const other = readyPhone('supervisor');
    const sync = createSync(recordsOf(other), log);
    expect(await sync.fetchFile(name)).toBe(false);
    log.shelf.files.set(name, PHOTO);
    expect(await sync.fetchFile(name)).toBe(true);
    expect(other.api.fileOf(name)).toEqual(PHOTO);
    log.shelf.files.set('0'.repeat(64), PHOTO);
    expect(await sync.fetchFile('0'.repeat(64))).toBe(false);
  });
});
