import type { RecordFacts } from './source';

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Records of one list as a form sees them. Each look-up scans all rows: of the list that a form is
 * about it gets one only (facts of design section 5).
 */
export function recordCsv(records: readonly RecordFacts[]): string {
  const rows = records.map(rowOf);
  const names = Object.keys(rows[0] ?? rowOf({ ...NOBODY, properties: {} }));
  const lines = rows.map((row) => names.map((name) => cell(row[name] ?? '')).join(','));
  return `${[names.map(cell).join(','), ...lines].join('\n')}\n`;
}

const NOBODY = { list: '', id: '', label: '', version: 0 };

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
