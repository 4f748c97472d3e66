import type { ComponentChildren } from 'preact';

/** A screen without head and bar: before there is anything to show. */
export function Alone({ children }: { readonly children: ComponentChildren }) {
  return (
    <main class="alone">
      <img class="alone-mark" src="/icons/doorstep.svg" alt="" width="80" height="80" />
      {children}
    </main>
  );
}

interface MessageProps {
  readonly title: string;
  readonly lead?: string;
  readonly children?: ComponentChildren;
}

export function Message({ title, lead, children }: MessageProps) {
  return (
    <Alone>
      <h1>{title}</h1>
      {lead !== undefined && <p class="lead">{lead}</p>}
      {children}
    </Alone>
  );
}
