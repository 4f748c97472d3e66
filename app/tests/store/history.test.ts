import { expect, it } from 'vitest';
import { registration, uuid, visit } from '../support/filled';
import { ACHIENG, HALIMA, logged, pageOf, readyPhone } from '../support/phone';

const record = uuid(900);
const EARLY = '001794000000000-0000-00000000000000aa';
const LATE = '001795000000000-0000-00000000000000aa';

it('says of each submission what it changed, and what lost to whom', () => {
  const phone = readyPhone('supervisor');
  const amina = { number: 1, record, name: 'Amina', lmp: '2026-05-24' };
  const first = { form: 'register_pregnancy', xml: registration(amina), happened: '2026-08-20' };
  const seen = (number: number, signs: string) => visit({ number, record, signs });
  const late = { form: 'anc_visit', xml: seen(2, 'fever'), happened: '2026-11-20', clock: LATE };
  const early = { form: 'anc_visit', xml: seen(3, 'swelling'), happened: '2026-11-12' };
  const of = { worker: ACHIENG.id, clock: EARLY };
  phone.api.applyPage(
    pageOf([
      logged(first),
      { ...logged({ ...late, worker: HALIMA.id }), received: '2026-11-20T10:00:00Z' },
      { ...logged({ ...early, ...of }), received: '2026-11-21T10:00:00Z' },
    ]),
  );
  const [newest, loser, oldest] = phone.api.client(record)?.history ?? [];
  const signs = (text: string) => expect.objectContaining({ name: 'danger_signs', ...words(text) });
  expect(newest?.changed).toEqual([{ before: null, after: signs('Fever') }]);
  expect(newest?.lost).toEqual([]);
  expect(loser).toMatchObject({ changed: [], received: '2026-11-21T10:00:00Z' });
  const day = Date.parse('2026-11-20') / 86_400_000;
  expect(loser?.lost).toEqual([{ fact: signs('Swollen face or hands'), worker: HALIMA.name, day }]);
  const names = oldest?.changed.map(({ after }) => after?.name);
  expect(names).toContain('lmp');
});

function words(text: string) {
  return { value: { kind: 'words', words: [expect.objectContaining({ en: text })] } };
}
