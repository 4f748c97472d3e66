// @vitest-environment jsdom

/** The pages of a form as a person meets them, and as a screen reader does. */

import axe from 'axe-core';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openForm } from '../../src/forms/adapter';
import { FormPages } from '../../src/forms/FormPages';
import { uuid } from '../support/filled';
import { programme } from '../support/programme';

const record = {
  list: 'pregnancy',
  id: uuid(900),
  label: 'Amina',
  version: 1,
  properties: { lmp: '2026-05-24' },
};

async function settle(): Promise<void> {
  await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
}

async function press(name: string): Promise<void> {
  const button = [...document.querySelectorAll('button')].find((b) => b.textContent === name);
  if (!button) throw new Error(`no button ${name}`);
  await vi.waitUntil(() => button.ariaDisabled !== 'true');
  await act(() => button.click());
  await settle();
}

async function tick(label: string, within = 'fieldset'): Promise<void> {
  const group = [...document.querySelectorAll('fieldset')].find((f) =>
    f.textContent?.includes(within),
  );
  const choice = [...(group ?? document).querySelectorAll('label')].find(
    (item) => item.textContent === label,
  );
  if (!choice) throw new Error(`no choice ${label}`);
  await act(() => choice.querySelector('input')?.click());
}

async function write(control: HTMLInputElement, answer: string): Promise<void> {
  control.value = answer;
  await act(() => void control.dispatchEvent(new InputEvent('input', { bubbles: true })));
}

function text(): string {
  return document.body.textContent ?? '';
}

/** Rules that need a painted page are left to the browser. */
async function faultsForReaders(): Promise<string[]> {
  const rules = { 'color-contrast': { enabled: false }, region: { enabled: false } };
  const { violations } = await axe.run(document.body, { rules });
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

describe('filling a visit', () => {
  const onDraft = vi.fn();
  const onSave = vi.fn(() => Promise.resolve());
  let place: HTMLElement;

  beforeEach(async () => {
    window.scrollTo = () => {};
    Element.prototype.scrollIntoView = () => {};
    document.documentElement.lang = 'en';
    document.title = 'Doorstep';
    place = document.body.appendChild(document.createElement('main'));
    const definition = programme.forms['anc_visit'];
    if (!definition) throw new Error('no form');
    const { xml, about_path: aboutPath } = definition;
    const form = await openForm({ xml, aboutPath, record, draft: null });
    const props = { form, hidden: aboutPath, startPage: 0, onDraft, onSave };
    await act(() => render(<FormPages {...props} />, place));
  });

  afterEach(async () => {
    render(null, place);
    await settle();
    place.remove();
    vi.clearAllMocks();
  });

  it('says that an answer is kept when it is, though others were on their way', async () => {
    const written: (() => void)[] = [];
    onDraft.mockImplementation(() => new Promise<void>((resolve) => written.push(resolve)));
    const unkept = () => document.querySelector('form')?.dataset['unkept'];
    for (const answer of ['No', 'Yes', 'No']) {
      await tick(answer);
      await settle();
    }
    await act(() => written.splice(0).forEach((resolve) => void resolve()));
    await settle();
    expect(unkept()).toBe('false');
    await tick('Yes');
    await settle();
    expect(unkept()).toBe('true');
    await act(() => written.splice(0).forEach((resolve) => void resolve()));
    onDraft.mockReset();
  });

  it('goes page by page to the summary, keeps drafts and saves', async () => {
    expect(text()).toContain('Page 1 of 3');
    expect(text()).not.toContain('Who is this visit about?');
    await tick('Yes', 'still pregnant');
    await press('Next');
    expect(document.activeElement?.textContent).toBe('Danger signs');
    await tick('No', 'any danger sign');
    await press('Next');
    await press('Next');
    expect(text()).toContain('Is all of this right?');
    expect(onDraft.mock.calls.map((call) => call[1])).toEqual(expect.arrayContaining([1, 2, 3]));
    expect(onSave).not.toHaveBeenCalled();
    await press('Save');
    expect(onSave).toHaveBeenCalledOnce();
    expect(onSave.mock.calls.flat().join()).toContain('<any_danger_sign>no</any_danger_sign>');
  });

  it('keeps an answer as soon as it is given: a killed app loses none', async () => {
    await tick('Yes', 'still pregnant');
    await vi.waitUntil(() => onDraft.mock.calls.length > 0);
    expect(onDraft.mock.calls[0]?.join()).toContain('<still_pregnant>yes</still_pregnant>');
    expect(onDraft.mock.calls[0]?.[1]).toBe(0);
  });

  it('takes the second tap of a double tap for what it is', async () => {
    await tick('Yes', 'still pregnant');
    await press('Next');
    await tick('No', 'any danger sign');
    await press('Next');
    const next = document.querySelector<HTMLButtonElement>('button[type=submit]');
    await act(() => next?.click());
    await settle();
    expect(text()).toContain('Page 3 of 3');
    await press('Next');
    expect(text()).toContain('Is all of this right?');
  });

  it('stays on a page that is not right, and says why', async () => {
    await press('Next');
    expect(text()).toContain('Please answer this.');
    expect(text()).toContain('How is she?');
    const group = document.querySelector('fieldset');
    expect(group?.getAttribute('aria-describedby')).toContain('fault');
    await tick('Yes', 'still pregnant');
    expect(text()).not.toContain('Please answer this.');
  });

  it('has nothing that a screen reader stumbles over', async () => {
    await press('Next');
    expect(await faultsForReaders()).toEqual([]);
    await tick('Yes', 'still pregnant');
    await press('Next');
    await tick('Yes', 'any danger sign');
    await tick('Fits', 'Which danger signs');
    expect(document.querySelector('[role=alert]')?.textContent).toContain('Refer her');
    expect(await faultsForReaders()).toEqual([]);
    await press('Next');
    await press('Next');
    expect(await faultsForReaders()).toEqual([]);
  });
});

describe('an answer that is no number', () => {
  it('is said to be none, not taken for blank', async () => {
    const definition = programme.forms['register_pregnancy'];
    if (!definition) throw new Error('no form');
    const form = await openForm({
      xml: definition.xml,
      aboutPath: null,
      record: null,
      draft: null,
    });
    const props = { form, hidden: null, startPage: 1, onDraft: vi.fn(), onSave: vi.fn() };
    const place = document.body.appendChild(document.createElement('main'));
    await act(() => render(<FormPages {...props} />, place));
    const age = [...document.querySelectorAll('input')].find((i) => i.inputMode === 'numeric');
    if (!age) throw new Error('no question for the age');
    await write(age, 'twelve');
    await press('Next');
    expect(text()).toContain('Write a whole number, such as 17.');
    expect(age.getAttribute('aria-describedby')).toContain('fault');
    expect(age.ariaInvalid).toBe('true');
    await write(age, '12');
    expect(text()).not.toContain('Write a whole number');
    render(null, place);
    place.remove();
  });
});
