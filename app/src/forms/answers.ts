/** Answers in words, for the summary before saving. */

import { say } from '../ui/words';
import type { AnyLeafNode, SelectNode } from './adapter';

function chosenLabels(node: SelectNode): string {
  return node.currentState.value
    .map((value) => node.getValueOption(value)?.label.asString ?? value)
    .join(', ');
}

/** How to put an ISO text into words. */
export interface Shows {
  readonly date: (iso: string) => string;
  readonly dateTime: (iso: string) => string;
}

/** '' where there is no answer. */
export function answerText(node: AnyLeafNode, shows: Shows): string {
  if (node.nodeType === 'select') return chosenLabels(node);
  const text = node.currentState.instanceValue;
  if (node.nodeType === 'upload') return text === '' ? '' : say('form-file-there');
  if (node.nodeType !== 'input' || text === '') return text;
  if (node.valueType === 'date') return shows.date(text);
  return node.valueType === 'dateTime' ? shows.dateTime(text) : text;
}
