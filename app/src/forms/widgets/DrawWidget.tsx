import { useContext, useEffect, useRef, useState } from 'preact/hooks';
import { FileView } from '../../ui/FileView';
import { Icon } from '../../ui/Icon';
import { say } from '../../ui/words';
import type { UploadNode } from '../adapter';
import { prepared } from '../chosen';
import { FieldGroup } from '../Field';
import { Keeping } from '../keeping';
import { setMisfit } from '../misfit';
import { tellForm } from '../telling';
import { usePen } from './pen';

interface Props {
  readonly node: UploadNode;
  readonly checked: boolean;
}

/** Drawn with the finger: a signature or a sketch. It is kept as a picture. */
export function DrawWidget({ node, checked }: Props) {
  const { value, readonly } = node.currentState;
  const keep = useContext(Keeping);
  useEffect(() => () => setMisfit(node, null), [node]);

  async function take(canvas: HTMLCanvasElement): Promise<void> {
    const file = await prepared(await pictureOf(canvas), node.maxPixels);
    await keep(file.name, new Uint8Array(await file.arrayBuffer()));
    node.setValue(file);
    setMisfit(node, null);
    tellForm(canvas);
  }

  return (
    <FieldGroup node={node} checked={checked}>
      {value ? (
        <>
          <FileView content={value} name={value.name} />
          {!readonly && (
            <button
              type="button"
              class="button"
              onClick={({ currentTarget }) => {
                const form = currentTarget.form;
                node.setValue(null);
                tellForm(form);
              }}
            >
              <Icon name="pen" />
              {say('form-draw-again')}
            </button>
          )}
        </>
      ) : (
        !readonly && <Board node={node} onKeep={take} />
      )}
    </FieldGroup>
  );
}

/** Shape of the board, in its own pixels. */
const WIDTH = 640;
const HEIGHT = 360;

interface BoardProps {
  readonly node: UploadNode;
  readonly onKeep: (canvas: HTMLCanvasElement) => Promise<void>;
}

function Board({ node, onKeep }: BoardProps) {
  const board = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState(false);
  const { clear } = usePen(board, () => {
    setDrawn(true);
    setMisfit(node, 'drawing');
  });
  return (
    <>
      <canvas
        ref={board}
        class="board"
        width={WIDTH}
        height={HEIGHT}
        role="img"
        aria-label={say('form-draw-here')}
      />
      <div class="buttons-row">
        <button
          type="button"
          class="button"
          disabled={!drawn}
          onClick={() => {
            clear();
            setDrawn(false);
            setMisfit(node, null);
          }}
        >
          {say('form-draw-clear')}
        </button>
        <button
          type="button"
          class="button button-main"
          disabled={!drawn}
          onClick={() => board.current && void onKeep(board.current)}
        >
          <Icon name="check" />
          {say('form-draw-keep')}
        </button>
      </div>
    </>
  );
}

function pictureOf(canvas: HTMLCanvasElement): Promise<File> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(new File([blob], 'drawing.png', { type: 'image/png' }));
      else reject(new Error('The drawing could not be made a picture.'));
    }, 'image/png');
  });
}
