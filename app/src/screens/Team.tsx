import { useState } from 'preact/hooks';
import type { TeamMember } from '../store/views/team';
import { Empty } from '../ui/Empty';
import { Icon } from '../ui/Icon';
import { PageHeading } from '../ui/PageHeading';
import { say, showNumber, showTime } from '../ui/words';
import { Frame, NotFound } from './Frame';
import { href } from './router';
import { useStored } from './services';
import { STEP, VisitList, workWords } from './VisitList';

/** A supervisor's health workers, and how they stand. */
export function Team() {
  const team = useStored('team');
  return (
    <Frame title={say('app-name')}>
      <div class="page-head">
        <PageHeading>{say('menu-team')}</PageHeading>
        {team && <p class="lead">{say('team-lead', { area: team.areaName })}</p>}
      </div>
      {team?.members.length === 0 && (
        <Empty icon="team" title={say('team-empty')} lead={say('not-found-lead')} />
      )}
      <ul class="cards">
        {team?.members.map((member) => (
          <MemberCard key={member.id} member={member} />
        ))}
      </ul>
    </Frame>
  );
}

function MemberCard({ member }: { readonly member: TeamMember }) {
  const { id, name, areaName, open, overdue, emergencies, lastReceived, wrongDate } = member;
  return (
    <li class="card" data-testid="member">
      <a class="task-link" href={href({ screen: 'member', worker: id })}>
        <span class="task-top">
          <span class="task-person">{name}</span>
          {emergencies > 0 && (
            <span class="badge badge-stat">
              <Icon name="alert" />
              {say('team-emergencies', { count: emergencies })}
            </span>
          )}
        </span>
        <span class="with-icon quiet">
          <Icon name="place" />
          {areaName}
        </span>
        <span class="numbers">
          <Count label={say('team-open')} value={open} />
          <Count label={say('team-late')} value={overdue} late={overdue > 0} />
        </span>
        <span class="quiet">
          {lastReceived ? say('team-last', { time: showTime(lastReceived) }) : say('team-never')}
        </span>
        {wrongDate !== null && (
          <span class="with-icon quiet">
            <Icon name="alert" />
            {say('team-wrong-date', { time: showTime(wrongDate) })}
          </span>
        )}
      </a>
    </li>
  );
}

interface CountProps {
  readonly label: string;
  readonly value: number;
  readonly late?: boolean;
}

function Count({ label, value, late = false }: CountProps) {
  return (
    <span class={late ? 'number number-late' : 'number'}>
      <span class="number-value">{showNumber(value)}</span> {label}
    </span>
  );
}

/** One health worker's list as she sees it; the supervisor reads the reasons. */
export function Member({ worker }: { readonly worker: string }) {
  const team = useStored('team');
  const member = team?.members.find(({ id }) => id === worker);
  if (team && !member) return <NotFound />;
  return (
    <Frame title={say('menu-team')} back>
      {member && <MemberWork member={member} />}
    </Frame>
  );
}

function MemberWork({ member: { name, area } }: { readonly member: TeamMember }) {
  const [most, show] = useState(STEP);
  const work = useStored('todayWork', { area, most });
  return (
    <>
      <div class="page-head">
        <PageHeading>{name}</PageHeading>
        <p class="lead">{say('member-lead', { name })}</p>
        {work && work.tasks > 0 && <p class="lead">{workWords(work)}</p>}
      </div>
      {work && (
        <VisitList
          work={work}
          target={(task) => ({ screen: 'task', key: task })}
          onMore={() => show(most + STEP)}
        />
      )}
    </>
  );
}
