import type { RecordFacts } from './source';

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * The record's list as a form sees it, with this one row: each look-up scans all rows, so more
 * would make the form slow (facts of design section 5).
 */
export function recordCsv({ id, label, version, properties }: RecordFacts): string {
  const row: Record<string, string> = {
    ...properties,
    name: id,
    label,
    __version: String(version),
    __trunkVersion: String(version),
    __branchId: '',
  };
  const names = Object.keys(row);
  const values = names.map((name) => cell(row[name] ?? ''));
  return `${names.map(cell).join(',')}\n${values.join(',')}\n`;
}
