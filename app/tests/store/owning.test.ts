/** Whose work a record is on the phone: as tests/server/test_owners.py. */

import { beforeEach, describe, expect, it } from 'vitest';
import type { Package } from '../../src/contract/package';
import { IMPORT } from '../../src/engine/reading';
import { uuid } from '../support/filled';
import {
  ACHIENG,
  AREA,
  BARAKA,
  DEVICE,
  logged,
  newPhone,
  type Phone,
  pageOf,
} from '../support/phone';
import { linked } from '../support/programme';

const ENTITY = 'xmlns="http://www.opendatakit.org/xforms/entities"';
const [AMINA, CHILD] = [uuid(1), uuid(2)];

/** Persons are their maker's, children their mother's. */
const owned: Package = {
  ...linked,
  hash: 'owned',
  lists: { ...linked.lists, person: { ...of('person'), owner: 'worker' } },
};

function of(list: string) {
  const found = linked.lists[list];
  if (!found) throw new Error(`There is no list ${list}.`);
  return found;
}

/** Two work there. */
const SHARED = { ...AREA, owner: null, workers: [ACHIENG.id, BARAKA.id] };

function enrolled(by: string) {
  const xml = `<data id="enrol" version="1"><town>Kianda</town><born>2026-10-20</born><meta>
    <instanceID>uuid:${uuid(11)}</instanceID>
    <entity ${ENTITY} dataset="person" id="${AMINA}" create="1"><label>Amina</label></entity>
    </meta></data>`;
  return logged({ form: 'enrol', xml, happened: '2026-10-20', worker: by });
}

function said(number: number, list: string, record: string, fields: string) {
  const xml = `<data id="${IMPORT}">${fields}<meta><instanceID>uuid:${uuid(number)}</instanceID>
    <entity ${ENTITY} dataset="${list}" id="${record}" create="1"><label>x</label></entity>
    </meta></data>`;
  return { ...logged({ form: IMPORT, xml, happened: '2026-11-20' }), form_version: owned.hash };
}

const child = said(12, 'child', CHILD, `<mother>${AMINA}</mother>`);

describe('whose work a record is', () => {
  let phone: Phone;
  const owners = () =>
    phone.db.rows(`SELECT (SELECT _owner FROM entity_person) AS person,
      (SELECT _owner FROM entity_child) AS child`)[0];
  const take = (...told: Parameters<typeof pageOf>[0]) => phone.api.applyPage(pageOf([...told]));
  const session = (areas: readonly (typeof SHARED & { covered?: readonly string[] })[]) =>
    phone.api.refreshSession({
      worker: ACHIENG,
      areas,
      programme_hash: owned.hash,
      server_time: '2026-11-22T12:00:00Z',
    });
  const onList = () => phone.api.worklist().tasks.map(({ subject }) => subject);

  beforeEach(() => {
    phone = newPhone();
    phone.api.enrol({ device_token: 'secret', worker: ACHIENG, areas: [SHARED] }, DEVICE);
    phone.api.adoptProgramme(owned);
    take();
    phone.api.syncFinished();
  });

  it('is whose form made it, and whose its parent is, in any order', () => {
    take(child);
    expect(owners()).toEqual({ person: null, child: null });
    take(enrolled(BARAKA.id));
    expect(owners()).toEqual({ person: BARAKA.id, child: BARAKA.id });
    expect(onList(), "a colleague's own work").toEqual([]);
    take(said(13, 'person', AMINA, `<_owner>${ACHIENG.id}</_owner>`));
    expect(owners()).toEqual({ person: ACHIENG.id, child: ACHIENG.id });
    expect(onList()).toEqual([AMINA]);
    expect(phone.db.rows('SELECT DISTINCT owner FROM task')).toEqual([{ owner: ACHIENG.id }]);
  });

  it('is the area’s again where it was given to the area', () => {
    take(enrolled(BARAKA.id), child, said(13, 'person', AMINA, '<_owner></_owner>'));
    expect(owners()).toEqual({ person: null, child: null });
    expect(onList()).toEqual([AMINA]);
  });

  it('stands on the list of who covers for leave, and of who stays when its owner leaves', () => {
    take(enrolled(BARAKA.id), child);
    session([{ ...SHARED, covered: [BARAKA.id] }]);
    expect(onList()).toEqual([AMINA]);
    expect(owners()).toEqual({ person: BARAKA.id, child: BARAKA.id });
    session([{ ...AREA, owner: null, workers: [ACHIENG.id], covered: [] }]);
    expect(owners()).toEqual({ person: null, child: null });
    expect(onList()).toEqual([AMINA]);
  });
});
