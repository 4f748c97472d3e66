import type { Done as DoneThing } from '../store/views/done';
import { Empty } from '../ui/Empty';
import { Icon, type IconName } from '../ui/Icon';
import { PageHeading } from '../ui/PageHeading';
import { say, showClock, wordsOf } from '../ui/words';
import { Days } from './Days';
import { Frame } from './Frame';
import { href } from './router';
import { useStored } from './services';

/** What she did today, the latest first. */
export function Done() {
  const done = useStored('doneToday');
  return (
    <Frame title={say('app-name')}>
      <div class="page-head">
        <PageHeading>{say('done-title')}</PageHeading>
      </div>
      <Days />
      {done?.length === 0 && (
        <Empty icon="today" title={say('done-empty')} lead={say('done-empty-lead')} />
      )}
      {done && done.length > 0 && (
        <ul class="card rows">
          {done.map((one) => (
            <DoneRow key={one.id} done={one} />
          ))}
        </ul>
      )}
    </Frame>
  );
}

const STATE_ICONS = { unsent: 'upload', sent: 'check', quarantined: 'alert' } as const;

function DoneRow({ done }: { readonly done: DoneThing }) {
  const icon: IconName = STATE_ICONS[done.state];
  return (
    <li data-testid="done">
      <a class="row" href={href({ screen: 'client', id: done.about })}>
        <span class="row-body">
          <span class="row-name">{done.person}</span>
          <span>{wordsOf(done.title)}</span>
          <span class="with-icon quiet">
            <Icon name={icon} />
            {showClock(done.recorded)} · {say(`done-${done.state}`)}
          </span>
        </span>
        <Icon name="forward" />
      </a>
    </li>
  );
}
