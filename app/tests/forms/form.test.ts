// @vitest-environment jsdom

/** The forms of the reference programme in the real form engine. */

import { beforeEach, describe, expect, it } from 'vitest';
import { readSubmission } from '../../src/engine/reading';
import {
  type AnyInputNode,
  type AnyLeafNode,
  FormFault,
  instanceXml,
  type OpenForm,
  openForm,
  type SelectNode,
  setFormLanguage,
  warmUp,
} from '../../src/forms/adapter';
import { answerText } from '../../src/forms/answers';
import { faultyOn, pagesOf, placeOf, questionsOn } from '../../src/forms/pages';
import { recordCsv } from '../../src/forms/recordCsv';
import type { FormSource, RecordFacts } from '../../src/forms/source';
import { uuid } from '../support/filled';
import { programme } from '../support/programme';

const amina: RecordFacts = {
  list: 'pregnancy',
  id: uuid(900),
  label: 'Amina "Mina", Otieno',
  version: 3,
  properties: { lmp: '2026-05-24', age: '17', village: 'Lindi' },
};

function sourceOf(
  form: string,
  record: RecordFacts | null,
  draft: string | null = null,
): FormSource {
  const definition = programme.forms[form];
  if (!definition) throw new Error(`no form ${form}`);
  return { xml: definition.xml, aboutPath: definition.about_path, record, draft };
}

function hiddenIn({ record, aboutPath }: FormSource): string | null {
  return record ? aboutPath : null;
}

function question(form: OpenForm, name: string): AnyLeafNode {
  const found = pagesOf(form.root, null)
    .flatMap(({ node }) => questionsOn(node))
    .find(({ currentState }) => currentState.reference.endsWith(`/${name}`));
  if (!found) throw new Error(`${name} is not relevant`);
  return found;
}

function choose(form: OpenForm, name: string, ...values: string[]): void {
  (question(form, name) as SelectNode).selectValues(values);
}

function write(form: OpenForm, name: string, text: string): void {
  const node = question(form, name) as AnyInputNode;
  (node.setValue as (value: string) => unknown)(text);
}

describe('a visit', () => {
  const source = sourceOf('anc_visit', amina);
  let form: OpenForm;
  beforeEach(async () => {
    form = await openForm(source);
  });

  function pageNames(): string[] {
    return pagesOf(form.root, hiddenIn(source)).map(({ reference }) => reference);
  }

  it('says `create` only where somebody new is made: by that a look for doubles is spared', async () => {
    const registration = await openForm(sourceOf('register_pregnancy', null));
    expect(await instanceXml(registration.root)).toContain(' create=');
    const visit = await openForm(sourceOf('anc_visit', amina));
    expect(await instanceXml(visit.root)).not.toContain(' create=');
  });

  it('knows whom it is about, and does not ask', async () => {
    expect(pageNames()).toEqual(['/data/status']);
    expect(question(form, 'who').currentState.label?.asString).toContain(amina.label);
    const xml = await instanceXml(form.root);
    expect(xml).toContain(`<pregnancy>${amina.id}</pregnancy>`);
    expect(xml).toContain('baseVersion="3"');
  });

  it('asks when it does not know', async () => {
    const open = await openForm({ ...source, record: null });
    expect(pagesOf(open.root, null)[0]?.reference).toBe('/data/pregnancy');
  });

  it('follows relevance, without changing the number of pages', () => {
    expect(placeOf(form.root, '/data/pregnancy', undefined).of).toBe(3);
    choose(form, 'still_pregnant', 'yes');
    expect(pageNames()).toEqual(['/data/status', '/data/danger', '/data/next']);
    expect(placeOf(form.root, '/data/pregnancy', undefined).of).toBe(3);
    choose(form, 'still_pregnant', 'no');
    expect(pageNames()).toEqual(['/data/status']);
    expect(question(form, 'outcome').nodeType).toBe('select');
  });

  it('shows the job aid that fits the danger signs', () => {
    choose(form, 'still_pregnant', 'yes');
    choose(form, 'any_danger_sign', 'yes');
    expect(() => question(form, 'refer_now')).toThrow();
    choose(form, 'danger_signs', 'fever');
    expect(question(form, 'refer_today').nodeType).toBe('note');
    choose(form, 'danger_signs', 'fever', 'bleeding');
    expect(question(form, 'refer_now').nodeType).toBe('note');
    expect(() => question(form, 'refer_today')).toThrow();
  });

  it('says which answers are missing or wrong', () => {
    const [status] = pagesOf(form.root, hiddenIn(source));
    if (!status) throw new Error('no page');
    expect(faultyOn(status.node)).toHaveLength(1);
    choose(form, 'still_pregnant', 'yes');
    expect(faultyOn(status.node)).toEqual([]);
    write(form, 'next_appointment', '2020-01-01');
    const { violation } = question(form, 'next_appointment').validationState;
    expect(violation?.message?.asString).toBe('The appointment must be after today.');
  });

  it('writes what the engine of the app reads', async () => {
    choose(form, 'still_pregnant', 'yes');
    choose(form, 'any_danger_sign', 'yes');
    choose(form, 'danger_signs', 'bleeding', 'fever');
    write(form, 'next_appointment', '2099-01-31');
    const definition = programme.forms['anc_visit'];
    if (!definition) throw new Error('no form');
    const reading = readSubmission(definition, await instanceXml(form.root), 'UTC');
    expect(reading.operations).toEqual([
      {
        list: 'pregnancy',
        id: amina.id,
        create: false,
        update: true,
        label: null,
        values: { danger_signs: 'bleeding fever', next_appointment: '2099-01-31' },
      },
    ]);
    expect(reading.answers).toMatchObject({ danger_signs: 'bleeding fever', outcome: null });
  });

  it('leaves the danger signs of before alone when she is not pregnant any more', async () => {
    choose(form, 'still_pregnant', 'no');
    choose(form, 'outcome', 'delivered');
    const definition = programme.forms['anc_visit'];
    if (!definition) throw new Error('no form');
    const [operation] = readSubmission(definition, await instanceXml(form.root), 'UTC').operations;
    expect(operation?.values).toEqual({ outcome: 'delivered' });
  });

  it('goes on from a draft as the same submission', async () => {
    choose(form, 'still_pregnant', 'yes');
    const draft = await instanceXml(form.root);
    const again = await openForm({ ...source, draft });
    expect(again.draftLost).toBe(false);
    expect(await instanceXml(again.root)).toBe(draft);
  });

  it('begins anew when a draft cannot be opened', async () => {
    const open = await openForm({ ...source, draft: '<other/>' });
    expect(open.draftLost).toBe(true);
    expect(pagesOf(open.root, hiddenIn(source))).toHaveLength(1);
  });

  it('speaks the language of the app, and stays as it is when it cannot', () => {
    const label = () => question(form, 'still_pregnant').currentState.label?.asString;
    setFormLanguage(form.root, 'sw');
    expect(label()).toBe('Bado ana ujauzito?');
    setFormLanguage(form.root, 'de');
    expect(label()).toBe('Bado ana ujauzito?');
  });

  it('puts answers in words', () => {
    choose(form, 'still_pregnant', 'yes');
    choose(form, 'any_danger_sign', 'yes');
    choose(form, 'danger_signs', 'fever', 'convulsions');
    write(form, 'next_appointment', '2099-01-31');
    const words = (name: string) => answerText(question(form, name));
    expect(words('danger_signs').split(', ').toSorted()).toEqual(['Fever', 'Fits']);
    expect(words('next_appointment')).toBe('31 Jan 2099');
  });
});

describe('a registration', () => {
  it('creates a record with a new id each time', async () => {
    const source = sourceOf('register_pregnancy', null);
    const [one, other] = await Promise.all([openForm(source), openForm(source)]);
    write(one, 'woman_name', 'Amina');
    const definition = programme.forms['register_pregnancy'];
    if (!definition) throw new Error('no form');
    const read = async (form: OpenForm) =>
      readSubmission(definition, await instanceXml(form.root), 'UTC');
    const [first, second] = [await read(one), await read(other)];
    expect(first.operations[0]).toMatchObject({ create: true, label: 'Amina' });
    expect(first.operations[0]?.id).not.toBe(second.operations[0]?.id);
    expect(first.instance).not.toBe(second.instance);
  });
});

describe('a form with a fault', () => {
  it('is said to be one', async () => {
    const source = { xml: '<nonsense/>', aboutPath: null, record: null, draft: null };
    await expect(openForm(source)).rejects.toThrow(FormFault);
  });
});

describe('the list that a form gets', () => {
  it('has just the one row, quoted where it must be', () => {
    const [head, row, ...rest] = recordCsv([{ ...amina, properties: { lmp: '2026-05-24' } }]).split(
      '\n',
    );
    expect(head).toBe('lmp,name,label,__version,__trunkVersion,__branchId');
    expect(row).toBe(`2026-05-24,${amina.id},"Amina ""Mina"", Otieno",3,3,`);
    expect(rest).toEqual(['']);
  });
});

describe('warming up', () => {
  it('opens a form of its own', async () => {
    await expect(warmUp()).resolves.toBeUndefined();
  });
});

describe('what was filled before', () => {
  it('is corrected: the same record, another instance that names the old one', async () => {
    const first = await openForm(sourceOf('anc_visit', amina));
    const old = await instanceXml(first.root);
    const open = await openForm({ ...sourceOf('anc_visit', amina), corrects: old });
    choose(open, 'still_pregnant', 'yes');
    const definition = programme.forms['anc_visit'];
    if (!definition) throw new Error('no form');
    const before = readSubmission(definition, old, 'UTC');
    const after = readSubmission(definition, await instanceXml(open.root), 'UTC');
    expect(after.amends).toBe(before.instance);
    expect(after.instance).not.toBe(before.instance);
    expect(after.operations.map(({ id }) => id)).toEqual([amina.id]);
  });

  it('keeps the record that it made', async () => {
    const first = await openForm(sourceOf('register_pregnancy', null));
    choose(first, 'consent', 'yes');
    const old = await instanceXml(first.root);
    const open = await openForm({ ...sourceOf('register_pregnancy', null), corrects: old });
    const definition = programme.forms['register_pregnancy'];
    if (!definition) throw new Error('no form');
    const [made] = readSubmission(definition, old, 'UTC').operations;
    const [kept] = readSubmission(definition, await instanceXml(open.root), 'UTC').operations;
    expect(made?.create).toBe(true);
    expect(kept).toMatchObject({ id: made?.id ?? '', create: true });
  });
});
