import { describe, expect, it } from 'vitest';
import type { Column, FormDefinition, Package } from '../../src/contract/package';
import type { FormVersion } from '../../src/contract/server';
import { IMPORT } from '../../src/engine/reading';
import { createApi } from '../../src/store/api';
import { registration, uuid, visit } from '../support/filled';
import {
  AREA,
  BARAKA,
  DEVICE,
  logged,
  newPhone,
  OTHER_AREA,
  type Phone,
  pageOf,
  readyPhone,
} from '../support/phone';
import { programme } from '../support/programme';

const record = uuid(900);
const amina = { number: 1, record, name: 'Amina', lmp: '2026-05-24' };

function formOf(pkg: Package, name: string): FormDefinition {
  const form = pkg.forms[name];
  if (!form) throw new Error(`no form ${name}`);
  return form;
}

/** The form's group `danger` is called `warning` from now on. */
function renamed(form: FormDefinition): FormDefinition {
  const json = JSON.stringify(form).replaceAll('/data/danger/', '/data/warning/');
  return { ...(JSON.parse(json) as FormDefinition), version: '2' };
}

/** As `doorstep publish` would make it: one group renamed, the registration form gone. */
const second: Package = {
  ...programme,
  hash: 'second',
  forms: { anc_visit: renamed(formOf(programme, 'anc_visit')) },
  schema: {
    ...programme.schema,
    projection: programme.schema.projection.filter((sql) => !sql.includes('form_register')),
  },
};

function versionOf(name: string): FormVersion {
  const { xml: _, ...definition } = formOf(programme, name);
  const lists = Object.entries(programme.lists).map(([list, { columns }]) => [list, columns]);
  const { version } = definition;
  return { form: name, version, definition, lists: Object.fromEntries(lists) };
}

const OLD = [versionOf('register_pregnancy'), versionOf('anc_visit')];

function asFilled(form: string, xml: string, happened: string) {
  return { ...logged({ form, xml, happened }), form_version: formOf(programme, form).version };
}

const LOG = [
  asFilled('register_pregnancy', registration(amina), '2026-08-20'),
  asFilled('anc_visit', visit({ number: 2, record, signs: 'bleeding' }), '2026-11-21'),
];

function told(phone: Phone) {
  return {
    clients: phone.api.clients('').lines.map(({ label }) => label),
    tasks: phone.api.worklist().tasks.map(({ rule }) => rule),
    signs: phone.db.rows('SELECT danger_signs_now FROM form_anc_visit'),
    history: phone.api.client(record)?.history.map(({ title, facts }) => [title, facts]),
  };
}

function newPhoneOf(pkg: Package): Phone {
  const phone = newPhone();
  const areas = [AREA, OTHER_AREA];
  phone.api.enrol({ device_token: 'other', worker: BARAKA, areas }, DEVICE);
  phone.api.adoptProgramme(pkg);
  phone.api.applyPage({ ...pageOf(LOG), definitions: OLD });
  phone.api.syncFinished();
  return phone;
}

describe('a programme whose second version renames a group and drops a form', () => {
  const before = readyPhone();
  before.api.applyPage(pageOf(LOG));
  const expected = told(before);

  it('is tested on work that shows', () => {
    expect(expected.clients).toEqual(['Amina']);
    expect(expected.tasks).toContain('danger_follow_up');
    expect(expected.signs).toEqual([{ danger_signs_now: 'bleeding' }]);
  });

  it('loses nothing on a phone that updates', () => {
    const phone = readyPhone();
    phone.api.applyPage(pageOf(LOG));
    phone.api.adoptProgramme(second);
    expect(told(phone)).toEqual(expected);
    phone.api.adoptProgramme({ ...second, hash: 'third' });
    expect(told(phone)).toEqual(expected);
  });

  it('loses nothing on a phone whose app is renewed first', () => {
    const phone = readyPhone();
    phone.api.applyPage(pageOf(LOG));
    phone.db.run('DROP TABLE definition');
    phone.db.run('DROP TABLE gone');
    phone.db.run('DROP TABLE file');
    phone.db.run('DROP TABLE attachment');
    phone.db.run('DROP TABLE directory');
    phone.db.run('DROP TABLE sharing');
    phone.db.run('DROP INDEX submission_happened');
    phone.db.run('ALTER TABLE submission DROP COLUMN phone_happened');
    phone.db.run('ALTER TABLE submission DROP COLUMN about');
    phone.db.run('DROP INDEX submission_amends');
    phone.db.run('ALTER TABLE submission DROP COLUMN amends');
    phone.db.run('ALTER TABLE change DROP COLUMN digest');
    for (const column of ['owner', 'workers', 'covered'])
      phone.db.run(`ALTER TABLE area DROP COLUMN ${column}`);
    phone.db.run('ALTER TABLE worker DROP COLUMN last_seen');
    phone.db.run('ALTER TABLE worker DROP COLUMN phone');
    phone.db.run('PRAGMA user_version = 1');
    const api = createApi(phone.db, () => new Date('2026-11-22T12:00:00Z'));
    api.adoptProgramme(second);
    expect(told({ ...phone, api })).toEqual(expected);
  });

  it('loses nothing on a new phone', () => {
    expect(told(newPhoneOf(second))).toEqual(expected);
  });

  it('reads unsent work as it was filled', () => {
    const phone = readyPhone();
    const { version } = formOf(programme, 'anc_visit');
    const [first] = LOG;
    if (first) phone.api.applyPage(pageOf([first]));
    const xml = visit({ number: 2, record, signs: 'bleeding' });
    const filled = xml.replace('version="1"', `version="${version}"`);
    phone.api.save({ form: 'anc_visit', about: record, xml: filled });
    phone.api.adoptProgramme(second);
    expect(told(phone).signs).toEqual(expected.signs);
  });

  it('reads imports of a property that is no more', () => {
    const xml = `<data id="import"><village>Kianda</village><phone>0712</phone>
      <meta><instanceID>uuid:${uuid(7)}</instanceID>
      <entity dataset="pregnancy" id="${uuid(901)}" create="1"><label>Zuri</label></entity>
      </meta></data>`;
    const imported = logged({ form: IMPORT, xml, happened: '2026-11-01' });
    const phone = readyPhone();
    phone.api.applyPage(pageOf([{ ...imported, form_version: programme.hash }]));
    const [list] = Object.entries(programme.lists);
    if (!list) throw new Error('no list');
    const columns = list[1].columns.filter(({ name }) => name !== 'village');
    phone.api.adoptProgramme({ ...second, lists: { [list[0]]: { ...list[1], columns } } });
    const [row] = phone.db.rows<{ properties: string }>('SELECT properties FROM record');
    expect(JSON.parse(row?.properties ?? '{}')).toMatchObject({ village: 'Kianda' });
  });
});

describe('a programme without the list of a record', () => {
  it('lets the record move away', () => {
    const phone = readyPhone();
    phone.api.applyPage(pageOf(LOG));
    phone.api.adoptProgramme({ ...second, lists: {} });
    const session = { programme_hash: 'second', server_time: '', worker: BARAKA };
    phone.api.refreshSession({ ...session, areas: [OTHER_AREA] });
    expect(phone.api.clients('').all).toBe(0);
  });
});

describe('an answer whose question has another type now', () => {
  function retyped(type: Column['type']): Package {
    const old = formOf(programme, 'register_pregnancy');
    const columns = old.columns.map((c) => (c.name === 'age' ? { ...c, type } : c));
    const form = { ...old, version: '2', columns };
    const forms = { ...programme.forms, register_pregnancy: form };
    return { ...programme, hash: type, forms };
  }

  it.each([
    ['text', '25'],
    ['decimal', 25],
    ['date', null],
  ] as const)('is %s where it fits, and blank where not', (type, age) => {
    const phone = readyPhone();
    phone.api.applyPage(pageOf(LOG));
    const projection = programme.schema.projection.map((sql) =>
      sql.includes('form_register_pregnancy') ? sql.replace(/"age" \w+/, '"age"') : sql,
    );
    const pkg = retyped(type);
    phone.api.adoptProgramme({ ...pkg, schema: { ...pkg.schema, projection } });
    expect(phone.db.rows('SELECT age FROM form_register_pregnancy')).toEqual([{ age }]);
  });
});

describe('a programme that cannot be taken in', () => {
  it('leaves the old one in memory as in the database', () => {
    const phone = readyPhone();
    phone.api.applyPage(pageOf(LOG));
    const before = told(phone);
    const schema = { ...programme.schema, projection: ['CREATE TABLE entity_pregnancy (x)'] };
    expect(() => phone.api.adoptProgramme({ ...second, schema })).toThrow();
    expect(phone.api.credentials().programmeHash).toBe(programme.hash);
    expect(told(phone)).toEqual(before);
    expect(phone.db.rows('SELECT * FROM definition')).toEqual([]);
  });
});
