/** A phone that lies about locks itself: the page begins anew, and with it goes what it knew. */

const IDLE_MS = 5 * 60_000;
const LOOK_MS = 15_000;

export function lockNow(): void {
  location.reload();
}

/** By the watch, which goes on while a phone sleeps; also when it was set back. */
export function lockWhenIdle(): void {
  let touched = Date.now();
  const look = () => {
    if (Math.abs(Date.now() - touched) > IDLE_MS) lockNow();
  };
  const touch = () => {
    look();
    touched = Date.now();
  };
  for (const kind of ['pointerdown', 'keydown']) addEventListener(kind, touch, { capture: true });
  document.addEventListener('visibilitychange', look);
  setInterval(look, LOOK_MS);
}
