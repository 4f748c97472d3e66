import type { ComponentChildren } from 'preact';
import type { Role } from '../contract/server';
import { Empty } from '../ui/Empty';
import { Icon, type IconName } from '../ui/Icon';
import { say } from '../ui/words';
import { NewVersion } from './NewVersion';
import { PracticeMark } from './Practice';
import { href, type Route, route, type Screen } from './router';
import { SyncChip } from './SyncChip';
import { useServices } from './services';
import { WrongTime } from './WrongTime';

interface Item {
  readonly screen: 'today' | 'team' | 'clients' | 'reports' | 'more';
  /** Screens that belong to it. */
  readonly holds: readonly Screen[];
}

const TODAY: Item = {
  screen: 'today',
  holds: ['today', 'home', 'done', 'ahead', 'plan', 'visit', 'task', 'outcome'],
};
const CLIENTS: Item = { screen: 'clients', holds: ['clients', 'client'] };
const REPORTS: Item = { screen: 'reports', holds: ['reports', 'indicator'] };
const MORE: Item = { screen: 'more', holds: ['more', 'health'] };
const MENUS: Readonly<Record<'chw' | 'supervisor', readonly Item[]>> = {
  chw: [TODAY, CLIENTS, REPORTS, MORE],
  // More is where the chip in the head leads.
  supervisor: [TODAY, { screen: 'team', holds: ['team', 'member'] }, CLIENTS, REPORTS],
};

interface Props {
  readonly title: string;
  /** Shows the arrow that leads back to where one came from. */
  readonly back?: boolean;
  readonly children: ComponentChildren;
}

/** Head, content and the bottom bar, the same on every screen but forms. */
export function Frame({ title, back = false, children }: Props) {
  return (
    <div class="frame frame-with-bar">
      <header class="head">
        {back && (
          <button
            type="button"
            class="head-button"
            aria-label={say('go-back')}
            onClick={() => history.back()}
          >
            <Icon name="back" />
          </button>
        )}
        <span class="head-title">{title}</span>
        <SyncChip />
      </header>
      <PracticeMark />
      <main class="main">
        <NewVersion />
        <WrongTime />
        {children}
      </main>
      <Bar />
    </div>
  );
}

/** Her day is a round of visits; a supervisor's is a list of tasks, most of them calls. */
export function menuOf(screen: Item['screen'], role: Role): string {
  return screen === 'today' && role === 'supervisor' ? 'menu-tasks' : `menu-${screen}`;
}

function Bar() {
  const { role } = useServices();
  return (
    <nav class="bar" aria-label={say('menu')}>
      {MENUS[role].map(({ screen, holds }) => (
        <a
          key={screen}
          href={href({ screen } as Route)}
          aria-current={holds.includes(route.value.screen) ? 'page' : undefined}
        >
          <Icon name={screen satisfies IconName} />
          {say(menuOf(screen, role))}
        </a>
      ))}
    </nav>
  );
}

/** For an address that leads to nothing any more. */
export function NotFound() {
  return (
    <Frame title={say('app-name')} back>
      <Empty icon="info" title={say('not-found-title')} lead={say('not-found-lead')} />
    </Frame>
  );
}
