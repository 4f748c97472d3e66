import { Ahead } from './Ahead';
import { ChangePin } from './ChangePin';
import { Client } from './Client';
import { Clients } from './Clients';
import { Done } from './Done';
import { FormScreen } from './FormScreen';
import { Health } from './Health';
import { Indicator } from './Indicator';
import { More } from './More';
import { NotDone } from './NotDone';
import { Plan } from './Plan';
import { Reports } from './Reports';
import { href, type Route } from './router';
import { Task } from './Task';
import { Member, Team } from './Team';
import { Visit } from './Visit';
import '../ui/styles/charts.css';

/** Every screen but the list of today. */
export function Rest({ route: at }: { readonly route: Route }) {
  switch (at.screen) {
    case 'done':
      return <Done />;
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
      return <Ahead />;
  }
}
