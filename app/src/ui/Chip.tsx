import type { ComponentChildren } from 'preact';
import type { BandName } from '../contract/package';
import { Icon, type IconName } from './Icon';
import { say } from './words';

/** A few words with a frame, such as a reason. */
export function Chip({ children }: { readonly children: ComponentChildren }) {
  return <li class="chip">{children}</li>;
}

const BAND_ICONS: Readonly<Record<BandName, IconName>> = {
  stat: 'alert',
  asap: 'alert',
  urgent: 'clock',
  routine: 'calendar',
};

/** How urgent something is: colour, icon and words, never colour alone. */
export function BandBadge({ band }: { readonly band: BandName }) {
  return (
    <span class={`badge badge-${band}`}>
      <Icon name={BAND_ICONS[band]} />
      {say(`band-${band}`)}
    </span>
  );
}
