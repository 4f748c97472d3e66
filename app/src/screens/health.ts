/** What is well with this phone and what is not, and what to do about it. */

import type { Phone } from '../store/views/phone';
import { say, showTime } from '../ui/words';

/** What the browser tells of itself; null where it does not. */
export interface Device {
  /** Bytes. */
  readonly used: number | null;
  readonly free: number | null;
  /** The browser promised to delete nothing. */
  readonly promised: boolean;
  /** Of the app; and whether a newer one waits. */
  readonly version: string;
  readonly newVersion: boolean;
}

export interface Finding {
  readonly name: 'sent' | 'contact' | 'aside' | 'time' | 'room' | 'promise' | 'version';
  readonly good: boolean;
  readonly words: string;
  /** What to do; '' where all is well. */
  readonly advice: string;
}

const DAY_MS = 86_400_000;
/** Without the server for so long, others no longer know what she knows. */
const LONG_DAYS = 3;
/** Less room than this is soon full of photos. */
const LITTLE_BYTES = 100_000_000;

export function findingsOf(phone: Phone, device: Device, now: number): Finding[] {
  return [
    sent(phone),
    contact(phone, now),
    aside(phone),
    time(phone),
    room(device),
    promise(device),
    version(device),
  ];
}

function finding(name: Finding['name'], good: boolean, words: string): Finding {
  return { name, good, words, advice: good ? '' : say(`health-${name}-advice`) };
}

function sent({ unsent, unsentFiles }: Phone): Finding {
  const count = unsent + unsentFiles;
  return finding('sent', count === 0, say('more-unsent', { count }));
}

function contact({ lastSync, signedOut }: Phone, now: number): Finding {
  if (signedOut)
    return {
      ...finding('contact', false, say('sync-signed-out')),
      advice: say('sync-signed-out-lead'),
    };
  const time = lastSync === '' ? say('more-never-synced') : showTime(lastSync);
  const recent = lastSync !== '' && now - Date.parse(lastSync) < LONG_DAYS * DAY_MS;
  return finding('contact', recent, say('health-contact', { time }));
}

function aside({ quarantined }: Phone): Finding {
  const count = quarantined.length;
  return finding('aside', count === 0, say('health-aside', { count }));
}

function time({ rightTime }: Phone): Finding {
  if (rightTime === null) return finding('time', true, say('health-time'));
  const wrong = say('time-wrong', { time: showTime(rightTime) });
  return { name: 'time', good: false, words: say('health-time-wrong'), advice: wrong };
}

function room({ used, free }: Device): Finding {
  if (used === null || free === null) return finding('room', true, say('health-room-unknown'));
  const enough = free >= LITTLE_BYTES;
  return finding(
    'room',
    enough,
    say('health-room', { used: megabytes(used), free: megabytes(free) }),
  );
}

function promise({ promised }: Device): Finding {
  return finding('promise', promised, say(promised ? 'more-storage-kept' : 'health-promise'));
}

function version({ version, newVersion }: Device): Finding {
  const words = say(newVersion ? 'new-version' : 'health-version', { version });
  return finding('version', !newVersion, words);
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1_000_000);
}
