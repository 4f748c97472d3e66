import { Icon } from '../ui/Icon';
import { say } from '../ui/words';

/** A number as people write it, as phones dial it. */
export function telOf(number: string): string {
  return `tel:${number.replace(/[^+\d]/g, '')}`;
}

interface Props {
  readonly name: string;
  /** Null where nobody knows it: then there is nothing to tap. */
  readonly number: string | null;
}

/** One tap calls a health worker. */
export function CallButton({ name, number }: Props) {
  if (number === null) return null;
  return (
    <a class="button" href={telOf(number)}>
      <Icon name="call" />
      {say('call-person', { person: name })}
    </a>
  );
}

/** The same at the foot of a card that says who it is. */
export function CallLink({ name, number }: Props) {
  if (number === null) return null;
  return (
    <a class="button-quiet" href={telOf(number)} aria-label={say('call-person', { person: name })}>
      <Icon name="call" />
      {say('call-short')}
    </a>
  );
}
