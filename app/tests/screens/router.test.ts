// @vitest-environment jsdom

import { describe, expect, it } from 'vitest';
import { href, parseRoute } from '../../src/screens/router';

describe('addresses', () => {
  it('lead back to where they came from', () => {
    const key = { subject: 'a/b', rule: 'anc', occurrence: '26w', cause: '' };
    expect(parseRoute(href({ screen: 'task', key }))).toEqual({ screen: 'task', key });
  });

  it('that were cut open the app all the same', () => {
    expect(parseRoute('#/client/%E0%A4%A')).toEqual({ screen: 'client', id: '%E0%A4%A' });
  });
});
