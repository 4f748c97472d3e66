import { beforeEach, describe, expect, it } from 'vitest';
import { type Phone, readyPhone } from '../support/phone';
import { programme } from '../support/programme';

const WELL = new Uint8Array([1, 2, 3]);
const shows = { ...programme, hash: 'shows', media: { 'well.png': 'aa.png', 'ask.mp3': 'bb.mp3' } };

describe('what forms show', () => {
  let phone: Phone;
  beforeEach(() => {
    phone = readyPhone();
    phone.api.adoptProgramme(shows);
  });

  it('is fetched once, and found by the name that a form gives it', () => {
    expect(phone.api.mediaToFetch().toSorted()).toEqual(['aa.png', 'bb.mp3']);
    expect(phone.api.mediumOf('well.png')).toBeNull();
    phone.api.keepMedium('aa.png', WELL);
    expect(phone.api.mediaToFetch()).toEqual(['bb.mp3']);
    expect(phone.api.mediumOf('well.png')).toEqual({ name: 'aa.png', content: WELL });
    expect(phone.api.mediumOf('unknown.png')).toBeNull();
  });

  it('is nothing that waits to be sent, and stays while a form shows it', () => {
    phone.api.keepMedium('aa.png', WELL);
    phone.turnTo('2026-12-24');
    phone.api.syncFinished();
    expect(phone.api.filesToSend(9)).toEqual([]);
    expect(phone.api.fileOf('aa.png')).toEqual(WELL);
    phone.api.adoptProgramme(programme);
    phone.api.syncFinished();
    expect(phone.api.fileOf('aa.png')).toBeNull();
  });
});
