import { Icon } from '../../ui/Icon';
import { say } from '../../ui/words';
import type { Point } from '../places';
import type { Locating } from './locating';

interface Props {
  readonly locating: Locating;
  /** What is off by more metres is not taken. */
  readonly worst: number;
  /** What the button says. */
  readonly action: string;
  readonly onTake: (point: Point) => void;
}

/** The phone looks for its place: how well it knows it so far, and a way to take that. */
export function Finding({ locating: { state, best, start, stop }, worst, action, onTake }: Props) {
  if (state !== 'looking') {
    return (
      <div class="buttons">
        <button type="button" class="button" onClick={start}>
          <Icon name="place" />
          {action}
        </button>
        {state !== 'idle' && (
          <p class="fault" role="alert">
            <Icon name="alert" />
            <span>{say(`form-place-${state}`)}</span>
          </p>
        )}
      </div>
    );
  }
  const metres = best ? Math.ceil(best.accuracy ?? 0) : 0;
  return (
    <div class="buttons" aria-busy="true">
      <p class="note" role="status">
        <Icon name="place" />
        <span>{best ? say('form-place-so-far', { metres }) : say('form-place-looking')}</span>
      </p>
      {best && metres <= worst && (
        <button type="button" class="button button-main" onClick={() => onTake(best)}>
          <Icon name="check" />
          {say('form-place-enough')}
        </button>
      )}
      <button type="button" class="button" onClick={stop}>
        {say('form-place-stop')}
      </button>
    </div>
  );
}
