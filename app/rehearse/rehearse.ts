/** Rehearses one form: runs until every question and every choice came up, or it is enough. */

import { openForm } from '../src/forms/adapter';
import type { Rehearsal } from './answering';
import { Chance } from './chance';
import { culprits, messageOf } from './culprits';
import { hintsOf } from './hints';
import { Memory } from './memory';
import { othersFor, recordFor } from './records';
import type { Filled, FormFacts, Rehearsed, Request } from './request';
import { run } from './run';

const LEAST_RUNS = 24;
const MOST_RUNS = 160;
const MOST_MS = 20_000;

async function oneRun(form: FormFacts, at: number, rehearsal: Rehearsal): Promise<Filled | null> {
  const { hints, today, chance } = rehearsal;
  const record = recordFor(form, at, hints, today, chance);
  const others = othersFor(form, hints, today, chance);
  const { xml, aboutPath } = form;
  const source = { xml, aboutPath, record, others, tables: rehearsal.tables, draft: null };
  return run(await openForm(source), record?.id ?? null, form.aboutPath, rehearsal);
}

async function blame(form: FormFacts, error: unknown, memory: Memory): Promise<void> {
  for (const { question, column, detail } of await culprits(form)) {
    memory.fault('fails', question, detail, column);
  }
  if (memory.faults.size === 0) memory.fault('fails', null, messageOf(error));
}

export async function rehearse(
  form: FormFacts,
  { today, tables }: Pick<Request, 'today' | 'tables'>,
): Promise<Rehearsed> {
  const memory = new Memory();
  const chance = new Chance(form.name);
  const rehearsal = { hints: hintsOf(form.xml), today, tables, chance, memory };
  const filled: Filled[] = [];
  const end = performance.now() + MOST_MS;
  let runs = 0;
  while (runs < MOST_RUNS && performance.now() < end) {
    if (runs >= LEAST_RUNS && memory.isComplete()) break;
    runs += 1;
    try {
      const done = await oneRun(form, runs - 1, rehearsal);
      if (done) filled.push(done);
    } catch (error) {
      await blame(form, error, memory);
      break;
    }
  }
  const [questions, reached] = [[...memory.questions], [...memory.reached]];
  return { form: form.name, runs, faults: [...memory.faults.values()], questions, reached, filled };
}
