import { useState } from 'preact/hooks';
import { PinPad } from '../ui/PinPad';
import { say } from '../ui/words';
import { Alone } from './Alone';
import { faultOf } from './pins';

/** Not a secret: whoever tries the demo out has made-up people to look at. */
const DEMO_PIN = '258036';

interface Props {
  readonly demo: boolean;
  readonly onPin: (pin: string) => void;
}

/** Said twice, because nobody can tell it to whoever forgets it. */
export function ChoosePin({ demo, onPin }: Props) {
  const [first, setFirst] = useState<string | null>(null);
  const [fault, setFault] = useState('');

  function choose(pin: string): void {
    const found = faultOf(pin);
    setFault(found === null ? '' : say(`pin-${found}`));
    if (found === null) setFirst(pin);
  }

  function repeat(pin: string): void {
    if (pin === first) onPin(pin);
    else {
      setFirst(null);
      setFault(say('pin-differs'));
    }
  }

  if (first !== null) {
    return (
      <Alone key="again">
        <h1>{say('pin-again')}</h1>
        <p class="lead">{say('pin-again-lead')}</p>
        <PinPad
          label={say('pin-enter')}
          action={say('pin-keep')}
          fault=""
          busy={false}
          onPin={repeat}
        />
      </Alone>
    );
  }
  return (
    <Alone key="first">
      <h1>{say('pin-choose')}</h1>
      <p class="lead">{say('pin-choose-lead')}</p>
      {demo && (
        <button type="button" class="button button-main" onClick={() => onPin(DEMO_PIN)}>
          {say('pin-demo', { pin: DEMO_PIN })}
        </button>
      )}
      <PinPad
        label={say('pin-enter')}
        action={say('pin-next')}
        fault={fault}
        busy={false}
        onPin={choose}
      />
    </Alone>
  );
}
