/** Addresses live in the hash: the server never sees what a worker looks at. */

import { signal } from '@preact/signals';
import type { TaskKey } from '../store/views/tasks';

export type Route =
  | { readonly screen: (typeof PLAIN)[number] }
  | { readonly screen: 'home' }
  | { readonly screen: 'member'; readonly worker: string }
  | { readonly screen: 'indicator'; readonly name: string }
  | { readonly screen: 'client' | 'visit'; readonly id: string }
  | { readonly screen: 'task' | 'outcome'; readonly key: TaskKey }
  | {
      readonly screen: 'form';
      readonly form: string;
      readonly about: string;
      readonly corrects?: string;
      readonly from?: string;
    };

export type Screen = Route['screen'];

const PLAIN = [
  ...(['today', 'done', 'ahead', 'plan'] as const),
  ...(['team', 'clients', 'reports', 'more', 'health', 'pin'] as const),
] as const;

export function href(route: Route): string {
  if (route.screen === 'home') return '#/';
  return `#/${[route.screen, ...partsOf(route)].map(encodeURIComponent).join('/')}`;
}

function partsOf(route: Route): string[] {
  switch (route.screen) {
    case 'member':
      return [route.worker];
    case 'indicator':
      return [route.name];
    case 'client':
    case 'visit':
      return [route.id];
    case 'task':
    case 'outcome':
      return [route.key.subject, route.key.rule, route.key.occurrence, route.key.cause];
    case 'form':
      return cut([route.form, route.about, route.corrects ?? '', route.from ?? '']);
    default:
      return [];
  }
}

/** Without the blanks at its end; form and record are always there. */
function cut(parts: readonly string[]): string[] {
  const kept = [...parts];
  while (kept.length > 2 && kept.at(-1) === '') kept.pop();
  return kept;
}

/** An address that was cut or mistyped must not keep the app from opening. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function parseRoute(hash: string): Route {
  const [name = '', one = '', two = '', three = '', four = ''] = hash
    .replace(/^#\/?/, '')
    .split('/')
    .map(decoded);
  const plain = PLAIN.find((screen) => screen === name);
  if (plain) return { screen: plain };
  if (name === 'member') return { screen: 'member', worker: one };
  if (name === 'indicator') return { screen: 'indicator', name: one };
  if (name === 'client' || name === 'visit') return { screen: name, id: one };
  if (name === 'form')
    return { screen: 'form', form: one, about: two, corrects: three, from: four };
  if (name === 'task' || name === 'outcome') {
    return { screen: name, key: { subject: one, rule: two, occurrence: three, cause: four } };
  }
  return { screen: 'home' };
}

export const route = signal<Route>(parseRoute(location.hash));

let before: Route = { screen: 'home' };

addEventListener('hashchange', () => {
  before = route.value;
  route.value = parseRoute(location.hash);
});

/** Goes on without leaving the present page in the history: back must not open a saved form. */
export function replaceWith(target: Route): void {
  history.replaceState(null, '', href(target));
  route.value = target;
}

/** After work was done: back to the household where it was begun, else on to the list. */
export function goOn(): void {
  if (before.screen === 'visit') history.back();
  else replaceWith({ screen: 'today' });
}
