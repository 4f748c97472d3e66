import type { Sync } from '../sync/sync';
import { Confirmations } from '../ui/Confirmation';
import { say } from '../ui/words';
import { Ahead } from './Ahead';
import { Message } from './Alone';
import { ChangePin } from './ChangePin';
import { ChoosePin } from './ChoosePin';
import { Client } from './Client';
import { Clients } from './Clients';
import { Done } from './Done';
import { FormScreen } from './FormScreen';
import { Health } from './Health';
import { Indicator } from './Indicator';
import { Locked } from './Locked';
import { More } from './More';
import { NotDone } from './NotDone';
import { choosePin, enrolByLink, type Stage, stage } from './opening';
import { Plan } from './Plan';
import { Reports } from './Reports';
import { href, type Route, route } from './router';
import { SyncNote } from './SyncNote';
import { ServicesProvider } from './services';
import { Task } from './Task';
import { Member, Team } from './Team';
import { Today } from './Today';
import { Visit } from './Visit';
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

function AtRoute({ route: at }: { readonly route: Route }) {
  switch (at.screen) {
    case 'today':
      return <Today />;
    case 'done':
      return <Done />;
    case 'ahead':
      return <Ahead />;
    case 'plan':
      return <Plan />;
    case 'visit':
      return <Visit key={at.id} id={at.id} />;
    case 'team':
      return <Team />;
    case 'member':
      return <Member worker={at.worker} />;
    case 'clients':
      return <Clients />;
    case 'client':
      return <Client key={at.id} id={at.id} />;
    case 'task':
      return <Task key={JSON.stringify(at.key)} taskKey={at.key} />;
    case 'outcome':
      return <NotDone key={JSON.stringify(at.key)} taskKey={at.key} />;
    case 'form':
      return (
        <FormScreen
          key={href(at)}
          form={at.form}
          about={at.about}
          corrects={at.corrects ?? ''}
          from={at.from ?? ''}
        />
      );
    case 'reports':
      return <Reports />;
    case 'indicator':
      return <Indicator key={at.name} name={at.name} />;
    case 'more':
      return <More />;
    case 'health':
      return <Health />;
    case 'pin':
      return <ChangePin />;
    default:
      return <Today />;
  }
}
