import { useEffect, useState } from 'preact/hooks';
import { say } from '../../ui/words';
import type { AnyInputNode } from '../adapter';
import { FieldGroup, idsOf } from '../Field';
import { type MisfitKind, setMisfit } from '../misfit';
import { type Point, pointsIn } from '../places';
import { tellForm } from '../telling';
import { Finding } from './Finding';
import { useLocating } from './locating';

interface Props {
  readonly node: AnyInputNode;
  readonly checked: boolean;
}

/** How well each point of a way is to be known, in metres. */
const GOOD = 10;

/** The corners that somebody walked to. A shape comes back to where it began. */
function cornersOf(node: AnyInputNode): Point[] {
  const points = pointsIn(node.currentState.instanceValue);
  return node.valueType === 'geoshape' ? points.slice(0, -1) : points;
}

function setCorners(node: AnyInputNode, corners: readonly Point[]): void {
  const [first] = corners;
  const isShape = node.valueType === 'geoshape';
  const enough = corners.length >= (isShape ? 3 : 2);
  const points = isShape && first ? [...corners, first] : corners;
  (node.setValue as (value: readonly Point[] | null) => unknown).call(node, enough ? points : null);
  const misfit: MisfitKind = isShape ? 'shape' : 'trace';
  setMisfit(node, enough || corners.length === 0 ? null : misfit);
}

/** A way or the edge of a field: one walks it, and adds a point at each corner. */
export function PathWidget({ node, checked }: Props) {
  const [corners, setTaken] = useState(() => cornersOf(node));
  const locating = useLocating(GOOD, add);
  useEffect(() => () => setMisfit(node, null), [node]);

  function change(next: readonly Point[]): void {
    setTaken([...next]);
    setCorners(node, next);
    tellForm(document.getElementById(idsOf(node).control));
  }

  function add(point: Point): void {
    locating.stop();
    change([...corners, point]);
  }

  return (
    <FieldGroup node={node} checked={checked}>
      <p class="place">
        <output>{say('form-points', { number: corners.length })}</output>
      </p>
      {corners.length > 1 && <Drawn corners={corners} closed={node.valueType === 'geoshape'} />}
      {!node.currentState.readonly && (
        <Finding
          locating={locating}
          worst={Number.POSITIVE_INFINITY}
          action={say('form-points-add')}
          onTake={add}
        />
      )}
      {corners.length > 0 && !node.currentState.readonly && (
        <button type="button" class="button-quiet" onClick={() => change(corners.slice(0, -1))}>
          {say('form-points-remove')}
        </button>
      )}
    </FieldGroup>
  );
}

const SIZE = 100;

/** Its form, with north at the top: there is no map without network. */
function Drawn({
  corners,
  closed,
}: {
  readonly corners: readonly Point[];
  readonly closed: boolean;
}) {
  const narrow = Math.cos(((corners[0]?.latitude ?? 0) * Math.PI) / 180);
  const xs = corners.map(({ longitude }) => longitude * narrow);
  const ys = corners.map(({ latitude }) => -latitude);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const wide = Math.max(Math.max(...xs) - left, Math.max(...ys) - top) || 1;
  const points = xs.map((x, at) => {
    const y = ys[at] ?? 0;
    return `${((x - left) / wide) * SIZE},${((y - top) / wide) * SIZE}`;
  });
  const Line = closed ? 'polygon' : 'polyline';
  return (
    <svg class="path-drawn" viewBox={`-6 -6 ${SIZE + 12} ${SIZE + 12}`} aria-hidden="true">
      <Line points={points.join(' ')} />
      {points.map((point) => {
        const [x, y] = point.split(',');
        return <circle key={point} cx={x} cy={y} r="3" />;
      })}
    </svg>
  );
}
