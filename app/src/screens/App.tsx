import type { Sync } from '../sync/sync';
import { Confirmations } from '../ui/Confirmation';
import { say } from '../ui/words';
import { Message } from './Alone';
import { ChoosePin } from './ChoosePin';
import { Frame } from './Frame';
import { Locked } from './Locked';
import { loadRest, rest } from './later';
import { choosePin, enrolByLink, type Stage, stage } from './opening';
import { type Route, route } from './router';
import { SyncNote } from './SyncNote';
import { ServicesProvider } from './services';
import { Today } from './Today';
import { Welcome } from './Welcome';
import { Who } from './Who';

export function App() {
  return (
    <>
      <AtStage stage={stage.value} />
      <Confirmations />
    </>
  );
}

function AtStage({ stage: now }: { readonly stage: Stage }) {
  switch (now.at) {
    case 'opening':
      return <Message title={say('opening')} />;
    case 'other-tab':
      return <Message title={say('other-tab-title')} lead={say('other-tab-lead')} />;
    case 'enrolling':
      return <Message title={say('enrol-working')} />;
    case 'closed':
      return <Closed words={say(`closed-${now.failure}`)} detail={now.detail} />;
    case 'preparing':
      return <Preparing sync={now.sync} />;
    case 'locked':
      return <Locked sync={now.sync} lock={now.lock} />;
    case 'welcome':
      return <WelcomeAt failure={now.failure} link={now.link} />;
    case 'who':
      return <Who people={now.people} />;
    case 'choosing':
      return <ChoosePin demo={now.link.demo} onPin={(pin) => choosePin(now.link, pin)} />;
    default:
      return (
        <ServicesProvider value={now.services}>
          <AtRoute route={route.value} />
        </ServicesProvider>
      );
  }
}

function Closed({ words, detail }: { readonly words: string; readonly detail: string }) {
  return (
    <Message title={say('closed-title')} lead={words}>
      <button type="button" class="button button-main" onClick={() => location.reload()}>
        {say('try-again')}
      </button>
      <p class="quiet">{detail}</p>
    </Message>
  );
}

function Preparing({ sync }: { readonly sync: Sync }) {
  const { state } = sync.status.value;
  return (
    <Message title={say('preparing')} lead={say('preparing-lead')}>
      <SyncNote sync={sync} />
      {(state === 'offline' || state === 'failed') && (
        <button type="button" class="button button-main" onClick={() => void sync.run()}>
          {say('try-again')}
        </button>
      )}
    </Message>
  );
}

function WelcomeAt({ failure, link }: Pick<Extract<Stage, { at: 'welcome' }>, 'failure' | 'link'>) {
  return (
    <Welcome
      onLink={enrolByLink}
      failure={failure === null ? '' : say(`enrol-${failure}`)}
      onAgain={link === null ? null : () => enrolByLink(link)}
    />
  );
}

/** The list comes with the app; the other screens are in a file of their own, a moment later. */
function AtRoute({ route: at }: { readonly route: Route }) {
  if (at.screen === 'today' || at.screen === 'home') return <Today />;
  const Rest = rest.value;
  if (Rest) return <Rest route={at} />;
  void loadRest();
  return <Frame title={say('app-name')}>{null}</Frame>;
}
