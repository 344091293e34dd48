// Medians, ratios and the printed table.

export interface Sample {
  readonly seconds: number;
  readonly megabytes: number;
}

export interface Row {
  readonly name: string;
  readonly stock: readonly Sample[];
  readonly ours: readonly Sample[];
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return NaN;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

export interface Summary {
  readonly name: string;
  readonly stockSeconds: number;
  readonly oursSeconds: number;
  readonly timeRatio: number;
  readonly stockMegabytes: number;
  readonly oursMegabytes: number;
  readonly memoryRatio: number;
}

export function summarize({ name, stock, ours }: Row): Summary {
  const [stockSeconds, oursSeconds] = [stock, ours].map((list) => median(list.map(({ seconds }) => seconds))) as [
    number,
    number,
  ];
  const [stockMegabytes, oursMegabytes] = [stock, ours].map((list) =>
    median(list.map(({ megabytes }) => megabytes)),
  ) as [number, number];
  return {
    name,
    stockSeconds,
    oursSeconds,
    timeRatio: oursSeconds / stockSeconds,
    stockMegabytes,
    oursMegabytes,
    memoryRatio: oursMegabytes / stockMegabytes,
  };
}

export function formatTable(summaries: readonly Summary[]): string {
  const header = ['row', 'stock s', 'ours s', 'ratio', 'stock MB', 'ours MB', 'ratio'];
  const rows = summaries.map((row) => [
    row.name,
    row.stockSeconds.toFixed(2),
    row.oursSeconds.toFixed(2),
    row.timeRatio.toFixed(2),
    row.stockMegabytes.toFixed(0),
    row.oursMegabytes.toFixed(0),
    row.memoryRatio.toFixed(2),
  ]);
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  return [header, ...rows]
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    )
    .join('\n');
}
