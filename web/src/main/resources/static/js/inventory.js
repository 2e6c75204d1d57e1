// The table of access patterns: moving with the keyboard, pasting, and what happens around the saving of a row.
// Everything else is HTML and htmx, and all of it works without this file.
'use strict';

document.documentElement.classList.add('rows-save-themselves');

const rowOf = (element) => element.closest('table.grid tbody tr');
const cellsOf = (row) => [...row.querySelectorAll('.cell')];

// Enter and Shift+Enter go down and up in the column; Escape brings back what is kept.
document.addEventListener('keydown', (event) => {
  const cell = event.target.closest('.cell');
  if (!cell || event.altKey || event.metaKey || event.isComposing) {
    return;
  }
  if (event.key === 'Enter' && event.ctrlKey) {
    event.preventDefault();
    cell.blur();
    document.getElementById('add-pattern').click();
  } else if (event.key === 'Enter') {
    event.preventDefault();
    const row = rowOf(cell);
    const next = event.shiftKey ? row.previousElementSibling : row.nextElementSibling;
    const target = next && next.querySelector(`[data-column="${cell.dataset.column}"]`);
    if (target) {
      target.focus();
      if (target.select) {
        target.select();
      }
    } else {
      cell.blur();
      cell.focus();
    }
  } else if (event.key === 'Escape' && cell.value !== (cell.dataset.kept || '')) {
    cell.value = cell.dataset.kept || '';
    if (cell.getAttribute('aria-invalid')) {
      cell.dispatchEvent(new Event('change', { bubbles: true }));
    }
  }
});

// Ctrl+Z takes back the last change that was saved. What is only typed is for the browser to take back, and a change that
// is on its way comes first.
let saving = 0;
let undoWanted = false;
const undo = () => {
  const form = document.getElementById('grid-undo');
  undoWanted = saving > 0 && form !== null;
  if (form && !undoWanted) {
    form.submit();
  }
};
document.addEventListener('htmx:beforeSend', () => { saving += 1; });
document.addEventListener('htmx:afterRequest', (event) => {
  saving -= 1;
  undoWanted = undoWanted && event.detail.successful;
});
document.addEventListener('htmx:afterSettle', (event) => {
  if (undoWanted && event.detail.target.id === 'inventory-summary') {
    undo();
  }
});
document.addEventListener('keydown', (event) => {
  if (event.key !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) {
    return;
  }
  const cell = event.target.closest('.cell');
  const typing = cell ? cell.value !== (cell.dataset.kept || '') : event.target.matches('input, textarea, select');
  if (!typing && document.getElementById('grid-undo')) {
    event.preventDefault();
    undo();
  }
});

// Cells of a spreadsheet go to the preview of an import; plain text is pasted as ever.
document.addEventListener('paste', (event) => {
  const cell = event.target.closest('.cell');
  const form = document.getElementById('grid-paste');
  const text = event.clipboardData ? event.clipboardData.getData('text/plain') : '';
  if (!cell || !form || !/[\t\n]/.test(text.replace(/\r?\n$/, ''))) {
    return;
  }
  event.preventDefault();
  if (text.length > 500000) {
    document.getElementById('paste-too-long').hidden = false;
    return;
  }
  const ids = [];
  for (let row = rowOf(cell); row; row = row.nextElementSibling) {
    ids.push(row.id);
  }
  form.elements.column.value = cell.dataset.column;
  form.elements.ids.value = ids.join(',');
  form.elements.rows.value = text;
  form.submit();
});

// While a row asks whose values to keep, only the answer to that may change it.
document.addEventListener('htmx:beforeRequest', (event) => {
  if (event.detail.elt.matches('table.grid tr') && event.detail.elt.querySelector('.grid-conflict')) {
    event.preventDefault();
  }
});

// A row that cannot be saved, or was changed by somebody else, comes back with what to do about it.
document.addEventListener('htmx:beforeSwap', (event) => {
  const row = rowOf(event.detail.target);
  if (!row) {
    return;
  }
  if (event.detail.xhr.status === 422 || event.detail.xhr.status === 409) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
  // What was typed while the answer was on its way must not get lost.
  const sent = event.detail.requestConfig.parameters;
  row.typed = row.typed || new Map();
  for (const cell of cellsOf(row)) {
    if (sent.has(cell.name) && sent.get(cell.name) !== cell.value) {
      row.typed.set(cell.id, cell.value);
    }
  }
});

document.addEventListener('htmx:afterSwap', (event) => {
  const row = rowOf(event.detail.target);
  if (!row) {
    return;
  }
  for (const cell of cellsOf(row).filter((candidate) => row.typed.has(candidate.id))) {
    cell.value = row.typed.get(cell.id);
    row.typed.delete(cell.id);
    if (cell !== document.activeElement) {
      cell.dispatchEvent(new Event('change', { bubbles: true }));
    }
  }
  listProblems();
  if (event.detail.xhr.status === 200) {
    const status = document.getElementById('grid-status');
    status.textContent = status.dataset.saved.replace('{id}', row.id);
  }
});

// The list above the table holds the problems of all rows, in the words that stand at the cells.
function listProblems() {
  const place = document.getElementById('grid-problems');
  const errors = [...document.querySelectorAll('table.grid .field-error[data-input]')];
  place.replaceChildren();
  if (errors.length === 0) {
    return;
  }
  const list = document.getElementById('problems-template').content.cloneNode(true);
  const title = list.querySelector('h2');
  title.textContent = errors.length === 1 ? title.dataset.one : title.dataset.many.replace('{n}', errors.length);
  for (const error of errors) {
    const link = document.createElement('a');
    link.href = `#${error.dataset.input}`;
    link.textContent = error.dataset.inList;
    const item = document.createElement('li');
    item.append(link);
    list.querySelector('ul').append(item);
  }
  place.append(list);
}

// A link to an input takes the focus there, so that typing can start.
document.addEventListener('click', (event) => {
  const link = event.target.closest('#grid-problems a');
  const cell = link && document.getElementById(link.hash.slice(1));
  if (cell) {
    event.preventDefault();
    cell.focus();
  }
});

// A file that is too large would be cut off on its way, without a sentence.
document.addEventListener('submit', (event) => {
  const input = event.target.querySelector('input[type="file"][data-most-bytes]');
  if (input && input.files.length > 0 && input.files[0].size > Number(input.dataset.mostBytes)) {
    event.preventDefault();
    document.getElementById('file-too-large').hidden = false;
    input.focus();
  }
});
