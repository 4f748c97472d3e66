import { Icon } from '../ui/Icon';
import { say, showTime } from '../ui/words';
import { useStored } from './services';

/** With a wrong date the worklist is of another day, and the server keeps work aside. */
export function WrongTime() {
  const time = useStored('phone')?.rightTime ?? null;
  return time === null ? null : (
    <p class="note note-warning" role="status">
      <Icon name="clock" />
      <span>{say('time-wrong', { time: showTime(time) })}</span>
    </p>
  );
}
