/** Codes in what the camera sees. The platform reads them, where it can: no library is brought. */

import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}

type DetectorClass = new () => Detector;

function detectorClass(): DetectorClass | undefined {
  return (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
}

export function canScan(): boolean {
  return detectorClass() !== undefined && 'mediaDevices' in navigator;
}

const EVERY_MS = 200;

/** True where the camera cannot be had. Stops with the component. */
export function useScanning(
  view: RefObject<HTMLVideoElement | null>,
  onFound: (text: string) => void,
): boolean {
  const [fault, setFault] = useState(false);
  useEffect(() => {
    let stream: MediaStream | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;

    async function begin(): Promise<void> {
      const asked = { video: { facingMode: 'environment' } };
      stream = await navigator.mediaDevices.getUserMedia(asked);
      const Detector = detectorClass();
      if (gone || !view.current || !Detector) return end();
      view.current.srcObject = stream;
      await view.current.play();
      look(new Detector());
    }

    function look(detector: Detector): void {
      timer = setTimeout(async () => {
        if (gone || !view.current) return;
        const [code] = await detector.detect(view.current).catch(() => []);
        if (code && !gone) onFound(code.rawValue);
        else look(detector);
      }, EVERY_MS);
    }

    function end(): void {
      gone = true;
      clearTimeout(timer);
      for (const track of stream?.getTracks() ?? []) track.stop();
    }

    begin().catch(() => setFault(true));
    return end;
  }, []);
  return fault;
}
