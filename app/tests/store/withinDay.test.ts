/** What counts in hours follows the clock of the phone, a few minutes late at most. */

import { beforeEach, describe, expect, it } from 'vitest';
import { presentIn } from '../../src/engine/days';
import { IMPORT } from '../../src/engine/reading';
import { evaluateAll, movingSubjects } from '../../src/engine/tasks';
import { type Api, createApi } from '../../src/store/api';
import type { SqliteDatabase } from '../../src/store/sqlite';
import { freshDatabase } from '../support/database';
import { uuid } from '../support/filled';
import { ACHIENG, AREA, DEVICE, logged, pageOf } from '../support/phone';
import { linked, programme } from '../support/programme';

const [ILL, WELL] = [uuid(1), uuid(2)];

/** Ill since midnight: the dose is due at noon, and may be given from six hours before it on. */
function person(number: number, record: string, fellIll: string) {
  const xml = `<data id="${IMPORT}"><born>2026-10-23</born><fell_ill>${fellIll}</fell_ill><meta>
    <instanceID>uuid:${uuid(number)}</instanceID>
    <entity xmlns="http://www.opendatakit.org/xforms/entities" dataset="person" id="${record}"
      create="1"><label>x</label></entity></meta></data>`;
  const said = logged({ form: IMPORT, xml, happened: '2026-11-22' });
  return { ...said, form_version: linked.hash };
}

describe('within a day', () => {
  let now: Date;
  let db: SqliteDatabase;
  let api: Api;
  const at = (time: string) => {
    now = new Date(`2026-11-${time}Z`);
  };
  const dose = () =>
    db.rows<{ state: string }>("SELECT state FROM task WHERE rule = 'dose'")[0]?.state;
  const moving = () => movingSubjects(db, linked, presentIn(linked.time_zone, now));

  beforeEach(() => {
    at('22T01:00:00');
    db = freshDatabase();
    api = createApi(db, () => now);
    api.enrol({ device_token: 'secret', worker: ACHIENG, areas: [AREA] }, DEVICE);
    api.adoptProgramme(linked);
    api.applyPage(pageOf([person(11, ILL, '2026-11-22T00:00'), person(12, WELL, '')]));
  });

  it('looks at those whose rules look at the clock, and at no others', () => {
    expect(dose()).toBe('draft');
    expect(moving()).toEqual([ILL]);
    expect(movingSubjects(db, programme, presentIn('UTC', now)), 'none counts in hours').toEqual(
      [],
    );
    expect(
      db.rows("SELECT subject FROM task WHERE rule = 'check' AND state = 'ready'"),
    ).toHaveLength(2);
  });

  it('opens a task when its hour has come', () => {
    at('22T06:00:00');
    expect(api.worklist().tasks.map(({ rule }) => rule)).toContain('dose');
    expect(dose()).toBe('ready');
  });

  it('looks again after three minutes, not before', () => {
    at('22T05:58:30');
    api.worklist();
    at('22T06:01:29');
    api.worklist();
    expect(dose()).toBe('draft');
    at('22T06:01:31');
    api.worklist();
    expect(dose()).toBe('ready');
  });

  it('looks again where the watch was set back', () => {
    at('22T12:00:00');
    api.worklist();
    at('22T05:00:00');
    api.worklist();
    expect(dose()).toBe('draft');
  });

  it('ends with what a phone has that works out all of them', () => {
    for (const time of ['22T06:30:00', '22T23:59:59', '23T00:00:00', '23T00:10:00']) {
      at(time);
      api.worklist();
      const kept = db.rows('SELECT * FROM task ORDER BY subject, rule, occurrence');
      evaluateAll(db, linked, presentIn(linked.time_zone, now));
      expect(db.rows('SELECT * FROM task ORDER BY subject, rule, occurrence')).toEqual(kept);
    }
    expect(dose()).toBe('failed');
    expect(moving()).toEqual([]);
  });
});
