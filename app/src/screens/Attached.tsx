import { useState } from 'preact/hooks';
import { FileView } from '../ui/FileView';
import { Icon } from '../ui/Icon';
import { say } from '../ui/words';
import { fileFrom } from './files';
import { useServices } from './services';

/** The files that a submission came with. They are shown when somebody asks: data costs money. */
export function Attached({ names }: { readonly names: readonly string[] }) {
  return (
    <>
      {names.map((name) => (
        <OneFile key={name} name={name} />
      ))}
    </>
  );
}

type Shown = File | 'closed' | 'fetching' | 'absent' | 'unreachable';

function OneFile({ name }: { readonly name: string }) {
  const { store, sync } = useServices();
  const [shown, setShown] = useState<Shown>('closed');

  async function show(): Promise<void> {
    setShown('fetching');
    const here = await store.call('fileOf', name);
    if (here) setShown(fileFrom(name, here));
    else await bring();
  }

  async function bring(): Promise<void> {
    try {
      const found = await sync.fetchFile(name);
      const content = found ? await store.call('fileOf', name) : null;
      setShown(content ? fileFrom(name, content) : 'absent');
    } catch {
      setShown('unreachable');
    }
  }

  if (shown instanceof File) return <FileView content={shown} name={name} />;
  return (
    <p>
      <button
        type="button"
        class="button"
        disabled={shown === 'fetching'}
        onClick={() => void show()}
      >
        <Icon name="camera" />
        {say(shown === 'fetching' ? 'file-fetching' : 'file-show')}
      </button>
      {(shown === 'absent' || shown === 'unreachable') && (
        <span class="note" role="status">
          {say(`file-${shown}`)}
        </span>
      )}
    </p>
  );
}
