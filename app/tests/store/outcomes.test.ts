/** What is said of a task instead of doing it. */

import { beforeEach, describe, expect, it } from 'vitest';
import { registration, uuid } from '../support/filled';
import { type Phone, readyPhone } from '../support/phone';

const record = uuid(900);
const amina = { number: 1, record, name: 'Amina', lmp: '2026-05-24' };

describe('the outcome of a task', () => {
  let phone: Phone;
  const ready = () => phone.api.worklist().tasks;
  const say = (number: number, outcome: string, until = '') => {
    const [task] = phone.api.client(record)?.tasks ?? [];
    if (!task) throw new Error('There is no task.');
    const note = 'At the <market> & back on Friday';
    return phone.api.recordOutcome({ instance: uuid(number), task, outcome, until, note });
  };
  beforeEach(() => {
    phone = readyPhone();
    phone.api.save({ form: 'register_pregnancy', about: '', xml: registration(amina) });
  });

  it('puts it off until the day that was agreed on', () => {
    expect(ready().map(({ occurrence }) => occurrence)).toEqual(['26w']);
    expect(say(2, 'later', '2026-11-25').records).toEqual([record]);
    expect(ready()).toEqual([]);
    const until = Date.parse('2026-11-25') / 86_400_000;
    expect(phone.api.client(record)?.tasks[0]).toMatchObject({ state: 'on-hold', until });
    phone.turnTo('2026-11-25');
    expect(ready().map(({ occurrence }) => occurrence)).toEqual(['26w']);
  });

  it('is sent and kept like any form', () => {
    say(2, 'absent');
    say(2, 'absent');
    expect(phone.api.unsent(50).map(({ form }) => form)).toEqual([
      'register_pregnancy',
      'task_outcome',
    ]);
    const kept = phone.db.rows('SELECT outcome, note FROM form_task_outcome');
    expect(kept).toEqual([{ outcome: 'absent', note: 'At the <market> & back on Friday' }]);
    expect(phone.db.rows("SELECT attempts FROM task WHERE state = 'ready'")).toEqual([
      { attempts: 1 },
    ]);
    expect(phone.api.client(record)?.forms.map(({ form }) => form)).not.toContain('task_outcome');
    expect(phone.api.newClientForms().map(({ form }) => form)).not.toContain('task_outcome');
  });

  it('may end all work for somebody', () => {
    say(2, 'away');
    expect(phone.api.client(record)?.tasks).toEqual([]);
  });
});
