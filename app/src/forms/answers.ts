/** Answers in words, for the summary before saving. */

import { say, showIsoDate, showIsoTime, showMonth, showNumber } from '../ui/words';
import { type AnyInputNode, type AnyLeafNode, hasAppearance, type SelectNode } from './adapter';
import { pointsIn } from './places';

const DAY_MS = 86_400_000;

function chosenLabels(node: SelectNode): string {
  return node.currentState.value
    .map((value) => node.getValueOption(value)?.label.asString ?? value)
    .join(', ');
}

/** '' where there is no answer. */
export function answerText(node: AnyLeafNode): string {
  const text = node.currentState.instanceValue;
  if (text === '') return '';
  switch (node.nodeType) {
    case 'select':
      return chosenLabels(node);
    case 'rank':
      return node.currentState.value
        .map((value, at) => `${at + 1}. ${node.getValueLabel(value)?.asString ?? value}`)
        .join(' · ');
    case 'upload':
      return say('form-file-there');
    case 'trigger':
      return say('form-ok');
    case 'input':
      return inputText(node, text);
    default:
      return text;
  }
}

function inputText(node: AnyInputNode, text: string): string {
  switch (node.valueType) {
    case 'date':
      return dateText(node, text);
    case 'dateTime':
      return showIsoTime(text);
    case 'time':
      return text.slice(0, 5);
    case 'geopoint':
    case 'geotrace':
    case 'geoshape':
      return placesText(text, node.valueType === 'geoshape');
    default:
      if (hasAppearance(node, 'masked')) return '•'.repeat(text.length);
      return hasAppearance(node, 'thousands-sep') ? showNumber(Number(text)) : text;
  }
}

function dateText(node: AnyInputNode, text: string): string {
  if (hasAppearance(node, 'year')) return text.slice(0, 4);
  if (hasAppearance(node, 'month-year')) return showMonth(Date.parse(text) / DAY_MS);
  return showIsoDate(text);
}

/** A point as numbers, since there is no map; of several, how many. A closed one repeats its first. */
export function placesText(text: string, closed = false): string {
  const points = pointsIn(text);
  const [only] = points;
  if (!only) return '';
  if (points.length > 1) return say('form-points', { number: points.length - Number(closed) });
  const { latitude, longitude, accuracy } = only;
  const place = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  return accuracy
    ? `${place} (${say('form-place-within', { metres: Math.ceil(accuracy) })})`
    : place;
}
