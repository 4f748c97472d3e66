/** A file is named by its content. As doorstep/protocol/submissions/files.py. */

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'audio/mpeg': 'mp3',
  'audio/mp3': 'mp3',
  'audio/mp4': 'm4a',
  'audio/x-m4a': 'm4a',
  'audio/m4a': 'm4a',
  'audio/ogg': 'ogg',
  'audio/wav': 'wav',
  'audio/x-wav': 'wav',
  'audio/webm': 'weba',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'application/pdf': 'pdf',
};

/** Bytes of one file that the server takes. */
export const LARGEST_FILE = 10_000_000;

/** Null for a kind that nobody takes. `type` may carry more, as "audio/webm;codecs=opus". */
export function extensionOf(type: string): string | null {
  return EXTENSIONS[type.split(';')[0]?.trim().toLowerCase() ?? ''] ?? null;
}

export function typeOf(name: string): string {
  const wanted = name.slice(name.lastIndexOf('.') + 1);
  const found = Object.entries(EXTENSIONS).find(([, extension]) => extension === wanted);
  return found?.[0] ?? 'application/octet-stream';
}

export async function nameOf(content: Uint8Array, extension: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(content));
  const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0'));
  return `${hex.join('')}.${extension}`;
}

export async function isWhole(name: string, content: Uint8Array): Promise<boolean> {
  return (await nameOf(content, name.slice(name.lastIndexOf('.') + 1))) === name;
}
