import { beforeEach, describe, expect, it } from 'vitest';
import { uuid } from '../support/filled';
import { imported } from '../support/households';
import { type Phone, pageOf, readyPhone } from '../support/phone';
import { linked } from '../support/programme';

const [HOME, AWAY] = [uuid(1), uuid(2)];
const [MOTHER, AUNT, STRANGER] = [uuid(11), uuid(12), uuid(13)];
const BABY = uuid(21);

/** A form of the programme that reads `lists` too. */
function reading(form: string, ...lists: string[]) {
  const definition = linked.forms[form];
  if (!definition) throw new Error(`no form ${form}`);
  const files = lists.map((list) => `<instance src="jr://file-csv/${list}.csv"/>`);
  const xml = definition.xml.replace('</model>', `${files.join('')}</model>`);
  return { ...linked, hash: 'reads', forms: { ...linked.forms, [form]: { ...definition, xml } } };
}

describe('what a form may read of other records', () => {
  let phone: Phone;
  beforeEach(() => {
    phone = readyPhone();
    phone.api.adoptProgramme(reading('weigh', 'person', 'household'));
    const person = (number: number, record: string, label: string, household: string) =>
      imported({ number, list: 'person', record, label, values: { household } });
    phone.api.applyPage(
      pageOf([
        imported({ number: 31, list: 'household', record: HOME, values: { village: 'Lindi' } }),
        imported({ number: 32, list: 'household', record: AWAY, values: {} }),
        person(33, MOTHER, 'Amina', HOME),
        person(34, AUNT, 'Zainab', HOME),
        person(35, STRANGER, 'Bahati', AWAY),
        imported({ number: 36, list: 'child', record: BABY, values: { mother: MOTHER } }),
      ]),
    );
  });

  function labels(form: string, about: string): string[] {
    const { person = [], household = [] } = phone.api.formKit(form, about)?.others ?? {};
    return [...person.map(({ label }) => label), ...household.map(({ id }) => id)];
  }

  it('begins with the same household', () => {
    expect(labels('weigh', BABY)).toEqual(['Amina', 'Zainab', 'Bahati', HOME, AWAY]);
  });

  it('has every property, blank or not', () => {
    const [amina] = phone.api.formKit('weigh', BABY)?.others['person'] ?? [];
    expect(amina?.properties).toMatchObject({ household: HOME, town: '' });
  });

  it('is whom the phone knows where there is no household yet', () => {
    phone.api.adoptProgramme(reading('enrol', 'household'));
    expect(labels('enrol', '').toSorted()).toEqual([HOME, AWAY]);
  });

  it('is nothing that the form does not read', () => {
    phone.api.adoptProgramme({ ...linked, hash: 'plain' });
    expect(labels('weigh', BABY)).toEqual([]);
  });
});
