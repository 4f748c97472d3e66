import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../../ui/Icon';
import { say } from '../../ui/words';
import { type AnyInputNode, setText } from '../adapter';
import { describedBy, Field, idsOf } from '../Field';
import { isFaulty } from '../misfit';
import { tellForm } from '../telling';
import { canScan, useScanning } from './scanning';

interface Props {
  readonly node: AnyInputNode;
  readonly checked: boolean;
}

/** A bar code or QR code: read by the camera where the phone can do that, else typed. */
export function BarcodeWidget({ node, checked }: Props) {
  const [scanning, setScanning] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  const { instanceValue, readonly, required } = node.currentState;

  function take(text: string): void {
    setScanning(false);
    setText(node, text);
    if (box.current) box.current.value = text;
    tellForm(box.current);
  }

  return (
    <Field node={node} checked={checked}>
      <input
        ref={box}
        id={idsOf(node).control}
        class="control"
        type="text"
        autocomplete="off"
        defaultValue={instanceValue}
        readOnly={readonly}
        aria-required={required}
        aria-invalid={checked && isFaulty(node)}
        aria-describedby={describedBy(node, checked)}
        onInput={({ currentTarget }) => setText(node, currentTarget.value.trim())}
      />
      {canScan() && !readonly && !scanning && (
        <button type="button" class="button button-below" onClick={() => setScanning(true)}>
          <Icon name="scan" />
          {say('form-scan')}
        </button>
      )}
      {scanning && <Scanner onFound={take} onClose={() => setScanning(false)} />}
    </Field>
  );
}

interface ScannerProps {
  readonly onFound: (text: string) => void;
  readonly onClose: () => void;
}

/** What the camera sees, over the whole screen, until it sees a code. */
function Scanner({ onFound, onClose }: ScannerProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const view = useRef<HTMLVideoElement>(null);
  const fault = useScanning(view, onFound);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="scanner" aria-label={say('form-scan')} onClose={onClose}>
      <video ref={view} playsInline muted />
      <p role="status">{say(fault ? 'form-scan-denied' : 'form-scan-aim')}</p>
      <button type="button" class="button button-wide" onClick={onClose}>
        {say('form-scan-stop')}
      </button>
    </dialog>
  );
}
