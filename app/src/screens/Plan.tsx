import { useState } from 'preact/hooks';
import type { Capacity } from '../engine/capacity';
import type { TodayWork } from '../store/views/today';
import { Choice } from '../ui/Choice';
import { warn } from '../ui/Confirmation';
import { Icon } from '../ui/Icon';
import { PageHeading } from '../ui/PageHeading';
import { say } from '../ui/words';
import { Frame } from './Frame';
import { canLocate, whereAmI } from './location';
import { Round } from './Round';
import { useServices, useStored } from './services';
import { workWords } from './VisitList';

/** How much time she has, and then the round that fits into it. */
export function Plan() {
  const plan = useStored('dayPlan');
  const work = useStored('todayWork', { most: 0, choosing: true });
  return (
    <Frame title={say('plan-title')} back>
      {plan === null && work && <Ask work={work} />}
      {plan && <Round plan={plan} />}
    </Frame>
  );
}

const CAPACITIES: readonly Capacity[] = [
  ...[2, 4, 6, 8].map((amount) => ({ kind: 'hours', amount }) as const),
  ...[3, 5, 8, 12].map((amount) => ({ kind: 'visits', amount }) as const),
];

function Ask({ work }: { readonly work: TodayWork }) {
  const { store } = useServices();
  const [capacity, choose] = useState<Capacity>(CAPACITIES[1] as Capacity);
  const [here, setHere] = useState(false);
  const [busy, setBusy] = useState(false);
  const mayAsk = work.hasPoints && canLocate();

  async function plan(): Promise<void> {
    setBusy(true);
    const from = here && mayAsk ? await whereAmI() : null;
    if (here && mayAsk && !from) warn(say('place-unknown'));
    await store.call('planDay', capacity, from);
  }

  return (
    <>
      <div class="page-head">
        <PageHeading>{say('plan-ask')}</PageHeading>
        <p class="lead">{workWords(work)}</p>
      </div>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void plan();
        }}
      >
        <Capacities kind="hours" chosen={capacity} onChoose={choose} />
        <Capacities kind="visits" chosen={capacity} onChoose={choose} />
        {mayAsk && (
          <label class={here ? 'choice choice-on' : 'choice'}>
            <input type="checkbox" checked={here} onChange={() => setHere(!here)} />
            <span>{say('plan-from-here')}</span>
          </label>
        )}
        <button type="submit" class="button button-main" disabled={busy}>
          <Icon name="route" />
          {say('plan-make')}
        </button>
        <p class="quiet">{say('plan-how')}</p>
      </form>
    </>
  );
}

interface CapacitiesProps {
  readonly kind: Capacity['kind'];
  readonly chosen: Capacity;
  readonly onChoose: (capacity: Capacity) => void;
}

function Capacities({ kind, chosen, onChoose }: CapacitiesProps) {
  return (
    <fieldset class="field">
      <legend class="question">{say(`plan-by-${kind}`)}</legend>
      <div class="choices choices-pair">
        {CAPACITIES.filter((one) => one.kind === kind).map((one) => (
          <Choice
            key={one.amount}
            name="capacity"
            value={`${kind}-${one.amount}`}
            chosen={one === chosen}
            onChoose={() => onChoose(one)}
          >
            {say(`plan-${kind}`, { count: one.amount })}
          </Choice>
        ))}
      </div>
    </fieldset>
  );
}
