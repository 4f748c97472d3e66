import { useState } from 'preact/hooks';
import type { ClientLine, Clients as ClientsAnswer } from '../store/views/clients';
import { Empty } from '../ui/Empty';
import { Icon } from '../ui/Icon';
import { PageHeading } from '../ui/PageHeading';
import { language, say, wordsOf } from '../ui/words';
import { Frame } from './Frame';
import { href } from './router';
import { useServices, useStored } from './services';

/** Everybody this phone knows, by name. */
export function Clients() {
  const [search, setSearch] = useState('');
  const clients = useStored('clients', search);
  const { role } = useServices();
  return (
    <Frame title={say('app-name')}>
      <PageHeading>{say('menu-clients')}</PageHeading>
      {role === 'chw' && <NewClient />}
      <Search value={search} onSearch={setSearch} />
      {clients && <Found clients={clients} />}
    </Frame>
  );
}

function NewClient() {
  const forms = useStored('newClientForms') ?? [];
  return (
    <div class="buttons">
      {forms.map(({ form, list }) => (
        <a key={form} class="button button-main" href={href({ screen: 'form', form, about: '' })}>
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

function Found({ clients: { all, found, lines } }: { readonly clients: ClientsAnswer }) {
  if (all === 0) {
    return <Empty icon="clients" title={say('clients-empty')} lead={say('clients-empty-lead')} />;
  }
  if (found === 0) {
    return <Empty icon="search" title={say('clients-none')} lead={say('clients-none-lead')} />;
  }
  const shown = lines.length;
  return (
    <>
      <p class="quiet" role="status">
        {shown < found
          ? say('clients-more', { shown, count: found })
          : say('clients-count', { count: found })}
      </p>
      <ul class="card rows">
        {lines.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </ul>
    </>
  );
}

function Line({ line }: { readonly line: ClientLine }) {
  return (
    <li>
      <a class="row" href={href({ screen: 'client', id: line.id })}>
        <span class="row-body">
          <span class="row-name">{line.label}</span>
          <span class="quiet">{line.place}</span>
          {line.ready > 0 && <LineWork line={line} />}
        </span>
        <Icon name="forward" />
      </a>
    </li>
  );
}

function LineWork({ line: { ready, late } }: { readonly line: ClientLine }) {
  const words = [say('client-ready', { count: ready })];
  if (late > 0) words.push(say('today-late', { count: late }));
  return (
    <span class={late > 0 ? 'with-icon due due-late' : 'with-icon due'}>
      <Icon name={late > 0 ? 'clock' : 'calendar'} />
      {words.join(' · ')}
    </span>
  );
}
