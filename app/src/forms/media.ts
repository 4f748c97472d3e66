/** Where widgets find the pictures and sounds of a form: the store, which this folder does not know. */

import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';

/** By the name that the form gives it; null when it is not on this phone. */
export type MediaOf = (name: string) => Promise<Blob | null>;

export const Media = createContext<MediaOf>(() => Promise.resolve(null));

/** The file that `jr://images/well.png` means. */
export function nameIn(source: URL): string {
  return decodeURIComponent(source.href.slice(source.href.lastIndexOf('/') + 1));
}

/** An address that this page can show; '' until it is there, null when it never will be. */
export function useMedia(source: URL | undefined): string | null {
  const mediaOf = useContext(Media);
  const name = source ? nameIn(source) : '';
  const [address, setAddress] = useState<string | null>('');
  useEffect(() => {
    let made = '';
    let gone = false;
    void mediaOf(name).then((file) => {
      if (gone) return;
      made = file ? URL.createObjectURL(file) : '';
      setAddress(made || null);
    });
    return () => {
      gone = true;
      URL.revokeObjectURL(made);
    };
  }, [name, mediaOf]);
  return address;
}
