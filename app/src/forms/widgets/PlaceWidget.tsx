import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../../ui/Icon';
import { say } from '../../ui/words';
import type { AnyInputNode } from '../adapter';
import { placesText } from '../answers';
import { FieldGroup, idsOf } from '../Field';
import { setMisfit } from '../misfit';
import { degrees, type Point, pointsIn } from '../places';
import { tellForm } from '../telling';
import { Clear } from './Clear';
import { Finding } from './Finding';
import { useLocating } from './locating';

interface Props {
  readonly node: AnyInputNode;
  readonly checked: boolean;
}

/** Taken by itself when it is known so well, in metres. Cheap phones rarely come below. */
const GOOD = 10;

function setPlace(node: AnyInputNode, point: Point | null): void {
  (node.setValue as (value: Point | null) => unknown).call(node, point);
}

function wantedOf({ nodeOptions }: AnyInputNode): number {
  const said = nodeOptions && 'accuracyThreshold' in nodeOptions;
  return (said ? nodeOptions.accuracyThreshold : null) ?? GOOD;
}

function worstOf({ nodeOptions }: AnyInputNode): number {
  const said = nodeOptions && 'unacceptableAccuracyThreshold' in nodeOptions;
  return (said ? nodeOptions.unacceptableAccuracyThreshold : null) ?? Number.POSITIVE_INFINITY;
}

/** Where the phone is, as its receiver says; or, where it has none, as somebody writes it. */
export function PlaceWidget({ node, checked }: Props) {
  const { instanceValue, readonly } = node.currentState;
  const locating = useLocating(wantedOf(node), take);
  useEffect(() => () => setMisfit(node, null), [node]);

  function take(point: Point): void {
    setPlace(node, point);
    setMisfit(node, null);
    locating.stop();
    tellForm(document.getElementById(idsOf(node).control));
  }

  return (
    <FieldGroup node={node} checked={checked}>
      {instanceValue !== '' && (
        <p class="place">
          <Icon name="place" />
          <output>{placesText(instanceValue)}</output>
        </p>
      )}
      {!readonly && (
        <>
          <Finding
            locating={locating}
            worst={worstOf(node)}
            action={say(instanceValue === '' ? 'form-place-take' : 'form-place-again')}
            onTake={take}
          />
          <Written node={node} />
        </>
      )}
      <Clear node={node} onClear={() => setPlace(node, null)} />
    </FieldGroup>
  );
}

/** By hand, as from a map or another device. */
function Written({ node }: { readonly node: AnyInputNode }) {
  const [point] = pointsIn(node.currentState.instanceValue);
  const [typed, setTyped] = useState({ latitude: '', longitude: '' });

  function write(part: keyof typeof typed, text: string): void {
    const next = { ...typed, [part]: text };
    setTyped(next);
    const latitude = degrees(next.latitude, 'latitude');
    const longitude = degrees(next.longitude, 'longitude');
    const whole = latitude !== null && longitude !== null;
    const nothing = next.latitude.trim() === '' && next.longitude.trim() === '';
    setPlace(node, whole ? { latitude, longitude, altitude: null, accuracy: null } : null);
    setMisfit(node, whole || nothing ? null : 'degrees');
  }

  return (
    <details class="guidance">
      <summary>{say('form-place-write')}</summary>
      <div class="pair">
        {(['latitude', 'longitude'] as const).map((part) => (
          <label key={part}>
            {say(`form-${part}`)}
            <input
              class="control"
              type="text"
              inputMode="text"
              autocomplete="off"
              defaultValue={point ? String(point[part]) : ''}
              onInput={({ currentTarget }) => write(part, currentTarget.value)}
            />
          </label>
        ))}
      </div>
    </details>
  );
}
