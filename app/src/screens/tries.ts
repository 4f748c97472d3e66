/** PINs that are tried: what was wrong, how many tries are left, and how long to wait. */

import { useEffect, useState } from 'preact/hooks';
import type { Refused } from '../store/vault/vaults';
import { language, say } from '../ui/words';

export interface Tries {
  /** One is being looked at, or it is not yet time for another. */
  readonly busy: boolean;
  /** What is wrong, in words; '' where nothing is. */
  readonly fault: string;
  /** Whether the PIN was right. */
  take(asked: Promise<Refused | null>): Promise<boolean>;
}

/** `firstWait`: seconds, for tries of before. */
export function useTries(firstWait: number): Tries {
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState('');
  const [wait, setWait] = useCountdown(firstWait);

  async function take(asked: Promise<Refused | null>): Promise<boolean> {
    setBusy(true);
    const refused = await asked;
    setBusy(false);
    if (refused === null) return true;
    setWait(refused.wait);
    setWrong(say('pin-wrong', { left: refused.left }));
    return false;
  }

  const waiting = wait > 0 ? say('pin-wait', { time: inWords(wait) }) : '';
  const fault = [wrong, waiting].filter((words) => words !== '').join(' ');
  return { busy: busy || wait > 0, fault, take };
}

function useCountdown(seconds: number): [number, (seconds: number) => void] {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    if (left <= 0) return;
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left]);
  return [left, setLeft];
}

/** "45 seconds", "15 minutes". */
function inWords(seconds: number): string {
  const unit = seconds < 60 ? 'second' : 'minute';
  const count = seconds < 60 ? seconds : Math.ceil(seconds / 60);
  const how = { style: 'unit', unit, unitDisplay: 'long' } as const;
  return new Intl.NumberFormat(language.value, how).format(count);
}
