/** The version of a package's shape: an app that was renewed may still hold one of before. */

import type { Package } from '../contract/package';

/** As doorstep/protocol/package.py. */
export const PROTOCOL = 2;

type Of1 = Omit<Package, 'queries'> & {
  readonly queries: Record<'tasks_all' | 'tasks_of_subject' | 'affected', string>;
};

/** Until the server has sent it anew, one of version 1 does: its queries are good for any list. */
export function inPresentShape(pkg: Package): Package {
  if (pkg.protocol !== 1) return pkg;
  const { queries } = pkg as unknown as Of1;
  const lists = Object.keys(pkg.lists);
  const each = (sql: string) => Object.fromEntries(lists.map((list) => [list, sql]));
  const { tasks_of_subject, affected } = queries;
  return {
    ...pkg,
    queries: { ...queries, tasks_of_subject: each(tasks_of_subject), affected: each(affected) },
  };
}
