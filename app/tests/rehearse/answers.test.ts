// @vitest-environment jsdom

/** What the rehearsal of forms tries: texts that fit patterns, and values around a form's limits. */

import { describe, expect, it } from 'vitest';
import { Chance } from '../../rehearse/chance';
import { hintsOf } from '../../rehearse/hints';
import { sampleOf } from '../../rehearse/pattern';
import { dates, integers } from '../../rehearse/values';

describe('a text for a pattern', () => {
  it.each([
    '^\\+?[0-9 ]{9,18}$',
    '^[A-Z]{2}-\\d{4}$',
    '(0|\\+254)[17][0-9]{8}',
    'yes|no',
    '[a-z]+@[a-z]+\\.(org|com)',
    '\\w{3,}',
    'a?b*c+',
  ])('fits %s', (pattern) => {
    const chance = new Chance(pattern);
    for (let time = 0; time < 50; time += 1) {
      expect(sampleOf(pattern, chance)).toMatch(new RegExp(`^(?:${pattern})$`));
    }
  });
});

describe('chance', () => {
  it('is the same for the same form', () => {
    const draw = (seed: string) => {
      const chance = new Chance(seed);
      return Array.from({ length: 20 }, () => chance.below(1000));
    };
    expect(draw('visit')).toEqual(draw('visit'));
    expect(draw('visit')).not.toEqual(draw('register'));
  });
});

const XFORM = `<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
  <model><instance><data/></instance>
  <bind nodeset="/data/age" constraint=". &gt;= 10 and . &lt;= 55"/>
  <bind nodeset="/data/code" constraint="regex(., '^[0-9]{3}$')"/>
  <bind nodeset="/data/born" relevant=" /data/outcome = 'birth' and . &gt; '2020-02-29'"/>
  </model></h:html>`;

describe('what a form compares with', () => {
  const hints = hintsOf(XFORM);
  it('is found in its expressions', () => {
    expect(hints.numbers).toEqual([10, 55]);
    expect(hints.texts).toContain('birth');
    expect(hints.dates).toEqual(['2020-02-29']);
    expect(hints.patterns.get('/data/code')).toEqual(['^[0-9]{3}$']);
  });
  it('is tried from both sides', () => {
    expect(integers(hints)).toEqual(expect.arrayContaining(['9', '10', '11', '54', '55', '56']));
    const tried = dates(hints, '2026-03-01');
    expect(tried).toEqual(expect.arrayContaining(['2020-02-28', '2020-03-01', '2026-02-19']));
  });
});
