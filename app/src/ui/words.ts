/** Words for people, in the app's language. Programme words come with the programme. */

import { FluentBundle, FluentResource } from '@fluent/bundle';
import { signal } from '@preact/signals';
import type { Words } from '../contract/package';
import english from './locales/en.ftl?raw';

/** Languages that the app itself speaks. A programme may bring more, for its own words. */
const LOCALES = import.meta.glob<string>('./locales/*.ftl', { query: '?raw', import: 'default' });

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ps', 'ur']);
const FALLBACK = 'en';

type Arguments = Readonly<Record<string, string | number>>;

function bundleOf(tag: string, text: string): FluentBundle {
  // Isolation marks would get into copied names; no language here mixes directions yet.
  const bundle = new FluentBundle(tag, { useIsolating: false });
  bundle.addResource(new FluentResource(text));
  return bundle;
}

const fallback = bundleOf(FALLBACK, english);
const bundle = signal(fallback);

/** The app's language, as a tag. Reading it in a component shows the component anew. */
export const language = signal(FALLBACK);

/** Shows the app in a language; in English where it has no words of its own for it. */
export async function speak(tag: string): Promise<void> {
  const load = LOCALES[`./locales/${tag}.ftl`];
  bundle.value = load && tag !== FALLBACK ? bundleOf(tag, await load()) : fallback;
  language.value = tag;
  document.documentElement.lang = tag;
  document.documentElement.dir = directionOf(tag);
}

export function directionOf(tag: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(tag) ? 'rtl' : 'ltr';
}

/** The best of `offered` for this phone's own settings. */
export function preferredOf(offered: readonly string[]): string {
  const wanted = navigator.languages.map((tag) => tag.split('-')[0] ?? '');
  return wanted.find((tag) => offered.includes(tag)) ?? offered[0] ?? FALLBACK;
}

export const appLanguages: readonly string[] = Object.keys(LOCALES)
  .map((path) => path.slice('./locales/'.length, -'.ftl'.length))
  .sort();

/** A language's name for itself: "Kiswahili". */
export function nameOfLanguage(tag: string): string {
  const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}

export function say(id: string, args?: Arguments): string {
  for (const candidate of [bundle.value, fallback]) {
    const pattern = candidate.getMessage(id)?.value;
    if (pattern) return candidate.formatPattern(pattern, args);
  }
  return id;
}

/** Programme words in the app's language, or else in the first language that has them. */
export function wordsOf(words: Words): string {
  return words[language.value] ?? Object.values(words)[0] ?? '';
}

const DAY_MS = 86_400_000;

/** "en" alone would mean dates as in the United States, which no programme of ours writes. */
const DATE_STYLE: Readonly<Record<string, string>> = { en: 'en-GB' };

/** Making one takes a cheap phone a hundred times as long as using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function showDate(ms: number, options: Intl.DateTimeFormatOptions): string {
  const style = DATE_STYLE[language.value] ?? language.value;
  const key = style + JSON.stringify(options);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(style, options);
  formats.set(key, format);
  return format.format(ms);
}

/** An epoch day: "22 Nov 2026". */
export function showDay(day: number): string {
  return showDate(day * DAY_MS, { dateStyle: 'medium', timeZone: 'UTC' });
}

/** Local seconds: "22 Nov 2026, 14:05". */
export function showMoment(moment: number): string {
  const options = { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' } as const;
  return showDate(moment * 1000, options);
}

/** An epoch day with its weekday: "Sunday 22 November". */
export function showLongDay(day: number): string {
  const options = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  return showDate(day * DAY_MS, options);
}

/** The first day of a month: "Nov 2026" or, short, "Nov". */
export function showMonth(day: number, short = false): string {
  const year = short ? {} : ({ year: 'numeric' } as const);
  return showDate(day * DAY_MS, { month: 'short', ...year, timeZone: 'UTC' });
}

export function showIsoDate(iso: string): string {
  const ms = Date.parse(`${iso.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(ms) ? iso : showDay(ms / DAY_MS);
}

/** An ISO time without an offset, as it is written: "22 Nov 2026, 14:05". */
export function showIsoTime(iso: string): string {
  const ms = Date.parse(`${iso.slice(0, 19)}Z`);
  return Number.isNaN(ms) ? iso : showMoment(ms / 1000);
}

/** An ISO time on this phone's wall clock: "22 Nov 2026, 14:05". */
export function showTime(iso: string): string {
  return showDate(Date.parse(iso), { dateStyle: 'medium', timeStyle: 'short' });
}

/** An ISO time on this phone's wall clock, of today: "14:05". */
export function showClock(iso: string): string {
  return showDate(Date.parse(iso), { timeStyle: 'short' });
}

export function showNumber(number: number): string {
  return new Intl.NumberFormat(language.value).format(number);
}

/** 66.7 as "67 %", the way the language writes it. */
export function showPercent(percent: number): string {
  const style = { style: 'percent', maximumFractionDigits: 0 } as const;
  return new Intl.NumberFormat(language.value, style).format(percent / 100);
}
