/** Visits with a photo: the reference programme, as if its form of visits asked for one. */

import type { Package } from '../../src/contract/package';
import { nameOf } from '../../src/engine/fileName';
import { uuid, visit } from './filled';
import { programme } from './programme';

const { anc_visit: form } = programme.forms;
if (!form) throw new Error('no form anc_visit');

export const withPhoto: Package = {
  ...programme,
  forms: { ...programme.forms, anc_visit: { ...form, files: ['/data/next/card'] } },
};

/** More than two parts of an upload. */
export const PHOTO: Uint8Array = new Uint8Array(300_000).map((_, index) => (index * 7) % 251);

export function cardOf(content: Uint8Array): Promise<string> {
  return nameOf(content, 'jpg');
}

export function photographed(number: number, name: string): string {
  const xml = visit({ number, record: uuid(900) });
  return xml.replace('<next>', `<next><card>${name}</card>`);
}
