import { Icon } from '../../ui/Icon';
import { type AnyLeafNode, hasAppearance } from '../adapter';
import { LabelMedia } from '../LabelMedia';
import { RichText } from '../RichText';

/** Advice that must not be overlooked: what to do now, or today. */
const JOB_AIDS = [
  { appearance: 'job-aid-emergency', class: 'aid aid-emergency' },
  { appearance: 'job-aid-today', class: 'aid aid-today' },
] as const;

/** Something to read. Job aids are loud, and read out when they appear. */
export function NoteWidget({ node }: { readonly node: AnyLeafNode }) {
  const aid = JOB_AIDS.find(({ appearance }) => hasAppearance(node, appearance));
  const text = <RichText text={node.currentState.label ?? node.currentState.hint} />;
  const media = <LabelMedia text={node.currentState.label} />;
  if (!aid) {
    return (
      <div class="note-text">
        {text}
        {media}
      </div>
    );
  }
  return (
    <div class={aid.class} role="alert">
      <Icon name="alert" />
      <div>
        {text}
        {media}
      </div>
    </div>
  );
}
