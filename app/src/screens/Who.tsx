import { useState } from 'preact/hooks';
import type { Person } from '../store/vault/vaults';
import { Icon } from '../ui/Icon';
import { PinPad } from '../ui/PinPad';
import { say } from '../ui/words';
import { Alone } from './Alone';
import { enrolByLink, unlock } from './opening';
import { useTries } from './tries';
import { PasteLink } from './Welcome';

/** Everybody on this phone has a store of her own, and a PIN for it. */
export function Who({ people }: { readonly people: readonly Person[] }) {
  const only = people.length === 1 ? people[0]?.vault : undefined;
  const [vault, choose] = useState(only);
  const chosen = people.find((person) => person.vault === vault);
  if (chosen && !chosen.shut) {
    return <Door key={chosen.vault} person={chosen} onOther={() => choose(undefined)} />;
  }
  return (
    <Alone>
      <h1>{say('pin-who')}</h1>
      <ul class="buttons">
        {people.map((person) => (
          <li key={person.vault}>
            <Name person={person} onChoose={() => choose(person.vault)} />
          </li>
        ))}
      </ul>
      {people.some(({ shut }) => shut) && <p class="note">{say('pin-shut')}</p>}
      <h2>{say('pin-new-here')}</h2>
      <PasteLink onLink={enrolByLink} />
    </Alone>
  );
}

function Name({ person, onChoose }: { readonly person: Person; readonly onChoose: () => void }) {
  return (
    <button type="button" class="button button-wide" disabled={person.shut} onClick={onChoose}>
      <Icon name={person.shut ? 'lock' : 'clients'} />
      <span>
        {person.name}
        {person.shut && ` (${say('pin-shut-short')})`}
      </span>
    </button>
  );
}

interface DoorProps {
  readonly person: Person;
  readonly onOther: () => void;
}

function Door({ person, onOther }: DoorProps) {
  const { busy, fault, take } = useTries(person.wait);
  return (
    <Alone>
      <h1>{say('pin-hello', { name: person.name })}</h1>
      <PinPad
        label={say('pin-enter')}
        action={say('pin-open')}
        busy={busy}
        fault={fault}
        onPin={(pin) => void take(unlock(person.vault, pin))}
      >
        <button type="button" class="button" onClick={onOther}>
          {say('pin-other')}
        </button>
      </PinPad>
    </Alone>
  );
}
