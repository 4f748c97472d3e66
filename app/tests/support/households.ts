/** Households of the conformance programme, as an import brings them: people, and their children. */

import { IMPORT } from '../../src/engine/reading';
import { uuid } from './filled';
import { logged } from './phone';
import { linked } from './programme';

const ENTITY = 'xmlns="http://www.opendatakit.org/xforms/entities"';

interface Said {
  readonly number: number;
  readonly list: string;
  readonly record: string;
  readonly label?: string;
  readonly values: Readonly<Record<string, string>>;
  readonly create?: boolean;
  readonly happened?: string;
}

/** An import says everything about a record, also what no form asks. */
export function imported({ number, list, record, values, create = true, ...rest }: Said) {
  const { label = list, happened = '2026-11-01' } = rest;
  const fields = Object.entries(values).map(([name, value]) => `<${name}>${value}</${name}>`);
  const kind = create ? 'create="1"' : 'update="1"';
  const xml = `<data xmlns:orx="http://openrosa.org/xforms" id="${IMPORT}" version="1">
    ${fields.join('')}
    <orx:meta><entity ${ENTITY} dataset="${list}" id="${record}" ${kind}>
      <label>${label}</label></entity>
      <orx:instanceID>uuid:${uuid(number)}</orx:instanceID></orx:meta></data>`;
  return { ...logged({ form: IMPORT, xml, happened }), form_version: linked.hash };
}
