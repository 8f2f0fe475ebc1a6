/**
 * The built site: every file by its path below the root, and every HTML page read into facts.
 * It comes from a folder, or from strings where a check is itself being tested.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { readPage, weight } from './page.mjs';

/** Sorts of page that every portal has; `<body data-page="…">` says which sort a page is. */
export const SORTS = [
  'home', 'province', 'district', 'commune', 'disclosure', 'kind', 'year', 'units', 'former-units',
  'catalogue', 'quarterly-list', 'method', 'page', '404',
];

/** A made-up address for resolving relative references; nothing is ever asked of it. */
const HERE = 'https://site.invalid/mounted/';

export class Site {
  /** @param {Map<string, Buffer>} files */
  constructor(files) {
    this.files = files;
    this.pages = [...files.keys()]
      .filter((path) => path.endsWith('.html'))
      .map((path) => readPage(path, files.get(path).toString('utf8')));
    this.page = new Map(this.pages.map((page) => [page.path, page]));
    /** Where the site says it is published, with a closing slash; undefined when it does not say. */
    this.address = this.page.get('index.html')?.canonical?.replace(/index\.html$/, '');
  }

  /** Everything below `folder`, in one fixed order. */
  static read(folder) {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
      .sort();
    const name = (path) => relative(folder, path).split(sep).join('/');
    return new Site(new Map(paths.map((path) => [name(path), readFileSync(path)])));
  }

  /** A site of strings: `Site.of({ 'index.html': '<!doctype html>…' })`. */
  static of(texts) {
    return new Site(new Map(Object.entries(texts).map(([path, text]) => [path, Buffer.from(text)])));
  }

  /** Paths that end so. */
  ending(end) {
    return [...this.files.keys()].filter((path) => path.endsWith(end));
  }

  text(path) {
    return this.files.get(path).toString('utf8');
  }

  weight(path) {
    return weight(this.files.get(path));
  }

  ofSort(sort) {
    return this.pages.filter((page) => page.sort === sort);
  }

  /** Of each sort the first page and the largest, and disclosures of each kind and state: they stand for all. */
  chosen() {
    const sorts = new Set([...SORTS, ...this.pages.map((page) => page.sort).filter(Boolean)]);
    const chosen = [...sorts].flatMap((sort) => {
      const pages = this.ofSort(sort);
      const largest = [...pages].sort((a, b) => b.html.length - a.html.length)[0];
      return [pages[0], largest].filter(Boolean);
    });
    return [...new Set([...chosen, ...this.oneOfEachKindAndState()])];
  }

  /** The first disclosure of each kind and of each state, as the data beside it names them. */
  oneOfEachKindAndState() {
    const first = new Map();
    for (const page of this.ofSort('disclosure')) {
      const data = this.dataBeside(page);
      for (const name of [data?.kind?.id, data?.status?.kind, data?.state]) {
        if (name && !first.has(name)) first.set(name, page);
      }
    }
    return [...first.values()];
  }

  /** What the JSON of a disclosure says; undefined when its page leads to none. */
  dataBeside(page) {
    const data = page.references
      .map(({ target }) => this.resolve(page.path, target).file)
      .filter((file) => file?.endsWith('.json') && this.files.has(file))
      .map((file) => JSON.parse(this.text(file)));
    return data.find(({ sample }) => typeof sample === 'boolean');
  }

  /**
   * Where a reference of the file at `from` leads: `{ file, anchor }` inside the site, or
   * `{ outside }` with the reason it is not inside.
   */
  resolve(from, target) {
    const published = this.address && target.startsWith(this.address);
    const inside = published ? HERE + target.slice(this.address.length) : target;
    let url;
    try {
      url = new URL(inside, HERE + encodeURI(from));
    } catch {
      return { outside: 'unreadable' };
    }
    if (!url.href.startsWith(HERE)) {
      return { outside: url.origin === new URL(HERE).origin ? 'above the site' : url.protocol };
    }
    const path = decodeURIComponent(url.pathname.slice(new URL(HERE).pathname.length));
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    return { file, anchor: decodeURIComponent(url.hash.slice(1)), folder: path.endsWith('/') };
  }

  /** The shortest way by links from one page to another, as the references to click. */
  way(from, isGoal) {
    const came = new Map([[from, undefined]]);
    for (const path of came.keys()) {
      if (isGoal(this.page.get(path))) return clicks(came, path);
      for (const { tag, target } of this.page.get(path).references) {
        if (tag !== 'a') continue;
        const { file } = this.resolve(path, target);
        if (this.page.has(file) && !came.has(file)) came.set(file, { from: path, target });
      }
    }
    return undefined;
  }
}

function clicks(came, goal) {
  const way = [];
  for (let step = came.get(goal); step; step = came.get(step.from)) way.unshift(step);
  return way;
}
