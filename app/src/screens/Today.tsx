import { signal } from '@preact/signals';
import type { TaskView } from '../store/views/tasks';
import type { Wanted } from '../store/views/today';
import { Icon } from '../ui/Icon';
import { PageHeading } from '../ui/PageHeading';
import { say, showLongDay } from '../ui/words';
import { Days } from './Days';
import { Filters } from './Filters';
import { Frame, menuOf } from './Frame';
import { href, type Route } from './router';
import { useServices, useStored } from './services';
import { STEP, VisitList, workWords } from './VisitList';

/** What she asked to see, also after she was somewhere else. */
const wanted = signal<Wanted>({ most: STEP });
const filtering = signal(false);

/** The form to fill or, where work has none, what there is to know of it. */
export function workAt(task: TaskView): Route {
  const { form, subject } = task;
  return form === '' ? { screen: 'task', key: task } : { screen: 'form', form, about: subject };
}

/** What to do now, the most urgent first. */
export function Today() {
  const { role } = useServices();
  const work = useStored('todayWork', wanted.value);
  return (
    <Frame title={say('app-name')}>
      <div class="page-head">
        <PageHeading>{say(menuOf('today', role))}</PageHeading>
        {work && <p class="lead">{showLongDay(work.today)}</p>}
        {work && work.tasks > 0 && <p>{workWords(work)}</p>}
      </div>
      <Days />
      {work && work.tasks > 0 && <Tools />}
      {work && filtering.value && (
        <Filters work={work} wanted={wanted.value} onWant={(want) => (wanted.value = want)} />
      )}
      {work && (
        <VisitList
          work={work}
          target={workAt}
          own
          onMore={() => (wanted.value = { ...wanted.value, most: wanted.value.most + STEP })}
        />
      )}
    </Frame>
  );
}

function Tools() {
  return (
    <div class="tools">
      <PlanButton />
      <button
        type="button"
        class="button"
        aria-expanded={filtering.value}
        onClick={() => {
          filtering.value = !filtering.value;
          wanted.value = { most: STEP, choosing: filtering.value };
        }}
      >
        <Icon name={filtering.value ? 'close' : 'filter'} />
        {say(filtering.value ? 'filter-none' : 'filter')}
      </button>
    </div>
  );
}

function PlanButton() {
  const plan = useStored('dayPlan');
  const done = plan?.stops.filter(({ visit }) => !visit).length ?? 0;
  return (
    <a class="button button-main" href={href({ screen: 'plan' })}>
      <Icon name="route" />
      {plan ? say('plan-progress', { done, all: plan.stops.length }) : say('plan-day')}
    </a>
  );
}
