import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from './Icon';
import { say } from './words';

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
const LONGEST = 12;

interface Props {
  readonly label: string;
  /** What the button below says. */
  readonly action: string;
  readonly busy: boolean;
  /** What is wrong with the last one, '' where nothing is. */
  readonly fault: string;
  readonly onPin: (pin: string) => void;
  readonly children?: ComponentChildren;
}

/** Big keys for a PIN; a keyboard does as well. */
export function PinPad({ label, action, busy, fault, onPin, children }: Props) {
  const [pin, setPin] = useState('');
  const shown = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (!busy) shown.current?.focus();
  }, [busy]);

  const write = (text: string) => setPin(text.replace(/\D/g, '').slice(0, LONGEST));

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (busy || pin === '') return;
    setPin('');
    onPin(pin);
  }

  return (
    <form class="buttons" autocomplete="off" onSubmit={submit}>
      <label class="question" for="pin">
        {label}
      </label>
      <input
        id="pin"
        ref={shown}
        class="control pin-shown"
        type="text"
        inputMode="none"
        autocomplete="off"
        spellcheck={false}
        value={pin}
        aria-invalid={fault !== ''}
        aria-describedby="pin-fault pin-count"
        onInput={(event) => write(event.currentTarget.value)}
      />
      <span id="pin-count" class="hidden-words" role="status">
        {say('pin-digits', { count: pin.length })}
      </span>
      <p id="pin-fault" class="fault" role="alert" hidden={fault === ''}>
        <Icon name="alert" />
        <span>{fault}</span>
      </p>
      <div class="pin-keys">
        {DIGITS.map((digit) => (
          <Key key={digit} digit={digit} onDigit={() => write(pin + digit)} />
        ))}
        <Key digit="0" onDigit={() => write(`${pin}0`)} />
        <button
          type="button"
          class="button"
          aria-label={say('pin-delete')}
          onClick={() => write(pin.slice(0, -1))}
        >
          <Icon name="erase" />
        </button>
      </div>
      <button type="submit" class="button button-main" disabled={busy}>
        {action}
      </button>
      {children}
    </form>
  );
}

function Key({ digit, onDigit }: { readonly digit: string; readonly onDigit: () => void }) {
  return (
    <button type="button" class={digit === '0' ? 'button pin-zero' : 'button'} onClick={onDigit}>
      {digit}
    </button>
  );
}
