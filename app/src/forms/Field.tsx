import type { ComponentChildren } from 'preact';
import { Icon } from '../ui/Icon';
import { say } from '../ui/words';
import type { AnyLeafNode } from './adapter';
import { isFaulty, isMisfit } from './misfit';
import { RichText } from './RichText';

/** Ids that tie a question to its hint and its message. */
export function idsOf(node: AnyLeafNode) {
  const base = node.nodeId.replace(/\W/g, '-');
  return { control: base, hint: `${base}-hint`, fault: `${base}-fault` };
}

export function describedBy(node: AnyLeafNode, checked: boolean): string | undefined {
  const ids = idsOf(node);
  const parts = [];
  if (node.currentState.hint) parts.push(ids.hint);
  if (checked && isFaulty(node)) parts.push(ids.fault);
  return parts.length > 0 ? parts.join(' ') : undefined;
}

/** What is wrong, in the form's own words where its author gave some. */
export function faultText(node: AnyLeafNode): string {
  if (isMisfit(node)) return say(node.valueType === 'int' ? 'form-whole-number' : 'form-number');
  const violation = node.validationState.violation;
  if (!violation) return '';
  const fallback = violation.condition === 'required' ? 'form-required' : 'form-constraint';
  return violation.message?.asString.trim() || say(fallback);
}

export function LabelText({ node }: { readonly node: AnyLeafNode }) {
  const { label, required } = node.currentState;
  return (
    <>
      <RichText text={label} />
      {!required && <span class="optional"> {say('form-optional')}</span>}
    </>
  );
}

export function Hint({ node }: { readonly node: AnyLeafNode }) {
  const { hint } = node.currentState;
  return hint ? (
    <p class="hint" id={idsOf(node).hint}>
      <RichText text={hint} />
    </p>
  ) : null;
}

/** Messages appear once the page was checked, and go as soon as the answer is right. */
export function Fault({
  node,
  checked,
}: {
  readonly node: AnyLeafNode;
  readonly checked: boolean;
}) {
  return checked && isFaulty(node) ? (
    <p class="fault" id={idsOf(node).fault}>
      <Icon name="alert" />
      <span>{faultText(node)}</span>
    </p>
  ) : null;
}

interface FieldProps {
  readonly node: AnyLeafNode;
  readonly checked: boolean;
  readonly children: ComponentChildren;
}

/** Label, hint, control and message of a question with a single control. */
export function Field({ node, checked, children }: FieldProps) {
  const faulty = checked && isFaulty(node);
  return (
    <div class={faulty ? 'field field-faulty' : 'field'}>
      <label class="question" for={idsOf(node).control}>
        <LabelText node={node} />
      </label>
      <Hint node={node} />
      {children}
      <Fault node={node} checked={checked} />
    </div>
  );
}
