/** The data beside the pages: JSON that parses, CSV that a spreadsheet opens without questions. */

const BOM = '\uFEFF';

/** @returns {string[]} what is wrong, one line each */
export function dataFaults(site) {
  return [
    ...site.ending('.json').flatMap((path) => jsonFaults(path, site.text(path))),
    ...site.ending('.csv').flatMap((path) => csvFaults(path, site.text(path))),
  ];
}

function jsonFaults(path, text) {
  try {
    JSON.parse(text);
    return [];
  } catch (error) {
    return [`${path}: ${error.message}`];
  }
}

function csvFaults(path, text) {
  if (!text.startsWith(BOM)) return [`${path}: no byte order mark, so Excel shows it as garbage`];
  if (text.includes('\uFFFD')) return [`${path}: not UTF-8`];
  const records = readCsv(text.slice(1));
  const width = records[0].length;
  const ragged = records.findIndex((record) => record.length !== width);
  return ragged < 0 ? [] : [`${path}: record ${ragged + 1} has ${records[ragged].length} cells, not ${width}`];
}

/** RFC 4180. */
export function readCsv(text) {
  const records = [[]];
  const cell = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/y;
  while (cell.lastIndex < text.length) {
    const [, value, end] = cell.exec(text) ?? [, text.slice(cell.lastIndex), ''];
    records.at(-1).push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value);
    if (end === ',' && cell.lastIndex === text.length) records.at(-1).push('');
    if (end.endsWith('\n') && cell.lastIndex < text.length) records.push([]);
    if (end === '') break;
  }
  return records;
}
