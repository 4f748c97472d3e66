import { useEffect, useRef, useState } from 'preact/hooks';
import type { Queries } from '../store/api';
import type { Store } from '../store/client';
import type { ClientLine, Clients as ClientsAnswer } from '../store/views/search';
import { Empty } from '../ui/Empty';
import { Icon } from '../ui/Icon';
import { PageHeading } from '../ui/PageHeading';
import { language, say, wordsOf } from '../ui/words';
import { Work } from './Family';
import { Frame } from './Frame';
import { href } from './router';
import { useServices, useStored } from './services';

/** Lines that come at a time: more come as one scrolls. */
const STEP = 50;

/** What was typed last: who comes back from a client's page goes on where they were. */
const typedIn = new WeakMap<Store, string>();

/** Everybody this phone knows, by name. */
export function Clients() {
  const { role, store } = useServices();
  const [search, setSearch] = useState(typedIn.get(store) ?? '');
  const [most, setMost] = useState(STEP);
  const clients = useStored('clients', search, most);
  const onSearch = (typed: string) => {
    typedIn.set(store, typed);
    setSearch(typed);
    setMost(STEP);
  };
  return (
    <Frame title={say('app-name')}>
      <PageHeading>{say('menu-clients')}</PageHeading>
      <Search value={search} onSearch={onSearch} />
      {role === 'chw' && search === '' && <NewClient />}
      {clients && <Found clients={clients} onMore={() => setMost(clients.lines.length + STEP)} />}
    </Frame>
  );
}

/** More forms than this would push everybody who is here off the screen. */
const FEW = 2;

function NewClient() {
  const forms = useStored('newClientForms') ?? [];
  if (forms.length <= FEW) return <NewClientForms forms={forms} />;
  return (
    <details class="card">
      <summary class="row">
        <span class="row-body row-name">{say('clients-register')}</span>
        <Icon name="plus" />
      </summary>
      <div class="card-pad">
        <NewClientForms forms={forms} />
      </div>
    </details>
  );
}

function NewClientForms({ forms }: { readonly forms: ReturnType<Queries['newClientForms']> }) {
  return (
    <div class="buttons">
      {forms.map(({ form, list }) => (
        <a key={form} class="button" href={href({ screen: 'form', form, about: '' })}>
          <Icon name="plus" />
          {say('clients-new', { what: wordsOf(list).toLocaleLowerCase(language.value) })}
        </a>
      ))}
    </div>
  );
}

interface SearchProps {
  readonly value: string;
  readonly onSearch: (text: string) => void;
}

function Search({ value, onSearch }: SearchProps) {
  return (
    <search class="search">
      <label for="client-search">{say('clients-search')}</label>
      <Icon name="search" />
      <input
        id="client-search"
        class="control"
        type="search"
        autocomplete="off"
        value={value}
        onInput={(event) => onSearch(event.currentTarget.value)}
      />
    </search>
  );
}

interface FoundProps {
  readonly clients: ClientsAnswer;
  readonly onMore: () => void;
}

function Found({ clients: { all, found, lines }, onMore }: FoundProps) {
  if (all === 0) {
    return <Empty icon="clients" title={say('clients-empty')} lead={say('clients-empty-lead')} />;
  }
  return (
    <>
      <p class={found === 0 ? 'hidden-words' : 'quiet'} role="status">
        {say('clients-count', { count: found })}
      </p>
      {found === 0 && (
        <Empty icon="search" title={say('clients-none')} lead={say('clients-none-lead')} />
      )}
      {found > 0 && (
        <ul class="card rows rows-many">
          {lines.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </ul>
      )}
      {lines.length < found && <More key={lines.length} onMore={onMore} />}
    </>
  );
}

/** Seen, it is as good as tapped. */
function More({ onMore }: { readonly onMore: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const watch = new IntersectionObserver(([seen]) => seen?.isIntersecting && onMore());
    if (button.current) watch.observe(button.current);
    return () => watch.disconnect();
  });
  return (
    <button ref={button} type="button" class="button" onClick={onMore}>
      {say('clients-more')}
    </button>
  );
}

function Line({ line }: { readonly line: ClientLine }) {
  return (
    <li>
      <a class="row" href={href({ screen: 'client', id: line.id })}>
        <span class="row-body">
          <span class="row-name">{line.label}</span>
          <span class="quiet">{[wordsOf(line.list), line.place].filter(Boolean).join(' · ')}</span>
          {line.why.length > 0 && <Why line={line} />}
          {line.ready > 0 && <Work ready={line.ready} late={line.late} />}
        </span>
        <Icon name="forward" />
      </a>
    </li>
  );
}

const BY = {
  number: 'clients-by-number',
  place: 'clients-by-place',
  sound: 'clients-by-sound',
} as const;

/** Why somebody of another name was found. */
function Why({ line: { why } }: { readonly line: ClientLine }) {
  return (
    <span class="chips">
      {why.map((where) => (
        <span key={where} class="chip">
          {say(BY[where])}
        </span>
      ))}
    </span>
  );
}
