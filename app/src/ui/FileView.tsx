import { useEffect, useState } from 'preact/hooks';
import { say } from './words';

interface Props {
  readonly content: Blob;
  readonly name: string;
}

/** A picture, a sound, a film; a paper is opened. */
export function FileView({ content, name }: Props) {
  const url = useAddress(content);
  if (url === '') return null;
  const kind = content.type.split('/')[0];
  if (kind === 'image') return <img class="file-view" src={url} alt={say('file-photo')} />;
  // biome-ignore lint/a11y/useMediaCaption: what a worker recorded has none
  if (kind === 'audio') return <audio class="file-view" controls src={url} />;
  // biome-ignore lint/a11y/useMediaCaption: what a worker recorded has none
  if (kind === 'video') return <video class="file-view" controls src={url} />;
  return (
    <a class="button" href={url} download={name}>
      {say('file-open')}
    </a>
  );
}

/** Of this page only, and gone with it. */
function useAddress(content: Blob): string {
  const [url, setUrl] = useState('');
  useEffect(() => {
    const made = URL.createObjectURL(content);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [content]);
  return url;
}
