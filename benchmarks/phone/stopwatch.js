// From a tap to the frame that shows what was asked for, by the browser's own clock.
(() => {
  let begun = null;
  let calls = [];
  let named = {};

  /** How long the database's thread worked in between, one call after the other. */
  function databaseUntil(end) {
    let free = begun;
    let busy = 0;
    for (const { asked, answered } of calls) {
      if (answered === null || answered > end) continue;
      busy += Math.max(0, answered - Math.max(asked, free));
      free = Math.max(free, answered);
    }
    return busy;
  }

  const stopwatch = {
    seen: null,
    /** `from`: a moment, or null to begin with the next tap. */
    arm(selector, from = null) {
      begun = from;
      calls = [];
      named = {};
      stopwatch.seen = null;
      const look = () =>
        requestAnimationFrame(() => {
          if (begun === null || !document.querySelector(selector)) return look();
          const painted = new MessageChannel();
          painted.port1.onmessage = () => {
            const now = performance.now();
            const page = now - (named.applyPage ?? now);
            stopwatch.seen = { ms: now - begun, database: databaseUntil(now), page };
          };
          painted.port2.postMessage(null);
        });
      look();
    },
  };

  addEventListener('click', ({ timeStamp }) => (begun ??= timeStamp), true);
  const Real = Worker;
  globalThis.Worker = class extends Real {
    waiting = new Map();
    constructor(...given) {
      super(...given);
      this.addEventListener('message', ({ data }) => {
        const call = this.waiting.get(data.id);
        if (call) call.answered = performance.now();
      });
    }
    postMessage(message, ...rest) {
      const call = { asked: performance.now(), answered: null };
      this.waiting.set(message.id, call);
      calls.push(call);
      named[message.name] = call.asked;
      super.postMessage(message, ...rest);
    }
  };
  globalThis.stopwatch = stopwatch;
  stopwatch.arm('#pin:focus', 0);
})();
