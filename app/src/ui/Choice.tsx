import type { ComponentChildren } from 'preact';

interface Props {
  /** Of the group: one of those with the same name is chosen. */
  readonly name: string;
  readonly value: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  /** The language of its words, where that is not the page's. */
  readonly lang?: string;
  readonly children: ComponentChildren;
}

/** One of several answers, as a large row with a native radio button. */
export function Choice({ name, value, chosen, onChoose, lang, children }: Props) {
  return (
    <label class={chosen ? 'choice choice-on' : 'choice'} lang={lang}>
      <input type="radio" name={name} value={value} checked={chosen} onChange={onChoose} />
      <span>{children}</span>
    </label>
  );
}
