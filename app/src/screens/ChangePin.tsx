import { useState } from 'preact/hooks';
import { confirm } from '../ui/Confirmation';
import { PinPad } from '../ui/PinPad';
import { say } from '../ui/words';
import { Alone } from './Alone';
import { ChoosePin } from './ChoosePin';
import { lockNow } from './idle';
import { useServices } from './services';
import { useTries } from './tries';

/** First the PIN of now: a phone that was left lying open must not get another one. */
export function ChangePin() {
  const { store } = useServices();
  const [present, setPresent] = useState<string | null>(null);
  const { busy, fault, take } = useTries(0);

  async function check(pin: string): Promise<void> {
    const checked = store.gate('checkPin', pin);
    if (await take(checked)) setPresent(pin);
    else if ((await checked)?.left === 0) lockNow();
  }

  async function change(pin: string): Promise<void> {
    await store.gate('changePin', pin);
    history.back();
    confirm(say('pin-changed'));
  }

  if (present !== null) return <ChoosePin demo={false} onPin={(pin) => void change(pin)} />;
  return (
    <Alone>
      <h1>{say('pin-change')}</h1>
      <p class="lead">{say('pin-change-lead')}</p>
      <PinPad
        label={say('pin-enter')}
        action={say('pin-next')}
        busy={busy}
        fault={fault}
        onPin={(pin) => void check(pin)}
      >
        <button type="button" class="button" onClick={() => history.back()}>
          {say('go-back')}
        </button>
      </PinPad>
    </Alone>
  );
}
