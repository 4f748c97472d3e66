import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../ui/Icon';
import { say } from '../ui/words';
import type { MediaText } from './adapter';
import { useMedia } from './media';

interface Props {
  readonly text: MediaText | null | undefined;
}

/** What helps those who read little: the picture, sound and film of a question or a choice. */
export function LabelMedia({ text }: Props) {
  if (!text) return null;
  const { imageSource, audioSource, videoSource } = text;
  return (
    <>
      {imageSource && <Picture source={imageSource} words={text.asString} />}
      {audioSource && <Listen source={audioSource} words={text.asString} />}
      {videoSource && <Film source={videoSource} />}
    </>
  );
}

export function hasMedia({ imageSource, audioSource, videoSource }: MediaText): boolean {
  return Boolean(imageSource ?? audioSource ?? videoSource);
}

interface MediumProps {
  readonly source: URL;
  /** What it belongs to. */
  readonly words: string;
}

/** The words stand beside it, so readers of screens need no second telling. */
export function Picture({ source, words }: MediumProps) {
  const address = useMedia(source);
  if (address === null) return <Missing />;
  return address === '' ? null : (
    <img class="label-picture" src={address} alt={words === '' ? say('file-photo') : ''} />
  );
}

function Missing() {
  return <p class="hint">{say('form-media-missing')}</p>;
}

/** One big button instead of a player. */
export function Listen({ source, words }: MediumProps) {
  const address = useMedia(source);
  const sound = useRef<HTMLAudioElement>(null);
  const [playing, setPlaying] = useState(false);
  useEffect(() => () => sound.current?.pause(), []);
  if (address === null) return <Missing />;

  function toggle(): void {
    if (playing) sound.current?.pause();
    else void sound.current?.play().catch(() => setPlaying(false));
  }

  return (
    <div class="listen">
      <button
        type="button"
        class="button-quiet"
        disabled={address === ''}
        aria-label={words === '' ? undefined : `${say('form-listen')}: ${words}`}
        aria-pressed={playing}
        onClick={toggle}
      >
        <Icon name={playing ? 'pause' : 'sound'} />
        {say('form-listen')}
      </button>
      {address && (
        // biome-ignore lint/a11y/useMediaCaption: it says what stands beside it
        <audio
          ref={sound}
          src={address}
          onPlay={() => setPlaying(true)}
          onPause={() => setPlaying(false)}
          onEnded={() => setPlaying(false)}
        />
      )}
    </div>
  );
}

export function Film({ source }: { readonly source: URL }) {
  const address = useMedia(source);
  if (address === null) return <Missing />;
  // biome-ignore lint/a11y/useMediaCaption: what it shows, the question says
  return address === '' ? null : <video class="label-picture" controls src={address} />;
}
