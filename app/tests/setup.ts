/** The form engine's parser looks for `__dirname` when it runs in Node. */
Object.assign(globalThis, { __dirname: import.meta.dirname });
