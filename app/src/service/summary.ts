/** When the summary of a day is said: in working hours, and once. */

const FIRST_HOUR = 7;
const LAST_HOUR = 16;

/** On the phone's own watch. */
export function isoDate(now: Date): string {
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}

/** What to say at this moment, if anything. `told`: the day on which something was said last. */
export function wordsAt(
  now: Date,
  told: string,
  kept: Readonly<Record<string, string>>,
): string | undefined {
  const hour = now.getHours();
  const day = isoDate(now);
  return hour < FIRST_HOUR || hour > LAST_HOUR || told === day ? undefined : kept[day];
}
