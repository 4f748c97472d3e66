import { describe, expect, it } from 'vitest';
import { registration, uuid, visit } from '../support/filled';
import { ACHIENG, AREA, type Phone, pageOf, readyPhone, received } from '../support/phone';
import { programme } from '../support/programme';

const record = uuid(900);
const SERVER_TIME = '2026-11-22T12:00:00Z';
const YEAR_AHEAD = '2027-11-22';

function register(phone: Phone): void {
  const xml = registration({ number: 1, record, name: 'Amina', lmp: '2026-05-24' });
  phone.api.save({ form: 'register_pregnancy', about: '', xml });
}

function see(phone: Phone, number: number): void {
  phone.api.save({ form: 'anc_visit', about: record, xml: visit({ number, record }) });
}

/** As when it asks the server who it is. */
function meet(phone: Phone): void {
  const session = { programme_hash: programme.hash, server_time: SERVER_TIME };
  phone.api.refreshSession({ ...session, worker: ACHIENG, areas: [AREA] });
}

function clockOf(phone: Phone): string {
  const [newest] = phone.api.unsent(50).slice(-1);
  return newest?.clock ?? '';
}

function yearOf(clock: string): number {
  return new Date(Number(clock.slice(0, 15))).getUTCFullYear();
}

/** Sends all; the server sets each right that is too far ahead, as its own log has it then. */
function sendAll(phone: Phone): void {
  const sent = phone.api.unsent(50).map((submission, index) => {
    const clock = `${Date.parse(SERVER_TIME) + index}`.padStart(15, '0');
    const settled = { clock: `${clock}-0000-00000000000000aa`, happened: '2026-11-22' };
    return received(submission, { ...settled, phone_happened: submission.happened });
  });
  phone.api.recordAnswers({ answers: sent.map(({ id }) => ({ id, outcome: 'accepted' })) });
  phone.api.applyPage(pageOf(sent));
}

describe('a watch that is wrong', () => {
  it('years behind: what is recorded comes after the last the server said', () => {
    const phone = readyPhone();
    meet(phone);
    phone.turnTo('2019-01-01');
    register(phone);
    expect(yearOf(clockOf(phone))).toBe(2026);
  });

  it('a year ahead: counts and shows as the server set it right, and once', () => {
    const phone = readyPhone('supervisor', YEAR_AHEAD);
    register(phone);
    see(phone, 2);
    sendAll(phone);
    phone.turnTo('2026-11-22');
    const rows = phone.db.rows<{ day: number }>('SELECT _day AS day FROM form_anc_visit');
    expect(rows).toEqual([{ day: Date.parse('2026-11-22') / 86_400_000 }]);
    const [latest] = phone.api.client(record)?.history ?? [];
    expect(latest).toMatchObject({
      day: Date.parse('2026-11-22') / 86_400_000,
      phoneDay: Date.parse(YEAR_AHEAD) / 86_400_000,
    });
  });

  it('a year ahead, and set right: the clock follows when all is sent, not before', () => {
    const phone = readyPhone('chw', YEAR_AHEAD);
    register(phone);
    phone.turnTo('2026-11-22');
    meet(phone);
    phone.api.syncFinished();
    see(phone, 2);
    expect(yearOf(clockOf(phone))).toBe(2027);
    sendAll(phone);
    meet(phone);
    phone.api.syncFinished();
    see(phone, 3);
    expect(yearOf(clockOf(phone))).toBe(2026);
    const [log] = phone.db.rows<{ latest: string }>('SELECT MAX(clock) AS latest FROM submission');
    expect(log?.latest).toBe(clockOf(phone));
  });

  it('is told to the supervisor', () => {
    const phone = readyPhone('supervisor');
    const xml = registration({ number: 1, record, name: 'Amina', lmp: '2026-05-24' });
    const form = { form: 'register_pregnancy', form_version: '1', xml, happened: '2026-11-20' };
    const times = {
      recorded: '2019-01-01T00:00:00Z',
      clock: '001795000000000-0000-00000000000000aa',
    };
    const submission = { id: `uuid:${uuid(1)}`, ...form, ...times };
    const from = { received: '2026-11-21T10:00:00Z', phone_happened: '2019-01-01' };
    phone.api.applyPage(pageOf([received(submission, from)]));
    const [achieng] = phone.api.team().members;
    expect(achieng).toMatchObject({ name: 'Achieng', wrongDate: '2026-11-21T10:00:00Z' });
  });
});
