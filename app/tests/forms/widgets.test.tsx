// @vitest-environment jsdom

/** Each kind of question as a person answers it, and what the form then says. */

import { afterEach, describe, expect, it } from 'vitest';
import { answerText } from '../../src/forms/answers';
import {
  choose,
  control,
  Filling,
  faultsForReaders,
  press,
  settle,
  text,
  write,
} from '../support/filling';
import { field, tongues } from '../support/programme';

let open: Filling | undefined;

async function begin(name: string, page = 0): Promise<Filling> {
  open = await Filling.of(field, name);
  if (page > 0) await open.show(page);
  return open;
}

afterEach(async () => {
  await open?.close();
  open = undefined;
});

describe('a range', () => {
  it('is blank until somebody moves it, then a number of its steps', async () => {
    const form = await begin('water_point', 3);
    const depth = control('How deep');
    expect(form.answer('depth')).toBe('');
    expect(depth.getAttribute('aria-valuetext')).toBe('No answer');
    await write('How deep', '3');
    expect(form.answer('depth')).toBe('15');
    expect(depth.getAttribute('aria-valuetext')).toBe('15');
    expect(await faultsForReaders()).toEqual([]);
  });

  it('goes by halves where the form says so, and can be taken back', async () => {
    const form = await begin('water_point', 3);
    const more = [...document.querySelectorAll('fieldset')]
      .find((item) => item.textContent?.includes('Acidity'))
      ?.querySelector<HTMLButtonElement>('[aria-label="One step more"]');
    more?.click();
    await settle();
    expect(form.answer('ph')).toBe('5.0');
    more?.click();
    await settle();
    expect(form.answer('ph')).toBe('5.5');
    await press('Clear this answer');
    expect(form.answer('ph')).toBe('');
  });

  it('may be stars, or a list to pick from', async () => {
    const form = await begin('water_point', 3);
    await choose('How well does it flow', '3');
    expect(form.answer('flow')).toBe('3');
    await write('How many families', '12');
    expect(form.answer('families')).toBe('12');
  });
});

describe('an order', () => {
  it('is no answer before somebody says that it is right', async () => {
    const form = await begin('water_point', 3);
    await choose('How well does it flow', '2');
    expect(form.answer('problems')).toBe('');
    await press('Move The water is dirty up');
    expect(form.answer('problems')).toBe('dry dirty broken queue');
    expect(document.activeElement?.ariaLabel).toBe('Move The water is dirty up');
    await press('Move The water is dirty up');
    expect(form.answer('problems')).toBe('dirty dry broken queue');
    expect(document.querySelector('[role=status]')?.textContent).toBeDefined();
    expect(await faultsForReaders()).toEqual([]);
    const words = answerText(form.node('problems'));
    expect(words).toBe(
      '1. The water is dirty · 2. It falls dry · 3. The pump breaks · 4. The queue is long',
    );
  });
});

describe('what can be there several times', () => {
  it('has a page for each one, and one to add another', async () => {
    const form = await begin('household_survey');
    await write('Name of the head', 'Otieno');
    await write('Village', 'Lindi');
    await press('Next');
    expect(text()).toContain('Member 1');
    await press('Next');
    expect(text()).toContain('Please answer this.');
    await write('Name', 'Amina');
    await choose('Sex', 'Female');
    await write('Date of birth', '2024-01-31');
    expect(text()).toContain('Member 1: Amina');
    await press('Next');
    expect(text()).toContain('Add another: Member');
    expect(await faultsForReaders()).toEqual([]);
    await press('Add another: Member');
    expect(text()).toContain('Member 2');
    await write('Name', 'Juma');
    await choose('Sex', 'Male');
    await write('Date of birth', '2023-05-01');
    await press('Next');
    await press('Next');
    expect(text()).toContain('You wrote down 2 members.');
    expect(form.answer('members')).toBe('2');
    await choose('What latrine', 'Flush toilet');
    await press('Next');
    expect(text()).toContain('Member 2: Juma');
    await press('Save');
    const xml = form.saved.mock.calls.flat().join();
    expect(xml.match(/<member>/g)).toHaveLength(2);
    expect(xml.match(/dataset="person"/g)).toHaveLength(2);
  });

  it('can be removed, and asks before', async () => {
    const form = await begin('household_survey', 1);
    await write('Name', 'Amina');
    await press('Remove Member 1: Amina');
    await press('Keep');
    expect(form.answer('member_name')).toBe('Amina');
    await press('Remove Member 1: Amina');
    await press('Yes, remove');
    expect(text()).toContain('Nothing is written here yet.');
    await press('Next');
    expect(form.answer('members')).toBe('0');
  });

  it('is as many as the form says, on one page', async () => {
    const form = await begin('vaccine_card', 1);
    await write('How many doses', '2');
    expect(document.querySelectorAll('section.inner-one')).toHaveLength(2);
    expect(text()).not.toContain('Add another');
    await press('Next');
    expect(text()).toContain('Please answer this.');
    await write('Vaccine', 'bcg');
    expect(form.answer('vaccine')).toBe('bcg');
    expect(await faultsForReaders()).toEqual([]);
  });

  it('may have several of others in it', async () => {
    const form = await begin('school_list', 1);
    await press('Add another: Teacher');
    expect(text()).toContain('Teacher 2');
    expect((await form.xml()).match(/<teacher>/g)).toHaveLength(2);
  });

  it('goes on from a draft with all that were there', async () => {
    const form = await begin('household_survey', 1);
    await write('Name', 'Amina');
    await press('Remove Member 1: Amina');
    await press('Keep');
    const draft = await form.xml();
    await form.close();
    open = await Filling.of(field, 'household_survey', null, draft);
    await open.show(1);
    expect(text()).toContain('Member 1: Amina');
    expect(control('Name').value).toBe('Amina');
  });
});

describe('what the phone finds out', () => {
  function standing(coords: { latitude: number; longitude: number; accuracy: number }) {
    const clear = () => {};
    const watchPosition = (found: (position: object) => void) => {
      setTimeout(() => found({ coords: { altitude: 1661, ...coords } }));
      return 1;
    };
    const geolocation = { watchPosition, clearWatch: clear };
    Object.defineProperty(navigator, 'geolocation', { value: geolocation, configurable: true });
  }

  it('is a place, taken by itself when it is known well enough', async () => {
    const form = await begin('water_point', 2);
    standing({ latitude: -1.2921, longitude: 36.8219, accuracy: 4.2 });
    await press('Find this place');
    expect(form.answer('location')).toBe('-1.2921 36.8219 1661.0 4.2');
    expect(answerText(form.node('location'))).toBe('-1.29210, 36.82190 (to 5 m)');
  });

  it('is taken as it is only within what the form allows', async () => {
    const form = await begin('water_point', 2);
    standing({ latitude: -1.2921, longitude: 36.8219, accuracy: 60 });
    await press('Find this place');
    expect(text()).toContain('Known to 60 m so far');
    expect(text()).not.toContain('Take it as it is');
    await press('Stop');
    standing({ latitude: -1.2921, longitude: 36.8219, accuracy: 20 });
    await press('Find this place');
    await press('Take it as it is');
    expect(form.answer('location')).toBe('-1.2921 36.8219 1661.0 20.0');
    expect(await faultsForReaders()).toEqual([]);
  });

  it('can be written where there is no receiver', async () => {
    const form = await begin('water_point', 2);
    await write('Latitude', '-1,5');
    await press('Next');
    expect(text()).toContain('Write both numbers in degrees');
    await write('Longitude', '36.8');
    expect(form.answer('location')).toBe('-1.5 36.8');
  });

  it('is an area, once it has three corners', async () => {
    const form = await begin('farm_plot', 1);
    for (const [latitude, longitude] of [
      [-1, 36],
      [-1, 36.001],
      [-1.001, 36],
    ] as const) {
      expect(form.answer('edge')).toBe('');
      standing({ latitude, longitude, accuracy: 3 });
      await press('Add a point here');
    }
    expect(form.answer('edge').split(';')).toHaveLength(4);
    expect(answerText(form.node('edge'))).toBe('3 points');
  });
});

describe('a date', () => {
  it('may be a year or a month', async () => {
    const form = await begin('farm_plot', 2);
    await write('Year in which', '98');
    await press('Next');
    expect(text()).toContain('Write a year of four digits');
    await write('Year in which', '1998');
    await write('Month of planting', '2026-03');
    await write('Day of the harvest', '2026-07-15');
    expect(['cleared', 'planted', 'harvest'].map((name) => form.answer(name))).toEqual([
      '1998-01-01',
      '2026-03-01',
      '2026-07-15',
    ]);
    const words = ['cleared', 'planted'].map((name) => answerText(form.node(name)));
    expect(words).toEqual(['1998', 'Mar 2026']);
  });

  it('has a time where the form asks for one', async () => {
    const form = await begin('vaccine_card', 2);
    await choose('Was a dose given', 'Yes');
    await write('At what time', '08:30');
    await write('When is the next visit', '2026-12-01T09:15');
    expect(form.answer('given_at')).toBe('08:30:00');
    expect(answerText(form.node('given_at'))).toBe('08:30');
    expect(form.answer('next_visit')).toContain('2026-12-01T09:15');
  });
});

describe('a number', () => {
  it('is read back in thousands, and may be written so', async () => {
    const form = await begin('farm_plot', 2);
    await write('Income', '1 250 000');
    expect(form.answer('income')).toBe('1250000');
    expect(document.querySelector('output.read-back')?.textContent).toBe('1,250,000');
  });
});

describe('a choice', () => {
  it('is found in a long list by a part of its name', async () => {
    const form = await begin('stock_count', 2);
    await write('Search in this list', 'medika');
    expect(text()).toContain('Nothing here has this in its name.');
    await write('Search in this list', 'ARTE');
    expect(document.querySelectorAll('input[type=radio]')).toHaveLength(2);
    await choose('Which medicine', 'Rectal artesunate 100 mg');
    expect(form.answer('medicine')).toBe('artesunate');
  });

  it('can be taken back where nobody must answer', async () => {
    const form = await begin('stock_count', 3);
    await choose('Why are things missing', 'Expired');
    expect(form.answer('missing_why')).toBe('expired');
    await choose('Why are things missing', 'Expired');
    expect(form.answer('missing_why')).toBe('');
  });

  it('turns the page by itself where the form says quick', async () => {
    open = await Filling.of(field, 'muac_screening', {
      list: 'person',
      id: '00000000-0000-4000-8000-000000000001',
      label: 'Juma',
      version: 1,
      properties: { birth_date: '2024-01-01', muac: '', card: '' },
    });
    await choose('The left arm', 'Done');
    await write('MUAC in centimetres', '11.2');
    await choose('Swelling of both feet', 'No');
    await settle();
    await new Promise((resolve) => setTimeout(resolve, 300));
    await settle();
    expect(text()).toContain('Severe malnutrition: refer today.');
    expect(await faultsForReaders()).toEqual([]);
  });
});

describe('a table of the programme', () => {
  it('gives the choices that fit, and what is looked up in it', async () => {
    const form = await begin('bednet', 1);
    await choose('Region', 'Lake');
    await choose('District', 'Siaya');
    expect(document.querySelectorAll('input[value^=siaya_]')).toHaveLength(8);
    expect(document.querySelectorAll('input[value^=kwale_]')).toHaveLength(0);
    await write('Search in this list', 'yal');
    await choose('Village', 'Yala');
    expect(form.answer('village')).toBe('siaya_yala');
    expect(text()).toContain('About 1399 people live there.');
    await choose('Region', 'Coast');
    expect(form.answer('village')).toBe('');
  });
});

describe('pictures and sounds', () => {
  it('come from the phone, by the name that the form gives them', async () => {
    const asked: string[] = [];
    URL.createObjectURL = () => 'blob:here';
    URL.revokeObjectURL = () => {};
    open = await Filling.of(field, 'water_point', null, null, async (name) => {
      asked.push(name);
      return name === 'well.png' ? null : new Blob(['-']);
    });
    await open.show(1);
    await settle();
    expect(asked.toSorted()).toEqual(['kind_of_point.wav', 'pump.png', 'spring.png', 'well.png']);
    expect(document.querySelectorAll('img.label-picture')).toHaveLength(2);
    expect(text()).toContain('is not on this phone yet');
    expect(control('Hand pump').type).toBe('radio');
    expect(await faultsForReaders()).toEqual([]);
  });
});

describe('help with a question', () => {
  it('is there for who wants it', async () => {
    open = await Filling.of(field, 'muac_screening');
    await open.show(1);
    expect(document.querySelector('details.guidance')?.textContent).toContain('Measure twice.');
  });
});

describe('the language of a form', () => {
  it('can be changed in the middle of it; what was answered stays', async () => {
    open = await Filling.of(tongues, 'consent');
    await write('Your name', 'Layla');
    await press('Next');
    await choose('Do you agree', 'Yes');
    await write('Language of this form', 'Arabic (ar)');
    expect(text()).toContain('هل توافق؟');
    const page = document.querySelector('.form-page');
    expect(page?.getAttribute('dir')).toBe('rtl');
    expect(page?.getAttribute('lang')).toBe('ar');
    expect(document.querySelector('details.guidance')?.textContent).toContain('السكوت');
    expect(open.answer('agrees')).toBe('yes');
  });
});
