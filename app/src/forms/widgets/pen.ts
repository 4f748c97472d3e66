/** Drawing on a canvas with a finger, a pen or a mouse. */

import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

const WIDTH = 4;

/** `onStroke` is called when a line begins. */
export function usePen(board: RefObject<HTMLCanvasElement | null>, onStroke: () => void) {
  useEffect(() => {
    const canvas = board.current;
    const pen = canvas?.getContext('2d');
    if (!canvas || !pen) return;
    let down = false;

    /** Where on the canvas, however large it is shown. */
    const at = ({ clientX, clientY }: PointerEvent): [number, number] => {
      const { left, top, width, height } = canvas.getBoundingClientRect();
      return [
        ((clientX - left) / width) * canvas.width,
        ((clientY - top) / height) * canvas.height,
      ];
    };
    const begin = (event: PointerEvent) => {
      canvas.setPointerCapture(event.pointerId);
      down = true;
      Object.assign(pen, { lineWidth: WIDTH, lineCap: 'round', lineJoin: 'round' });
      pen.beginPath();
      pen.moveTo(...at(event));
      pen.lineTo(...at(event)); // a dot is a line too
      pen.stroke();
      onStroke();
    };
    const move = (event: PointerEvent) => {
      if (!down) return;
      pen.lineTo(...at(event));
      pen.stroke();
    };
    const end = () => {
      down = false;
    };
    canvas.addEventListener('pointerdown', begin);
    canvas.addEventListener('pointermove', move);
    canvas.addEventListener('pointerup', end);
    canvas.addEventListener('pointercancel', end);
    // The canvas goes with the component, and its listeners with it.
  }, []);

  return {
    clear(): void {
      const canvas = board.current;
      canvas?.getContext('2d')?.clearRect(0, 0, canvas.width, canvas.height);
    },
  };
}
