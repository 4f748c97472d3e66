import type { Lock } from '../store/lock';
import type { Sync } from '../sync/sync';
import { say } from '../ui/words';
import { Message } from './Alone';
import { enrolByLink } from './opening';
import { PasteLink } from './Welcome';

/** Says what to do, and shows nothing of anybody. */
export function Locked({ sync, lock }: { readonly sync: Sync; readonly lock: Lock }) {
  const { state, detail } = sync.status.value;
  if (lock === 'revoked') {
    return (
      <Message title={say('locked-revoked-title')} lead={say('locked-revoked-lead')}>
        <PasteLink onToken={enrolByLink} />
      </Message>
    );
  }
  return (
    <Message title={say('locked-too-long-title')} lead={say('locked-too-long-lead')}>
      <p class="note" role="status">
        {state === 'offline' && say('preparing-offline')}
        {state === 'failed' && say('more-failed', { detail })}
        {state === 'signed-out' && say('sync-signed-out-lead')}
        {(state === 'working' || state === 'idle') && say('more-syncing')}
      </p>
      <button type="button" class="button button-main" onClick={() => void sync.run()}>
        {say('try-again')}
      </button>
    </Message>
  );
}
