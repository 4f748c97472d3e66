/** What the runs of one form have seen so far: later ones try what is still new. */

import type { Fault, FaultKind } from './request';

export class Memory {
  /** Paths of questions that were asked. */
  readonly reached = new Set<string>();
  readonly questions = new Set<string>();
  readonly faults = new Map<string, Fault>();
  private readonly used = new Map<string, number>();
  private readonly offered = new Set<string>();
  private readonly refused = new Set<string>();
  private readonly fitting = new Set<string>();

  fault(kind: FaultKind, question: string | null, detail: string, column = ''): void {
    const key = `${kind} ${question}`;
    if (!this.faults.has(key)) this.faults.set(key, { kind, question, detail, column });
  }

  /** An answer was found: what was said of earlier runs does not hold in general. */
  fits(question: string): void {
    this.fitting.add(question);
    this.faults.delete(`no-answer ${question}`);
  }

  hasFit(question: string): boolean {
    return this.fitting.has(question);
  }

  offer(question: string, choices: readonly string[]): void {
    for (const choice of choices) {
      const key = `${question} ${choice}`;
      if (!this.refused.has(key)) this.offered.add(key);
    }
  }

  use(question: string, value: string): void {
    const key = `${question} ${value}`;
    this.used.set(key, this.uses(question, value) + 1);
  }

  /** Refused once, it need not be taken to have been tried. */
  refuse(question: string, value: string): void {
    this.offered.delete(`${question} ${value}`);
    this.refused.add(`${question} ${value}`);
  }

  uses(question: string, value: string): number {
    return this.used.get(`${question} ${value}`) ?? 0;
  }

  /** Whether every question was asked and every choice taken. */
  isComplete(): boolean {
    const choices = [...this.offered].every((key) => this.used.has(key));
    return choices && [...this.questions].every((question) => this.reached.has(question));
  }
}
