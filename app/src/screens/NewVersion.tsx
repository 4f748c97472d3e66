import { say } from '../ui/words';
import { switchVersion, waitingVersion } from './newVersion';

/** Offers a new version. Forms have no frame, so it is never offered inside one. */
export function NewVersion() {
  return waitingVersion.value === null ? null : (
    <div class="notice">
      <span>{say('new-version')}</span>
      <button type="button" class="button-quiet" onClick={switchVersion}>
        {say('new-version-use')}
      </button>
    </div>
  );
}
