/** The server's shelf, in memory: it takes files in parts, as doorstep/server/sync/uploads.py does. */

import type { Upload, UploadsAnswer } from '../../src/contract/server';
import { isWhole } from '../../src/engine/fileName';
import { type FilePart, ServerFailure } from '../../src/sync/server';

export class Shelf {
  readonly files = new Map<string, Uint8Array>();
  readonly begun = new Map<string, Uint8Array>();
  /** Requests with bytes that arrived. */
  parts = 0;
  /** The line is cut at the answer to this part, counted down; after that it holds. */
  cutAt = 0;
  refusal: ServerFailure | null = null;
  /** Names of which no submission is here. */
  readonly unknown = new Set<string>();

  uploads(names: readonly string[]): UploadsAnswer {
    return { files: names.map((name) => this.told(name)) };
  }

  private told(name: string): Upload {
    const whole = this.files.get(name);
    const have = (whole ?? this.begun.get(name))?.length ?? 0;
    return { name, wanted: !whole && !this.unknown.has(name), have };
  }

  async take({ name, at, size, part }: FilePart): Promise<Upload> {
    if (this.refusal) throw this.refusal;
    this.parts += 1;
    const before = this.begun.get(name) ?? new Uint8Array();
    if (at === before.length) {
      const content = new Uint8Array([...before, ...part]);
      this.begun.set(name, content);
      if (content.length === size) {
        if (!(await isWhole(name, content))) throw new ServerFailure('refused', '', 'file_damaged');
        this.files.set(name, content);
      }
    }
    if (this.cutAt > 0 && --this.cutAt === 0) throw new ServerFailure('unreachable', 'cut');
    return this.told(name);
  }
}
