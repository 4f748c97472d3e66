import type { Sync } from '../sync/sync';
import { say } from '../ui/words';

/** What the sync is doing, where somebody can do nothing but wait for it. */
export function SyncNote({ sync }: { readonly sync: Sync }) {
  const { state, detail } = sync.status.value;
  return (
    <p class="note" role="status">
      {state === 'offline' && say('preparing-offline')}
      {state === 'full' && say('no-room')}
      {state === 'failed' && say('more-failed', { detail })}
      {state === 'signed-out' && say('sync-signed-out-lead')}
      {(state === 'working' || state === 'idle') && (
        <span>
          {say('more-syncing')} <MovedSoFar sync={sync} />
        </span>
      )}
    </p>
  );
}

/** How far a round is, in submissions. */
export function MovedSoFar({ sync }: { readonly sync: Sync }) {
  const moved = sync.moved.value;
  return moved && <>{say('sync-moved', { sent: moved.sent, taken: moved.taken })}</>;
}
