import { describe, expect, it } from 'vitest';
import { registration, uuid, visit } from '../support/filled';
import { imported } from '../support/imported';
import { logged, pageOf, readyPhone } from '../support/phone';

const record = uuid(900);
const fatou = { number: 1, record, name: 'Fatoumata Diallo', lmp: '2026-05-24', age: 27 };
const again = { ...fatou, number: 2, record: uuid(901), name: 'Fatumata Dialo', age: 26 };

function filled(of: typeof fatou) {
  return { form: 'register_pregnancy', about: '', xml: registration(of) };
}

function phoneThatKnows(of: Partial<typeof fatou> = {}) {
  const phone = readyPhone();
  phone.api.save(filled({ ...fatou, ...of }));
  return phone;
}

describe('before a record is made', () => {
  it('finds who is here already, with what speaks for it and against it', () => {
    const phone = phoneThatKnows();
    const [found] = phone.api.alike(filled(again));
    expect(found?.label).toBe('Fatumata Dialo');
    expect(found?.records).toHaveLength(1);
    const [one] = found?.records ?? [];
    expect([one?.id, one?.label, one?.place]).toEqual([record, 'Fatoumata Diallo', 'Kianda']);
    expect(one?.evidence.map(({ about, label, match }) => [about, label['en'], match])).toEqual([
      ['name', undefined, 'same'],
      ['property', 'Age in years', 'same'],
      ['property', 'First day of the last period', 'same'],
      ['property', 'Village', 'same'],
      ['area', undefined, 'same'],
    ]);
    expect(one?.evidence[1]?.value).toEqual({ kind: 'number', number: 27 });
  });

  it('asks nothing where nobody is like her', () => {
    const phone = phoneThatKnows({ name: 'Rehema Otieno' });
    expect(phone.api.alike(filled(again))).toEqual([]);
  });

  it('knows that a pregnancy of another year is another one', () => {
    const number = '<phone>0712 345 678</phone>';
    const called = (of: typeof fatou) => {
      const { xml, ...form } = filled(of);
      return { ...form, xml: xml.replace('<phone/>', number) };
    };
    const phone = readyPhone();
    phone.api.save(called(fatou));
    expect(phone.api.alike(called({ ...again, lmp: '2026-03-01' }))).toHaveLength(1);
    expect(phone.api.alike(called({ ...again, lmp: '2025-11-01' }))).toEqual([]);
  });

  it('asks nothing of a visit, nor of a form that was saved already', () => {
    const phone = phoneThatKnows();
    const xml = visit({ number: 3, record });
    expect(phone.api.alike({ form: 'anc_visit', about: record, xml })).toEqual([]);
    phone.api.save(filled(again));
    expect(phone.api.alike(filled(again))).toEqual([]);
  });

  it('names the likeliest first, and no more than five', () => {
    const phone = readyPhone();
    const page = Array.from({ length: 7 }, (_, at) => {
      const of = { ...fatou, number: 10 + at, record: uuid(910 + at), age: 27 + at };
      const xml = registration(at === 6 ? { ...of, age: 27, name: 'Fatou Diallo' } : of);
      return logged({ form: 'register_pregnancy', xml, happened: '2026-10-01' });
    });
    phone.api.applyPage(pageOf(page));
    const [found] = phone.api.alike(filled({ ...again, age: 27 }));
    expect(found?.records).toHaveLength(5);
    expect(found?.records[0]?.id).toBe(uuid(910));
    expect(found?.records.map(({ label }) => label)).not.toContain('Fatou Diallo');
  });

  it('knows who was called otherwise before, and who left', () => {
    const phone = readyPhone();
    const values = { village: 'Kianda', lmp: '2026-05-24' };
    const called = (number: number, label: string) =>
      imported({ number, list: 'pregnancy', record, label, values, create: number === 21 });
    phone.api.applyPage(pageOf([called(21, 'Rehema Otieno')]));
    phone.api.applyPage(pageOf([called(22, 'Fatoumata Diallo')]));
    const ids = () =>
      phone.api.alike(filled(again)).flatMap(({ records }) => records.map(({ id }) => id));
    expect(ids()).toEqual([record]);
    phone.api.applyPage({ ...pageOf([]), forgotten: [record] });
    expect(ids()).toEqual([]);
  });

  it('hears her by another name where the number or the date is hers', () => {
    const values = { village: 'Kianda', lmp: fatou.lmp, phone: '0712 345 678' };
    const phone = readyPhone();
    const hers = imported({ number: 21, list: 'pregnancy', record, label: 'Bibi', values });
    phone.api.applyPage(pageOf([hers]));
    const { xml, ...form } = filled(again);
    const number = '<phone>+254 712 345 678</phone>';
    const [found] = phone.api.alike({ ...form, xml: xml.replace('<phone/>', number) });
    expect(found?.records.map(({ id }) => id)).toEqual([record]);
  });

  it('finds what an older app kept', () => {
    const phone = phoneThatKnows();
    phone.db.run('DELETE FROM sharing');
    phone.db.run("UPDATE meta SET value = '1' WHERE key = 'directory'");
    expect(phone.api.alike(filled(again))).toHaveLength(1);
  });
});
