import { useEffect, useState } from 'preact/hooks';
import type { Phone } from '../store/views/phone';
import { Icon } from '../ui/Icon';
import { PageHeading } from '../ui/PageHeading';
import { say, wordsOf } from '../ui/words';
import { FactRows } from './FactRows';
import { Frame } from './Frame';
import { type Device, type Finding, findingsOf } from './health';
import { switchVersion, waitingVersion } from './newVersion';
import { useServices, useStored } from './services';

/** How this phone is: each line says what is well, or what to do. */
export function Health() {
  const phone = useStored('phone');
  const [device, look] = useDevice();
  return (
    <Frame title={say('app-name')} back>
      <PageHeading>{say('health-title')}</PageHeading>
      {phone && device && (
        <>
          <Findings found={findingsOf(phone, device, Date.now())} onAgain={look} />
          <Versions phone={phone} />
        </>
      )}
    </Frame>
  );
}

function Findings({ found, onAgain }: { readonly found: Finding[]; readonly onAgain: () => void }) {
  const bad = found.filter(({ good }) => !good);
  const words = say('health-sum', { count: bad.length });
  return (
    <section class="card">
      <h2 class="with-icon">
        <Icon name={bad.length === 0 ? 'check' : 'alert'} />
        {words}
      </h2>
      <ul class="rows">
        {[...bad, ...found.filter(({ good }) => good)].map((finding) => (
          <Line key={finding.name} finding={finding} onAgain={onAgain} />
        ))}
      </ul>
    </section>
  );
}

function Line({ finding, onAgain }: { readonly finding: Finding; readonly onAgain: () => void }) {
  const { name, good, words, advice } = finding;
  return (
    <li class="card-pad stack" data-testid={`health-${name}`}>
      <p class={good ? 'with-icon' : 'with-icon row-name'}>
        <Icon name={good ? 'check' : 'alert'} />
        <span>{words}</span>
      </p>
      {!good && <p class="note note-warning">{advice}</p>}
      {!good && <Mend name={name} onAgain={onAgain} />}
    </li>
  );
}

/** What one tap can do about it. */
function Mend({ name, onAgain }: { readonly name: Finding['name']; readonly onAgain: () => void }) {
  const { sync } = useServices();
  const ways: Partial<Record<Finding['name'], readonly [string, () => Promise<unknown>]>> = {
    sent: [say('more-sync-now'), () => sync.runAll()],
    contact: [say('more-sync-now'), () => sync.runAll()],
    aside: [say('health-aside-again'), () => sync.runAll()],
    promise: [say('health-promise-ask'), () => navigator.storage.persist()],
    version: [say('new-version-use'), async () => switchVersion()],
  };
  const way = ways[name];
  if (!way) return null;
  const [words, act] = way;
  return (
    <button type="button" class="button" onClick={() => void act().then(onAgain)}>
      {words}
    </button>
  );
}

function Versions({ phone }: { readonly phone: Phone }) {
  const browser = /(Chrom\w+|Firefox|Version)\/[\d]+/.exec(navigator.userAgent)?.[0] ?? '';
  return (
    <section class="card card-pad stack">
      <h2>{say('more-about')}</h2>
      <FactRows
        rows={[
          [say('more-programme'), wordsOf(phone.programme)],
          [say('more-programme-version'), phone.version],
          [say('more-app-version'), __APP_VERSION__],
          [say('health-browser'), browser.replace('/', ' ')],
        ]}
      />
    </section>
  );
}

type Seen = Omit<Device, 'version' | 'newVersion'>;

function useDevice(): [Device | null, () => void] {
  const [seen, setSeen] = useState<Seen | null>(null);
  const look = () => void lookAround().then(setSeen);
  useEffect(look, []);
  return [
    seen && { ...seen, version: __APP_VERSION__, newVersion: waitingVersion.value !== null },
    look,
  ];
}

async function lookAround(): Promise<Seen> {
  const { storage } = navigator;
  const { usage = null, quota = null } = await storage
    .estimate()
    .catch(() => ({}) as StorageEstimate);
  const free = usage === null || quota === null ? null : quota - usage;
  return { used: usage, free, promised: await storage.persisted() };
}
