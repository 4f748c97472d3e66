/** What every screen may use, handed down once. */

import { createContext } from 'preact';
import { useContext, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Role } from '../contract/server';
import type { Queries, QueryName } from '../store/api';
import type { Store } from '../store/client';
import type { Sync } from '../sync/sync';

export interface Services {
  readonly store: Store;
  readonly sync: Sync;
  readonly role: Role;
  /** The people are made up: every screen says so. */
  readonly practising: boolean;
  /** Where pictures of forms are: her own store, also in practice. */
  readonly media: Store;
}

const Given = createContext<Services | null>(null);
export const ServicesProvider = Given.Provider;

export function useServices(): Services {
  const services = useContext(Given);
  if (!services) throw new Error('A screen outside of ServicesProvider.');
  return services;
}

interface Answer<Value> {
  readonly key: string;
  readonly value: Value;
  readonly text: string;
}

/**
 * An answer of the store, asked again after every change; undefined until the first came. What is the
 * same as before is not shown anew: most changes of a sync are none of this screen's.
 */
export function useStored<Name extends QueryName>(
  name: Name,
  ...args: Parameters<Queries[Name]>
): ReturnType<Queries[Name]> | undefined {
  type Value = ReturnType<Queries[Name]>;
  const { store } = useServices();
  const key = JSON.stringify([name, args]);
  const [answer, setAnswer] = useState<Answer<Value>>();
  const changes = store.changes.value;
  const wanted = useRef('');
  wanted.current = key;
  // `key` stands for name and args, which are new objects each time. Asked before the paint: an
  // effect that comes after it would let the database idle for a frame.
  useLayoutEffect(() => {
    const asked = store.call(name, ...(args as never)) as Promise<Value>;
    void asked.then((value) => {
      if (wanted.current !== key) return;
      const text = JSON.stringify(value) ?? '';
      const isSame = (before?: Answer<Value>) => before?.key === key && before.text === text;
      setAnswer((before) => (isSame(before) ? before : { key, value, text }));
    });
  }, [key, changes, store]);
  useLayoutEffect(() => {
    return () => {
      wanted.current = '';
    };
  }, []);
  return answer?.key.startsWith(`["${name}"`) ? answer.value : undefined;
}

/** Resolves once what was just put on the screen can be seen: nobody waits for what is done then. */
export function painted(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
