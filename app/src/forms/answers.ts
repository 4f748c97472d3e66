/** Answers in words, for the summary before saving. */

import { say } from '../ui/words';
import type { AnyLeafNode, SelectNode } from './adapter';

function chosenLabels(node: SelectNode): string {
  return node.currentState.value
    .map((value) => node.getValueOption(value)?.label.asString ?? value)
    .join(', ');
}

/** '' where there is no answer. `showDate` puts an ISO date into words. */
export function answerText(node: AnyLeafNode, showDate: (iso: string) => string): string {
  if (node.nodeType === 'select') return chosenLabels(node);
  const text = node.currentState.instanceValue;
  if (node.nodeType === 'upload') return text === '' ? '' : say('form-file-there');
  return node.nodeType === 'input' && node.valueType === 'date' && text !== ''
    ? showDate(text)
    : text;
}
