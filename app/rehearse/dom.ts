/** The form engine expects a browser: here is as much of one as it looks at, before it loads. */

import { JSDOM } from 'jsdom';

const { window } = new JSDOM('');
const NAMES = Object.getOwnPropertyNames(window).filter(
  (name) => /^[A-Z]/.test(name) && !(name in globalThis),
);
for (const name of NAMES) Object.assign(globalThis, { [name]: window[name] });
Object.assign(globalThis, {
  window: globalThis,
  document: window['document'],
  __dirname: import.meta.dirname,
});
