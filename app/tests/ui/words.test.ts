import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { describe, expect, it } from 'vitest';

const SOURCE = join(import.meta.dirname, '../../src');
const LOCALES = join(SOURCE, 'ui/locales');

function read(file: string): FluentResource {
  return new FluentResource(readFileSync(join(LOCALES, file), 'utf8'));
}

function idsOf(file: string): string[] {
  return read(file).body.map((message) => message.id);
}

function sources(): string {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' });
  const code = files.filter((file) => /\.tsx?$/.test(file));
  return code.map((file) => readFileSync(join(SOURCE, file), 'utf8')).join('\n');
}

/** Ids that are put together, such as `band-${band}`, count by their beginning. */
function usedIn(code: string): { whole: string[]; beginnings: string[] } {
  const whole = [...code.matchAll(/'([a-z]+(?:-[a-z]+)*)'/g)].map((match) => match[1] ?? '');
  const beginnings = [...code.matchAll(/`([a-z]+-)\$\{/g)].map((match) => match[1] ?? '');
  return { whole, beginnings };
}

const english = idsOf('en.ftl');
const locales = readdirSync(LOCALES);

describe.each(locales)('%s', (file) => {
  it('has the words of the English one, each once', () => {
    expect(idsOf(file).toSorted()).toEqual(english.toSorted());
    expect(new Set(idsOf(file)).size).toBe(english.length);
  });

  it('can say all of them', () => {
    const bundle = new FluentBundle(file.slice(0, 2));
    expect(bundle.addResource(read(file))).toEqual([]);
    const args = {
      ...{ done: 1, all: 2, km: '2', minutes: 3 },
      ...{ count: 2, days: 3, hours: 5, points: 4, page: 1, pages: 2, shown: 5 },
      ...{ what: 'w', when: 'w', person: 'p', band: 'b', date: 'd', worker: 'w', time: 't' },
      ...{ title: 't', values: 'v', label: 'l', value: 'v', area: 'a', name: 'n', detail: 'd' },
      ...{
        reason: 'r',
        part: 'p',
        whole: 'w',
        target: 't',
        percent: 44,
        last: 'd',
        left: 2,
        pin: 'p',
        number: 2,
        metres: 5,
        ...{ used: 5, free: 9, version: 'v', sent: 1, taken: 2, open: 3, urgent: 1 },
      },
    };
    for (const id of english) {
      const errors: Error[] = [];
      const pattern = bundle.getMessage(id)?.value;
      expect(pattern && bundle.formatPattern(pattern, args, errors)).toBeTruthy();
      expect(errors).toEqual([]);
    }
  });
});

describe('the words', () => {
  const { whole, beginnings } = usedIn(sources());

  it('are all used', () => {
    const unused = english.filter(
      (id) => !whole.includes(id) && !beginnings.some((beginning) => id.startsWith(beginning)),
    );
    expect(unused).toEqual([]);
  });

  it('are all there', () => {
    const said = [...sources().matchAll(/\bsay\(\s*'([^']+)'/g)].map((match) => match[1] ?? '');
    expect(said.filter((id) => !english.includes(id))).toEqual([]);
    expect(said.length).toBeGreaterThan(50);
  });

  it('are marked where no speaker has read them', () => {
    for (const file of ['fr.ftl', 'sw.ftl']) {
      expect(readFileSync(join(LOCALES, file), 'utf8')).toContain('UNREVIEWED');
    }
  });
});
