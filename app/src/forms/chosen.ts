/** A file as it was chosen, made ready to be kept: pictures small and without what cameras add. */

import { extensionOf, LARGEST_FILE, nameOf } from '../engine/fileName';

/** Long side of a picture, unless the form says otherwise: a card stays readable, in 200 kB. */
const PIXELS = 1600;
const QUALITY = 0.8;

export type Misfit = 'kind' | 'size' | 'picture';

export class UnfitFile extends Error {
  readonly misfit: Misfit;

  constructor(misfit: Misfit) {
    super(misfit);
    this.misfit = misfit;
  }
}

/** Named by its content. Throws UnfitFile. */
export async function prepared(chosen: File, maxPixels: number | null): Promise<File> {
  const made = chosen.type.startsWith('image/') ? await smaller(chosen, maxPixels) : chosen;
  const extension = extensionOf(made.type);
  if (extension === null) throw new UnfitFile('kind');
  if (made.size > LARGEST_FILE) throw new UnfitFile('size');
  const content = new Uint8Array(await made.arrayBuffer());
  return new File([content], await nameOf(content, extension), { type: made.type });
}

/** Drawn anew: where and when it was taken, and by which camera, does not come along. */
async function smaller(chosen: File, maxPixels: number | null): Promise<Blob> {
  const picture = await createImageBitmap(chosen).catch(() => {
    throw new UnfitFile('picture');
  });
  const scale = Math.min(1, (maxPixels ?? PIXELS) / Math.max(picture.width, picture.height));
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d');
  if (!pen) throw new UnfitFile('picture');
  pen.fillStyle = 'white'; // behind what is transparent
  pen.fillRect(0, 0, width, height);
  pen.drawImage(picture, 0, 0, width, height);
  picture.close();
  return canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
}
