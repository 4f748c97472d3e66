import { expect, it } from 'vitest';
import { faultOf } from '../../src/screens/pins';

it.each(['', '12', '25803'])('a PIN of few digits is too short: %s', (pin) => {
  expect(faultOf(pin)).toBe('short');
});

it.each(['000000', '123456', '987654', '121212', '123123'])(
  'one that is tried first: %s',
  (pin) => {
    expect(faultOf(pin)).toBe('simple');
  },
);

it.each(['258036', '408193', '112233', '90210477'])('any other will do: %s', (pin) => {
  expect(faultOf(pin)).toBeNull();
});
