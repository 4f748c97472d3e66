/** What an import says of a record: everything, also what no form asks. */

import { IMPORT } from '../../src/engine/reading';
import { uuid } from './filled';
import { logged } from './phone';

const ENTITY = 'xmlns="http://www.opendatakit.org/xforms/entities"';

export interface Imported {
  /** Of the submission; its last digit is the day of November 2026. */
  readonly number: number;
  readonly list: string;
  readonly record: string;
  readonly values: Readonly<Record<string, string>>;
  readonly label?: string;
  readonly create?: boolean;
}

export function imported(of: Imported) {
  const { number, list, record, values, label = list, create = true } = of;
  const fields = Object.entries(values).map(([name, value]) => `<${name}>${value}</${name}>`);
  const kind = create ? 'create="1"' : 'update="1"';
  const xml = `<data xmlns:orx="http://openrosa.org/xforms" id="${IMPORT}" version="1">
    ${fields.join('')}
    <orx:meta><entity ${ENTITY} dataset="${list}" id="${record}" ${kind}>
      <label>${label}</label></entity>
      <orx:instanceID>uuid:${uuid(number)}</orx:instanceID></orx:meta></data>`;
  const day = String(Math.max(1, number % 10)).padStart(2, '0');
  return logged({ form: IMPORT, xml, happened: `2026-11-${day}` });
}
