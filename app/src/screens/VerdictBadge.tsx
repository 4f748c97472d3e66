import type { Verdict } from '../engine/verdict';
import { Icon, type IconName } from '../ui/Icon';
import { say } from '../ui/words';

const LOOKS: Readonly<Record<Exclude<Verdict, 'none'>, readonly [string, IconName]>> = {
  met: ['good', 'check'],
  improving: ['urgent', 'up'],
  behind: ['stat-soft', 'alert'],
  few: ['routine', 'info'],
  open: ['routine', 'clock'],
};

/** Green, yellow or red: always with its shape and its word. Nothing where there is no target. */
export function VerdictBadge({ verdict }: { readonly verdict: Verdict }) {
  if (verdict === 'none') return null;
  const [look, icon] = LOOKS[verdict];
  return (
    <span class={`badge badge-${look}`}>
      <Icon name={icon} />
      {say(`verdict-${verdict}`)}
    </span>
  );
}
