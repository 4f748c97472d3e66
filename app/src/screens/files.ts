import { typeOf } from '../engine/fileName';

/** Bytes of the store as browsers show them. */
export function fileFrom(name: string, content: Uint8Array): File {
  return new File([new Uint8Array(content)], name, { type: typeOf(name) });
}
