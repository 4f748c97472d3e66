/** What every screen may use, handed down once. */

import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Role } from '../contract/server';
import type { Queries, QueryName } from '../store/api';
import type { Store } from '../store/client';
import type { Sync } from '../sync/sync';

export interface Services {
  readonly store: Store;
  readonly sync: Sync;
  readonly role: Role;
}

const Given = createContext<Services | null>(null);
export const ServicesProvider = Given.Provider;

export function useServices(): Services {
  const services = useContext(Given);
  if (!services) throw new Error('A screen outside of ServicesProvider.');
  return services;
}

/** An answer of the store, asked again after every change; undefined until the first came. */
export function useStored<Name extends QueryName>(
  name: Name,
  ...args: Parameters<Queries[Name]>
): ReturnType<Queries[Name]> | undefined {
  type Answer = ReturnType<Queries[Name]>;
  const { store } = useServices();
  const key = JSON.stringify([name, args]);
  const [answer, setAnswer] = useState<{ key: string; value: Answer }>();
  const changes = store.changes.value;
  // `key` stands for name and args, which are new objects each time.
  useEffect(() => {
    let wanted = true;
    const asked = store.call(name, ...(args as never)) as Promise<Answer>;
    void asked.then((value) => wanted && setAnswer({ key, value }));
    return () => {
      wanted = false;
    };
  }, [key, changes, store]);
  return answer?.key.startsWith(`["${name}"`) ? answer.value : undefined;
}
