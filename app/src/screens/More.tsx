import { useEffect, useState } from 'preact/hooks';
import type { Phone, Quarantined } from '../store/views/phone';
import { warn } from '../ui/Confirmation';
import { Icon } from '../ui/Icon';
import { PageHeading } from '../ui/PageHeading';
import { say, showDay, showTime, wordsOf } from '../ui/words';
import { FactRows } from './FactRows';
import { Frame } from './Frame';
import { lockNow } from './idle';
import { LanguageChoice } from './LanguageChoice';
import { InPractice, ToPractice } from './Practice';
import { remindDaily, remindsDaily } from './reminders';
import { href } from './router';
import { MovedSoFar } from './SyncNote';
import { useServices, useStored } from './services';

/** The state of this phone, and the few things one may set. */
export function More() {
  const phone = useStored('phone');
  const { practising } = useServices();
  if (practising) {
    return (
      <Frame title={say('app-name')}>
        <InPractice />
        {phone && <LanguageChoice languages={phone.languages} />}
      </Frame>
    );
  }
  return (
    <Frame title={say('app-name')}>
      <PageHeading>{say('menu-more')}</PageHeading>
      {phone && (
        <>
          <SyncState phone={phone} />
          {phone.quarantined.length > 0 && <KeptAside items={phone.quarantined} />}
          <LanguageChoice languages={phone.languages} />
          <You phone={phone} />
          <Locking />
          <Reminder />
          <ToPractice />
          <ToHealth />
        </>
      )}
    </Frame>
  );
}

function SyncState({ phone }: { readonly phone: Phone }) {
  const { sync } = useServices();
  const { state, detail } = sync.status.value;
  const last = phone.lastSync === '' ? say('more-never-synced') : showTime(phone.lastSync);
  return (
    <section class="card card-pad stack">
      <h2>{say('more-sync')}</h2>
      <p class="with-icon" data-testid="unsent">
        <Icon name={phone.unsent > 0 ? 'upload' : 'check'} />
        {say('more-unsent', { count: phone.unsent })}
      </p>
      {phone.unsentFiles > 0 && (
        <p class="with-icon" data-testid="unsent-files">
          <Icon name="camera" />
          {say('more-unsent-files', { count: phone.unsentFiles })}
        </p>
      )}
      <FileProgress />
      <p class="quiet" hidden={sync.moved.value === null}>
        <MovedSoFar sync={sync} />
      </p>
      <p class="lead">{say('more-last-sync', { time: last })}</p>
      {phone.signedOut && <Warning words={say('sync-signed-out-lead')} />}
      {state === 'offline' && <Warning words={say('more-offline')} />}
      {state === 'full' && <Warning words={say('no-room')} />}
      {state === 'failed' && <Warning words={say('more-failed', { detail })} />}
      <button
        type="button"
        class="button button-main"
        disabled={state === 'working'}
        onClick={() => void sync.runAll()}
      >
        <Icon name="sync" />
        {say(state === 'working' ? 'more-syncing' : 'more-sync-now')}
      </button>
      {phone.unsent > 0 && <UnsentFile />}
    </section>
  );
}

/** How far the photos are, while they are being sent. */
function FileProgress() {
  const progress = useServices().sync.progress.value;
  if (!progress) return null;
  const percent = Math.floor((progress.sent / progress.of) * 100);
  return (
    <p role="status">
      <label>
        {say('more-sending-files', { percent })}
        <progress class="file-progress" value={progress.sent} max={progress.of} />
      </label>
    </p>
  );
}

/** For a phone that the network does not reach: work leaves it as a file for the server alone. */
function UnsentFile() {
  const { store } = useServices();

  async function keep(): Promise<void> {
    const sealed = await store.gate('unsentFile');
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([sealed], { type: 'text/plain' }));
    link.download = `doorstep-unsent-${new Date().toISOString().slice(0, 10)}.txt`;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  return (
    <>
      <button type="button" class="button" onClick={() => void keep()}>
        <Icon name="message" />
        {say('more-file')}
      </button>
      <p class="quiet">{say('more-file-lead')}</p>
    </>
  );
}

function Warning({ words }: { readonly words: string }) {
  return (
    <p class="note note-warning" role="status">
      <Icon name="info" />
      <span>{words}</span>
    </p>
  );
}

function KeptAside({ items }: { readonly items: readonly Quarantined[] }) {
  return (
    <section class="card">
      <h2>{say('more-quarantined')}</h2>
      <p class="card-pad lead">{say('more-quarantined-lead')}</p>
      <ul class="rows">
        {items.map(({ id, title, about, day, reason }) => (
          <li key={id} class="card-pad stack">
            <p class="row-name">
              {wordsOf(title)}
              {about !== '' && <>, {about}</>}
            </p>
            <p class="quiet">{showDay(day)}</p>
            <p class="note note-bad">
              <Icon name="alert" />
              <span>{reason}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Locking() {
  return (
    <section class="card card-pad stack">
      <button type="button" class="button" onClick={lockNow}>
        <Icon name="lock" />
        {say('more-lock')}
      </button>
      <p class="quiet">{say('more-lock-lead')}</p>
      <a class="button" href={href({ screen: 'pin' })}>
        {say('pin-change')}
      </a>
    </section>
  );
}

/** Only where the browser can wake the app once a day. */
function Reminder() {
  const [on, setOn] = useState<boolean | null>(null);
  const look = () => void remindsDaily().then(setOn);
  useEffect(look, []);
  if (on === null) return null;

  async function change(): Promise<void> {
    if (!(await remindDaily(!on))) warn(say('outlook-refused'));
    look();
  }

  return (
    <section class="card card-pad stack">
      <button type="button" class="button" aria-pressed={on} onClick={() => void change()}>
        <Icon name={on ? 'check' : 'clock'} />
        {say(on ? 'outlook-on' : 'outlook-off')}
      </button>
      <p class="quiet">{say('outlook-lead')}</p>
    </section>
  );
}

function ToHealth() {
  return (
    <a class="button button-wide" href={href({ screen: 'health' })}>
      <Icon name="info" />
      {say('health-title')}
    </a>
  );
}

function You({ phone }: { readonly phone: Phone }) {
  return (
    <section class="card card-pad stack">
      <h2>{say('more-you')}</h2>
      <FactRows
        rows={[
          [say('more-name'), phone.worker],
          [say('more-role'), say(`role-${phone.role}`)],
          [say('more-area'), phone.area],
        ]}
      />
    </section>
  );
}
