import { describe, expect, it } from 'vitest';
import type { FormDefinition } from '../../src/contract/package';
import { dayOfIso } from '../../src/engine/days';
import { importForm, readSubmission } from '../../src/engine/reading';
import { registration, uuid, visit } from '../support/filled';
import { programme } from '../support/programme';

const record = uuid(900);

function formNamed(name: string): FormDefinition {
  const form = programme.forms[name];
  if (!form) throw new Error(`no form ${name}`);
  return form;
}

describe('reading a submission', () => {
  it('finds the record that a registration creates, with its label and properties', () => {
    const xml = registration({ number: 1, record, name: 'Amina', lmp: '2026-05-01', age: 17 });
    const { instance, operations } = readSubmission(formNamed('register_pregnancy'), xml, 'UTC');
    expect(instance).toBe(`uuid:${uuid(1)}`);
    expect(operations).toEqual([
      {
        list: 'pregnancy',
        id: record,
        create: true,
        update: false,
        label: 'Amina',
        values: {
          age: '17',
          village: 'Kianda',
          lmp: '2026-05-01',
          first_pregnancy: 'no',
          phone: '',
        },
      },
    ]);
  });

  it('types the answers, and leaves what was not asked blank', () => {
    const xml = registration({ number: 1, record, name: 'Amina', lmp: '2026-05-01', age: 17 });
    const { answers } = readSubmission(formNamed('register_pregnancy'), xml, 'UTC');
    expect(answers).toMatchObject({ age: 17, lmp: dayOfIso('2026-05-01'), phone_consent: null });
  });

  it('blanks a property that is there and empty, and leaves one that is not there', () => {
    const { operations } = readSubmission(
      formNamed('anc_visit'),
      visit({ number: 2, record }),
      'UTC',
    );
    expect(operations[0]?.values).toEqual({ danger_signs: '', next_appointment: '' });
    expect(operations[0]).toMatchObject({ create: false, update: true, label: null });
  });

  it('reads an import by the names of the properties', () => {
    const xml = `<data id="import" version="1"><external_id>CHW-17</external_id><lmp>2026-01-31</lmp>
      <unknown>x</unknown><meta><instanceID>uuid:${uuid(3)}</instanceID>
      <entity dataset="pregnancy" id="uuid:${record.toUpperCase()}" create="1"><label>Amina</label></entity>
      </meta></data>`;
    const { operations, answers } = readSubmission(importForm(programme), xml, 'UTC');
    expect(operations).toHaveLength(1);
    expect(operations[0]).toMatchObject({
      id: record,
      values: { external_id: 'CHW-17', lmp: '2026-01-31' },
    });
    expect(answers).toEqual({});
  });

  it('merges two nodes about one record, the later one wins', () => {
    const form = {
      columns: [],
      entities: [
        {
          list: 'child',
          path: '/data/child',
          saves: [{ property: 'weight', path: '/data/child/weight' }],
        },
      ],
    };
    const child = (weight: number, flag: string) =>
      `<child><weight>${weight}</weight><meta><entity dataset="child" id="${record}" ${flag}/></meta></child>`;
    const xml = `<data>${child(3, 'create="1"')}${child(4, 'update="1"')}
      <meta><instanceID>uuid:${uuid(4)}</instanceID></meta></data>`;
    expect(readSubmission(form, xml, 'UTC').operations).toEqual([
      {
        list: 'child',
        id: record,
        create: true,
        update: true,
        label: null,
        values: { weight: '4' },
      },
    ]);
  });

  it('knows that a node without flags is about the record and changes nothing', () => {
    const xml = visit({ number: 5, record }).replace('update="true"', '');
    const { operations } = readSubmission(formNamed('anc_visit'), xml, 'UTC');
    expect(operations).toEqual([
      { list: 'pregnancy', id: record, create: false, update: false, label: null, values: {} },
    ]);
  });

  it('finds the instanceID whatever the name of the root is', () => {
    const xml = `<visit id="anc_visit"><meta><instanceID>uuid:${uuid(6)}</instanceID></meta></visit>`;
    expect(readSubmission({ columns: [], entities: [] }, xml, 'UTC').instance).toBe(
      `uuid:${uuid(6)}`,
    );
  });

  it.each(['<data><meta/></data>', '<data><meta><instanceID> </instanceID></meta></data>'])(
    'refuses a form without an instanceID: %s',
    (xml) => {
      expect(() => readSubmission({ columns: [], entities: [] }, xml, 'UTC')).toThrow(/instanceID/);
    },
  );
});
