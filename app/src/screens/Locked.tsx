import type { Lock } from '../store/lock';
import type { Sync } from '../sync/sync';
import { say } from '../ui/words';
import { Message } from './Alone';
import { enrolByLink } from './opening';
import { SyncNote } from './SyncNote';
import { PasteLink } from './Welcome';

/** Says what to do, and shows nothing of anybody. */
export function Locked({ sync, lock }: { readonly sync: Sync; readonly lock: Lock }) {
  if (lock === 'revoked') {
    return (
      <Message title={say('locked-revoked-title')} lead={say('locked-revoked-lead')}>
        <PasteLink onLink={enrolByLink} />
      </Message>
    );
  }
  return (
    <Message title={say('locked-too-long-title')} lead={say('locked-too-long-lead')}>
      <SyncNote sync={sync} />
      <button type="button" class="button button-main" onClick={() => void sync.run()}>
        {say('try-again')}
      </button>
    </Message>
  );
}
