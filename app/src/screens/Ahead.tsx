import { Empty } from '../ui/Empty';
import { PageHeading } from '../ui/PageHeading';
import { say, showLongDay } from '../ui/words';
import { Days } from './Days';
import { Frame } from './Frame';
import { useStored } from './services';
import { VisitCard } from './VisitCard';

/** What the next day brings that has something: most often tomorrow. */
export function Ahead() {
  const ahead = useStored('ahead');
  const day = ahead?.day ?? null;
  return (
    <Frame title={say('app-name')}>
      <div class="page-head">
        <PageHeading>{say(isTomorrow(ahead) ? 'ahead-tomorrow' : 'ahead-title')}</PageHeading>
        {day !== null && <p class="lead">{showLongDay(day)}</p>}
      </div>
      <Days />
      {ahead && day === null && (
        <Empty icon="calendar" title={say('ahead-empty')} lead={say('today-empty-lead')} />
      )}
      {ahead && day !== null && <p>{say('ahead-count', { count: ahead.found })}</p>}
      <ul class="cards">
        {ahead?.visits.map((visit) => (
          <VisitCard
            key={visit.id}
            {...{ visit, today: ahead.today, own: false }}
            target={(task) => ({ screen: 'task', key: task })}
          />
        ))}
      </ul>
    </Frame>
  );
}

function isTomorrow(ahead: { today: number; day: number | null } | undefined): boolean {
  return ahead?.day === (ahead?.today ?? 0) + 1;
}
