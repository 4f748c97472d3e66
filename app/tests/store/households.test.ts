/** A child, or a woman, is registered in a household that is there. */

import { beforeEach, describe, expect, it } from 'vitest';
import { uuid } from '../support/filled';
import { type Phone, readyPhone } from '../support/phone';
import { reference } from '../support/programme';

const ORX = 'xmlns:orx="http://openrosa.org/xforms"';
const ENTITY = 'xmlns="http://www.opendatakit.org/xforms/entities"';
const [MAINA, KIBET] = [uuid(701), uuid(702)];

function household(number: number, record: string, name: string): string {
  return `<data ${ORX} id="register_household" version="1">
    <house><head>${name}</head><village>Kibuyu</village><landmark/></house>
    <orx:meta>
      <entity ${ENTITY} dataset="household" id="${record}" create="1"><label>${name}</label></entity>
      <orx:instanceID>uuid:${uuid(number)}</orx:instanceID>
    </orx:meta>
  </data>`;
}

describe('households', () => {
  let phone: Phone;
  beforeEach(() => {
    phone = readyPhone();
    phone.api.adoptProgramme(reference);
    for (const [number, record, name] of [
      [1, MAINA, 'Maina'],
      [2, KIBET, 'Kibet'],
    ] as const) {
      const xml = household(number, record, name);
      phone.api.save({ form: 'register_household', about: '', xml });
    }
  });

  it('are there to choose from, by name', () => {
    const kit = phone.api.formKit('register_child', '');
    expect(kit?.others['household']?.map(({ label }) => label)).toEqual(['Kibet', 'Maina']);
    expect(kit?.begunFrom).toBeNull();
  });

  it('are answered where a form is begun from one', () => {
    const kit = phone.api.formKit('register_child', '', '', MAINA);
    expect(kit?.begunFrom).toEqual({ path: '/data/child/household', id: MAINA });
    expect(kit?.key).toBe(MAINA);
  });

  it('offer what can be begun there', () => {
    const begun = phone.api.client(MAINA)?.begins.map(({ form }) => form);
    expect(begun?.toSorted()).toEqual([
      ...['register_child', 'register_person', 'register_pregnancy', 'register_request'],
    ]);
  });
});
