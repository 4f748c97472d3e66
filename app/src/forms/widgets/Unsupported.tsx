import { Icon } from '../../ui/Icon';
import { say } from '../../ui/words';
import type { AnyNode } from '../adapter';
import { RichText } from '../RichText';

/** A kind of question that this version has no widget for: said, not hidden. */
export function Unsupported({ node }: { readonly node: AnyNode }) {
  return (
    <div class="field">
      <p class="question">
        <RichText text={node.currentState.label} />
      </p>
      <p class="note note-unsupported">
        <Icon name="info" />
        <span>{say('form-unsupported')}</span>
      </p>
    </div>
  );
}
