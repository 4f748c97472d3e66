import { say } from '../../ui/words';
import type { TriggerNode } from '../adapter';
import { FieldGroup } from '../Field';

interface Props {
  readonly node: TriggerNode;
  readonly checked: boolean;
}

/** Something that was read or done, and is ticked off (XLSForm `acknowledge`). */
export function TriggerWidget({ node, checked }: Props) {
  const { value, readonly } = node.currentState;
  return (
    <FieldGroup node={node} checked={checked}>
      <label class={value ? 'choice choice-on' : 'choice'}>
        <input
          type="checkbox"
          checked={value}
          disabled={readonly}
          onChange={({ currentTarget }) => node.setValue(currentTarget.checked)}
        />
        <span>{say('form-ok')}</span>
      </label>
    </FieldGroup>
  );
}
