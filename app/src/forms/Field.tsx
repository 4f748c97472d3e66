import type { ComponentChildren } from 'preact';
import { Icon } from '../ui/Icon';
import { say } from '../ui/words';
import type { AnyLeafNode } from './adapter';
import { guidanceOf } from './guidance';
import { LabelMedia } from './LabelMedia';
import { isFaulty, misfitOf } from './misfit';
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
  const misfit = misfitOf(node);
  if (misfit) return say(`form-${misfit}`);
  const violation = node.validationState.violation;
  if (!violation) return '';
  const fallback = violation.condition === 'required' ? 'form-required' : 'form-constraint';
  return violation.message?.asString.trim() || say(fallback);
}

export function LabelText({ node }: { readonly node: AnyLeafNode }) {
  const { label, required, readonly } = node.currentState;
  return (
    <>
      <RichText text={label} />
      {!required && !readonly && <span class="optional"> {say('form-optional')}</span>}
    </>
  );
}

/** What stands under the question: its pictures and sounds, the hint, and more for who wants it. */
export function Hint({ node }: { readonly node: AnyLeafNode }) {
  const { label, hint } = node.currentState;
  const guidance = guidanceOf(node);
  return (
    <>
      <LabelMedia text={label} />
      {hint && (
        <p class="hint" id={idsOf(node).hint}>
          <RichText text={hint} />
        </p>
      )}
      {guidance !== '' && (
        <details class="guidance">
          <summary>{say('form-guidance')}</summary>
          <p>{guidance}</p>
        </details>
      )}
    </>
  );
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

/** A question with several controls: its label is the name of all of them. */
export function FieldGroup({ node, checked, children }: FieldProps) {
  const faulty = checked && isFaulty(node);
  return (
    <fieldset
      id={idsOf(node).control}
      class={faulty ? 'field field-faulty' : 'field'}
      aria-describedby={describedBy(node, checked)}
      tabIndex={-1}
    >
      <legend class="question">
        <LabelText node={node} />
      </legend>
      <Hint node={node} />
      {children}
      <Fault node={node} checked={checked} />
    </fieldset>
  );
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
