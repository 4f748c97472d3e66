import { Icon } from '../../ui/Icon';
import { say } from '../../ui/words';
import type { AnyLeafNode } from '../adapter';
import { tellForm } from '../telling';

interface Props {
  readonly node: AnyLeafNode;
  readonly onClear: () => void;
}

/** What was touched by mistake need not stay: radio buttons cannot be taken back otherwise. */
export function Clear({ node, onClear }: Props) {
  const { instanceValue, required, readonly } = node.currentState;
  if (required || readonly || instanceValue === '') return null;
  return (
    <button
      type="button"
      class="button-quiet"
      onClick={({ currentTarget }) => {
        const form = currentTarget.form;
        onClear();
        tellForm(form);
      }}
    >
      <Icon name="erase" />
      {say('form-clear')}
    </button>
  );
}
