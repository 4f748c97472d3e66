import { say } from '../ui/words';
import { href, route } from './router';
import { useStored } from './services';

const SCREENS = ['today', 'done', 'ahead'] as const;

/** To do, done, and what comes next: the three sides of a day. */
export function Days() {
  const done = useStored('doneToday');
  const words = { today: say('day-open'), done: say('day-done'), ahead: say('day-ahead') };
  return (
    <ul class="tabs">
      {SCREENS.map((screen) => (
        <li key={screen}>
          <a href={href({ screen })} aria-current={isHere(screen) ? 'page' : undefined}>
            {words[screen]}
            {screen === 'done' && done && done.length > 0 && (
              <span class="count">{done.length}</span>
            )}
          </a>
        </li>
      ))}
    </ul>
  );
}

function isHere(screen: (typeof SCREENS)[number]): boolean {
  const now = route.value.screen;
  return now === screen || (now === 'home' && screen === 'today');
}
