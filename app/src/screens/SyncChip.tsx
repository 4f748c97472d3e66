import type { Phone } from '../store/views/phone';
import { Icon, type IconName } from '../ui/Icon';
import { say } from '../ui/words';
import { href } from './router';
import { useServices, useStored } from './services';

interface Shown {
  readonly icon: IconName;
  readonly words: string;
  readonly waiting: boolean;
}

function shown({ signedOut, unsent, quarantined }: Phone, working: boolean): Shown {
  if (signedOut) return { icon: 'signedOut', words: say('sync-signed-out'), waiting: true };
  const words = say('sync-unsent', { count: unsent });
  if (unsent > 0) return { icon: 'upload', words, waiting: true };
  const count = quarantined.length;
  if (count > 0) return { icon: 'alert', words: say('sync-attention', { count }), waiting: true };
  if (working) return { icon: 'sync', words: say('sync-working'), waiting: false };
  return { icon: 'check', words, waiting: false };
}

/** How much waits to be sent, on every screen; a tap tells more. */
export function SyncChip() {
  const { sync, practising } = useServices();
  const phone = useStored('phone');
  if (!phone) return null;
  if (practising) return <Chip icon="signedOut" words={say('practice-out')} waiting={false} />;
  const working = sync.status.value.state === 'working';
  return <Chip {...shown(phone, working)} />;
}

function Chip({ icon, words, waiting }: Shown) {
  return (
    <a class="sync-chip" href={href({ screen: 'more' })}>
      <span class={waiting ? 'sync-words sync-waiting' : 'sync-words'}>
        <Icon name={icon} />
        <span class={waiting ? undefined : 'sync-calm'}>{words}</span>
      </span>
    </a>
  );
}
