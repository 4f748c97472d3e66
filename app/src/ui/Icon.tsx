/** Our own icons, drawn on a grid of 24 with one line width. Words always stand beside them. */

const PATHS = {
  today: 'M2.5 11.5 12 3.5l9.5 8M5 9.5V20.5h14V9.5M9.5 20.5v-6.5h5v6.5',
  team: 'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M2.5 20c.4-4 3-6 6.5-6s6.1 2 6.5 6M16 4.5a3.5 3.5 0 0 1 0 6.3M18 14.4c2 .8 3.2 2.7 3.5 5.6',
  clients: 'M12 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4 21c.6-4.5 3.6-7 8-7s7.4 2.5 8 7',
  reports: 'M4 21h16M6.5 17v-5M12 17V5M17.5 17v-9',
  more: 'M4 6h16M4 12h16M4 18h16',
  filter: 'M3.5 5h17l-6.5 8v5.5l-4 2V13z',
  route:
    'M6 20.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5M18 8.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5M8.5 18H15a3 3 0 0 0 0-6H9a3 3 0 0 1 0-6h6.5',
  alert: 'M12 3 1.8 20.5h20.4zM12 10v5M12 17.8v.01',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M12 7v5l3.5 2',
  calendar: 'M4 6h16v14H4zM4 10.5h16M8 3v4M16 3v4',
  check: 'm4.5 12.5 5 5 10-11',
  forward: 'm9 5 7 7-7 7',
  back: 'm15 5-7 7 7 7',
  notDone: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M5.6 5.6l12.8 12.8',
  close: 'm5 5 14 14M19 5 5 19',
  plus: 'M12 4.5v15M4.5 12h15',
  search: 'M10.5 17.5a7 7 0 1 0 0-14 7 7 0 0 0 0 14M15.6 15.6 21 21',
  upload: 'M12 16V5M7 9.5 12 4.5l5 5M4.5 19.5h15',
  camera: 'M4 8h3.5L9 5.5h6L16.5 8H20v11.5H4zM12 17a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7',
  sync: 'M20 11a8 8 0 0 0-14.5-3.5L4 9M4 4v5h5M4 13a8 8 0 0 0 14.5 3.5L20 15M20 20v-5h-5',
  place:
    'M12 21s7-6.2 7-11.5a7 7 0 0 0-14 0C5 14.8 12 21 12 21M12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M12 11v6M12 7.5v.01',
  why: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M9.3 9.5a2.8 2.8 0 1 1 4 2.5c-.9.5-1.3 1-1.3 2M12 17v.01',
  call: 'M7 3.5 9.5 8 7.8 10c1 2.4 3 4.6 5.9 6l2-1.8 4.8 2.3c0 3-1.6 4-3.6 4C9.5 20 3.5 13.5 3.5 7c0-2 1-3.5 3.5-3.5',
  message: 'M4 5h16v11H9l-4.5 4V16H4z',
  lock: 'M6 11h12v9.5H6zM8.5 11V7.5a3.5 3.5 0 0 1 7 0V11M12 15v2',
  erase: 'M8.5 5.5H21v13H8.5L3 12zM11.5 9.5l5 5M16.5 9.5l-5 5',
  up: 'm5 15 7-7 7 7',
  down: 'm5 9 7 7 7-7',
  minus: 'M4.5 12h15',
  sound: 'M4 9.5v5h3.5L12 19V5L7.5 9.5zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11',
  pause: 'M8.5 5v14M15.5 5v14',
  scan: 'M4 8.5V4h4.5M15.5 4H20v4.5M20 15.5V20h-4.5M8.5 20H4v-4.5M7.5 8v8M11 8v8M14 8v8M16.5 8v8',
  pen: 'm4 20 1-4.5L16.5 4 20 7.5 8.5 19zM14 6.5l3.5 3.5',
  star: 'm12 3.5 2.6 5.6 6 .8-4.4 4.2 1.1 6L12 17.2 6.7 20l1.1-6L3.4 9.9l6-.8z',
  signedOut: 'M14 4h5v16h-5M10 8l-4 4 4 4M6 12h9',
} as const;

export type IconName = keyof typeof PATHS;

/** Arrows turn around where text runs from right to left. */
const TURNING: readonly IconName[] = ['forward', 'back', 'erase'];

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
      class={TURNING.includes(name) ? 'icon icon-turning' : 'icon'}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
