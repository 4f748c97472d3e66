// @vitest-environment jsdom

/** A supervisor's way to her health workers: one tap, where there is a number. */

import { signal } from '@preact/signals';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PullAnswer, Worker } from '../../src/contract/server';
import { type Services, ServicesProvider } from '../../src/screens/services';
import { Task } from '../../src/screens/Task';
import { Member } from '../../src/screens/Team';
import { uuid } from '../support/filled';
import { AREA, DEVICE, logged, newPhone, type Phone, TOP } from '../support/phone';
import { linked } from '../support/programme';

const ACHIENG = { id: uuid(1), name: 'Achieng', role: 'chw', area: AREA.id } as const;
const HALIMA = { id: uuid(3), name: 'Halima', role: 'supervisor', area: TOP.id } as const;
const NUMBER = '+254 700 000 001';

/** Of a supervisor whose health worker has been silent for two weeks. */
function phoneThatKnows(phone?: string): Phone {
  const made = newPhone();
  made.api.enrol({ device_token: 'secret', worker: HALIMA, areas: [TOP, AREA] }, DEVICE);
  made.api.adoptProgramme(linked);
  made.api.applyPage(page([{ ...ACHIENG, last_seen: '2026-11-08', phone }, HALIMA]));
  made.api.syncFinished();
  return made;
}

function page(workers: readonly Worker[]): PullAnswer {
  const xml = `<data id="import"><role>chw</role><active_since>2026-01-01</active_since>
    <_owner>${ACHIENG.id}</_owner><meta><instanceID>uuid:${uuid(100)}</instanceID>
    <entity xmlns="http://www.opendatakit.org/xforms/entities" dataset="worker" id="${ACHIENG.id}"
      create="1"><label>Achieng</label></entity></meta></data>`;
  const said = logged({ form: 'import', xml, happened: '2026-01-01', area: AREA.id });
  const submissions = [{ ...said, form_version: linked.hash }];
  return { submissions, workers, definitions: [], cursor: 'c', more: false, programme_hash: '' };
}

function servicesOf({ api }: Phone): Services {
  const call = (name: keyof typeof api, ...args: never[]) =>
    Promise.resolve((api[name] as (...given: never[]) => unknown)(...args));
  const store = { call, changes: signal(0) };
  const sync = { status: signal({ state: 'idle', detail: '' }) };
  return { store, sync, role: 'supervisor', practising: false, media: store } as never;
}

async function show(phone: Phone, screen: preact.VNode): Promise<void> {
  const given = <ServicesProvider value={servicesOf(phone)}>{screen}</ServicesProvider>;
  await act(() => render(given, document.body));
  await act(() => new Promise((resolve) => setTimeout(resolve)));
}

function calls(): [string, string | null][] {
  const found = document.querySelectorAll<HTMLAnchorElement>('a[href^="tel:"]');
  return [...found].map((link) => [
    link.ariaLabel ?? link.getAttribute('aria-label') ?? link.textContent ?? '',
    link.getAttribute('href'),
  ]);
}

const CALL = ['Call Achieng', 'tel:+254700000001'];

beforeEach(() => render(null, document.body));
afterEach(() => render(null, document.body));

it('calls her from her page, and from the work that says so', async () => {
  const phone = phoneThatKnows(NUMBER);
  await show(phone, <Member worker={ACHIENG.id} />);
  expect(calls(), 'the button, and the card of the task about her').toEqual([CALL, CALL]);
  const task = phone.api.worklist().tasks[0];
  if (!task) throw new Error('No work about her.');
  await show(phone, <Task taskKey={task} />);
  expect(calls()).toEqual([CALL]);
});

it('offers no call where there is no number', async () => {
  const phone = phoneThatKnows();
  await show(phone, <Member worker={ACHIENG.id} />);
  expect(document.body.textContent).toContain('Achieng');
  expect(calls()).toEqual([]);
});

it('forgets the number once the server tells it no more', () => {
  const phone = phoneThatKnows(NUMBER);
  expect(phone.api.team().members[0]?.phone).toBe(NUMBER);
  phone.api.applyPage(page([HALIMA]));
  expect(phone.api.team().members[0]?.phone).toBeNull();
});
