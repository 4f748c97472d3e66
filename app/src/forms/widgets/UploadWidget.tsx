import { useContext, useEffect, useState } from 'preact/hooks';
import { FileView } from '../../ui/FileView';
import { Icon } from '../../ui/Icon';
import { say } from '../../ui/words';
import { hasAppearance, type UploadNode } from '../adapter';
import { prepared, UnfitFile } from '../chosen';
import { describedBy, FieldGroup, idsOf } from '../Field';
import { Keeping } from '../keeping';
import { isFaulty, setMisfit } from '../misfit';
import { tellForm } from '../telling';
import { DrawWidget } from './DrawWidget';

type Medium = 'image' | 'audio' | 'video' | 'file';

function mediumOf(node: UploadNode): Medium {
  const { type } = node.nodeOptions.media;
  return type === 'image' || type === 'audio' || type === 'video' ? type : 'file';
}

/** What the phone offers to choose from; a photo is taken at once. */
const ACCEPTED: Readonly<Record<Medium, string>> = {
  image: 'image/*',
  audio: 'audio/*',
  video: 'video/mp4,video/webm',
  file: 'application/pdf,image/*,audio/*',
};

interface Props {
  readonly node: UploadNode;
  readonly checked: boolean;
}

/** A photo, a sound, a paper or a drawing. */
export function UploadWidget({ node, checked }: Props) {
  const drawn = hasAppearance(node, 'signature') || hasAppearance(node, 'draw');
  const Widget = drawn && mediumOf(node) === 'image' ? DrawWidget : ChosenWidget;
  return <Widget node={node} checked={checked} />;
}

/** Who a photo is of says which camera. */
function cameraOf(node: UploadNode): 'user' | 'environment' | undefined {
  if (mediumOf(node) !== 'image') return undefined;
  return hasAppearance(node, 'new-front') || hasAppearance(node, 'front') ? 'user' : 'environment';
}

/** Taken or chosen, shown, taken anew, removed. */
function ChosenWidget({ node, checked }: Props) {
  const { choose, remove, busy, fault } = useChoosing(node);
  const medium = mediumOf(node);
  const { value, readonly, required } = node.currentState;
  const action = value ? 'again' : 'choose';
  return (
    <FieldGroup node={node} checked={checked}>
      {value && <FileView content={value} name={value.name} />}
      <div class="buttons" aria-busy={busy}>
        <label class="button file-button">
          <Icon name={medium === 'image' ? 'camera' : 'plus'} />
          {say(busy ? 'form-file-working' : `form-${medium}-${action}`)}
          <input
            id={`${idsOf(node).control}-file`}
            type="file"
            accept={ACCEPTED[medium]}
            capture={cameraOf(node)}
            disabled={readonly || busy}
            required={required}
            aria-invalid={checked && isFaulty(node)}
            aria-describedby={describedBy(node, checked)}
            onChange={choose}
          />
        </label>
        {value && !readonly && (
          <button type="button" class="button-quiet" onClick={remove}>
            {say('form-file-remove')}
          </button>
        )}
      </div>
      {fault && (
        <p class="fault" role="alert">
          <Icon name="alert" />
          <span>{say(`form-file-${fault}`)}</span>
        </p>
      )}
    </FieldGroup>
  );
}

/** First it is kept, then it is the answer: a draft never names what is not there. */
function useChoosing(node: UploadNode) {
  const keep = useContext(Keeping);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => () => setMisfit(node, null), [node]);

  async function take(chosen: File): Promise<void> {
    const file = await prepared(chosen, node.maxPixels);
    await keep(file.name, new Uint8Array(await file.arrayBuffer()));
    node.setValue(file);
  }

  async function choose({ currentTarget }: { readonly currentTarget: HTMLInputElement }) {
    const chosen = currentTarget.files?.[0];
    if (!chosen) return;
    setBusy(true);
    setFault(null);
    try {
      await take(chosen);
    } catch (error) {
      if (!(error instanceof UnfitFile)) throw error;
      setFault(error.misfit);
    } finally {
      setBusy(false);
      currentTarget.value = ''; // the same one may be chosen again
      tellForm(currentTarget);
    }
  }

  function remove({ currentTarget }: { readonly currentTarget: HTMLElement }): void {
    node.setValue(null);
    setFault(null);
    tellForm(currentTarget);
  }

  return { choose, remove, busy, fault };
}
