import type { Freshness } from '../store/views/hearing';
import { Icon } from '../ui/Icon';
import { say, showTime } from '../ui/words';
import { useServices } from './services';

/** What is in the figures, and what may still be on its way. */
export function Fresh({ freshness }: { readonly freshness: Freshness }) {
  const { role } = useServices();
  const { until, unsent, silent, days } = freshness;
  const isOwn = role === 'chw';
  return (
    <p class={silent > 0 ? 'note note-warning' : 'note'}>
      <Icon name={silent > 0 ? 'alert' : 'info'} />
      <span>
        {say(isOwn ? 'reports-until-own' : 'reports-until-team', { time: showTime(until) })}{' '}
        {unsent > 0 && say('reports-unsent', { count: unsent })}
        {silent > 0 && say('reports-silent', { count: silent, days })}
      </span>
    </p>
  );
}
