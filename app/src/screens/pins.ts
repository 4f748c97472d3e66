/** Which PINs are too easy. */

const SHORTEST = 6;

/** What is wrong with a PIN that somebody chooses, or null. */
export function faultOf(pin: string): 'short' | 'simple' | null {
  if (pin.length < SHORTEST) return 'short';
  return isSimple(pin) ? 'simple' : null;
}

/** 111111, 123456, 987654, 121212, 123123: what is tried first. */
function isSimple(pin: string): boolean {
  const digits = [...pin].map(Number);
  const steps = new Set(digits.slice(1).map((digit, index) => digit - (digits[index] ?? 0)));
  const repeats = [1, 2, 3].some((length) => pin.slice(length) === pin.slice(0, -length));
  return repeats || (steps.size === 1 && (steps.has(1) || steps.has(-1)));
}
