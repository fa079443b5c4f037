interface CsvLine {
  readonly line: number;
  readonly cells: readonly string[];
}

/** RFC 4180, with semicolons and tabs too: some tables write those. Our own ' comes off once. */
export function parseCsv(text: string): readonly CsvLine[] {
  const body = text.replace(/^\uFEFF/, '');
  const head = body.split(/\r?\n/, 1)[0] ?? '';
  const separator = ['\t', ';'].find((one) => head.includes(one) && !head.includes(',')) ?? ',';
  const lines: CsvLine[] = [];
  let [cells, cell, isQuoted, line, startedAt]: [string[], string, boolean, number, number] = [
    [],
    '',
    false,
    1,
    1,
  ];
  const endCell = (): void => {
    cells.push(/^'[=+\-@\t\r']/.test(cell) ? cell.slice(1) : cell);
    cell = '';
  };
  const endLine = (): void => {
    endCell();
    if (cells.some((one) => one !== '')) lines.push({ line: startedAt, cells });
    cells = [];
  };
  for (let at = 0; at < body.length; at += 1) {
    const letter = body.charAt(at);
    if (letter === '\n') line += 1;
    if (isQuoted) {
      if (letter !== '"') cell += letter;
      else if (body.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (letter === '"' && cell === '') isQuoted = true;
    else if (letter === separator) endCell();
    else if (letter === '\n') {
      endLine();
      startedAt = line;
    } else if (letter !== '\r' || body.charAt(at + 1) !== '\n') cell += letter;
  }
  endLine();
  return lines;
}
