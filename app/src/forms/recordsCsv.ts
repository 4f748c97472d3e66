import type { RecordFacts } from './source';

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function rowOf({ id, label, version, properties }: RecordFacts): Record<string, string> {
  return {
    ...properties,
    name: id,
    label,
    __version: String(version),
    __trunkVersion: String(version),
    __branchId: '',
  };
}

/**
 * Records of one list as a form sees it: few, since each look-up scans all rows, and more would make
 * the form slow.
 */
export function recordsCsv(records: readonly RecordFacts[]): string {
  const rows = records.map(rowOf);
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = rows.map((row) => names.map((name) => cell(row[name] ?? '')).join(','));
  return `${[names.map(cell).join(','), ...lines].join('\n')}\n`;
}
