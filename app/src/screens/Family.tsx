import type { Member } from '../store/views/family';
import { Icon } from '../ui/Icon';
import { say, wordsOf } from '../ui/words';
import { valueWords } from './FactList';
import { href } from './router';

interface Props {
  readonly home: Member;
  /** The record whose page this is. */
  readonly of: string;
}

/** The household as a tree: who belongs to whom, and for whom there is something to do. */
export function Family({ home, of }: Props) {
  return (
    <section class="card">
      <h2>{say('client-family')}</h2>
      <ul class="tree">
        <Branch member={home} of={of} />
      </ul>
    </section>
  );
}

function Branch({ member, of }: { readonly member: Member; readonly of: string }) {
  const { id, children } = member;
  return (
    <li>
      {id === of ? (
        <span class="row row-here" aria-current="true">
          <Who member={member} />
        </span>
      ) : (
        <a class="row" href={href({ screen: 'client', id })}>
          <Who member={member} />
          <Icon name="forward" />
        </a>
      )}
      {children.length > 0 && (
        <ul>
          {children.map((child) => (
            <Branch key={child.id} member={child} of={of} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Who({ member: { label, list, facts, ready, late } }: { readonly member: Member }) {
  const about = [wordsOf(list), ...facts.map(({ value }) => valueWords(value))];
  return (
    <span class="row-body">
      <span class="row-name">{label}</span>
      <span class="quiet">{about.join(' · ')}</span>
      {ready > 0 && <Work ready={ready} late={late} />}
    </span>
  );
}

/** Also on the lines of the list of clients. */
export function Work({ ready, late }: { readonly ready: number; readonly late: number }) {
  const words = [say('client-ready', { count: ready })];
  if (late > 0) words.push(say('today-late', { count: late }));
  return (
    <span class={late > 0 ? 'with-icon due due-late' : 'with-icon due'}>
      <Icon name={late > 0 ? 'clock' : 'calendar'} />
      {words.join(' · ')}
    </span>
  );
}
