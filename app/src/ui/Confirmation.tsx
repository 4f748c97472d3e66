import { signal } from '@preact/signals';
import { Icon } from './Icon';
import { say } from './words';

/** How long a confirmation stays, in ms. */
const SHOWN_MS = 9000;

interface Shown {
  readonly words: string;
  readonly bad: boolean;
}

const NOTHING: Shown = { words: '', bad: false };
const shown = signal(NOTHING);
let timer: ReturnType<typeof setTimeout> | undefined;

function show(next: Shown): void {
  shown.value = next;
  clearTimeout(timer);
  timer = setTimeout(hide, SHOWN_MS);
}

function hide(): void {
  shown.value = NOTHING;
}

/** Says shortly what was done; read out by screen readers. */
export function confirm(words: string): void {
  show({ words, bad: false });
}

/** Says that something did not work. */
export function warn(words: string): void {
  show({ words, bad: true });
}

/** The place where confirmations appear. It is always there: readers announce changes in it. */
export function Confirmations() {
  const { words, bad } = shown.value;
  return (
    <div class="confirmations" role="status" aria-live="polite">
      {words !== '' && (
        <p class={bad ? 'confirmation confirmation-bad' : 'confirmation'}>
          <Icon name={bad ? 'alert' : 'check'} />
          <span>{words}</span>
          <button type="button" aria-label={say('close')} onClick={hide}>
            <Icon name="close" />
          </button>
        </p>
      )}
    </div>
  );
}
