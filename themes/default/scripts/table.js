// Long tables: a filter above, heads that sort a list, the way to the row that the address names.
// It makes what it needs: without it nothing is missing. For Chrome 60 and later.
(() => {
  // Without accents, however typed; 1.234 as 1234, and 12,5 stays one word.
  const fold = (text) => text.normalize('NFKD').toLowerCase()
    .replace(/[\u00ad\u0300-\u036f\u200b-\u200f\ufeff]/g, '').replace(/[đðɖ]/g, 'd')
    .replace(/(\d)\.(?=\d)/g, '$1').replace(/(\d),(?=\d)/g, '$1·')
    .replace(/[^0-9a-z·\u00c0-\u1fff\u2c00-\uffff]+/g, ' ').trim();

  // What a cell is sorted by; undefined where it holds none.
  const number = (text) => {
    const [, minus, digits, scale] = /^([−–-]?)(\d[\d.]*(?:,\d+)?)\s*(triệu|tỷ)?/.exec(text) || [];
    return digits && `${minus && '-'}${digits.replace(/\./g, '').replace(',', '.')}` * ({ triệu: 1e6, tỷ: 1e9 }[scale] || 1);
  };
  const date = (text) => {
    const [, day, month, year] = /^\D{0,9}(\d\d?)\/(\d\d?)\/(\d{4})/.exec(text) || [];
    return year && year * 1e4 + month * 100 + +day;
  };
  const word = (text) => (/^([–x-]?|ẩn|hidden|không phát sinh|none occurred)$/i.test(text) ? undefined : text);

  // Syllable by syllable, as a Vietnamese list is ordered: Hà Văn before Hạ An.
  const { compare } = new Intl.Collator('vi', { numeric: true });
  const alphabetical = (a, b) => {
    const others = b.split(/\s+/);
    return a.split(/\s+/).reduce((so, one, at) => so || compare(one, others[at] || ''), 0) || compare(a, b);
  };

  const isGone = ({ className }) => className === 'withdrawn';
  // Either way: values, cells without one (like beside like), withdrawn rows; equals as they stood.
  const sorted = (lines, column, isNumber, turn) => {
    const cells = lines.map((line, at) => {
      const cell = line.cells[column];
      const mark = cell.querySelector('.mark');
      return { line, at, text: cell.textContent.slice(mark ? mark.textContent.length : 0).trim() };
    });
    const count = (read) => cells.filter(({ text }) => read(text)).length;
    const read = isNumber ? number : count(date) * 2 > count(word) ? date : word;
    const order = read === word ? alphabetical : (a, b) => a - b;
    cells.forEach((cell) => {
      cell.value = read(cell.text);
      cell.rank = isGone(cell.line) ? 2 : +(cell.value === undefined);
    });
    return cells.sort((a, b) => a.rank - b.rank
      || (a.rank ? compare(a.text, b.text) : turn * order(a.value, b.value)) || a.at - b.at)
      .map(({ line }) => line);
  };

  const depth = ({ className }) => (/of-which/.test(className) ? 9 : +(/\bd(\d)/.exec(className) || [0]).pop());

  const clearers = [...document.querySelectorAll('[data-filter]')].map((box) => {
    const table = box.querySelector('table');
    const isList = /list-table/.test(table.className);
    const [label, unit, nothing] = box.dataset.filter.split('|');
    const bodies = [...table.tBodies].map((body) => {
      const title = body.querySelector('.group');
      return { body, title, lines: [...body.rows].filter((line) => line !== title) };
    });
    const texts = new Map();
    const text = (line, title) => {
      if (!texts.has(line)) {
        const cells = [...(title ? title.cells : []), ...line.cells];
        texts.set(line, ` ${fold(cells.map((cell) => cell.textContent).join(' '))} `);
      }
      return texts.get(line);
    };

    const bar = document.createElement('div');
    bar.className = 'table-filter';
    bar.innerHTML = '<label><input type="search" autocomplete="off"></label><p role="status"></p>';
    bar.firstChild.prepend(label);
    const input = bar.querySelector('input');
    input.setAttribute('aria-describedby', table.caption.id);
    const hint = box.previousElementSibling;
    (hint && hint.className === 'scroll-hint' ? hint : box).before(bar);

    const show = () => {
      const query = fold(input.value);
      // Every word is whole but the last, which may still be growing.
      const words = query.split(' ').map((one) => ` ${one} `);
      words.push(words.pop().slice(0, -1));
      let [found, all] = [0, 0];
      bodies.forEach(({ title, lines }) => {
        let above = [];
        lines.forEach((line) => {
          const has = !query || words.every((one) => text(line, title).includes(one));
          const counts = !isGone(line);
          line.hidden = !has && counts;
          line.classList.remove('above');
          all += counts;
          found += has && counts;
          if (isList) return;
          // A line of a form says little without the lines that it is part of.
          above = above.filter((other) => depth(other) < depth(line));
          if (has) {
            above.filter(({ hidden }) => hidden).forEach((other) => {
              other.hidden = false;
              other.classList.add('above');
            });
          }
          above.push(line);
        });
        if (title) title.hidden = lines.every(({ hidden }) => hidden);
      });
      bar.lastChild.textContent = `${found < all ? `${found}/` : ''}${all} ${unit}${found ? '' : `, ${nothing}`}`;
    };
    const clear = () => {
      input.value = '';
      show();
    };
    input.oninput = show;
    input.onkeydown = ({ key }) => key !== 'Escape' || clear();
    show();

    // A lowest head stands over one column; one above it may reach over several, or down.
    const covered = [];
    const heads = isList ? [...table.tHead.rows] : [];
    heads.forEach(({ cells }, y) => [...cells].forEach((head) => {
      let column = 0;
      while (covered[column] > y) column += 1;
      const down = y + head.rowSpan;
      for (let n = 0; n < head.colSpan; n += 1) covered[column + n] = down;
      if (down < heads.length) return;
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...head.childNodes);
      head.append(button);
      button.onclick = () => {
        const was = head.getAttribute('aria-sort');
        const now = was ? was === 'ascending' && 'descending' : 'ascending';
        table.querySelectorAll('[aria-sort]').forEach((other) => other.removeAttribute('aria-sort'));
        if (now) head.setAttribute('aria-sort', now);
        bodies.forEach(({ body, lines }) => {
          body.append(...(now ? sorted(lines, column, head.className === 'num', was ? -1 : 1) : lines));
        });
      };
    }));
    return (row) => row.hidden && table.contains(row) && clear();
  });

  // The browser marks the row and scrolls to it, but not to one that is filtered away; focus lets a
  // screen reader go on from there. A link to the row that is marked already is only a popstate.
  const jump = () => {
    const row = document.querySelector('tr:target');
    if (!row) return;
    clearers.forEach((clear) => clear(row));
    row.tabIndex = -1;
    row.focus();
    row.scrollIntoView();
  };
  ['load', 'hashchange', 'popstate'].forEach((event) => addEventListener(event, jump));
})();
