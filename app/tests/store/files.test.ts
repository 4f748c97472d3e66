import { beforeEach, describe, expect, it } from 'vitest';
import { fileOf as everything } from '../support/database';
import { registration, uuid } from '../support/filled';
import { logged, type Phone, pageOf, readyPhone } from '../support/phone';
import { cardOf, PHOTO, photographed, withPhoto } from '../support/photo';

const about = uuid(900);
const LMP = '2026-07-01';

describe('files on the phone', () => {
  let phone: Phone;
  let name: string;

  beforeEach(async () => {
    phone = readyPhone();
    phone.api.adoptProgramme(withPhoto);
    name = await cardOf(PHOTO);
    const xml = registration({ number: 1, record: about, name: 'Amina', lmp: LMP });
    phone.api.save({ form: 'register_pregnancy', about: '', xml });
  });

  function visitWith(number: number, file = name) {
    return phone.api.save({ form: 'anc_visit', about, xml: photographed(number, file) });
  }

  it('are kept with the draft, and go when it is thrown away', () => {
    phone.api.keepFile(name, PHOTO);
    const xml = photographed(2, name);
    phone.api.keepDraft({ form: 'anc_visit', record: about, xml, page: 1 });
    expect(phone.api.formKit('anc_visit', about)?.draftFiles).toEqual([{ name, content: PHOTO }]);
    expect(phone.api.filesToSend(9)).toEqual([]);
    phone.api.dropDraft('anc_visit', about);
    expect(phone.api.fileOf(name)).toBeNull();
  });

  it('that nothing came of go after a day', () => {
    phone.api.keepFile(name, PHOTO);
    phone.api.syncFinished();
    expect(phone.api.fileOf(name)).toEqual(PHOTO);
    phone.turnTo('2026-11-24');
    phone.api.syncFinished();
    expect(phone.api.fileOf(name)).toBeNull();
  });

  it('wait to be sent from the moment the form is saved', () => {
    phone.api.keepFile(name, PHOTO);
    const saved = visitWith(2);
    expect(phone.api.filesToSend(9)).toEqual([{ name, size: PHOTO.length }]);
    expect(phone.api.filePart(name, 299_990, 500)).toEqual(PHOTO.slice(299_990));
    const entry = phone.api.client(about)?.history.find(({ id }) => id === saved.id);
    expect(entry?.files).toEqual([name]);
  });

  it('are saved with their form or not at all', () => {
    expect(() => visitWith(2)).toThrow('choose it again');
    expect(phone.api.phone().unsent).toBe(1);
  });

  it('leave with what they belong to', () => {
    phone.api.keepFile(name, PHOTO);
    const { id } = visitWith(2);
    phone.api.fileSent(name);
    phone.api.recordAnswers({ answers: [{ id, outcome: 'accepted' }] });
    phone.api.syncFinished();
    expect(phone.api.fileOf(name)).toEqual(PHOTO);
    phone.api.applyPage({ ...pageOf([]), forgotten: [about] });
    phone.api.syncFinished();
    expect(phone.api.fileOf(name)).toBeNull();
  });

  it('that others took are known by name only', () => {
    const xml = photographed(3, name);
    phone.api.applyPage(pageOf([logged({ form: 'anc_visit', xml, happened: '2026-11-20' })]));
    expect(phone.api.client(about)?.history.flatMap(({ files }) => files)).toEqual([name]);
    expect(phone.api.fileOf(name)).toBeNull();
    phone.api.keepFetched(name, PHOTO);
    phone.api.syncFinished();
    expect(phone.api.fileOf(name)).toEqual(PHOTO);
  });

  it('that were sent make room, the oldest first', async () => {
    const names: string[] = [];
    for (let number = 0; number < 6; number += 1) {
      phone.turnTo(`2026-11-2${3 + number}`);
      const content = new Uint8Array(9_900_000).fill(number);
      const file = await cardOf(content);
      names.push(file);
      phone.api.keepFile(file, content);
      visitWith(10 + number, file);
      if (number !== 0) phone.api.fileSent(file);
    }
    phone.api.syncFinished();
    const here = () => names.map((file) => phone.api.fileOf(file) !== null);
    expect(here()).toEqual([true, true, true, true, true, true]);
    phone.api.fileSent(names[0] ?? '');
    phone.api.syncFinished();
    expect(here()).toEqual([false, true, true, true, true, true]);
  });

  it('that were sent are gone from a phone that was ended, the others wait', async () => {
    const secret = new TextEncoder().encode(`SECRET-SENT${'-'.repeat(99)}`);
    const own = new TextEncoder().encode('NOBODY ELSE HAS THIS');
    for (const content of [secret, own]) phone.api.keepFile(await cardOf(content), content);
    visitWith(2, await cardOf(secret));
    visitWith(3, await cardOf(own));
    phone.api.fileSent(await cardOf(secret));
    phone.api.wipe();
    expect(everything(phone.db)).not.toContain('SECRET-SENT');
    expect(phone.api.filesToSend(9)).toEqual([{ name: await cardOf(own), size: own.length }]);
  });
});
