import { useState } from 'preact/hooks';
import type { TaskView } from '../store/views/tasks';
import type { MemberPage, TeamMember } from '../store/views/team';
import { Empty } from '../ui/Empty';
import { Icon } from '../ui/Icon';
import { PageHeading } from '../ui/PageHeading';
import { say, showDay, showNumber, showTime, wordsOf } from '../ui/words';
import { CallButton } from './Call';
import { Frame, NotFound } from './Frame';
import { href, type Route } from './router';
import { useStored } from './services';
import { TaskCard } from './TaskCard';
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
  const { id, name, areaName, emergencies, wrongDate } = member;
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
        <Counts member={member} />
        <Heard member={member} />
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

interface MemberProps {
  readonly member: TeamMember;
}

function Counts({ member: { open, overdue, caseload } }: MemberProps) {
  return (
    <span class="numbers numbers-three">
      <Count label={say('team-open')} value={open} />
      <Count label={say('team-late')} value={overdue} late={overdue > 0} />
      <Count label={say('team-clients')} value={caseload} />
    </span>
  );
}

/** Who was not heard of may work hard: what is missing is her phone's word, so that is said. */
function Heard({ member: { heard, lastReceived } }: MemberProps) {
  if (heard.isSilent && heard.last !== null) {
    return (
      <span class="badge badge-urgent">
        <Icon name="signedOut" />
        {say('team-silent', { date: showDay(heard.last) })}
      </span>
    );
  }
  return (
    <span class="quiet">
      {lastReceived ? say('team-last', { time: showTime(lastReceived) }) : say('team-never')}
    </span>
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

/** One health worker: how she stands, what there is to do with her, and her list as she sees it. */
export function Member({ worker }: { readonly worker: string }) {
  const page = useStored('memberPage', worker);
  if (page === null) return <NotFound />;
  return (
    <Frame title={say('menu-team')} back>
      {page && (
        <>
          <div class="page-head">
            <PageHeading>{page.member.name}</PageHeading>
            <Heard member={page.member} />
          </div>
          <Counts member={page.member} />
          <Actions page={page} />
          <OwnTasks page={page} />
          <MemberWork member={page.member} />
        </>
      )}
    </Frame>
  );
}

/** To call her, and to write down what was agreed. */
function Actions({ page: { member, forms } }: { readonly page: MemberPage }) {
  if (forms.length === 0 && member.phone === null) return null;
  return (
    <div class="buttons">
      <CallButton name={member.name} number={member.phone} />
      {forms.map(({ form, title }) => (
        <a key={form} class="button" href={href({ screen: 'form', form, about: member.id })}>
          <Icon name="pen" />
          {wordsOf(title)}
        </a>
      ))}
    </div>
  );
}

/** Coaching, a talk, a check: what rules about workers ask of who supervises them. */
function OwnTasks({ page: { member, tasks, today } }: { readonly page: MemberPage }) {
  if (tasks.length === 0) return null;
  return (
    <section class="stack">
      <h2>{say('member-tasks', { name: member.name })}</h2>
      <ul class="cards">
        {tasks.map((task) => (
          <TaskCard key={task.id} task={task} today={today} target={formOf(task)} />
        ))}
      </ul>
    </section>
  );
}

function formOf(task: TaskView): Route {
  return task.form === ''
    ? { screen: 'task', key: task }
    : { screen: 'form', form: task.form, about: task.subject };
}

function MemberWork({ member: { name, area } }: { readonly member: TeamMember }) {
  const [most, show] = useState(STEP);
  const work = useStored('todayWork', { area, most });
  return (
    <>
      <div class="page-head">
        <h2>{say('member-work', { name })}</h2>
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
