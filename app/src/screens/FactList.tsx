import type { Fact, FactValue } from '../store/views/facts';
import { Icon } from '../ui/Icon';
import { showDay, showMoment, showNumber, wordsOf } from '../ui/words';
import { telOf } from './Call';

export function valueWords(value: FactValue): string {
  switch (value.kind) {
    case 'day':
      return showDay(value.day);
    case 'moment':
      return showMoment(value.moment);
    case 'number':
      return showNumber(value.number);
    case 'words':
      return value.words.map(wordsOf).join(', ');
    default:
      return value.text;
  }
}

/** Facts with their names, in the programme's words. */
export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts.map(({ name, label, value }) => (
        <div key={name}>
          <dt>{wordsOf(label)}</dt>
          <dd>{value.kind === 'phone' ? <Phone number={value.text} /> : valueWords(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Phone({ number }: { readonly number: string }) {
  return (
    <a class="with-icon phone" href={telOf(number)}>
      <Icon name="call" />
      {number}
    </a>
  );
}
